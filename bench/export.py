"""What does it cost to write a whole catalogue as Parquet, in time and in memory, as it grows?

Missions are made up from a seed, as in `scale.py`. Each way runs in a process of its own: `bare` opens the catalogue and imports
pyarrow, `missions` writes that table, `in_memory` makes one Arrow table of it, `streamed` writes all tables in one go.

    python -m pip install ".[arrow]" polars
    python bench/export.py --sizes 1000 10000 100000
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from pathlib import Path

from scale import build, child


def bare(path: Path) -> None:
    import pyarrow.parquet  # noqa: F401

    from spacecoop import Catalogue

    Catalogue.open(path)


def streamed(path: Path) -> None:
    from spacecoop import Catalogue

    Catalogue.open(path).export(path.with_name(f"{path.stem}-all"), "parquet")


def missions(path: Path) -> None:
    from spacecoop import Catalogue

    Catalogue.open(path).export(path.with_name(f"{path.stem}-missions.parquet"), "parquet", "mission")


def in_memory(path: Path) -> None:
    from spacecoop import Catalogue

    Catalogue.open(path).missions().to_arrow()


WAYS = (bare, missions, in_memory, streamed)


def cost(way: str, path: Path) -> dict[str, float]:
    before = time.perf_counter()
    next(one for one in WAYS if one.__name__ == way)(path)
    return {"seconds": time.perf_counter() - before, "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to leave the files (a temporary folder)")
    parser.add_argument("--build", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--way", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.build:
        print(json.dumps(build(asked.build, asked.seed, asked.folder)))
        return
    if asked.way:
        print(json.dumps(cost(asked.way[0], Path(asked.way[1]))))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{'missions':>8}  {'what':<10} {'seconds':>8} {'peak':>9} {'above bare':>11}")
        for size in asked.sizes:
            path = folder / f"{size}.sqlite"
            if not path.exists():
                child(__file__, "--build", size, "--seed", asked.seed, "--folder", folder)
            floor = 0.0
            for way in WAYS:
                found = child(__file__, "--way", way.__name__, path)
                floor = floor or found["MB"]
                above = found["MB"] - floor
                print(
                    f"{size:>8}  {way.__name__:<10} {found['seconds']:>8.1f} {found['MB']:>6.0f} MB {above:>8.0f} MB",
                    flush=True,
                )


if __name__ == "__main__":
    main()
