"""What only an extra installs, imported when it is needed."""

from __future__ import annotations

from importlib import import_module

from spacecoop.errors import MissingExtra

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def needed(module: str, extra: str, what: str) -> Any:
    """Import a module. Raises MissingExtra, with the extra that installs it, where it is not installed."""
    name = module.partition(".")[0]
    try:
        import_module(name)
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != name:  # installed, but broken
            raise
        raise MissingExtra(f"{what} needs {name}, which the extra spacecoop[{extra}] installs") from None
