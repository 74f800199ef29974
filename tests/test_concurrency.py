"""One catalogue in many threads and processes, and a file that changes under it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import spacecoop as sc
from spacecoop.catalogue import BUNDLED as BUNDLED_FILE
from tests.support import DAY, agency, did, mission, part, plan, source

if TYPE_CHECKING:
    from collections.abc import Callable

forked = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
BUNDLED = sc.Catalogue.bundled()


def made(name: str = "Craft") -> sc.Catalogue:
    flown = (plan("launch", "2015"), did("launch", "2018-10-29"))
    records = [mission(*flown, name=name, participants=[part("cnes")]), agency("cnes")]
    return sc.Catalogue.from_records(records, [source()], day=DAY)


def everything(catalogue: sc.Catalogue) -> tuple[object, ...]:
    """Ask for something of every sort: records, derived values, references, names, words."""
    missions = catalogue.missions()
    return (
        tuple(catalogue.agencies()),
        tuple((m, m.status, m.launch, m.partners, m.sources) for m in missions),
        tuple(tuple(catalogue.search(m.name)) for m in missions[:5]),
        catalogue.mission(missions[0].name),
        catalogue.counts,
    )


def in_child(work: Callable[[], object]) -> int:
    """Run something in a forked child and give its exit code; one that hangs is killed."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = 0 if work() else 3
        finally:
            os._exit(code)
    for _ in range(2000):
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return -signal.SIGKILL


def catalogues(folder: Path) -> dict[str, sc.Catalogue]:
    path = folder / "a catalogue #1.sqlite"
    made().write(path)
    return {
        "bundled": BUNDLED,
        "opened": sc.Catalogue.open(path),
        "from records": made(),
        "bundled, as of": BUNDLED.as_of("2019-06-05"),
        "opened, as of": sc.Catalogue.open(path).as_of("2016-01-01"),
        "from records, as of": made().as_of("2016-01-01"),
    }


KINDS = ("bundled", "opened", "from records", "bundled, as of", "opened, as of", "from records, as of")


def test_eight_threads_share_one_catalogue() -> None:
    catalogue = sc.Catalogue.open(BUNDLED_FILE)
    start = threading.Barrier(8)

    def work(_: int) -> tuple[object, ...]:
        start.wait()
        return everything(catalogue)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(work, range(8)))
    assert all(answer == everything(BUNDLED) for answer in answers)


@forked
@pytest.mark.parametrize("kind", KINDS)
def test_a_forked_child_answers(kind: str, tmp_path: Path) -> None:
    catalogue = catalogues(tmp_path)[kind]
    here = everything(catalogue)
    assert in_child(lambda: everything(catalogue) == here) == 0
    assert everything(catalogue) == here


@forked
def test_children_forked_while_threads_ask_do_not_hang() -> None:
    """A child inherits every lock that another thread holds at that moment, and no thread that would release it."""
    catalogue = sc.Catalogue.open(BUNDLED_FILE)
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            catalogue.missions(partner="CAS")
            catalogue.search("moon")

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    try:
        codes = [in_child(lambda: catalogue.missions(partner="CAS") and gc.collect() >= 0) for _ in range(20)]
    finally:
        over.set()
        for thread in threads:
            thread.join()
    assert codes == [0] * 20


@pytest.mark.parametrize("kind", KINDS)
def test_spawned_processes_get_catalogues_and_give_records(kind: str, tmp_path: Path) -> None:
    catalogue = catalogues(tmp_path)[kind]
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        found, status, day = pool.submit(_first_mission, catalogue).result()
    assert found == catalogue.missions()[0]
    assert (status, day) == (catalogue.missions()[0].status, catalogue.day)
    assert found.partners == catalogue.missions()[0].partners


def _first_mission(catalogue: sc.Catalogue) -> tuple[sc.Mission, sc.MissionStatus, Any]:
    found = catalogue.missions()[0]
    return found, found.status, catalogue.day


@pytest.mark.parametrize("kind", KINDS)
def test_pickles_are_equal_and_bound(kind: str, tmp_path: Path) -> None:
    catalogue = catalogues(tmp_path)[kind]
    missions = catalogue.missions()
    again, selection, elements = pickle.loads(pickle.dumps((catalogue, missions, missions.each("participants"))))
    assert (again, selection, elements) == (catalogue, missions, missions.each("participants"))
    assert again.day == catalogue.day
    assert everything(again) == everything(catalogue)


def test_a_pickle_outlives_the_catalogue_made_at_run_time() -> None:
    catalogue = made()
    stored, name = pickle.dumps(catalogue.mission("craft")), catalogue.mission("craft").partners[0].name
    del catalogue
    gc.collect()
    assert pickle.loads(stored).partners[0].name == name


def test_a_pickle_of_a_file_that_was_replaced_since(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    made().write(path)
    stored = pickle.dumps(sc.Catalogue.open(path))
    made("Another").write(path)
    with pytest.raises(sc.CatalogueChanged, match=r"a\.sqlite is another one than when this was pickled$"):
        pickle.loads(stored)


def replace(path: Path, other: Path) -> None:
    other.replace(path)


def overwrite(path: Path, other: Path) -> None:
    path.write_bytes(other.read_bytes())


def remove(path: Path, _: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("change", [replace, overwrite, remove])
def test_a_file_that_changes_under_an_open_catalogue(change: Callable[[Path, Path], None], tmp_path: Path) -> None:
    path, other = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    made().write(path)
    made("Another").write(other)
    catalogue = sc.Catalogue.open(path)
    held = catalogue.mission("craft")
    change(path, other)
    questions: list[Callable[[], object]] = [
        catalogue.missions,
        lambda: catalogue.mission("craft"),
        lambda: catalogue.search("craft"),
        lambda: catalogue.counts,
        lambda: catalogue.as_of("2016-01-01").missions(),
        lambda: held.partners,
    ]
    for question in questions:
        with pytest.raises(sc.CatalogueChanged, match="has changed since it was opened: open it again"):
            question()
    with ThreadPoolExecutor(1) as pool, pytest.raises(sc.CatalogueChanged):
        pool.submit(questions[0]).result()
    if path.exists():
        assert sc.Catalogue.open(path).mission("craft").name == "Another"


@pytest.mark.parametrize("change", [replace, overwrite, remove])
def test_a_file_that_changes_while_threads_ask_never_gives_a_wrong_answer(
    change: Callable[[Path, Path], None], tmp_path: Path
) -> None:
    path, other = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    for target, name in ((path, "a"), (other, "b")):
        flown = [mission(did("launch", "2018"), id=f"{name}-{n:03}", participants=[part("FR")]) for n in range(200)]
        sc.Catalogue.from_records(flown, [source()], day=DAY).write(target)
    catalogue = sc.Catalogue.open(path)
    right = catalogue.missions().ids

    def work() -> bool:
        try:
            for _ in range(100_000):
                assert catalogue.missions(country="FR").ids == right
        except sc.CatalogueChanged:
            return True
        return False

    with ThreadPoolExecutor(4) as pool:
        working = [pool.submit(work) for _ in range(4)]
        time.sleep(0.1)
        change(path, other)
        assert all(one.result() for one in working)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go: empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def test_a_catalogue_made_at_run_time_cleans_up_behind_it(temporary: Path) -> None:
    catalogue = made()
    view, found = catalogue.as_of("2016-01-01"), catalogue.mission("craft")
    del catalogue
    gc.collect()
    assert list(temporary.iterdir()), "a view and a record still need it"
    assert everything(view)
    del view, found
    gc.collect()
    assert not list(temporary.iterdir())


@forked
def test_a_forked_child_cleans_up_nothing_of_its_parent(temporary: Path) -> None:
    catalogues = [made()]

    def leave() -> bool:
        catalogues.clear()
        gc.collect()
        return any(temporary.iterdir())

    assert in_child(leave) == 0
    assert everything(catalogues[0])


PROGRAM = """
import os, sys, threading
import spacecoop as sc
from tests.test_concurrency import everything, made
catalogue = made()
threads = [threading.Thread(target=everything, args=(one,)) for one in (catalogue, sc.Catalogue.bundled())]
for thread in threads:
    thread.start()
    thread.join()
everything(sc.Catalogue.bundled())
if len(sys.argv) > 1:
    if os.fork() == 0:
        everything(catalogue)
        sys.exit()
    os.wait()
    everything(catalogue)
"""


@pytest.mark.parametrize("forking", [[], pytest.param(["fork"], marks=forked)])
def test_a_process_that_ends_leaves_nothing_behind_and_nothing_open(forking: list[str], temporary: Path) -> None:
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", PROGRAM, *forking]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    assert not done.stderr
    assert not list(temporary.iterdir())
