"""Our own words: complete in every language, of one shape with the English ones, compiled, and in the wheel."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages import Catalog

import spacecoop
from spacecoop.views.labels import LANGUAGES, language
from spacecoop.views.messages import catalogue, compile_all, file_of, save, template, update

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
MEND = "run `nox -s messages`, and translate what it adds"

Key = tuple[str | None, str | tuple[str, ...]]


def messages(found: Catalog) -> dict[Key, tuple[tuple[str, ...], bool]]:
    """Give each message with the forms of its translation, and whether these are only guessed."""
    return {(one.context, _several(one.id)): (_forms(one.string), one.fuzzy) for one in found if one.id}


def _several(id: str | list[str] | tuple[str, ...]) -> str | tuple[str, ...]:
    return id if isinstance(id, str) else tuple(id)


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def places(texts: tuple[str, ...]) -> set[str]:
    return {place for text in texts for place in re.findall(r"\{(\w*)\}", text)}


def findings(found: Catalog, wanted: Catalog, english: Catalog) -> Iterator[str]:
    """Say all that is wrong with the translations into a language."""
    asked, said, meant = messages(wanted), messages(found), messages(english)
    for key in sorted(asked.keys() - said.keys(), key=str):
        yield f"{found.locale}: {key} is missing: {MEND}"
    for key in sorted(said.keys() - asked.keys(), key=str):
        yield f"{found.locale}: {key} is used nowhere: {MEND}"
    for key in asked.keys() & said.keys():
        forms, fuzzy = said[key]
        if fuzzy:
            yield f"{found.locale}: {key} is fuzzy: look at it, and take the mark away"
        elif not all(forms):
            yield f"{found.locale}: {key} is not translated"
        elif any(places((form,)) != places(meant[key][0]) for form in forms):
            yield f"{found.locale}: {key} has places {places(forms)}, in English {places(meant[key][0])}"
        if isinstance(key[1], tuple) and len(forms) != found.num_plurals:
            yield f"{found.locale}: {key} has {len(forms)} forms of {found.num_plurals}"


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_message_is_translated_and_used(spoken: str) -> None:
    assert not list(findings(catalogue(spoken), template(), catalogue("en")))


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_what_is_compiled_is_what_is_written(spoken: str) -> None:
    with file_of(spoken).with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for (context, id), (forms, _) in messages(catalogue(spoken)).items():
        if isinstance(id, tuple):
            one, many = id
            told = {compiled.ngettext(one, many, n) for n in (*range(30), 100, 101, 1000)}
            assert told <= set(forms), MEND
        else:
            told_one = compiled.gettext(id) if context is None else compiled.pgettext(context, id)
            assert (told_one,) == forms, MEND


def small(locale: str, *said: tuple[str | tuple[str, str], str | tuple[str, ...]], fuzzy: bool = False) -> Catalog:
    found = Catalog(locale=locale)
    for id, text in said:
        found.add(id, text, flags=["fuzzy"] if fuzzy else [])
    return found


ENGLISH = (("in {year}", "in {year}"), (("{n} day", "{n} days"), ("{n} day", "{n} days")))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (small("fr", ENGLISH[1]), "'in {year}') is missing"),
        (small("fr", *ENGLISH, ("more", "plus")), "'more') is used nowhere"),
        (small("fr", ("in {year}", "en {an}"), ENGLISH[1]), "has places {'an'}, in English {'year'}"),
        (small("fr", ("in {year}", ""), ENGLISH[1]), "is not translated"),
        (small("fr", *ENGLISH, fuzzy=True), "is fuzzy"),
        (small("ru", ENGLISH[0], (("{n} day", "{n} days"), ("{n} день", "{n} дня"))), "has 2 forms of 3"),
        (small("fr", ENGLISH[0], (("{n} day", "{n} days"), ("{n} jour", "jours"))), "has places"),
    ],
)
def test_a_wrong_translation_is_found(found: Catalog, told: str) -> None:
    english = small("en", *ENGLISH)
    assert any(told in line for line in findings(found, small("en", *ENGLISH), english))
    assert not list(findings(english, english, english))


def test_numbers_take_the_forms_of_their_language() -> None:
    said = [language("ru").count("{n} mission", "{n} missions", n) for n in (1, 2, 5, 11, 21, 102)]
    assert said == ["1 миссия", "2 миссии", "5 миссий", "11 миссий", "21 миссия", "102 миссии"]
    assert [language("fr").count("{n} mission", "{n} missions", n) for n in (0, 1, 2)] == [
        "0 mission",
        "1 mission",
        "2 missions",
    ]
    assert language("zh").count("{n} mission", "{n} missions", 1) == "1项任务"


def test_updating_and_compiling_change_nothing_where_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(Path(spacecoop.__file__).parent / "locale", tmp_path / "locale")
    before = {path: path.read_bytes() for path in sorted(tmp_path.rglob("spacecoop.*"))}
    monkeypatch.setattr("spacecoop.views.messages.FOLDER", str(tmp_path / "locale"))
    update()
    compile_all()
    assert {path: path.read_bytes() for path in sorted(tmp_path.rglob("spacecoop.*"))} == before


def test_a_new_language_starts_with_every_message_empty(tmp_path: Path) -> None:
    started = Catalog(locale="it")
    started.update(template())
    save(started, tmp_path / "it.po")
    lines = (tmp_path / "it.po").read_text(encoding="utf-8")
    assert 'msgid "Seat: {place}."\nmsgstr ""' in lines
    assert "Date" not in lines.partition("\n\n")[0]


def test_no_other_module_imports_babel() -> None:
    package = Path(spacecoop.__file__).parent
    files = {path.relative_to(package).as_posix(): path.read_text(encoding="utf-8") for path in package.rglob("*.py")}
    importers = {name for name, text in files.items() if re.search(r"^ *(import|from) babel\b", text, re.MULTILINE)}
    assert importers == {"views/labels.py", "views/messages.py", "store/territories.py"}


def test_without_compiled_messages_the_error_says_what_to_run(tmp_path: Path) -> None:
    code = (
        "import spacecoop.views.labels as labels, spacecoop as sc\n"
        f"labels.FOLDER = {str(tmp_path)!r}\n"
        "try: sc.Role.LEAD.label('fr')\n"
        "except sc.CatalogueError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "no compiled messages in fr in this checkout: run `python -m pip install -e .`" in done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and the sdist from a copy of what the repository holds."""
    copy = tmp_path_factory.mktemp("tree")
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "LICENSE-DATA", ".gitignore"):
        shutil.copy(ROOT / name, copy)
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("*.mo", "*.sqlite*", "__pycache__"))
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(copy / "dist")]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return copy / "dist"


def test_the_wheel_holds_every_language_compiled(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        for spoken in LANGUAGES:
            content = archive.read(f"spacecoop/locale/{spoken}/LC_MESSAGES/spacecoop.mo")
            compiled = GNUTranslations(BytesIO(content))
            assert compiled.pgettext("MissionStatus", "in_force") == "in_force"  # what is not there stays
            assert compiled.pgettext("MilestoneKind", "in_force") == language(spoken).word("MilestoneKind", "in_force")
    assert not [name for name in names if name.endswith((".po", ".part", ".toml"))]
    assert "spacecoop/data/catalogue.sqlite" in names


def test_the_sdist_holds_what_translators_write_and_what_is_compiled(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    shutil.unpack_archive(sdist, built, filter="data")
    (folder,) = (path for path in built.iterdir() if path.is_dir())
    found = {path.relative_to(folder / "src/spacecoop/locale").as_posix() for path in folder.rglob("spacecoop.[mp]o")}
    assert found == {f"{spoken}/LC_MESSAGES/spacecoop.{kind}" for spoken in LANGUAGES for kind in ("po", "mo")}
    assert not list(folder.rglob("*.sqlite"))
