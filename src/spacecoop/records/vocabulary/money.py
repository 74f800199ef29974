"""The words of money: what kind of sum, what it pays for, how exactly it is said."""

from __future__ import annotations

from .base import Vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self


class FundingKind(Vocabulary):
    """What kind of sum a source states; sums of different kinds are never added.

    `iati` is the code of the IATI transaction type where the kind plainly is one, seen from the payer: 2 outgoing
    commitment, 3 disbursement, 4 expenditure, 12 outgoing pledge; else None. (Seen from the receiver: 1 incoming
    funds, 11 incoming commitment, 13 incoming pledge.) Codes and names as listed at
    https://dashboard.iatistandard.org/exploring-data/codelists/2/transaction_transaction-type_@code/

    `iati_budget` says that IATI tells such a sum as a budget, not as a transaction; its type, 1 original or 2 revised
    (https://github.com/IATI/IATI-Codelists, xml/BudgetType.xml), is a funding's `iati_budget_type`.
    """

    iati: str | None
    iati_budget: bool

    def __new__(cls, word: str, definition: str = "", iati: str | None = None, iati_budget: bool = False) -> Self:
        member = str.__new__(cls, word)
        member._value_ = word
        member.definition = definition
        member.iati = iati
        member.iati_budget = iati_budget
        return member

    PLEDGE = "pledge", "Announced by the payer, not yet bound; bound in writing it is commitment.", "12"
    COMMITMENT = (
        "commitment",
        "Bound in writing by the payer; bound to a payee in public accounts it is obligation.",
        "2",
    )
    BUDGET = (
        "budget",
        "Set aside in an adopted plan of a body or project; voted by the legislator it is appropriation.",
        None,
        True,
    )
    REQUEST = "request", "Asked of the legislator or funder; once voted it is appropriation."
    APPROPRIATION = (
        "appropriation",
        "Voted by the legislator; only asked for it is request, in a body's own plan budget.",
        None,
        True,
    )
    CAP = "cap", "The most that may be spent, as decided; what is expected to be spent is estimate."
    OBLIGATION = "obligation", "Bound to a payee in public accounts; once paid it is disbursement or expenditure."
    DISBURSEMENT = (
        "disbursement",
        "Paid to another body that takes part; spent on goods and work it is expenditure.",
        "3",
    )
    EXPENDITURE = "expenditure", "Spent on goods and work; passed on to a body that takes part it is disbursement.", "4"
    CONTRACT = "contract", "The price in a contract; what has been paid of it is expenditure."
    GRANT = "grant", "Awarded and not to be paid back; to be paid back it is loan."
    LOAN = "loan", "Lent, to be paid back; not to be paid back it is grant."
    ESTIMATE = "estimate", "What it is said to cost, or a sum whose kind no source says; the most allowed is cap."
    OVERRUN = "overrun", "The excess over an earlier sum alone; the new sum as a whole is estimate or budget."
    IN_KIND = "in_kind", "The worth of goods or work given in place of money; money given is grant or commitment."
    GENERATED = (
        "generated",
        "What the undertaking brought in or set off elsewhere; what was paid for it has another kind.",
    )


class Scope(Vocabulary):
    """What a sum pays for; absent where no source says. Sums of different scope are different things."""

    LIFE_CYCLE = "life_cycle", "All, from study to end, launch and operations included; up to the launch: development."
    STUDY = "study", "Concept and feasibility, before the decision to build; after it development."
    DEVELOPMENT = "development", "Design, building and tests of the whole; of the craft alone it is spacecraft."
    SPACECRAFT = "spacecraft", "The craft, without launch and operations; a lander or module of it is element."
    INSTRUMENT = "instrument", "One or several instruments; the craft that bears them is spacecraft."
    ELEMENT = "element", "A lander, rover, orbiter or module of a larger mission; the main craft is spacecraft."
    LAUNCH = "launch", "The launch vehicle and its service; the work up to the launch is development."
    GROUND = "ground", "Stations, control and data systems on Earth; running them is operations, a house facility."
    OPERATIONS = "operations", "Running it in its planned life; beyond that it is extension."
    EXTENSION = "extension", "Running it beyond its planned end; up to that it is operations."
    DELAY = "delay", "What a postponement costs in addition; the whole sum after it is development or life_cycle."
    FACILITY = (
        "facility",
        "A telescope, laboratory, building or test site; a mission's stations and systems are ground.",
    )
    PROGRAMME = "programme", "Several missions or projects together; one in full is life_cycle."


class Qualifier(Vocabulary):
    """How exactly a number is said; a range is a number with an `upper` one."""

    EXACT = "exact", "Said without a qualifying word, the default; with one such as 'some' or 'nearly' it is about."
    ABOUT = "about", "Around, some, nearly, roughly; a one-sided bound is at_least or at_most."
    AT_LEAST = "at_least", "Over, more than, from, no less than; a bound from above is at_most."
    AT_MOST = "at_most", "Up to, under, less than, no more than; a bound from below is at_least."
