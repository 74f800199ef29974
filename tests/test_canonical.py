"""Authored files have one form: it can be reached from any other, loses nothing on the way, and stays."""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

import spacecoop as sc
from spacecoop.errors import MissingExtra
from spacecoop.records.agency import Agency
from spacecoop.records.agreement import Agreement
from spacecoop.records.meeting import Meeting
from spacecoop.records.mission import Mission
from spacecoop.store import canonical
from spacecoop.store.authored import check_directory, read_directory
from spacecoop.store.convert import layout, unstructure
from spacecoop.store.keys import key

from . import strategies

if TYPE_CHECKING:
    from spacecoop.records.record import Record

DATA = Path(__file__).parents[1] / "src" / "spacecoop" / "data"
FOLDERS = {Mission: "missions", Agency: "agencies", Agreement: "agreements", Meeting: "meetings"}

UNTIDY = """\
# Facts about SVOM.

name = 'SVOM "itself"'  # by its acronym
id = "svom"
# which one it is
kind = "spacecraft"
names.fr = "SVOM"
names."zh-Hans" = "x"
sources = [
    # the first
    "page",
    "other",  # the second
]
former_names = [{ sources = ["page"], name = "ECLAIRs # 1" }]  # once

# ours first
[[timeline]]  # as told
sources = ["page"]
kind = "launch"
date = "2024-06-22"
# seen by many

# the newer plan
[[timeline]]
kind = "launch"
date = "2023"
certainty = "planned"
stated = "2020"
sources = ["page"]
[[timeline.disputes]]
value = "2022"
# of what
field = "date"
sources = ["page"]
# the older plan
[[timeline]]
kind = "launch"
date = "2021"
certainty = "planned"
stated = "2019-06-05"
sources = ["page"]

[[participants]]
sources = ["page"]
role = "lead"
agency = "cnes"
contribution = "So much that it takes more than a line of this width to tell it, and then some words on top."
persons = [
  { office = "Head of many things with a very long name, indeed", name = "Somebody" }, { name = "Somebody Else" }]
# the end
"""

TIDY = """\
# Facts about SVOM.

id = "svom"
name = "SVOM \\"itself\\""  # by its acronym
# which one it is
kind = "spacecraft"
# the first
# the second
sources = ["page", "other"]
names = { fr = "SVOM", zh-Hans = "x" }

# once
[[former_names]]
name = "ECLAIRs # 1"
sources = ["page"]

[[participants]]
agency = "cnes"
role = "lead"
contribution = "So much that it takes more than a line of this width to tell it, and then some words on top."
persons = [
    { name = "Somebody", office = "Head of many things with a very long name, indeed" },
    { name = "Somebody Else" },
]
sources = ["page"]

# the older plan
[[timeline]]
kind = "launch"
date = "2021"
certainty = "planned"
stated = "2019-06-05"
sources = ["page"]

# the newer plan
[[timeline]]
kind = "launch"
date = "2023"
certainty = "planned"
stated = "2020"
sources = ["page"]
# of what
disputes = [{ field = "date", value = "2022", sources = ["page"] }]

# ours first
[[timeline]]  # as told
kind = "launch"
date = "2024-06-22"
sources = ["page"]
# seen by many

# the end
"""


def test_the_form() -> None:
    assert canonical.canonical(UNTIDY, "missions") == TIDY
    assert canonical.canonical(TIDY, "missions") == TIDY
    assert canonical.canonical(UNTIDY.replace("\n", "\r\n"), "missions") == TIDY


def test_sources_stay_in_their_order() -> None:
    untidy = '# ours\n[[sources]]\ntitle = "B"\nid = "b"\n\n\n[[sources]]\nid = "a"\nkind = "news"\ntitle = "A"'
    assert canonical.canonical(untidy, "sources") == (
        '# ours\n[[sources]]\nid = "b"\ntitle = "B"\n\n[[sources]]\nid = "a"\ntitle = "A"\nkind = "news"\n'
    )


def test_plans_go_by_the_day_stated_and_those_without_stay_behind_the_one_before() -> None:
    said = {"a": "2020", "b": None, "c": "2019-05", "d": None, "e": "2019-12"}
    tables = [
        {"certainty": "planned", "wording": name} | ({"stated": day} if day else {}) for name, day in said.items()
    ]
    tidy = canonical.canonical(tomlkit.dumps({"timeline": [{"wording": "done"}, *tables]}), "missions")
    assert [table["wording"] for table in tomllib.loads(tidy)["timeline"]] == ["c", "d", "e", "a", "b", "done"]


def test_what_no_record_has_is_kept() -> None:
    odd = 'day = 2024-06-22\nparticipants = "x"\ntimeline = []\nfunding = [1.50, { b = true }]\n[extra.more]\nx = 1\n'
    tidy = canonical.canonical(odd, "missions")
    assert tomllib.loads(tidy) == tomllib.loads(odd)
    assert canonical.canonical(tidy, "missions") == tidy


def test_every_key_has_its_place() -> None:
    assert {key for cls in FOLDERS for key in layout(cls)} == set(canonical.RECORD)


# ---------------------------------------------------------------- nothing is lost, and it stays


def content(text: str) -> Any:
    """What a file says, whatever the order."""
    found = tomllib.loads(text)
    found["timeline"] = sorted(json.dumps(one, sort_keys=True) for one in found.get("timeline", []))
    return found


@settings(deadline=None, max_examples=50)
@given(strategies.records, st.integers())
def test_any_order_leads_to_one_form(record: Record, seed: int) -> None:
    random = Random(seed)

    def mixed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: mixed(value[key]) for key in random.sample(list(value), len(value))}
        return [mixed(one) for one in value] if isinstance(value, list) else value

    folder = FOLDERS[type(record)]
    first = tomlkit.dumps(unstructure(record))
    tidy = canonical.canonical(first, folder)
    assert content(tidy) == content(first)
    assert canonical.canonical(tidy, folder) == tidy
    assert canonical.canonical(tomlkit.dumps(mixed(unstructure(record))), folder) == tidy


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text("ab#\"'\\ \t[]{}=,", max_size=12), min_size=1, max_size=3), st.integers())
def test_comments_are_never_lost(texts: list[str], seed: int) -> None:
    """Whatever values look like, and wherever comments stand."""
    random = Random(seed)
    comments: list[str] = []

    def maybe() -> str:
        if random.random() < 0.6:
            return ""
        comments.append(f"# comment {len(comments)}.")
        return comments[-1]

    lines: list[str] = []
    for table in ("", "[[participants]]", "[[participants]]", "[[timeline]]", "[[timeline]]"):
        lines += [maybe(), f"{table} {maybe()}"]
        for number, text in enumerate(texts):
            value = tomlkit.item(text).as_string()
            lines += [maybe(), f"key-{number} = {value} {maybe()}", maybe()]
            lines += [f"list-{number} = [ {maybe()}\n {value}, {maybe()}\n {maybe()}\n ] {maybe()}"]
    written = "\n".join(lines)
    tidy = canonical.canonical(written, "missions")
    assert [(comment, tidy.count(comment)) for comment in comments] == [(comment, 1) for comment in comments]
    assert tomllib.loads(tidy) == tomllib.loads(written)
    assert canonical.canonical(tidy, "missions") == tidy


def test_a_publisher_is_written_in_one_way() -> None:
    """Sources are independent of each other only if their publishers differ: two spellings of one would count as two."""
    written: dict[str, set[str]] = {}
    for source in sc.sources():
        for name in filter(None, (source.publisher, source.via)):
            written.setdefault(key(name), set()).add(name)
    assert [names for names in written.values() if len(names) > 1] == []


def test_no_page_is_two_sources() -> None:
    pages = Counter(source.url for source in sc.sources() if source.url)
    assert [page for page, count in pages.items() if count > 1] == []


def test_bundled_files() -> None:
    for file in DATA.glob("*/*.toml"):
        text = file.read_text(encoding="utf-8")
        tidy = canonical.canonical(text, file.parent.name)
        assert content(tidy) == content(text)
        assert canonical.canonical(tidy, file.parent.name) == tidy


# ---------------------------------------------------------------- directories


def untidy(root: Path) -> Path:
    files = {
        "catalogue.toml": 'version = "1"\nday = "2026-11-21"\n',
        "missions/svom.toml": UNTIDY,
        "agencies/cnes.toml": 'name = "CNES"\nid = "cnes"\nkind = "space_agency"\nsources = ["page"]\n',
        "sources/a.toml": "".join(
            f'[[sources]]\nid = "{id}"\ntitle = "A"\npublisher = "B"\nkind = "document"\n' for id in ("page", "other")
        ),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_a_directory_is_told_what_is_out_of_order_and_mended(tmp_path: Path) -> None:
    before = read_directory(untidy(tmp_path))
    assert check_directory(tmp_path) == [
        "agencies/cnes.toml: id: out of order; `check --fix` puts it right",
        "missions/svom.toml: id: out of order; `check --fix` puts it right",
    ]
    changed = canonical.fix_directory(tmp_path)
    assert sorted(map(str, changed)) == [
        str(Path(*name.split("/"))) for name in ("agencies/cnes.toml", "missions/svom.toml", "sources/a.toml")
    ]
    assert (tmp_path / "missions" / "svom.toml").read_bytes() == TIDY.encode()
    assert check_directory(tmp_path) == []
    assert canonical.fix_directory(tmp_path) == []
    assert [record.id for record in read_directory(tmp_path).records] == [record.id for record in before.records]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('agency = "cnes"\nrole = "lead"\n', 'role = "lead"\nagency = "cnes"\n', "participants[0].agency"),
        ('name = "Somebody", office = "Head"', 'office = "Head", name = "Somebody"', "participants[0].persons[0].name"),
        ('date = "2011"', 'date = "2011"\ncertainty = "planned"\nstated = "2010"', "timeline[0]"),
    ],
)  # fmt: skip
def test_the_first_thing_out_of_order_is_named(tmp_path: Path, old: str, new: str, place: str) -> None:
    tidy = (
        'id = "svom"\nname = "SVOM"\nkind = "spacecraft"\nsources = ["page", "other"]\n'
        '[[participants]]\nagency = "cnes"\nrole = "lead"\npersons = [{ name = "Somebody", office = "Head" }]\n'
        'sources = ["page"]\n[[timeline]]\nkind = "launch"\ndate = "2010"\nsources = ["page"]\n'
        '[[timeline]]\nkind = "call"\ndate = "2011"\nsources = ["page"]\n'
    )
    assert old in tidy
    canonical.fix_directory(untidy(tmp_path))
    (tmp_path / "missions" / "svom.toml").write_text(tidy, encoding="utf-8")
    assert check_directory(tmp_path) == []
    (tmp_path / "missions" / "svom.toml").write_text(tidy.replace(old, new), encoding="utf-8")
    assert check_directory(tmp_path) == [f"missions/svom.toml: {place}: out of order; `check --fix` puts it right"]


def test_what_is_no_toml_is_left_alone(tmp_path: Path) -> None:
    broken = {"missions/svom.toml": b"id = ", "agencies/cnes.toml": b'name = "\xe9"\n'}
    untidy(tmp_path)
    for name, data in broken.items():
        (tmp_path / name).write_bytes(data)
    canonical.fix_directory(tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in broken} == broken


def test_without_tomlkit_only_mending_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tomlkit", None)
    assert len(check_directory(untidy(tmp_path))) == 2
    with pytest.raises(MissingExtra, match=r"spacecoop\[authoring\]"):
        canonical.fix_directory(tmp_path)
