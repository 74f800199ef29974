"""Which files make up a directory of authored data, and the TOML in them."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from spacecoop.records.agency import Agency
from spacecoop.records.agreement import Agreement
from spacecoop.records.meeting import Meeting
from spacecoop.records.mission import Mission
from spacecoop.records.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from spacecoop.records.record import Record

FOLDERS: Mapping[str, type[Record | Source]] = {
    "missions": Mission,
    "agencies": Agency,
    "agreements": Agreement,
    "meetings": Meeting,
    "sources": Source,
}
"""By folder, of what the files in it hold one each; those of sources hold many."""

EDITION = "catalogue.toml"

_AT_LINE = re.compile(r"(.*) \(at line (\d+), column \d+\)")


def files(path: Path) -> tuple[dict[str, Path], list[str]]:
    """Give the files to read by their names from here, and a finding for each that would be passed over unseen."""
    found: dict[str, Path] = {}
    findings: list[str] = []
    for file in sorted((*path.iterdir(), *path.glob("*/*"))):
        name = file.relative_to(path).as_posix()
        if any(part.startswith(".") for part in name.split("/")):
            continue
        folder = file.parent.name if "/" in name else ""
        if name == EDITION or (folder in FOLDERS and file.suffix == ".toml" and file.is_file()):
            found[name] = file
        elif folder in FOLDERS or file.suffix.lower() == ".toml":
            findings.append(f"{name}: nothing reads this file, only {EDITION} and NAME.toml in {', '.join(FOLDERS)}")
    return found, findings


def parsed(data: bytes) -> dict[str, Any]:
    """Read the TOML of a file. Raises ValueError that tells the line."""
    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line}: not UTF-8") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except ValueError as error:
        found = _AT_LINE.fullmatch(str(error))
        raise ValueError(f"line {found[2]}: {found[1]}" if found else str(error)) from None
