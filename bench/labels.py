"""What does a first answer in the reader's language cost in a cold process, over the same answer and over Babel's own import?

python bench/labels.py [ROUNDS]; needs the package installed and built.
"""

from __future__ import annotations

import sys
from statistics import median

from cold import run

ROUNDS = 20
QUESTION = "import spacecoop as sc; found = sc.missions(partner='ESA', status='planned'); print(found)"

CASES = {
    "import babel": "import babel",
    "import babel, its dates, lists, numbers": "import babel.dates, babel.lists, babel.numbers, babel.languages",
    "query, printed": QUESTION,
    "query, printed; import babel": f"{QUESTION}; import babel",
    "query, printed; the table in Chinese": f"{QUESTION}; print(found.to_text('zh'))",
    "query, printed; the table in German": f"{QUESTION}; print(found.to_text('de'))",
    "query, printed; one label": f"{QUESTION}; sc.label('FR', 'de')",
    "query, printed; a record described": f"{QUESTION}; sc.mission('svom').describe('ru')",
}
BASE = "query, printed; import babel"


def main() -> None:
    """Interleave all cases, so that a noisy minute is everybody's, and print one table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    failing = [name for name, code in CASES.items() if run(code) is None]  # which also writes the bytecode
    if failing:
        sys.exit(f"do not run here: {', '.join(failing)}")
    found: dict[str, list[float]] = {name: [] for name in CASES}
    for _ in range(rounds):
        for name, code in CASES.items():
            measured = run(code)
            if measured is not None:
                found[name].append(measured[0] * 1e3)
    base = min(found[BASE])
    print(f"Python {sys.version.split()[0]}, {rounds} fresh processes each; the last column is over `{BASE}`")
    print(f"{'':40} {'minimum':>9} {'median':>9} {'over':>9}")
    for name, times in found.items():
        over = f"{min(times) - base:6.1f} ms" if name.startswith("query") else ""
        print(f"{name:40} {min(times):6.1f} ms {median(times):6.1f} ms {over:>9}")


if __name__ == "__main__":
    main()
