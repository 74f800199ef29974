"""Files and folders written whole or not at all: beside their place, and then put there.

Only a regular file gives way to a file, and only a folder that is empty or an earlier export to a folder. A link stays, and
what it points to gives way.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp, mkstemp

from spacecoop.errors import ExportError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacecoop.errors import SpacecoopError

MANIFEST = "spacecoop.json"
"""The file that makes a folder known as an export, and lists the others in it."""
ABOUT = "An export of spacecoop: another one may replace this folder while it holds these files alone."


@contextmanager
def new_file(path: str | os.PathLike[str], failure: type[SpacecoopError] = ExportError) -> Iterator[Path]:
    """Give the place of a file to write, which at the end stands at `path`. Raises the failure if that cannot be."""
    target = Path(path)
    temporary: Path | None = None
    try:
        place = _place(target)
        if place.is_dir():
            raise failure(f"{target} is a folder: give the path of a file")
        if place.exists() and not place.is_file():
            raise failure(f"{target} is no regular file: it is not replaced")
        handle, name = mkstemp(prefix=f".{place.name[:100]}.", dir=place.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        temporary.chmod(place.stat().st_mode & 0o777 if place.exists() else 0o644)
        temporary.replace(place)
    except OSError as error:
        raise failure(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


@contextmanager
def new_folder(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give the place of a folder to fill, which at the end stands at `path`. Raises ExportError if that cannot be.

    A manifest of what it holds is added.
    """
    target = Path(path)
    temporary: Path | None = None
    try:
        place = _place(target)
        _refuse_others(target, place)
        temporary = Path(mkdtemp(prefix=f".{place.name[:100]}.", dir=place.parent))
        new, old = temporary / "new", temporary / "old"
        new.mkdir()
        yield new
        manifest = {"about": ABOUT, "files": sorted(found.name for found in new.iterdir())}
        new.joinpath(MANIFEST).write_text(f"{json.dumps(manifest, indent=2)}\n", encoding="utf-8", newline="\n")
        _refuse_others(target, place)
        if place.exists():
            place.rename(old)
        try:
            new.rename(place)
        except OSError:
            if old.exists():
                old.rename(place)
            raise
    except OSError as error:
        raise ExportError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)


def _place(target: Path) -> Path:
    """Follow links to what they point to, whether or not it stands there. Raises OSError for those that go in circles."""
    place = Path(os.path.realpath(target))
    if place.is_symlink():
        place.stat()
    return place


def _refuse_others(target: Path, place: Path) -> None:
    if not place.exists():
        return
    if not place.is_dir():
        raise ExportError(f"{target} is no folder: give the path of a folder")
    if place in (here := Path.cwd(), *here.parents):
        raise ExportError(f"{target} is the folder that you work in, or above it: give the path of a new one")
    ours = _listed(place)
    others = [
        entry.name for entry in os.scandir(place) if entry.name not in ours or not entry.is_file(follow_symlinks=False)
    ]
    if others:
        raise ExportError(f"{target} holds {min(others)!r}, which no export wrote: it is not overwritten")


def _listed(folder: Path) -> frozenset[str]:
    """Give the names of the files that an earlier export wrote into a folder, none where there is no manifest."""
    try:
        manifest = json.loads(folder.joinpath(MANIFEST).read_bytes())
        return frozenset((MANIFEST, *manifest["files"])) if manifest["about"] == ABOUT else frozenset()
    except (FileNotFoundError, ValueError, LookupError, TypeError, RecursionError):
        return frozenset()
