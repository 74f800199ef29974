"""Files and folders written whole or not at all: beside their place, and then put there."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp, mkstemp

from spacecoop.errors import ExportError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def new_file(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give the place of a file to write, which at the end stands at `path`. Raises ExportError if that cannot be."""
    target = Path(path)
    temporary: Path | None = None
    try:
        if target.is_dir():
            raise ExportError(f"{target} is a folder: give the path of a file")
        handle, name = mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError as error:
        raise ExportError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


@contextmanager
def new_folder(path: str | os.PathLike[str], ours: frozenset[str]) -> Iterator[Path]:
    """Give the place of a folder to fill, which at the end stands at `path`. Raises ExportError if that cannot be.

    What stands there must be a folder that holds nothing but files named in `ours`: nobody else's are removed.
    """
    target = Path(path)
    temporary: Path | None = None
    try:
        _refuse_others(target, ours)
        temporary = Path(mkdtemp(prefix=f".{target.name[:100]}.", dir=target.parent))
        new, old = temporary / "new", temporary / "old"
        new.mkdir()
        yield new
        _refuse_others(target, ours)
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    except OSError as error:
        raise ExportError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)


def _refuse_others(target: Path, ours: frozenset[str]) -> None:
    if target.exists() and not target.is_dir():
        raise ExportError(f"{target} is a file: give the path of a folder")
    others = [found.name for found in target.iterdir() if found.name not in ours] if target.exists() else []
    if others:
        raise ExportError(f"{target} holds {min(others)!r}, which no export writes: it is not overwritten")
