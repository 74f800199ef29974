"""What does a first answer cost in a cold process, in time and in memory? Ours beside its peers, in one run.

python bench/cold.py [ROUNDS]; needs the package installed and built, attrs, cattrs, and pycountry for its row.
"""

from __future__ import annotations

import os
import sys
from statistics import median
from time import perf_counter

ROUNDS = 20
YARDSTICK = "import attrs, cattrs"
QUESTION = 'print(sc.missions(partner="ESA", status="planned"))'

CASES = {
    "bare Python": "pass",
    YARDSTICK: YARDSTICK,
    "pycountry: first look-up": "import pycountry; pycountry.countries.get(alpha_2='FR')",
    "spacecoop: import": "import spacecoop as sc",
    "spacecoop: first query, printed": f"import spacecoop as sc; {QUESTION}",
    "spacecoop: first look-up": "import spacecoop as sc; sc.mission('SMILE').status",
}


def run(code: str) -> tuple[float, float, float] | None:
    """Run code in a fresh process; give its seconds by the clock and of work, and its peak MB, None where it fails.

    What it prints goes nowhere. The peak is never below this process's own size, which is kept small.
    """
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    begun = perf_counter()
    child = os.posix_spawn(sys.executable, [sys.executable, "-c", code], environment, file_actions=silent)
    _, status, used = os.wait4(child, 0)
    seconds = perf_counter() - begun
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # ru_maxrss counts bytes there, kilobytes elsewhere
    return None if status else (seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def main() -> None:
    """Interleave all cases, so that a noisy minute is everybody's, and print one table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    failing = {name for name, code in CASES.items() if run(code) is None}  # which also writes the bytecode
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in CASES}
    for _ in range(rounds):
        for name, code in CASES.items():
            measured = None if name in failing else run(code)
            if measured is not None:
                found[name].append(measured)
    clock, work = (min(column) for column in list(zip(*found[YARDSTICK], strict=True))[:2])
    print(f"Python {sys.version.split()[0]}, {rounds} fresh processes each; ratios are to `{YARDSTICK}`")
    print(f"{'':32} {'minimum':>9} {'median':>9} {'ratio':>6} {'work':>9} {'ratio':>6} {'peak':>8}")
    for name, measurements in found.items():
        if measurements:
            times, works, peaks = zip(*measurements, strict=True)
            print(
                f"{name:32} {min(times) * 1e3:6.1f} ms {median(times) * 1e3:6.1f} ms {min(times) / clock:6.2f}"
                f" {min(works) * 1e3:6.1f} ms {min(works) / work:6.2f} {min(peaks):5.1f} MB"
            )
        else:
            print(f"{name:32} does not run here")


if __name__ == "__main__":
    main()
