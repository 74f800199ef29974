"""A whole catalogue as JSON or JSON Lines, in the form in which records are authored; `store/document.py` reads both back."""

from __future__ import annotations

import json

from spacecoop.store.convert import unstructure
from spacecoop.store.days import OPEN_LAST
from spacecoop.store.document import PLURALS
from spacecoop.store.folder import Folder
from spacecoop.store.output import new_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any, TextIO

    from spacecoop.catalogue import Catalogue
    from spacecoop.views.export import Progress


def write(catalogue: Catalogue, path: Path, form: str, progress: Progress | None = None) -> None:
    """Write a catalogue as `json` or `jsonl`, or the JSON Schema of its records, whole or not at all. Raises ExportError."""
    with new_file(path) as file, file.open("w", encoding="utf-8", newline="\n") as target:
        if form == "schema":
            from spacecoop.store.json_schema import schema

            target.write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
            return
        whole = _whole(catalogue)
        (_lines if form == "jsonl" else _document)(whole, target, progress)


def _whole(catalogue: Catalogue) -> Catalogue:
    """Give the catalogue itself; of a view as of a day, a catalogue of what it holds."""
    if catalogue._reader.database.meta["day"] == str(catalogue.day):
        return catalogue
    folder = Folder()
    path = f"{folder.path}/catalogue.sqlite"
    catalogue.write(path)
    return type(catalogue)._kept(path, folder)


def _items(catalogue: Catalogue, progress: Progress | None) -> Iterator[tuple[str, bool, str]]:
    """Give every record and source in the file by kind and id: the kind, whether it is in no answer, and its JSON."""
    numbers = catalogue._reader.database.rows("select n, kind, since from record order by kind, id")
    for done, (n, kind, since) in enumerate(numbers, start=1):
        yield kind, since == OPEN_LAST, json.dumps(unstructure(catalogue.load(n)), ensure_ascii=False)
        if progress is not None and (done % 500 == 0 or done == len(numbers)):
            progress(done, len(numbers))


def _lines(catalogue: Catalogue, target: TextIO, progress: Progress | None) -> None:
    target.write(json.dumps({"type": "catalogue", **_edition(catalogue)}, ensure_ascii=False) + "\n")
    for kind, unseen, body in _items(catalogue, progress):
        hidden = ', "unseen": true' if unseen else ""
        target.write(f'{{"type": "{kind}"{hidden}, {body[1:]}\n')


def _document(catalogue: Catalogue, target: TextIO, progress: Progress | None) -> None:
    head = json.dumps(_edition(catalogue), ensure_ascii=False, indent=2).removesuffix("\n}")
    target.write(head)
    unseen: list[str] = []
    before: str | None = None
    for kind, hidden, body in _items(catalogue, progress):
        target.write(
            f'{"" if before is None else chr(10) + "  ]"},\n  "{PLURALS[kind]}": [\n' if kind != before else ",\n"
        )
        target.write(f"    {body}")
        before = kind
        if hidden:
            unseen.append(json.loads(body)["id"])
    target.write("\n  ]" if before is not None else "")
    target.write(f',\n  "unseen": {json.dumps(unseen)}' if unseen else "")
    target.write("\n}\n")


def _edition(catalogue: Catalogue) -> dict[str, Any]:
    version = {"version": catalogue.version} if catalogue.version else {}
    return {**version, "day": catalogue.day.isoformat(), **catalogue._credit, "content": catalogue._content}
