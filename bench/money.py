"""What do quantities, conversions and additions of money cost, beside pint, CurrencyConverter and py-moneyed?

python -m pip install . py-moneyed
python bench/money.py
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2017, 11, 22)

OURS = "from spacecoop import Figure, Money; money = Money('88000000', 'CNY');"
COLD = {
    "import pint": ("", "import pint"),
    "ours: first quantity": (OURS, "money.to_quantity()"),
    "ours: the same, from import spacecoop on": ("", f"{OURS} money.to_quantity()"),
    "ours: first quantity of a figure": (
        f"{OURS} mass = Figure(kind='launch_mass', value='930', unit='kg', sources=['page'])",
        "mass.quantity",
    ),
    "pint.UnitRegistry() and a quantity": ("", "import pint; pint.UnitRegistry().Quantity(930, 'kg')"),
    "ours: first conversion": (OURS, "money.convert('GBP', '2017-11-22')"),
    "CurrencyConverter: first conversion": (
        "from datetime import date",
        "import currency_converter as c; c.CurrencyConverter(decimal=True).convert(88000000, 'CNY', 'GBP', date(2017, 11, 22))",
    ),
}


def ours_convert() -> Callable[[], object]:
    from spacecoop import Money

    money = Money("88000000", "CNY")
    return lambda: money.convert("GBP", DAY)


def ours_funding() -> Callable[[], object]:
    from spacecoop import Funding, Money

    funding = Funding(money=Money("88000000", "CNY"), kind="estimate", stated="2017-11-22", sources=["page"])
    return lambda: funding.convert("GBP")


def ours_sunday() -> Callable[[], object]:
    from spacecoop import Money

    money, sunday = Money("88000000", "CNY"), date(2017, 11, 26)
    return lambda: money.convert("GBP", sunday)


def converter_convert() -> Callable[[], object]:
    from currency_converter import CurrencyConverter

    converter: Any = CurrencyConverter(decimal=True)
    return lambda: converter.convert(88000000, "CNY", "GBP", DAY)


def pint_context() -> Callable[[], object]:
    import pint

    registry = pint.UnitRegistry()
    for definition in ("EUR = [currency]", "CNY = nan EUR", "GBP = nan EUR"):
        registry.define(definition)
    grant = registry.Quantity(88000000, "CNY")

    def convert() -> object:
        day = pint.Context("2017-11-22")
        day.redefine("CNY = 0.12861 EUR")
        day.redefine("GBP = 1.12600 EUR")
        with registry.context(day):
            return grant.to("GBP")

    return convert


def ours_add() -> Callable[[], object]:
    from spacecoop import Money

    one = Money("88000000", "CNY")
    return lambda: one + one


def moneyed_add() -> Callable[[], object]:
    from moneyed import Money

    one = Money("88000000", "CNY")
    return lambda: one + one


def pint_add() -> Callable[[], object]:
    from spacecoop import Money

    one = Money("88000000", "CNY").to_quantity()
    return lambda: one + one


def ours_parse() -> Callable[[], object]:
    from spacecoop import Money

    return lambda: Money.parse("M€ 200 (2006 e.c.)")


WARM = {
    "ours: Money.convert": ours_convert,
    "ours: Money.convert, a Sunday": ours_sunday,
    "ours: Funding.convert": ours_funding,
    "CurrencyConverter.convert (no rate kept)": converter_convert,
    "pint context of a day": pint_context,
    "ours: Money + Money": ours_add,
    "py-moneyed: Money + Money": moneyed_add,
    "pint: our Quantity + Quantity": pint_add,
    "ours: Money.parse": ours_parse,
}


def cold(before: str, statement: str) -> float:
    """Run a statement in a fresh process, after others; give its milliseconds."""
    code = (
        f"import time; exec({before!r}); t = time.perf_counter(); exec({statement!r}); print(time.perf_counter() - t)"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    return float(said) * 1e3


def warm(name: str, runs: int = 9, seconds: float = 0.1) -> list[float]:
    """Time a call in this process, many at a time; give the microseconds of one in each run."""
    call = WARM[name]()
    call()
    before = time.perf_counter()
    call()
    number = max(1, int(seconds / (time.perf_counter() - before)))
    found: list[float] = []
    for _ in range(runs):
        before = time.perf_counter()
        for _ in range(number):
            call()
        found.append((time.perf_counter() - before) / number * 1e6)
    return found


def table(rounds: int) -> None:
    """Print what each costs; the cold ones take turns, so that a busy moment meets all of them."""
    print(f"{'in a fresh process':<42} {'least':>10} {'median':>10}")
    costs: dict[str, list[float]] = {name: [] for name in COLD}
    for _ in range(rounds):
        for name, statements in COLD.items():
            costs[name].append(cold(*statements))
    for name, found in costs.items():
        print(f"{name:<42} {min(found):>7.1f} ms {median(found):>7.1f} ms")
    first, bare = costs["ours: first quantity"], costs["import pint"]
    print(
        f"{'first quantity over import pint':<42} {min(first) / min(bare):>10.2f} {median(first) / median(bare):>10.2f}"
    )
    print(f"\n{'again':<42} {'least':>10} {'median':>10}")
    for name in WARM:
        said = subprocess.run([sys.executable, __file__, "--warm", name], check=True, capture_output=True, text=True)
        found = json.loads(said.stdout)
        print(f"{name:<42} {min(found):>7.1f} us {median(found):>7.1f} us", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--warm", choices=WARM, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.warm:
        print(json.dumps(warm(asked.warm)))
    else:
        table(asked.rounds)


if __name__ == "__main__":
    main()
