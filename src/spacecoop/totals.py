"""Totals of sums: what adds up to how much, what each sum became, and what does not count, and why.

Only sums of one kind, one scope and one price basis are added. A sum that another one of its record revises does not count beside
it, nor does a sum of a part (`part_of`) beside one of the same kind and scope of its whole, nor one payer's share beside the
sum of all who pay. All are told, not dropped.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from spacecoop.errors import DateError, MixedSums, PriceBasisMismatch, RateNotFound, UnknownValue
from spacecoop.readable import Readable
from spacecoop.records.agency import Agency
from spacecoop.records.funding import Amount, Funding
from spacecoop.records.mission import Mission
from spacecoop.records.vocabulary import FundingKind, Qualifier, Scope
from spacecoop.values.money import Money, PriceBasis, currency, price_basis

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, Literal

    from spacecoop.records.record import Record
    from spacecoop.values.dates import DateLike
    from spacecoop.values.rates import Rate, RateSource

    Place = tuple[str, int]


@frozen
class Counted:
    """A sum that counts: what it became, of a range up to `upper`, and by which rate; None where it needed none."""

    funding: Funding
    converted: Money
    upper: Money | None = None
    rate: Rate | None = None

    @property
    def original(self) -> Amount:
        """The sum as it was said."""
        return self.funding.amount

    @property
    def revised_by(self) -> Funding | None:
        """The sum of its record that revises it, and was not among those to be added."""
        record: Any = self.funding.record
        key = self.funding.key
        return next((other for other in record.funding if key is not None and other.revises == key), None)


@frozen
class LeftOut:
    """A sum that does not count, and why: `revised`, of a `part` of what counts, or `unconverted`."""

    funding: Funding
    reason: Literal["revised", "part", "unconverted"]
    why: str


@frozen(repr=False)
class Total(Readable):
    """Sums of one kind, scope and price basis, added: `money`, or where one of them is a range `money` to `upper`.

    `qualifiers` are those of its parts other than exact: a total with one of them is no exact number. `left_out` is what
    does not count.
    """

    money: Money
    upper: Money | None = None
    parts: tuple[Counted, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    qualifiers: frozenset[Qualifier] = field(init=False)

    def __attrs_post_init__(self) -> None:
        said = frozenset(part.funding.qualifier for part in self.parts) - {Qualifier.EXACT}
        object.__setattr__(self, "qualifiers", said)

    @property
    def kind(self) -> FundingKind | None:
        """The kind of all its sums; None of no sums."""
        return self.parts[0].funding.kind if self.parts else None

    @property
    def scope(self) -> Scope | None:
        """What all its sums pay for, where that is said."""
        return self.parts[0].funding.scope if self.parts else None

    @property
    def unconverted(self) -> tuple[LeftOut, ...]:
        """What should count, and could not be converted."""
        return tuple(one for one in self.left_out if one.reason == "unconverted")

    def __repr__(self) -> str:
        from spacecoop.views.totals import headline

        return f"<Total: {headline(self)}>"

    def _text(self, locale: str | None = None) -> str:
        from spacecoop.views.totals import text

        return text(self, locale)

    def _html(self, locale: str | None = None) -> str:
        from spacecoop.views.totals import html

        return html(self, locale)


class Totals(Readable, Mapping[str, Total]):
    """The total of each currency, by its code, nothing converted. `left_out` is what does not count in any."""

    __slots__ = ("_totals", "left_out")

    def __init__(self, totals: Mapping[str, Total], left_out: tuple[LeftOut, ...]) -> None:
        self._totals = dict(totals)
        self.left_out: tuple[LeftOut, ...] = left_out

    def __getitem__(self, code: str) -> Total:
        return self._totals[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._totals)

    def __len__(self) -> int:
        return len(self._totals)

    def __repr__(self) -> str:
        from spacecoop.views.totals import headline

        return f"<Totals: {'; '.join(map(headline, self.values()))}>"

    def _text(self, locale: str | None = None) -> str:
        from spacecoop.views.totals import text_by_currency

        return text_by_currency(self, locale)

    def _html(self, locale: str | None = None) -> str:
        from spacecoop.views.totals import html_by_currency

        return html_by_currency(self, locale)


class Choice:
    """Which sums are to be added."""

    __slots__ = ("basis", "kind", "scope")

    def __init__(self, kind: str | None, scope: str | None, basis: PriceBasis | str | int | None) -> None:
        self.kind: FundingKind | None = None if kind is None else _word(FundingKind, "kind", kind)
        self.scope: Scope | None = None if scope is None else _word(Scope, "scope", scope)
        self.basis: PriceBasis | None = None if basis is None else price_basis(basis)

    def of(self, fundings: Iterable[Funding]) -> list[Funding]:
        """Keep the sums of the kind, scope and basis chosen, where one is."""
        return [
            funding
            for funding in fundings
            if self.kind in (None, funding.kind)
            and self.scope in (None, funding.scope)
            and self.basis in (None, funding.money.basis)
        ]


def _word(words: Callable[[str], Any], name: str, given: str) -> Any:
    try:
        return words(given)
    except ValueError as error:
        from spacecoop.suggest import did_you_mean

        legal: Any = words
        raise UnknownValue(f"no {name} {given!r}{did_you_mean(str(given), list(legal))}; {error}") from None


def by_currency(fundings: Iterable[Funding], choice: Choice) -> Totals:
    """Add the sums of each currency, exactly."""
    counted, left_out = once(choice.of(fundings))
    totals: dict[str, Total] = {}
    for code in dict.fromkeys(funding.currency for funding in counted):
        own = [funding for funding in counted if funding.currency == code]
        _check(own)
        parts = [Counted(funding, funding.money, funding.upper) for funding in own]
        totals[code] = _added(code, parts, [one for one in left_out if one.funding.currency == code])
    return Totals(totals, tuple(left_out))


def converted(
    fundings: Iterable[Funding], to: str, choice: Choice, on: DateLike | None, rates: RateSource | None
) -> Total:
    """Convert each sum at the rate of its own day, or of the day `on`, and add."""
    from spacecoop.values.dates import whole_day

    code, day = currency(to), None if on is None else whole_day(on)
    counted, left_out = once(choice.of(fundings))
    _check(counted)
    parts: list[Counted] = []
    for funding in counted:
        try:
            found = None if funding.currency == code else funding.convert(code, day, rates)
        except (DateError, PriceBasisMismatch, RateNotFound) as error:
            left_out.append(LeftOut(funding, "unconverted", str(error)))
        else:
            parts.append(
                Counted(funding, found.money, found.upper, found.rate)
                if found
                else Counted(funding, funding.money, funding.upper)
            )
    if counted and not parts:
        reasons = "; ".join(f"{one.funding.record.id}: {one.why}" for one in left_out if one.reason == "unconverted")
        raise RateNotFound(f"none of the sums can be converted to {code}: {reasons}")
    return _added(code, parts, left_out)


def _added(code: str, parts: Sequence[Counted], left_out: Iterable[LeftOut]) -> Total:
    basis = parts[0].funding.money.basis if parts else PriceBasis.UNKNOWN
    nothing = Money(0, code, basis)
    least = sum((part.converted for part in parts), nothing)
    most = sum((part.upper or part.converted for part in parts), nothing)
    return Total(least, None if most == least else most, tuple(parts), tuple(left_out))


def _check(fundings: Sequence[Funding]) -> None:
    """Refuse sums that are no sums of the same thing; a scope that is not said is one of its own in each record."""
    things = {(funding.kind, funding.scope, None if funding.scope else funding.record.id) for funding in fundings}
    if len(things) > 1:
        found: dict[tuple[str, str | None], list[Funding]] = {}
        for funding in fundings:
            found.setdefault((funding.kind.value, funding.scope and funding.scope.value), []).append(funding)
        raise MixedSums((kind, scope, tuple(_records(sums))) for (kind, scope), sums in found.items())
    bases: dict[PriceBasis, list[Funding]] = {}
    for funding in fundings:
        bases.setdefault(funding.money.basis, []).append(funding)
    if len(bases) > 1:
        listed = "; ".join(f"{basis}: {', '.join(_records(sums))}" for basis, sums in bases.items())
        raise PriceBasisMismatch(f"sums in different prices are never added: {listed}; choose with basis=, or filter")


def _records(fundings: Iterable[Funding]) -> dict[str, None]:
    return dict.fromkeys(funding.record.id for funding in fundings)


def once(fundings: Sequence[Funding]) -> tuple[list[Funding], list[LeftOut]]:
    """Tell what counts from what would count a second time."""
    left_out: list[LeftOut] = []
    newest: dict[Place, tuple[int, Funding]] = {}
    for funding in fundings:
        place, position = _chain(funding)
        newest[place] = max(newest.get(place, (position, funding)), (position, funding), key=lambda one: one[0])
    current: list[Funding] = []
    for funding in fundings:
        last = newest[_chain(funding)[0]][1]
        if last is funding:
            current.append(funding)
        else:
            left_out.append(LeftOut(funding, "revised", f"revised: {last.amount} counts"))
    holders = {(funding.kind, funding.scope, funding.record.id) for funding in current if funding.scope}

    def whole(funding: Funding) -> str | None:
        joint = next((other for other in current if _shares(funding, other)), None)
        if joint is not None:
            return f"a share of {joint.amount}, which {', '.join(joint.payer_ids)} pay"
        top = next((one for one in wholes(funding, funding.record) if not wholes(funding, one)), None)
        return None if top is None else f"part of {top.id}, which has a sum of this kind and scope"

    def wholes(funding: Funding, record: Record) -> list[Record]:
        return [above for above in _above(record) if (funding.kind, funding.scope, above.id) in holders]

    counted: list[Funding] = []
    for funding in current:
        if (why := whole(funding)) is None:
            counted.append(funding)
        else:
            left_out.append(LeftOut(funding, "part", why))
    return counted, left_out


def _shares(funding: Funding, other: Funding) -> bool:
    """Tell whether some of those pay this sum who pay the other of the same record, kind, scope and period."""
    paying, all_paying = set(funding.payer_ids), set(other.payer_ids)
    return (
        bool(paying)
        and paying < all_paying
        and (funding.kind, funding.scope, funding.period) == (other.kind, other.scope, other.period)
        and funding.record.id == other.record.id
    )


def _chain(funding: Funding) -> tuple[Place, int]:
    """Give the place of the sum from which a chain of revisions starts, and the position of this one in its record."""
    record: Any = funding.record
    sums: tuple[Funding, ...] = record.funding
    keys = {one.key: n for n, one in enumerate(sums) if one.key is not None}
    position = start = next(n for n, one in enumerate(sums) if one is funding)
    while (before := sums[start].revises) is not None and before in keys:
        start = keys[before]
    return (funding.record.id, start), position


def _above(record: Record) -> dict[Mission | Agency, None]:
    """Give what a mission is part of, or under which bodies one stands, at any distance."""
    found: dict[Any, None] = {}
    queue: list[Any] = [record]
    for one in queue:
        above = one.part_of if isinstance(one, Mission) else one.parents if isinstance(one, Agency) else ()
        for whole in above:
            if whole not in found:
                found[whole] = None
                queue.append(whole)
    return found
