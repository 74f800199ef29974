"""The JSON Schema of catalogues in JSON, made from the classes of the records: what they accept, as far as a schema can say.

https://json-schema.org/draft/2020-12/schema
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from attrs import NOTHING, fields, has

from spacecoop.records import checks
from spacecoop.records.elements import Instrument, Participant
from spacecoop.records.vocabulary.base import Vocabulary
from spacecoop.store.authored import Edition
from spacecoop.store.convert import TYPING_ONLY
from spacecoop.store.files import FOLDERS
from spacecoop.values.codes import COUNTRIES, CURRENCIES, FORMER_COUNTRIES
from spacecoop.values.dates import PartialDate
from spacecoop.values.money import Money, PriceBasis, currency

Schema = dict[str, Any]

_DAY = r"\d{4}(-(0[1-9]|1[0-2]|2[1-4]|3[3-6])|-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?|\d{3}X"
_ONE = rf"({_DAY})[~?%]?"
DATE = rf"^({_ONE}|({_ONE}|\.\.)/({_ONE}|\.\.))$"
NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"
SLUG = rf"^{checks.SLUG.pattern}$"
"""As wide as what the classes accept, or a little wider: they also count days of months, and look at whole records."""

_TEXT: Schema = {"type": "string", "minLength": 1}
_ID: Schema = {"type": "string", "pattern": SLUG}
_COUNTRY: Schema = {"enum": sorted({*COUNTRIES, *FORMER_COUNTRIES})}
_BODY: Schema = {"anyOf": [_ID, _COUNTRY]}
_NUMBER: Schema = {"type": "string", "pattern": NUMBER}

_ACCEPTED: dict[Any, Schema] = {
    checks.slug: _ID,
    checks.optional_slug: _ID,
    checks.slugs: {"type": "array", "items": _ID, "uniqueItems": True},
    checks.source_ids: {"type": "array", "items": _ID, "uniqueItems": True, "minItems": 1},
    checks.country: _COUNTRY,
    checks.optional_body: _BODY,
    checks.bodies: {"type": "array", "items": _BODY, "uniqueItems": True},
    checks.url: {"type": "string", "pattern": "^https?://"},
    currency: {"enum": sorted(CURRENCIES)},
    checks.whole: {"type": "integer", "minimum": 0},
}
"""What a converter accepts, where that is less than the type of its field says."""


def schema() -> Schema:
    """Give the schema of a whole catalogue; `$defs` has that of each class."""
    found: dict[str, Schema] = {}
    lists = {name: {"type": "array", "items": _class(cls, found)} for name, cls in FOLDERS.items()}
    edition = _object(Edition, found)["properties"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A catalogue of spacecoop",
        "type": "object",
        "properties": {**edition, "content": _TEXT, **lists, "unseen": {"type": "array", "items": _ID}},
        "additionalProperties": False,
        "$defs": dict(sorted(found.items())),
    }


def _class(cls: Any, found: dict[str, Schema]) -> Schema:
    if cls.__name__ not in found:
        found[cls.__name__] = {}
        found[cls.__name__] = _object(cls, found)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _object(cls: Any, found: dict[str, Schema]) -> Schema:
    kinds = get_type_hints(cls, localns=TYPING_ONLY)
    properties: dict[str, Schema] = {}
    required: list[str] = []
    for spec in fields(cls):
        kind = kinds[spec.name]
        if kind is Money:
            inner = _object(Money, found)
            properties |= inner["properties"]
            required += inner["required"]
        elif kind == Money | None:
            properties[spec.alias] = _NUMBER
        elif spec.init:
            properties[spec.alias] = _ACCEPTED.get(spec.converter) or _value(kind, found)
            if spec.default is NOTHING:
                required.append(spec.alias)
    if cls is Instrument:
        properties["providers"]["items"] = _provider(found)
    about = (cls.__doc__ or "").partition("\n")[0]
    return {
        **({"description": about} if about else {}),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _provider(found: dict[str, Schema]) -> Schema:
    """Give the schema of a provider: one without sources has those of its instrument."""
    whole = _object(Participant, found)
    found["Provider"] = {**whole, "required": [key for key in whole["required"] if key != "sources"]}
    return {"$ref": "#/$defs/Provider"}


def _value(kind: Any, found: dict[str, Schema]) -> Schema:
    if NoneType in get_args(kind):
        (kind,) = (one for one in get_args(kind) if one is not NoneType)
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _value(get_args(kind)[0], found)}
    if get_origin(kind) is Mapping:
        return {"type": "object", "additionalProperties": _value(get_args(kind)[1], found)}
    if has(kind) and kind is not PriceBasis:
        return _class(kind, found)
    if issubclass(kind, Vocabulary):
        return {"enum": [str(word) for word in kind]}
    return _PLAIN[kind]


_PLAIN: dict[Any, Schema] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: _NUMBER,
    PartialDate: {"type": "string", "pattern": DATE},
    PriceBasis: {"type": "string", "pattern": r"^(current|unknown|\d{4})$"},
}
