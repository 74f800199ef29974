"""What `import spacecoop` gives and costs: every name, lazily; keywords where tools look for them."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import pydoc
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

import spacecoop as sc
from spacecoop import errors, filters
from spacecoop.filters import FILTERS
from spacecoop.records import vocabulary

VERBS = dict(zip(FILTERS, ("missions", "agencies", "agreements", "meetings", "sources"), strict=True))


def typed_keywords() -> dict[str, dict[str, str]]:
    """Read each TypedDict of the keywords, which only type checkers import: name -> keyword -> what it takes."""
    tree = ast.parse(Path(filters.__file__).with_name("keywords.py").read_text(encoding="utf-8"))
    aliases = {
        ast.unparse(a.target): ast.unparse(a.value) for a in tree.body if isinstance(a, ast.AnnAssign) and a.value
    }
    bodies = {name: meant for name, meant in aliases.items() if "Agency" in meant}
    return {
        found.name: {
            ast.unparse(a.target): re.sub(r"\w+", lambda word: bodies.get(word[0], word[0]), ast.unparse(a.annotation))
            for a in found.body
            if isinstance(a, ast.AnnAssign)
        }
        for found in tree.body
        if isinstance(found, ast.ClassDef)
    }


KEYWORDS = dict(zip(FILTERS, typed_keywords().values(), strict=True))


def loaded(code: str) -> set[str]:
    """Run code in a fresh interpreter; give the modules that it loads beyond the start-up's."""
    script = f"import sys; before = set(sys.modules)\n{code}\nprint('\\n' + ' '.join(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


# ---------------------------------------------------------------- what is loaded


def test_importing_loads_nothing_but_itself() -> None:
    assert loaded("import spacecoop") == {"spacecoop"}
    assert loaded("import spacecoop as sc; dir(sc); sc.__all__; 'missions' in vars(sc)") == {"spacecoop"}


HEAVY = {
    "babel", "cattr", "cattrs", "currency_converter", "numpy", "pandas", "pint",
    "argparse", "concurrent", "dataclasses", "difflib", "email", "gettext", "importlib.metadata", "importlib.resources",
    "logging", "pathlib", "pydoc", "tomllib", "unittest", "urllib", "zipfile",
}  # fmt: skip

UNASKED = ("building", "cli", "keywords", "records.words", "store.authored", "store.build", "store.index")


@pytest.mark.parametrize(
    "code",
    [
        "print(sc.missions(partner='ESA', status='planned'))",
        "print(sc.mission('SMILE'))",
        "sc.mission('SMILE').status, sc.mission('SMILE').partners, sc.mission('SMILE').slip",
        "sc.missions(launched=sc.between(2003, 2019), theme='heliophysics', country='France').to_dicts()",
        "sc.missions(partner='CNES').group_by('status').sizes(), sc.agreements(party='FR').each('parties')",
        "print(sc.search('风云'), sc.agencies(part_of='CAS'), sc.meetings(held=2019), sc.sources(language='fr'))",
    ],
)
def test_answers_load_nothing_heavy(code: str) -> None:
    found = loaded(f"import spacecoop as sc\n{code}")
    assert not {name for name in found if name in HEAVY or name.partition(".")[0] in HEAVY}
    assert not {f"spacecoop.{name}" for name in UNASKED} & found


def test_a_vocabulary_or_a_date_loads_no_records() -> None:
    assert not loaded("import spacecoop as sc; sc.Role, sc.PartialDate('2024')") & {"attr", "attrs", "sqlite3", "json"}


# ---------------------------------------------------------------- names


def test_every_name_is_there() -> None:
    assert len(set(sc.__all__)) == len(sc.__all__)
    for name in sc.__all__:
        assert getattr(sc, name) is getattr(sc, name)
        assert name in dir(sc)
    public = {name for name in dir(sc) if not name.startswith("_") and not inspect.ismodule(getattr(sc, name))}
    assert public - {"TYPE_CHECKING"} == {name for name in sc.__all__ if not name.startswith("_")}
    assert sorted(dir(sc)) == dir(sc)


def test_no_name_is_that_of_a_submodule() -> None:
    submodules = {found.name for found in pkgutil.iter_modules(sc.__path__)}
    assert not submodules & set(sc.__all__)
    for found in submodules - {"__main__", "keywords"}:  # keywords: for type checkers only
        importlib.import_module(f"spacecoop.{found}")
    assert all(not inspect.ismodule(getattr(sc, name)) for name in sc.__all__)


def test_all_types_that_users_meet_are_public() -> None:
    kinds = {name for name in vocabulary.__all__ if not name.isupper()} - {"Vocabulary"}
    raised = {name for name, found in vars(errors).items() if isinstance(found, type) and issubclass(found, Exception)}
    assert kinds | raised <= set(sc.__all__)
    for name in raised:
        assert issubclass(getattr(sc, name), sc.SpacecoopError)
    assert {"Mission", "Agency", "Agreement", "Meeting", "Source", "Selection", "Catalogue"} <= set(sc.__all__)
    for method in (
        sc.any_of,
        sc.all_of,
        sc.none_of,
        sc.only,
        sc.ever,
        sc.exactly,
        sc.certainly,
        sc.between,
        sc.before,
        sc.after,
    ):
        assert getattr(sc, method.__name__) is method


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'spacecoop' has no attribute 'mission_s'"):
        getattr(sc, "mission_s")  # noqa: B009
    assert not hasattr(sc, "__wrapped__")
    with pytest.raises(ImportError, match="cannot import name 'mision'"):
        exec("from spacecoop import mision")


def test_the_version_is_that_of_the_distribution() -> None:
    assert sc.__version__.split(".")[0].isdecimal()


# ---------------------------------------------------------------- keywords


@pytest.mark.parametrize("kind", FILTERS)
def test_keywords_are_the_same_everywhere(kind: str) -> None:
    expected = ["where", *FILTERS[kind]]
    assert list(KEYWORDS[kind]) == expected[1:]
    for function in (getattr(sc, VERBS[kind]), getattr(sc.Catalogue.bundled(), VERBS[kind])):
        found = inspect.signature(function)
        assert list(found.parameters) == expected
        assert {p.kind for p in list(found.parameters.values())[1:]} == {inspect.Parameter.KEYWORD_ONLY}
    assert list(inspect.signature(getattr(sc.Catalogue, VERBS[kind])).parameters) == ["self", *expected]


@pytest.mark.parametrize("kind", FILTERS)
def test_keywords_take_the_words_of_their_vocabulary(kind: str) -> None:
    for keyword, filter in FILTERS[kind].items():
        assert filter.help
        said = KEYWORDS[kind][keyword]
        if filter.values[0].isupper():
            assert f"{filter.values}Word" in said, f"{keyword}: {said}"
            assert filter.values in vocabulary.__all__
        if filter.values == "date":
            assert said == "When"
        if filter.values not in {"date", "day", "flag", "text"}:
            assert said.startswith("Some[" if filter.single else "Many["), f"{keyword}: {said}"
            assert ("Ever[" in said) == filter.past, f"{keyword}: {said}"
            assert ("Exactly[" in said) == bool(filter.tree), f"{keyword}: {said}"


@pytest.mark.parametrize("kind", FILTERS)
def test_help_shows_keywords(kind: str) -> None:
    text = pydoc.plain(pydoc.render_doc(getattr(sc, VERBS[kind])))
    assert all(f"{keyword}=" in text for keyword in FILTERS[kind])
    assert "Raises" in text


@pytest.fixture(scope="module")
def shell() -> Any:
    found: Any = InteractiveShell.instance()
    found.run_cell("import spacecoop as sc; catalogue = sc.Catalogue.bundled()", silent=True)
    return found


def completions(shell: Any, text: str) -> set[str]:
    with provisionalcompleter():
        return {found.text for found in shell.Completer.completions(text, len(text))}


@pytest.mark.parametrize("verb", ["sc.missions", "catalogue.missions"])
@pytest.mark.parametrize("jedi", [True, False])
def test_tab_completes_keywords(shell: Any, verb: str, jedi: bool) -> None:
    shell.Completer.use_jedi = jedi
    assert {"partner=", "part_of="} <= completions(shell, f"{verb}(par")
    assert "launched=" in completions(shell, f"{verb}(partner='ESA', lau")


def test_tab_completes_names(shell: Any) -> None:
    assert any(found.endswith("missions") for found in completions(shell, "sc.missi"))
    assert any(found.endswith("PartialDate") for found in completions(shell, "sc.Partial"))
