"""Frictionless Data Packages: the tables as typed CSV, beside a description that programs read.

Table Schema: https://specs.frictionlessdata.io/table-schema/
"""

from __future__ import annotations

import json

from spacecoop.views.tables import TABLES
from spacecoop.views.typed import fields
from spacecoop.views.types import DAY, FLAG, ID, INTEGER, NUMBER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from spacecoop.catalogue import Catalogue
    from spacecoop.views.typed import Field

TYPES = {DAY.name: "date", FLAG.name: "boolean", INTEGER.name: "integer", NUMBER.name: "number"}
"""The types of Table Schema for ours; all others are texts."""
NEUTRAL = "An apostrophe stands before a text that a spreadsheet would take for a formula."


def describe(catalogue: Catalogue, names: Sequence[str], folder: Path) -> None:
    """Write the description of the tables in a folder."""
    text = json.dumps(package(catalogue, names), ensure_ascii=False, indent=2)
    folder.joinpath("datapackage.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")


def package(catalogue: Catalogue, names: Sequence[str]) -> dict[str, Any]:
    """Describe some tables of a catalogue: where they stand, and what their columns mean."""
    return {
        "profile": "tabular-data-package",
        "name": "spacecoop",
        "title": f"spacecoop: international space cooperation, as of {catalogue.day}",
        "description": f"Who does what with whom in space, and who says so. {NEUTRAL}",
        "version": catalogue.version or str(catalogue.day),
        "licenses": [{"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "resources": [_resource(name, names) for name in names],
    }


def _resource(name: str, names: Sequence[str]) -> dict[str, Any]:
    found = fields(name)
    keys = [field.name for field in found if field.name == "id"]
    schema: dict[str, Any] = {"fields": [_field(field) for field in found], "missingValues": [""]}
    if keys:
        schema["primaryKey"] = "id"
    keyed = [field.name for field in found if field.name in ("record", "source") and field.name in names]
    if keyed:
        schema["foreignKeys"] = [{"fields": key, "reference": {"resource": key, "fields": "id"}} for key in keyed]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": TABLES[name].many.capitalize(),
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(field: Field) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": field.name,
        "type": "array" if field.type.many else TYPES.get(field.type.name, "string"),
        "description": field.about,
    }
    if field.unit:
        said["unit"] = field.unit
    if field.type.standard:
        said["definition"] = field.type.vocabulary or field.type.standard
    constraints: dict[str, Any] = (
        {"required": True} if field.name in ("id", "record") and field.type.name == ID.name else {}
    )
    if field.type.vocabulary and not field.type.many:
        from spacecoop.records import vocabulary

        constraints["enum"] = [str(word) for word in getattr(vocabulary, field.type.vocabulary)]
    if constraints:
        said["constraints"] = constraints
    return said
