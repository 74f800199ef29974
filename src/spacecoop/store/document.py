"""A catalogue as one JSON or JSON Lines file: what stands in it, and reading it as strictly as authored files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from spacecoop.errors import DataError, shown
from spacecoop.store.authored import Edition
from spacecoop.store.build import content_hash
from spacecoop.store.convert import step, structure, unknown
from spacecoop.store.database import CREDIT
from spacecoop.store.files import FOLDERS

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from spacecoop.records.record import Record
    from spacecoop.records.source import Source

PLURALS: Mapping[str, str] = {getattr(cls, "RECORD_KIND", "source"): name for name, cls in FOLDERS.items()}
"""By kind, the list in which its records stand."""
HEAD = ("version", "day", *CREDIT, "content")
"""What a file says of the catalogue; `content` is the hash by which two are equal."""


@frozen
class Document:
    """What a file holds; what is `unseen` is there only for those that refer to it."""

    items: tuple[Record | Source, ...]
    day: date | None
    version: str | None
    credit: Mapping[str, str]
    unseen: frozenset[str]
    content: str | None

    @property
    def is_whole(self) -> bool:
        """Whether the file holds a catalogue as it was written, and nobody has touched it since: nothing is left to check."""
        return self.day is not None and self.content == content_hash(self.items, self.day, self.unseen)


def read(path: Path) -> Document:
    """Read a file, JSON Lines if its name ends in `.jsonl`. Raises DataError with everything that is wrong in it."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise DataError([f"{path}: {error.strerror}"]) from None
    except UnicodeDecodeError:
        raise DataError([f"{path}: not UTF-8"]) from None
    head, entries, unseen = (_lines if path.suffix == ".jsonl" else _document)(text, path.name)
    findings: list[str] = []
    edition = Edition()
    content = head.pop("content", None)
    try:
        edition = structure(Edition, head, path.name)
    except DataError as error:
        findings += error.findings
    items: list[Any] = []
    for kind, place, body in entries:
        id = body.get("id") if isinstance(body, dict) else None
        known = id if isinstance(id, str) and id.isprintable() and len(id) <= 200 else place
        try:
            items.append(structure(FOLDERS[kind], body, f"{path.name}: {known}"))
        except DataError as error:
            findings += error.findings
    if findings:
        raise DataError(sorted(findings))
    day = edition.day.latest if edition.day else None
    told = content if isinstance(content, str) else None
    return Document(tuple(items), day, edition.version, edition.credit, unseen, told)


Found = tuple[dict[str, Any], list[tuple[str, str, Any]], frozenset[str]]
"""The edition, each entry with its folder and place, and the ids of what is unseen."""


def _document(text: str, name: str) -> Found:
    body = _parsed(text, name)
    if not isinstance(body, dict):
        raise DataError([f"{name}: not a JSON object"])
    known = (*HEAD, *FOLDERS, "unseen")
    findings = [f"{name}: {step(key).lstrip('.')}: {unknown(key, known)}" for key in body if key not in known]
    lists = {key: value for key, value in body.items() if key in (*FOLDERS, "unseen")}
    findings += [f"{name}: {key}: not a list" for key, value in lists.items() if not isinstance(value, list)]
    unseen = lists.get("unseen", [])
    ids = (
        [one.get("id") for key in FOLDERS for one in body.get(key, ()) if isinstance(one, dict)] if not findings else []
    )
    if isinstance(unseen, list) and ids:
        findings += [f"{name}: unseen: {shown(one)} is no id in this file" for one in unseen if one not in ids]
    if findings:
        raise DataError(sorted(findings))
    lists.pop("unseen", None)
    entries = [(key, f"{key}[{n}]", one) for key, value in lists.items() for n, one in enumerate(value)]
    return (
        {key: value for key, value in body.items() if key in HEAD},
        entries,
        frozenset(unseen),
    )


def _lines(text: str, name: str) -> Found:
    head: dict[str, Any] | None = None
    entries: list[tuple[str, str, Any]] = []
    unseen: set[str] = set()
    findings: list[str] = []
    for n, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            body = _parsed(line, f"{name}: line {n}")
        except DataError as error:
            findings += error.findings
            continue
        kind = body.pop("type", None) if isinstance(body, dict) else None
        if kind == "catalogue":
            if head is not None:
                findings.append(f"{name}: line {n}: the catalogue stands twice")
            head = body
        elif isinstance(kind, str) and kind in PLURALS:
            hidden = body.pop("unseen", False)
            if hidden is True:
                unseen.add(str(body.get("id")))
            elif hidden is not False:
                findings.append(f"{name}: line {n}: unseen: {shown(hidden)} is neither true nor false")
            entries.append((PLURALS[kind], f"line {n}", body))
        else:
            findings.append(f"{name}: line {n}: type: {kind!r} is not one of catalogue, {', '.join(PLURALS)}")
    if findings:
        raise DataError(findings)
    return head or {}, entries, frozenset(unseen)


def _parsed(text: str, name: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise DataError([f"{name}: line {error.lineno}: {error.msg}"]) from None
    except RecursionError:
        raise DataError([f"{name}: nested too deeply"]) from None
    except ValueError as error:
        raise DataError([f"{name}: {error}"]) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object; a key that stands twice would hide what came first."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key!r} stands twice in one object")
        found[key] = value
    return found
