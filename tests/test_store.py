"""The built file: the same bytes for the same content, told from every other file, read from anywhere."""

from __future__ import annotations

import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

import spacecoop as sc
from spacecoop.catalogue import BUNDLED
from spacecoop.store.database import APPLICATION_ID, SCHEMA_VERSION
from tests.asking import built, contents
from tests.support import CITED, agency, agreement, did, meeting, mission, part, party, source

if TYPE_CHECKING:
    from collections.abc import Callable

RECORDS = [
    agency("esa", acronym="ESA"),
    agency("cnes", country="FR"),
    mission(
        did("launch", "2018"), participants=[part("esa", "lead"), part("cnes")], themes=["lunar", "earth_observation"]
    ),
    agreement(id="paper", parties=[party("FR", "1997-05-15")], covers=["craft"]),
    meeting(id="talks", covers=["craft", "paper"]),
]


def fields(path: Path) -> dict[str, Any]:
    connection = sqlite3.connect(path)
    try:
        pragmas = {
            name: connection.execute(f"pragma {name}").fetchone()[0] for name in ("application_id", "user_version")
        }
        return {**dict(connection.execute("select key, value from meta")), **pragmas}
    finally:
        connection.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "catalogue.sqlite"
    built(path, RECORDS)
    return path


# ---------------------------------------------------------------- what is written


def test_the_file_says_what_it_is(file: Path) -> None:
    told = fields(file)
    assert (told["application_id"], told["user_version"]) == (APPLICATION_ID, SCHEMA_VERSION)
    assert (told["day"], told["version"]) == ("2026-11-21", "1")
    assert len(told["content"]) == 64


def test_the_same_content_gives_the_same_bytes_in_any_order_and_process(file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    built(again, reversed(RECORDS))
    assert again.read_bytes() == file.read_bytes()
    script = (
        "import pickle, sys; from pathlib import Path; from datetime import date; from spacecoop.store.build import write;"
        "records, sources, path = pickle.load(sys.stdin.buffer); write(path, records, sources, date(2026, 11, 21), '1')"
    )
    elsewhere = tmp_path / "elsewhere.sqlite"
    subprocess.run(
        [sys.executable, "-c", script],
        input=pickle.dumps((RECORDS, [source()], elsewhere)),
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        check=True,
    )
    assert elsewhere.read_bytes() == file.read_bytes()


def test_other_content_another_hash(file: Path, tmp_path: Path) -> None:
    different = [agency("esa", acronym="ESA", note="Looked at twice."), *RECORDS[1:]]
    built(tmp_path / "a.sqlite", different)
    built(tmp_path / "b.sqlite", RECORDS, version="2")
    assert fields(tmp_path / "a.sqlite")["content"] != fields(file)["content"]
    assert fields(tmp_path / "b.sqlite")["content"] == fields(file)["content"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents())
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, world: tuple[list[Any], list[Any]]) -> None:
    path = tmp_path_factory.getbasetemp() / "round.sqlite"
    path.unlink(missing_ok=True)
    catalogue = built(path, *world)
    verbs = (catalogue.missions, catalogue.agencies, catalogue.agreements, catalogue.meetings)
    assert sorted((r for verb in verbs for r in verb()), key=lambda r: r.id) == sorted(world[0], key=lambda r: r.id)
    assert catalogue.sources().ids == ("page", "s0", "s1", "s2")


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(sc.CatalogueError, match="cannot be written"):
        built(tmp_path / "nowhere" / "catalogue.sqlite", RECORDS)
    occupied = tmp_path / "occupied"
    occupied.mkdir()
    with pytest.raises(sc.CatalogueError, match="is a folder"):
        built(occupied, RECORDS)
    assert list(tmp_path.iterdir()) == [occupied]


# ---------------------------------------------------------------- what is refused


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"pragma user_version = {SCHEMA_VERSION + 1}")
    connection.close()


def foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("create table meta (key, value)")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(b""), "is no catalogue of spacecoop"),
        (lambda path: path.write_text("id = 'svom'\n" * 50), "is no catalogue of spacecoop"),
        (foreign, "is no catalogue of spacecoop"),
        (newer, f"has the layout {SCHEMA_VERSION + 1}, this version reads {SCHEMA_VERSION}: build it again"),
        (lambda path: path.write_bytes(path.read_bytes()[:-1]), "is cut off"),
        (lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]), "is cut off"),
        (lambda path: path.write_bytes(path.read_bytes()[:80]), "catalogue"),
        (lambda path: path.unlink(), "cannot be read: No such file"),
        (lambda path: (path.unlink(), path.mkdir()), "is no regular file"),
    ],
    ids=["empty", "text", "foreign", "newer", "short", "half", "head", "absent", "directory"],
)
def test_what_is_no_whole_catalogue_is_refused(
    file: Path, tmp_path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    path = Path(shutil.copy(file, tmp_path))
    spoil(path)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(sc.CatalogueError, match=said) as raised:
        sc.Catalogue.open(path)
    assert str(path) in str(raised.value)
    assert sorted(tmp_path.iterdir()) == before, "reading creates nothing"


def test_a_damaged_page_is_told(file: Path, tmp_path: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:] = os.urandom(1) * (len(content) - 4096)
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(content)
    with pytest.raises(sc.CatalogueError, match="cannot be read"):
        sc.Catalogue.open(path).missions()


# ---------------------------------------------------------------- where and how it is read


@pytest.mark.parametrize("name", ["a b", "a#b", "a?b", "a%b", "a%20b", "a&b;c", "é", "目录", "100%?#"])
def test_any_path_will_do_and_is_only_read(file: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    path = Path(shutil.copy(file, folder))
    path.chmod(0o444)
    for said in (path, str(path)):
        catalogue = sc.Catalogue.open(said)
        assert catalogue.missions(partner="ESA").ids == ("craft",)
    assert path.read_bytes() == file.read_bytes()
    assert list(tmp_path.rglob("*")) == [folder, path], "nothing is created beside it, nor elsewhere"


def test_a_relative_path_outlives_the_working_directory(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    catalogue = sc.Catalogue.open(file.name)
    monkeypatch.chdir(tmp_path)
    assert catalogue.missions().ids == ("craft",)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: catalogue.missions().ids).result() == ("craft",)


def _asked(catalogue: sc.Catalogue, n: int) -> list[Any]:
    agencies = catalogue.agencies().ids
    return [
        catalogue.missions(partner=agencies[n % len(agencies)]).ids,
        [mission.status for mission in catalogue.missions()],
        [record.id for record in catalogue.search("space")],
        catalogue.missions(country=sc.all_of("FR", "CN")).each("participants").ids,
    ]


def test_one_catalogue_answers_many_threads() -> None:
    catalogue = sc.Catalogue.open(BUNDLED)
    expected = [_asked(sc.Catalogue.bundled(), n) for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert list(pool.map(lambda n: _asked(catalogue, n), range(8))) == expected


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_other_processes_answer_alike(file: Path, method: str) -> None:
    bundled, own = sc.Catalogue.bundled(), sc.Catalogue.open(file)
    with get_context(method).Pool(2) as pool:
        assert pool.starmap(_asked, [(bundled, 1), (own, 0)]) == [_asked(bundled, 1), _asked(own, 0)]
        missions = list(own.missions()) + list(bundled.missions()[:3])
        assert pool.map(_told, missions) == [_told(mission) for mission in missions]
        assert pool.map(_same, missions) == missions


def _told(mission: sc.Mission) -> tuple[Any, ...]:
    return mission.id, mission.status, mission.countries, [agency.name for agency in mission.partners]


def _same(record: sc.Mission) -> sc.Mission:
    return record


def test_pickles_hold_the_way_to_the_file_not_the_file(file: Path) -> None:
    catalogue = sc.Catalogue.open(file)
    again = pickle.loads(pickle.dumps(catalogue))
    assert again == catalogue
    assert again.missions() == catalogue.missions()
    record = catalogue.mission("craft")
    assert pickle.loads(pickle.dumps(record)).leads == record.leads
    assert len(pickle.dumps(catalogue)) < 500
    unbound = mission(id="free", sources=CITED)
    with pytest.raises(sc.Unbound):
        _ = pickle.loads(pickle.dumps(unbound)).status
