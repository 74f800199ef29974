"""What only an extra installs: imported when it is asked for, and named where it is missing."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import spacecoop as sc

if TYPE_CHECKING:
    from collections.abc import Callable

MISSIONS = sc.missions()

ASKING: list[tuple[str, str, Callable[[], Any]]] = [
    ("pyarrow", "arrow", MISSIONS.to_arrow),
    ("pyarrow", "arrow", MISSIONS.__arrow_c_stream__),
    ("pyarrow", "arrow", lambda: MISSIONS.to_parquet("never.parquet")),
    ("pyarrow", "arrow", lambda: sc.export("never", "parquet")),
    ("pyarrow", "pandas", MISSIONS.to_pandas),
    ("pandas", "pandas", MISSIONS.to_pandas),
    ("pyarrow", "polars", MISSIONS.to_polars),
    ("polars", "polars", MISSIONS.to_polars),
    ("networkx", "graph", MISSIONS.to_networkx),
    ("matplotlib", "plots", MISSIONS.plot.timeline),
    ("matplotlib", "plots", MISSIONS.plot.slips),
    ("matplotlib", "plots", MISSIONS.plot.cooperation),
    ("matplotlib", "plots", MISSIONS[:0].plot.funding),
    ("matplotlib", "plots", sc.agreements().plot.signed),
]


@pytest.mark.parametrize(("module", "extra", "ask"), ASKING, ids=map(str, range(len(ASKING))))
def test_a_missing_module_is_an_error_that_names_the_extra(
    module: str, extra: str, ask: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in sys.modules if name.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(sc.MissingExtra, match=rf"needs {module}, which the extra spacecoop\[{extra}\] installs$"):
        ask()
    assert not list(tmp_path.iterdir())


def test_duckdb_without_pyarrow_is_told_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(
        sc.MissingExtra, match=r"an Arrow stream needs pyarrow, which the extra spacecoop\[arrow\] installs"
    ):
        MISSIONS.__arrow_c_stream__()


def test_what_is_installed_but_broken_tells_its_own_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    tmp_path.joinpath("networkx.py").write_text("import a_module_that_is_not_there", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.partition(".")[0] == "networkx"]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(ModuleNotFoundError, match="a_module_that_is_not_there") as caught:
        MISSIONS.to_networkx()
    assert not isinstance(caught.value, sc.MissingExtra)


def test_nothing_is_imported_before_it_is_used(tmp_path: Any) -> None:
    code = f"""
import sys
import spacecoop as sc
found = sc.missions()
str(found), found.to_dicts(), found._repr_html_(), found.to_csv(), found.to_json(), found.cite("bibtex")
sc.mission("svom")._repr_html_(), found.pairs("country"), found.plot
for form in ("csv", "datapackage"):
    sc.export({str(tmp_path)!r} + "/" + form, form)
for name in ("c.json", "c.jsonl"):
    sc.export({str(tmp_path)!r} + "/" + name)
print(*sorted({{name.partition(".")[0] for name in sys.modules}}
    & {{"pandas", "polars", "pyarrow", "duckdb", "networkx", "matplotlib", "numpy"}}))
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
