"""The canonical form of authored files: one order of keys and elements, one way to write values. Comments stay.

To see whether a file is in order takes the standard library only; to write it so takes tomlkit, which keeps comments.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from spacecoop.errors import DateError, MissingExtra
from spacecoop.records.elements import Sourced
from spacecoop.records.record import Record
from spacecoop.records.source import Source
from spacecoop.store.convert import layout
from spacecoop.store.files import FOLDERS, files, parsed
from spacecoop.values.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tomlkit.container import Container
    from tomlkit.items import Item

RECORD = (
    "id former_ids name acronym aliases kind number country city themes topics purposes covers binding languages"
    " summary note url sources names same_as witnesses"
    " former_names participants members parties instruments funding timeline relations figures disputes"
).split()
"""The keys of records of every kind in their order; elsewhere they stand as their class has them, these at the end:"""

LAST = ("note", "sources", "disputes")

WIDTH = 120

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_COMMENT = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|(#[^\n]*)')


def canonical(text: str, folder: str) -> str:
    """Bring the text of a file of some folder, such as `missions`, into canonical form.

    A comment stays with what is below it or on its line, one within a value goes above it, and one set apart at the top
    stays there. Raises ValueError for a text that is not TOML, MissingExtra without tomlkit.
    """
    try:
        import tomlkit
    except ImportError:
        raise MissingExtra("canonical form needs tomlkit, which the extra spacecoop[authoring] installs") from None
    text = text.replace("\r\n", "\n")
    values, cls = parsed(text.encode()), _held(folder)
    file = _read(tomlkit.parse(text), values, cls)
    lines = [*file.top, ""] if file.top else []
    lines += _written(file.head, cls)
    for table in _in_order(file.tables, cls):
        lines += ["", *table.above, f"[[{_key(table.key)}]]{table.beside}"]
        lines += [*_written(table.lines, table.cls), *table.below]
    lines += ["", *file.end] if file.end else []
    return "\n".join(lines).strip("\n") + "\n"


def fix_directory(path: Path) -> list[Path]:
    """Bring every file that is TOML into canonical form; gives those that changed, by their paths from there."""
    changed: list[Path] = []
    for file in _data_files(path):
        data = file.read_bytes()
        try:
            mended = canonical(data.decode("utf-8"), file.parent.name).encode()
        except ValueError:
            continue  # reading the directory says why
        if mended != data:
            file.write_bytes(mended)
            changed.append(file.relative_to(path))
    return changed


def findings(path: Path) -> list[str]:
    """Say in which files of a directory, all of them TOML, something is out of order, and what comes first of it."""
    found: list[str] = []
    for file in _data_files(path):
        values = parsed(file.read_bytes())
        place = _misplaced(values, _arranged(values, _held(file.parent.name)))
        if place:
            found.append(f"{file.relative_to(path).as_posix()}: {place}: out of order; `check --fix` puts it right")
    return found


def _data_files(path: Path) -> Iterator[Path]:
    return (file for file in files(path)[0].values() if file.parent.name in FOLDERS and file.parent != path)


@frozen
class _Sources:
    sources: tuple[Source, ...] = ()


def _held(folder: str) -> Any:
    return _Sources if folder == "sources" else FOLDERS[folder]


# ---------------------------------------------------------------- order


@cache
def _parts(cls: Any) -> dict[str, Any]:
    """Give the keys of a class in canonical order, each with the class of what stands under it."""
    if cls is None:
        return {}
    parts = layout(cls)
    if issubclass(cls, Record):
        return {key: parts[key] for key in RECORD if key in parts}
    keys = sorted(parts, key=lambda key: (key != "field", key in LAST and LAST.index(key) + 1))
    return {key: parts[key] for key in keys}


def _rank(key: str, value: object, cls: Any) -> tuple[bool, int, str]:
    """Give the place of a key: what is written as tables stands last, keys of no class stand by the alphabet."""
    keys = list(_parts(cls))
    return _is_tables(key, value, cls), keys.index(key) if key in keys else len(keys), key


def _is_tables(key: str, value: object, cls: Any) -> bool:
    part = _parts(cls).get(key)
    return (
        cls is not None
        and issubclass(cls, Record | _Sources)
        and part is not None
        and issubclass(part, Sourced | Source)
        and isinstance(value, list)
        and value != []
        and all(isinstance(one, dict) for one in value)
    )


def _arranged(value: Any, cls: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        parts = _parts(cls)
        keys = sorted(value, key=lambda key: _rank(key, value[key], cls))
        return {key: _arranged(value[key], parts.get(key), key) for key in keys}
    if isinstance(value, list):
        return [_arranged(value[i], cls) for i in _order(key, value)]
    return value


def _order(key: str, values: list[Any]) -> list[int]:
    """Give the positions of elements in their order: in a timeline plans first, by the day stated; else as they stand.

    A plan without `stated` stays behind the one before it.
    """
    if key != "timeline":
        return list(range(len(values)))
    ranks: list[tuple[bool, int]] = []
    said = 0
    for value in values:
        planned = isinstance(value, dict) and value.get("certainty") == "planned"
        if planned:
            said = _ordinal(value.get("stated")) or said
        ranks.append((not planned, said if planned else 0))
    return sorted(range(len(values)), key=ranks.__getitem__)


def _ordinal(stated: object) -> int | None:
    try:
        latest = PartialDate(stated).latest if isinstance(stated, str) else None
    except DateError:
        return None
    return latest.toordinal() if latest else None


def _misplaced(have: Any, want: Any, path: str = "") -> str:
    """Give the path of the first thing that is not where it should be, or nothing."""
    if isinstance(have, dict):
        for mine, due in zip(have, want, strict=True):
            if mine != due:
                return f"{path}.{due}".lstrip(".")
        return next(filter(None, (_misplaced(have[key], want[key], f"{path}.{key}") for key in have)), "")
    if isinstance(have, list):
        for position, (mine, due) in enumerate(zip(have, want, strict=True)):
            step = f"{path}[{position}]"
            place = _misplaced(mine, due, step) if mine == due else step.lstrip(".")
            if place:
                return place
    return ""


# ---------------------------------------------------------------- reading, with the comments


@define
class _Line:
    """A key with its value, the comments above it and the one on its line."""

    key: str
    value: Any
    above: list[str] = field(factory=list)
    beside: str = ""


@define
class _Table:
    """A `[[table]]` with its lines, and the comments that stand after them."""

    key: str
    cls: Any
    value: Any
    lines: dict[str, _Line] = field(factory=dict)
    above: list[str] = field(factory=list)
    beside: str = ""
    below: list[str] = field(factory=list)


@define
class _File:
    """A file's head, its tables, and the comments that stand apart at either end."""

    top: list[str] = field(factory=list)
    head: dict[str, _Line] = field(factory=dict)
    tables: list[_Table] = field(factory=list)
    end: list[str] = field(factory=list)


def _read(document: Container, values: dict[str, Any], cls: Any) -> _File:
    file = _File()
    above: list[str] = []
    for key, item in document.body:
        if key is None:
            above += _own(item)
            if not _own(item) and not (file.head or file.tables or file.top):
                file.top, above = above, []
        elif not _is_tables(key.key, values[key.key], cls):
            after = _taken_from_end(item)
            _add(file.head, key.key, values, above, item)
            above = after
        else:
            written: list[Any] = getattr(item, "body", [])  # none, where it is a list of inline tables
            above += [] if written else [*_within(item), *filter(None, [_beside(item).strip()])]
            for position, value in enumerate(values[key.key]):
                table = _Table(key.key, _parts(cls)[key.key], value, above=above)
                above = []
                if written:
                    above = _taken_from_end(written[position])
                    table.beside = _beside(written[position])
                    table.lines, table.below = _lines(written[position].value, value)
                else:
                    table.lines = {name: _Line(name, one) for name, one in value.items()}
                file.tables.append(table)
    file.end = above
    return file


def _lines(container: Container, values: dict[str, Any]) -> tuple[dict[str, _Line], list[str]]:
    """Give the lines of a table, and the comments that stand after the last."""
    lines: dict[str, _Line] = {}
    above: list[str] = []
    for key, item in container.body:
        if key is None:
            above += _own(item)
        else:
            _add(lines, key.key, values, above, item)
            above = []
    return lines, above


def _add(lines: dict[str, _Line], key: str, values: dict[str, Any], above: list[str], item: Item) -> None:
    """Add a line; a table with dotted keys, `names.fr = ...`, comes in several parts."""
    line = lines.setdefault(key, _Line(key, values[key]))
    line.above += [*above, *_within(item)]
    line.beside += _beside(item)


def _own(item: Item) -> list[str]:
    from tomlkit.items import Comment

    return [item.trivia.comment.rstrip()] if isinstance(item, Comment) else []


def _beside(item: Item) -> str:
    return f"  {item.trivia.comment.rstrip()}" if item.trivia.comment else ""


def _within(item: Item) -> list[str]:
    return [comment.rstrip() for comment in _COMMENT.findall(item.as_string()) if comment]


def _taken_from_end(item: Any) -> list[str]:
    """Take from a table, and give, the comments right above what follows it."""
    from tomlkit.items import AoT, Comment, Table

    if isinstance(item, AoT):
        return _taken_from_end(item.body[-1])
    if not isinstance(item, Table):
        return []
    body = item.value.body
    taken: list[str] = []
    while body and isinstance(body[-1][1], Comment):
        taken.insert(0, body.pop()[1].trivia.comment.rstrip())
    return taken or (_taken_from_end(body[-1][1]) if body else [])


# ---------------------------------------------------------------- writing


def _in_order(tables: list[_Table], cls: Any) -> Iterator[_Table]:
    groups: dict[str, list[_Table]] = {}
    for table in tables:
        groups.setdefault(table.key, []).append(table)
    for key in sorted(groups, key=list(_parts(cls)).index):
        yield from (groups[key][position] for position in _order(key, [table.value for table in groups[key]]))


def _written(lines: dict[str, _Line], cls: Any) -> Iterator[str]:
    for line in sorted(lines.values(), key=lambda line: _rank(line.key, line.value, cls)):
        yield from line.above
        value = _arranged(line.value, _parts(cls).get(line.key), line.key)
        text = f"{_key(line.key)} = {_flat(value)}"
        if isinstance(value, list) and len(text) > WIDTH:
            yield f"{_key(line.key)} = ["
            yield from (f"    {_flat(one)}," for one in value)
            text = "]"
        yield text + line.beside


def _flat(value: object) -> str:
    if isinstance(value, dict):
        pairs = ", ".join(f"{_key(key)} = {_flat(one)}" for key, one in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flat, value))}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    from tomlkit import item

    return item(value).as_string()


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _flat(key)
