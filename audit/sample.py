"""The authored elements of the bundled data with what they say, and a random share of them to be checked."""

from __future__ import annotations

import csv
import random
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent.parent / "src" / "spacecoop" / "data"
COLUMNS = ("record", "value", "says", "sources", "verdict", "note")
UNCHECKED = {"id", "sources", "note", "key", "revises", "former_ids", "disputes", "url"}


def elements() -> Iterator[tuple[str, list[tuple[str, str]], list[str]]]:
    """Give each authored element (and each record's own fields): its record, its places with what they say, its sources."""
    for file in sorted(DATA.glob("*/*.toml")):
        if file.parent.name != "sources":
            record = tomllib.loads(file.read_text(encoding="utf-8"))
            yield from ((record["id"], *rest) for rest in parts(record, "", record["sources"]))


def parts(table: dict[str, Any], place: str, sources: list[str]) -> Iterator[tuple[list[tuple[str, str]], list[str]]]:
    own = table.get("sources", sources)
    said: list[tuple[str, str]] = []
    for name, value in table.items():
        where = f"{place}.{name}" if place else name
        if name in UNCHECKED:
            continue
        if isinstance(value, dict):
            said += ((f"{where}.{key}", text(word)) for key, word in value.items())
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for n, part in enumerate(value):
                yield from parts(part, f"{where}[{n}]", own)
        else:
            said.append((where, text(value)))
    yield said, own


def text(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def draw(share: float, seed: int, target: Any) -> None:
    """Write a random share, in percent, of all elements as a sheet, a line a value."""
    everything = list(elements())
    drawn = sorted(random.Random(seed).sample(range(len(everything)), round(len(everything) * share / 100)))
    sheet = csv.writer(target, lineterminator="\n")
    sheet.writerow(COLUMNS)
    for record, said, sources in (everything[n] for n in drawn):
        sheet.writerows((record, where, says, " ".join(sources), "", "") for where, says in said)
