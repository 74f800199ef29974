"""Random input against what reads a user's: `python fuzz/fuzz.py TARGET [-max_total_time=60 ...]`, `nox -s fuzz` for all of them.

An error of ours, or of Python's for a wrong value, is an answer; whatever else is raised is a bug, and becomes a test.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import atheris

with atheris.instrument_imports(include=["spacecoop", "tomllib"]):
    import spacecoop as sc
    from spacecoop import filters
    from spacecoop.building import from_directory
    from spacecoop.store.authored import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOGUE = sc.Catalogue.bundled()
VERBS = {
    "mission": "missions",
    "agency": "agencies",
    "agreement": "agreements",
    "meeting": "meetings",
    "source": "sources",
}
WRAPPERS: tuple[Callable[..., Any], ...] = (
    lambda value: value,
    lambda value: [value, "ESA"],
    sc.any_of,
    sc.all_of,
    sc.none_of,
    sc.only,
    sc.exactly,
    sc.ever,
    sc.certainly,
    sc.before,
    sc.after,
    lambda value: sc.between(value, value),
)
DATE_SIGNS = "0123456789-X~?%/."
LINES = (
    'id = "craft"',
    'name = "Craft"',
    'kind = "spacecraft"',
    'sources = ["page"]',
    "[[timeline]]",
    'date = "2020"',
    'certainty = "planned"',
    "[[participants]]",
    'country = "FR"',
    'role = "lead"',
    "[[funding]]",
    'amount = "5"',
    'currency = "EUR"',
    "[[sources]]",
    'url = "https://example.org"',
)


def toml(data: bytes) -> None:
    """Read a file of any folder: any bytes, or known lines among them."""
    given = atheris.FuzzedDataProvider(data)
    folder = given.PickValueInList(sorted(FOLDERS))
    if given.ConsumeBool():
        lines = [
            given.PickValueInList(list(LINES)) if given.ConsumeBool() else given.ConsumeUnicodeNoSurrogates(20)
            for _ in range(given.ConsumeIntInRange(1, 20))
        ]
        content = "\n".join(lines).encode()
    else:
        content = given.ConsumeBytes(given.remaining_bytes())
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary, folder, "craft.toml")
        path.parent.mkdir()
        path.write_bytes(content)
        try:
            from_directory(Path(temporary), CATALOGUE)
        except sc.DataError as error:
            assert error.findings
            assert all(line.isprintable() for line in error.findings), error.findings


def dates(data: bytes) -> None:
    """Read a date; one that is accepted keeps its text and its order."""
    given = atheris.FuzzedDataProvider(data)
    try:
        found, other = (sc.PartialDate(_date(given)) for _ in range(2))
    except sc.DateError:
        return
    assert sc.PartialDate(str(found)) == found
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
    assert (found < other) + (other < found) + (found == other) == 1
    assert found.overlaps(other) == other.overlaps(found)
    assert found.before(other) == other.after(found)
    found - other


def _date(given: atheris.FuzzedDataProvider) -> str:
    if given.ConsumeIntInRange(0, 9) == 0:
        return str(given.ConsumeUnicode(30))
    return "".join(DATE_SIGNS[byte % len(DATE_SIGNS)] for byte in given.ConsumeBytes(given.ConsumeIntInRange(4, 14)))


def search(data: bytes) -> None:
    """Search for any text; look up any name."""
    given = atheris.FuzzedDataProvider(data)
    text = given.ConsumeUnicode(300)
    assert len(CATALOGUE.search(text)) <= 20
    for kind in VERBS:
        try:
            getattr(CATALOGUE, kind)(text)
        except (sc.UnknownRecord, sc.AmbiguousName) as error:
            assert str(error).isprintable(), str(error)


def queries(data: bytes) -> None:
    """Ask with any value of any keywords."""
    given = atheris.FuzzedDataProvider(data)
    kind = given.PickValueInList(sorted(VERBS))
    asked: dict[str, Any] = {}
    for _ in range(given.ConsumeIntInRange(1, 3)):
        wrap = given.PickValueInList(list(WRAPPERS))
        sort = given.ConsumeIntInRange(0, 3)
        value: Any = given.ConsumeUnicode(30) if sort < 2 else given.ConsumeInt(4) if sort == 2 else given.ConsumeBool()
        try:
            asked[given.PickValueInList(sorted(filters.FILTERS[kind]))] = wrap(value)
        except (TypeError, ValueError):
            return
    try:
        found = getattr(CATALOGUE, VERBS[kind])(**asked)
    except (sc.SpacecoopError, TypeError, ValueError):
        return
    assert len(found) <= len(getattr(CATALOGUE, VERBS[kind])())
    list(found[:3])


TARGETS = {target.__name__: target for target in (toml, dates, search, queries)}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"{__doc__}\ntargets: {', '.join(TARGETS)}")
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()
