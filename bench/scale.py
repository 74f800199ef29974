"""What do building and asking cost as a catalogue grows, beside a list comprehension, pandas and polars?

Missions are made up from a seed. The selective question has the same answer in every catalogue, the broad one grows with it.
Ours makes objects of the answer; its peers give rows, or objects, that they hold in memory already.

    python -m pip install . pandas polars pyarrow
    python bench/scale.py --sizes 1000 10000 100000
"""

from __future__ import annotations

import time

STARTED = time.perf_counter()

import argparse  # noqa: E402
import json  # noqa: E402
import random  # noqa: E402
import resource  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
from datetime import date, timedelta  # noqa: E402
from pathlib import Path  # noqa: E402
from statistics import median  # noqa: E402
from typing import TYPE_CHECKING, Any  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacecoop.records.mission import Mission

DAY = date(2026, 11, 21)
KINDS = ("spacecraft", "payload", "programme", "research_project", "ground_facility")
THEMES = ("lunar", "oceanography", "space_weather", "cosmology", "navigation", "microgravity_life")
COUNTRIES = ("CN", "FR", "DE", "GB", "IT", "JP", "RU", "US", "BR", "IN")
ROLES = ("lead", "partner", "partner", "instrument", "launch", "science")
AGENCIES = 200
RARE, RARE_MISSIONS = "agency-rare", 20
COMMON = "agency-000"
WARM_RUNS = 7
QUESTIONS = {"selective": RARE, "broad": COMMON}
STATUS = "completed"


def made_up(size: int, seed: int) -> tuple[list[Any], list[Any]]:
    """Make records and sources: plans, launches and ends over forty years, three participants a mission, a provider a third."""
    from spacecoop.records.agency import Agency
    from spacecoop.records.elements import Relation
    from spacecoop.records.mission import Mission
    from spacecoop.records.source import Source

    draw = random.Random(seed)
    sources = [
        Source(id=f"page-{n}", title=f"Page {n}", publisher=f"Publisher {n % 50}", kind="document")
        for n in range(max(1, size // 3))
    ]
    ids = [*(f"agency-{n:03}" for n in range(AGENCIES)), RARE]
    agencies = [
        Agency(
            id=id,
            name=id.replace("-", " ").title(),
            kind="research_institute",
            country=COUNTRIES[n % len(COUNTRIES)],
            sources=["page-0"],
            relations=[Relation(kind="part_of", to=ids[n // 10], sources=["page-0"])] if n >= 20 and id != RARE else (),
        )
        for n, id in enumerate(ids)
    ]
    rare = set(range(0, size, max(1, size // RARE_MISSIONS))[:RARE_MISSIONS])
    missions = [
        Mission(**_mission(n, draw, ids, f"page-{draw.randrange(len(sources))}", n in rare)) for n in range(size)
    ]
    return [*agencies, *missions], sources


def _mission(n: int, draw: random.Random, agencies: Sequence[str], page: str, rare: bool) -> dict[str, Any]:
    from spacecoop.records.elements import Instrument, Participant, Relation

    cited = [page]
    chosen = list(dict.fromkeys(agencies[int(AGENCIES * draw.random() ** 2)] for _ in range(3)))
    if rare:
        chosen[0] = RARE
    taking = [
        Participant(agency=id, role=draw.choice(ROLES), contribution=f"Unit {n} of {id}", sources=cited)
        for id in chosen
    ]
    instruments = [
        Instrument(
            name=f"Spectrometer {n}",
            acronym=f"SP{n}",
            providers=[Participant(agency=draw.choice(agencies[:AGENCIES]), role="lead", sources=cited)],
            sources=cited,
        )
    ]
    return {
        "id": f"mission-{n:06}",
        "name": f"Mission {n}",
        "acronym": f"M{n}",
        "kind": draw.choice(KINDS),
        "themes": draw.sample(THEMES, 2),
        "summary": f"Made up to be counted, number {n}.",
        "participants": taking,
        "instruments": instruments if n % 3 == 0 else (),
        "timeline": list(_timeline(draw, cited, rare)),
        "relations": [Relation(kind="part_of", to=f"mission-{n // 50:06}", sources=cited)] if n % 50 == 49 else (),
        "sources": cited,
    }


def _timeline(draw: random.Random, cited: Sequence[str], past: bool) -> Iterator[Any]:
    from spacecoop.records.timeline import Milestone

    said = date(1985 if past else draw.randrange(1985, 2026), draw.randint(1, 12), draw.randint(1, 28))
    launch = said + timedelta(days=draw.randrange(400, 3000))
    for told in range(draw.randint(1, 3)):
        stated = said + timedelta(days=100 * told)
        planned = launch - timedelta(days=draw.randrange(300))
        yield Milestone(kind="launch", date=str(planned.year), certainty="planned", stated=str(stated), sources=cited)
    for kind, days in (("launch", 0), ("commissioned", 90), ("ended", 2000)):
        if (when := launch + timedelta(days=days)) < DAY:
            yield Milestone(kind=kind, date=str(when), sources=cited)


def build(size: int, seed: int, folder: Path) -> dict[str, float]:
    """Write the catalogue, and the same as frames in which an agency's missions are those of the bodies under it too."""
    import polars as pl

    from spacecoop.store.build import write

    records, sources = made_up(size, seed)
    path = folder / f"{size}.sqlite"
    before = time.perf_counter()
    write(path, records, sources, DAY, "0")
    took = time.perf_counter() - before
    peak = _peak()
    missions, partners = _frames(path)
    pl.DataFrame(missions).write_parquet(folder / f"{size}-missions.parquet")
    pl.DataFrame(partners).write_parquet(folder / f"{size}-partners.parquet")
    return {"seconds": took, "MB": path.stat().st_size / 1e6, "peak": peak}


def _frames(path: Path) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
    missions: dict[str, list[Any]] = {"id": [], "name": [], "kind": [], "status": [], "launch": []}
    partners: dict[str, list[Any]] = {"mission": [], "partner": []}
    for mission in _opened(path).missions():
        launch = mission.launch
        for name, value in zip(
            missions, (mission.id, mission.name, mission.kind, mission.status, launch and launch.text), strict=True
        ):
            missions[name].append(None if value is None else str(value))
        found = {above.id: None for agency in mission.partners for above in agency.answers_to()}
        partners["mission"] += [mission.id] * len(found)
        partners["partner"] += found
    return missions, partners


def _opened(path: Path) -> Any:
    from spacecoop import Catalogue

    return Catalogue.open(path)


def ours(path: Path, partner: str) -> Callable[[], Sequence[object]]:
    catalogue = _opened(path)
    return lambda: list(catalogue.missions(partner=partner, status=STATUS))


def objects(path: Path, partner: str) -> Callable[[], Sequence[object]]:
    loaded = list(_opened(path).missions())

    def takes_part(mission: Mission) -> bool:
        return any(above.id == partner for agency in mission.partners for above in agency.answers_to())

    return lambda: [mission for mission in loaded if mission.status == STATUS and takes_part(mission)]


def pandas(path: Path, partner: str) -> Callable[[], Sequence[object]]:
    import pandas as pd

    missions, partners = (
        pd.read_parquet(path.with_name(f"{path.stem}-{it}.parquet")) for it in ("missions", "partners")
    )

    def ask() -> Any:
        wanted = partners.loc[partners["partner"] == partner, "mission"]
        return missions[(missions["status"] == STATUS) & missions["id"].isin(wanted)]

    return ask


def polars(path: Path, partner: str) -> Callable[[], Sequence[object]]:
    import polars as pl

    missions, partners = (
        pl.read_parquet(path.with_name(f"{path.stem}-{it}.parquet")) for it in ("missions", "partners")
    )

    def ask() -> Any:
        wanted = partners.filter(pl.col("partner") == partner)
        return missions.filter(pl.col("status") == STATUS).join(wanted, left_on="id", right_on="mission", how="semi")

    return ask


PEERS = (ours, objects, pandas, polars)


def ask(peer: str, path: Path, question: str) -> dict[str, float]:
    """Ask in this process, which is fresh: first cold, from the start of the interpreter, then warm."""
    asking = {one.__name__: one for one in PEERS}[peer](path, QUESTIONS[question])
    answer = asking()
    cold, peak = time.perf_counter() - STARTED, _peak()
    warm: list[float] = []
    for _ in range(WARM_RUNS):
        before = time.perf_counter()
        asking()
        warm.append(time.perf_counter() - before)
    return {"n": len(answer), "cold": cold, "warm": min(warm), "median": median(warm), "peak": peak}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def child(script: str, *argv: object) -> dict[str, float]:
    """Run a script of this folder in a process of its own; give what it says of its costs."""
    command = [sys.executable, script, *map(str, argv)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return found


def table(sizes: Sequence[int], seed: int, folder: Path) -> None:
    """Run every question in processes of their own, and print what they cost."""
    print(f"{'missions':>8}  {'build':>9}  {'file':>9}  {'peak':>8}")
    for size in sizes:
        built = child(__file__, "--build", size, "--seed", seed, "--folder", folder)
        print(f"{size:>8}  {built['seconds']:>7.1f} s  {built['MB']:>6.1f} MB  {built['peak']:>5.0f} MB", flush=True)
    print(
        f"\n{'question':<10} {'missions':>8} {'answer':>7}  {'of':<8} {'cold':>10} {'warm':>12} {'median':>12} {'peak':>8}"
    )
    for question in QUESTIONS:
        for size in sizes:
            for peer in PEERS:
                cost = child(__file__, "--ask", peer.__name__, question, "--folder", folder, "--sizes", size)
                print(
                    f"{question:<10} {size:>8} {cost['n']:>7.0f}  {peer.__name__:<8} {cost['cold'] * 1e3:>7.0f} ms"
                    f" {cost['warm'] * 1e3:>9.2f} ms {cost['median'] * 1e3:>9.2f} ms {cost['peak']:>5.0f} MB",
                    flush=True,
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to leave the files (a temporary folder)")
    parser.add_argument("--build", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--ask", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.build:
        print(json.dumps(build(asked.build, asked.seed, asked.folder)))
    elif asked.ask:
        print(json.dumps(ask(asked.ask[0], asked.folder / f"{asked.sizes[0]}.sqlite", asked.ask[1])))
    elif asked.folder:
        asked.folder.mkdir(parents=True, exist_ok=True)
        table(asked.sizes, asked.seed, asked.folder)
    else:
        with tempfile.TemporaryDirectory() as folder:
            table(asked.sizes, asked.seed, Path(folder))


if __name__ == "__main__":
    main()
