"""Builds `catalogue.sqlite` from the TOML files, and compiles the messages: into a wheel, or beside them for an editable install.

An sdist has the compiled messages, but not the catalogue, which is built from its files.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterator


class CatalogueBuildHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        source = Path(self.root, "src", "spacecoop", "data")
        target = source / "catalogue.sqlite"
        with importable(source.parents[1]):
            importlib.import_module("spacecoop.views.messages").compile_all()
            if self.target_name == "wheel":
                importlib.import_module("spacecoop.building").from_directory(source).write(target)
        build_data["artifacts"].append("*.mo")  # though git ignores them
        if self.target_name == "wheel" and version != "editable":  # there the package is the source tree itself
            build_data["force_include"][str(target)] = "spacecoop/data/catalogue.sqlite"


@contextlib.contextmanager
def importable(src: Path) -> Iterator[None]:
    """Import `spacecoop` from `src`, and leave the process as it was: it may have another one installed."""
    path = sys.path.copy()
    others = forget()
    sys.path.insert(0, str(src))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path[:] = path
        forget()
        sys.modules.update(others)


def forget() -> dict[str, Any]:
    return {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] == "spacecoop"}
