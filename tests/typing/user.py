"""A user's file for the type checkers, never run: what is right must pass, and each marked line must be an error.

A mark that marks nothing is itself an error, under both checkers.
"""

import datetime
from decimal import Decimal
from typing import assert_type

import spacecoop as sc

# ---------------------------------------------------------------- right

assert_type(sc.missions(), sc.Selection[sc.Mission])
assert_type(sc.agencies(part_of="CAS"), sc.Selection[sc.Agency])
assert_type(sc.agreements(party="France", covers="cfosat"), sc.Selection[sc.Agreement])
assert_type(sc.meetings(held=2019), sc.Selection[sc.Meeting])
assert_type(sc.sources(language="fr"), sc.Selection[sc.Source])
assert_type(sc.mission("SMILE"), sc.Mission)
assert_type(sc.Catalogue.bundled().missions(partner="ESA"), sc.Selection[sc.Mission])
assert_type(sc.label(sc.mission("SMILE"), "zh"), str)
assert_type(sc.describe(sc.agency("ESA"), "fr"), str)
assert_type(sc.format_money(sc.Money("5", "EUR"), "de", "name"), str)
assert_type(sc.format_date("2026-21", "ja", style="medium"), str)
assert_type(sc.missions().to_text("ru", width=80), str)

smile = sc.mission("SMILE")
assert_type(smile.status, sc.MissionStatus)
assert_type(smile.launch, sc.PartialDate | None)
assert_type(smile.slip, sc.Span | None)
assert_type(smile.launch_history, tuple[sc.Milestone, ...])
assert_type(smile.participants[0].agency, sc.Agency | None)
assert_type(smile.participants[0].role, sc.Role)
assert_type(smile.sources, tuple[sc.Source, ...])
assert_type(smile.funding[0].money.amount, Decimal)
assert_type(smile.launch_history[0].said, datetime.date | None)

sc.missions(partner="ESA", status="planned", country="CN", theme="heliophysics", overdue=True)
sc.missions(partner=smile.leads[0], status=sc.MissionStatus.PLANNED, role=sc.Role.LEAD, agreement=smile.agreements[0])
sc.missions(partner=["ESA", "CNES"], status=["planned", "operating"], kind=("payload", sc.MissionKind.SPACECRAFT))
sc.missions(partner=sc.any_of("ESA", sc.exactly("CNES")), status=sc.none_of("cancelled", "failed"))
sc.missions(status=["cancelled", sc.ever("suspended")], theme=["lunar", sc.exactly("heliophysics")])
sc.missions(partner=sc.all_of(sc.ever("ESA"), smile.leads[0]), role=sc.any_of("lead", sc.Role.CO_LEAD))
sc.missions(partner=sc.only("ESA", "CAS"), theme=sc.exactly("heliophysics"), country=sc.all_of("FR", "CN"))
sc.missions(launched=2024, planned="2026-21", ended=datetime.date(2020, 1, 1))
sc.missions(launched=sc.between(2003, "2019-06"), planned=[sc.before(2030), sc.certainly("2031")])
sc.missions(launched=sc.none_of(sc.after(sc.PartialDate("2019"))))
sc.missions(lambda mission: len(mission.participants) > 2, text="gamma-ray bursts", as_of="2019-06-05")
sc.agencies(member=sc.ever("FR"), status="active", founded=sc.before(1990))
sc.agreements(purpose=sc.all_of("framework", sc.Purpose.DATA), level="government", signed=1997, implements="paper")
sc.meetings(series=sc.exactly("cn-fr-space-committee"), kind=sc.MeetingKind.COMMITTEE)
sc.sources(cited_by=smile, kind="press_release", published=sc.after(2020))

assert_type(sc.missions().first(), sc.Mission | None)
assert_type(sc.missions().one().id, str)
assert_type(sc.missions()[0], sc.Mission)
assert_type(sc.missions()[:3], sc.Selection[sc.Mission])
assert_type([mission.acronym for mission in sc.missions()], list[str | None])
assert_type(sc.missions().filter(lambda mission: mission.launch is not None), sc.Selection[sc.Mission])
assert_type(sc.missions().sort_by("launch").group_by("status").sizes()["planned"], int)
assert_type(sc.missions().each("participants"), sc.Selection[sc.Participant])
assert_type(sc.missions().each("timeline").first(), sc.Milestone | None)

assert_type(sc.missions().to_csv(), str)
assert_type(sc.missions().pairs("country")["CN", "FR"], sc.Selection[sc.Mission])
assert_type(sc.cite(smile, "bibtex"), str)
assert_type(sc.table("participants").kind, str)
assert_type(sc.Catalogue.from_json("catalogue.json", base=sc.Catalogue.bundled()), sc.Catalogue)

money = sc.Money(88_000_000, "CNY")
grant = sc.Funding(money=money, kind="grant", qualifier="about", sources=["a-page"])
assert_type(grant.kind, sc.FundingKind)
probe = sc.Mission(
    id="probe",
    name="Probe",
    kind="spacecraft",
    themes=["lunar"],
    participants=[sc.Participant(agency="cnes", role="lead", sources=["a-page"])],
    timeline=[sc.Milestone(kind="launch", date="2029", certainty="planned", stated="2026-01-01", sources=["a-page"])],
    funding=[grant],
    sources=["a-page"],
)
assert_type(sc.Catalogue.from_records([probe], base=sc.Catalogue.bundled()), sc.Catalogue)
try:
    sc.mission("SMLIE")
except sc.AmbiguousName as error:
    assert_type(error.ids, tuple[str, ...])
except (sc.UnknownRecord, sc.SpacecoopError):
    pass

# ---------------------------------------------------------------- wrong

sc.missions(partnr="ESA")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
sc.agencies(partner="ESA")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
sc.missions(status="planed")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.missions(status="signed")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.missions(status=sc.AgreementStatus.SIGNED)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.missions(status=sc.any_of("planned", "planed"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.missions(status=["planned", "planed"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
sc.missions(status=sc.ever("planed"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.missions(status=sc.all_of("planned"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.missions(kind=sc.exactly("payload"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.missions(role=sc.only("boss"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.missions(partner=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.missions(overdue="yes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.missions(launched=20.24)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.Catalogue.bundled().missions(status="planed")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.mision("SMILE")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
sc.mission(7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.search("moon", limit="3")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.missions().each("partners")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
smile.name = "Frown"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
sc.Mission(id="x", name="X", kind="spacecraft")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
sc.Money(1, 2)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.cite(smile, "bibtext")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.export("tables", "parket")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.missions().pairs("countries")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sc.missions().to_networkx("agency")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
