"""Records and elements: what can be constructed and what is refused, and that they are plain immutable values."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from spacecoop.errors import DateError, RecordError, SpacecoopError, Unbound, UnknownRecord
from spacecoop.records.agency import Agency
from spacecoop.records.agreement import Agreement
from spacecoop.records.elements import (
    Dispute,
    Figure,
    FormerName,
    Instrument,
    Participant,
    Party,
    Person,
    Relation,
    Sourced,
)
from spacecoop.records.funding import Equivalent, Funding
from spacecoop.records.meeting import Meeting
from spacecoop.records.mission import Mission
from spacecoop.records.model import FrozenMap, Model
from spacecoop.records.source import Source
from spacecoop.records.timeline import Milestone
from spacecoop.records.vocabulary import MILESTONES, RELATIONS, MilestoneKind, RelationKind
from spacecoop.store.decode import decode, encode
from spacecoop.values.codes import COUNTRIES
from spacecoop.values.dates import PartialDate
from spacecoop.values.money import Money

from . import strategies
from .support import (
    CITED,
    agency,
    agreement,
    bound,
    catalogue_of,
    did,
    meeting,
    mission,
    part,
    plan,
    source,
    tie,
)

if TYPE_CHECKING:
    from collections.abc import Callable

RECORDS: dict[type[Any], dict[str, Any]] = {
    Mission: {"id": "svom", "name": "SVOM", "kind": "spacecraft", "sources": CITED},
    Agency: {"id": "cnes", "name": "CNES", "kind": "space_agency", "sources": CITED},
    Agreement: {"id": "mou", "name": "MoU", "kind": "mou", "sources": CITED},
    Meeting: {"id": "workshop", "name": "Workshop", "kind": "workshop", "sources": CITED},
}
ELEMENTS: dict[type[Any], dict[str, Any]] = {
    Milestone: {"kind": "launch", "date": "2024-06-22", "sources": CITED},
    Relation: {"kind": "part_of", "to": "other", "sources": CITED},
    Participant: {"agency": "cnes", "role": "lead", "sources": CITED},
    Instrument: {"name": "ECLAIRs", "sources": CITED},
    Party: {"country": "FR", "act": "signed", "sources": CITED},
    FormerName: {"name": "SVOM-1", "sources": CITED},
    Figure: {"kind": "launch_mass", "value": "930", "sources": CITED},
    Funding: {"money": Money("5", "EUR"), "kind": "grant", "sources": CITED},
    Dispute: {"field": "name", "value": "SVOM-2", "sources": CITED},
}
VALUES: dict[type[Any], dict[str, Any]] = {
    Person: {"name": "Jean-Yves Le Gall"},
    Equivalent: {"money": Money("5", "EUR")},
    Source: {"id": "cnes-2014", "title": "SVOM", "publisher": "CNES", "kind": "document"},
}
SOURCED = RECORDS | ELEMENTS
ALL = SOURCED | VALUES

classes = pytest.mark.parametrize("cls", ALL, ids=lambda cls: cls.__name__)


def make(cls: type[Any], **said: Any) -> Any:
    return cls(**{**ALL[cls], **said})


def _leaves(cls: type[Any]) -> set[str]:
    below = set().union(*(_leaves(child) for child in cls.__subclasses__())) if cls.__subclasses__() else set()
    return below or {cls.__name__}


# ---------------------------------------------------------------- nothing without a source


def test_every_class_is_tested_here() -> None:
    assert _leaves(Sourced) == {cls.__name__ for cls in SOURCED}
    assert _leaves(Model) - {"Citation", "Name", "Slip", "StatusPeriod"} == {cls.__name__ for cls in ALL}


@pytest.mark.parametrize("cls", SOURCED, ids=lambda cls: cls.__name__)
def test_nothing_is_said_without_a_source(cls: type[Any]) -> None:
    without = {name: value for name, value in ALL[cls].items() if name != "sources"}
    with pytest.raises(TypeError, match="sources"):
        cls(**without)
    with pytest.raises(RecordError, match="at least one source is needed"):
        make(cls, sources=[])
    with pytest.raises(RecordError, match="'page' is not a list"):
        make(cls, sources="page")
    with pytest.raises(RecordError, match="'A page' is not an id"):
        make(cls, sources=["A page"])
    with pytest.raises(RecordError, match="'page' stands twice"):
        make(cls, sources=["page", "page"])
    with pytest.raises(RecordError, match="at least one source is needed"):
        attrs.evolve(make(cls), sources=())
    assert make(cls, sources=["page", "other"]).source_ids == ("page", "other")


def test_a_provider_has_sources_of_its_own() -> None:
    provider: Any = Participant
    with pytest.raises(TypeError, match="sources"):
        make(Instrument, providers=[provider(agency="cea", role="lead")])


def test_sources_of_a_record_are_those_of_all_its_parts() -> None:
    told = mission(
        did("launch", "2024", sources=["launch"], disputes=[Dispute(field="date", value="2025", sources=["dispute"])]),
        sources=["record"],
        instruments=[make(Instrument, sources=["instrument"], providers=[part("cea", sources=["provider"])])],
        relations=[tie("part_of", "other", sources=["relation"])],
    )
    assert told.cited_ids() == {"record", "launch", "dispute", "instrument", "provider", "relation"}


def test_a_source_needs_an_address_unless_it_is_a_document() -> None:
    assert make(Source, kind="document").url is None
    assert make(Source, kind="news", url="https://example.org/a?b=c#d").url == "https://example.org/a?b=c#d"
    with pytest.raises(RecordError, match="via: it is the publisher; leave it out"):
        source(publisher="Xinhua", via="Xinhua")
    with pytest.raises(RecordError, match="url: only a source of kind 'document' may lack an address"):
        make(Source, kind="news")


# ---------------------------------------------------------------- plain immutable values


@classes
def test_a_value_does_not_change(cls: type[Any]) -> None:
    value = make(cls)
    for spec in attrs.fields(cls):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, spec.name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(value, spec.name)
    with pytest.raises((AttributeError, TypeError)):
        value.anything = 1
    assert not hasattr(value, "__dict__")


@classes
def test_a_value_is_its_data(cls: type[Any]) -> None:
    assert make(cls) == make(cls)
    assert make(cls) is not make(cls)
    assert hash(make(cls)) == hash(make(cls))
    assert make(cls) != ALL[cls]
    for other in ALL:
        assert (make(cls) == make(other)) is (cls is other)


@pytest.mark.parametrize("cls", SOURCED, ids=lambda cls: cls.__name__)
def test_another_note_is_other_data(cls: type[Any]) -> None:
    assert make(cls) != make(cls, note="Noted.")


def test_the_hash_of_a_record_is_that_of_kind_and_id() -> None:
    assert hash(mission(id="x", name="A")) == hash(mission(id="x", name="B"))
    assert mission(id="x", name="A") != mission(id="x", name="B")
    assert len({hash(mission(id="x")), hash(agency("x")), hash(agreement(id="x")), hash(source("x"))}) == 4


@classes
@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value)), attrs.evolve]
)
def test_a_value_is_copied_whole(cls: type[Any], again: Any) -> None:
    value = make(cls)
    assert type(again(value)) is cls
    assert again(value) == value
    assert hash(again(value)) == hash(value)


@classes
def test_a_value_is_built_with_keywords_only(cls: type[Any]) -> None:
    with pytest.raises(TypeError):
        cls(*ALL[cls].values())
    with pytest.raises(TypeError, match="anything"):
        make(cls, anything=1)


def test_evolve_checks_again() -> None:
    svom = mission(did("launch", "2024"))
    assert attrs.evolve(svom, name="Other").name == "Other"
    assert attrs.evolve(svom, name="Other").timeline == svom.timeline
    with pytest.raises(RecordError, match="no mission has a milestone 'signed'"):
        attrs.evolve(svom, timeline=[did("signed", "2024")])


def test_a_record_shows_itself_in_one_line() -> None:
    assert repr(mission(id="svom", name="Space", acronym="SVOM")) == "<Mission svom: SVOM>"
    assert repr(agency("cnes")) == "<Agency cnes: CNES>"
    shown = "Milestone(sources=('page',), kind='launch', date='2024-06-22', certainty='planned', stated='2020')"
    assert repr(plan("launch", "2024-06-22", "2020")) == shown
    assert eval(shown, {"Milestone": Milestone}) == plan("launch", "2024-06-22", "2020")


@classes
def test_what_a_value_shows_is_one_line(cls: type[Any]) -> None:
    assert "\n" not in repr(make(cls))


def test_lists_become_tuples_and_mappings_do_not_change() -> None:
    names, ids = {"zh-Hans": "中法天文卫星"}, {"cospar": ["2024-116A"]}
    svom: Any = mission(aliases=["SVOM-1"], names=names, same_as=ids)
    names["fr"] = "changed"
    ids["cospar"].append("changed")
    assert svom.aliases == ("SVOM-1",)
    assert svom.names == {"zh-Hans": "中法天文卫星"}
    assert svom.same_as == {"cospar": ("2024-116A",)}
    with pytest.raises(TypeError):
        svom.names["fr"] = "changed"
    with pytest.raises(AttributeError, match="does not change"):
        svom.names._items = {}


@given(st.dictionaries(st.text(), st.text()))
def test_a_mapping_is_a_value(items: dict[str, str]) -> None:
    held = FrozenMap(items)
    assert held == items
    assert held == FrozenMap(dict(reversed(items.items())))
    assert hash(held) == hash(FrozenMap(dict(reversed(items.items()))))
    assert pickle.loads(pickle.dumps(held)) == copy.deepcopy(held) == copy.copy(held) == held
    assert (repr(held), len(held), list(held)) == (repr(items), len(items), list(items))


# ---------------------------------------------------------------- what a field refuses

REFUSED_TEXTS = {
    "": "an empty text; leave the field out",
    " ": "has stray spaces",
    " SVOM": "' SVOM' has stray spaces",
    "SVOM ": "'SVOM ' has stray spaces",
    "SV  OM": "'SV  OM' has stray spaces",
    "SV\nOM": r"'SV\\nOM' holds the invisible character U\+000A",
    "SV\tOM": r"holds the invisible character U\+0009",
    "SV\x00OM": r"holds the invisible character U\+0000",
    "SV\x1b[31mOM": r"holds the invisible character U\+001B",
    "SV\u200fOM": r"holds the invisible character U\+200F",
    "SV\u202eMO": r"holds the invisible character U\+202E",
    "SV\u2066OM": r"holds the invisible character U\+2066",
    "SV\u200bOM": r"holds the invisible character U\+200B",
    "SV\ufeffOM": r"holds the invisible character U\+FEFF",
    "SV\u00a0OM": r"holds the invisible character U\+00A0",
    "SV\u2028OM": r"holds the invisible character U\+2028",
    "SV\ud800OM": r"holds the invisible character U\+D800",
    "Spatiale\u0301": "is not in Unicode's NFC form",
    "\u200d": "has stray spaces",
    "\u200cSVOM": "has stray spaces",
}


@pytest.mark.parametrize(("value", "reason"), REFUSED_TEXTS.items(), ids=ascii)
def test_a_text_is_one_clean_line(value: str, reason: str) -> None:
    for build in (
        lambda: mission(name=value),
        lambda: mission(names={"fr": value}),
        lambda: mission(aliases=[value]),
        lambda: mission(same_as={"cospar": [value]}),
        lambda: did("launch", "2024", site=value),
        lambda: part("FR", persons=[Person(name=value)]),
        lambda: source(title=value),
    ):
        with pytest.raises(RecordError, match=reason):
            build()


@pytest.mark.parametrize("value", [5, None, True, b"SVOM", ["SVOM"], 5.0])
def test_a_text_is_a_text(value: Any) -> None:
    with pytest.raises(RecordError, match="is not a text"):
        mission(name=value)


@pytest.mark.parametrize(
    "value", ["中法天文卫星", "はやぶさ", "Прогноз", "다누리", "نی\u200cاز", "Chang'e 6 — “嫦娥”", "x" * 100_000, "🛰"]
)
def test_names_of_every_script_pass(value: str) -> None:
    assert mission(name=value).name == value


def test_a_text_has_an_end() -> None:
    with pytest.raises(RecordError, match="a text of 100001 characters is too long"):
        mission(summary="x" * 100_001)


@pytest.mark.parametrize(
    "value",
    ["SVOM", "sv om", "sv_om", "-svom", "svom-", "sv--om", "", "svöm", "svom\n", "٣", "a" * 201, None, 5, "../svom"],
)
def test_an_id_is_lower_case_words(value: Any) -> None:
    for build in (
        lambda: make(Mission, id=value),
        lambda: mission(former_ids=[value]),
        lambda: agreement(covers=[value]),
        lambda: tie("part_of", value),
        lambda: make(Source, id=value),
        lambda: did("launch", "2024", sources=[value]),
    ):
        with pytest.raises(RecordError, match="is not an id: lower-case ASCII words with hyphens"):
            build()


@pytest.mark.parametrize(
    "value",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "ftp://example.org", "//example.org",
     "example.org", "https://", "https:///path", "https://exa mple.org", "https:example.org", " https://example.org",
     "mailto:a@b.c", "https://example.org\njavascript:", "", 5],
)  # fmt: skip
def test_an_address_is_of_the_web(value: Any) -> None:
    for build in (lambda: mission(url=value), lambda: source(url=value)):
        with pytest.raises(RecordError):
            build()


@pytest.mark.parametrize(
    "value", ["FRENCH", "french", "Fr", "fr-", "fr-fr", "zh-hans", "zh_Hans", "zh-HANS", "", "f", "fr-FRA", None, 5]
)
def test_a_language_is_a_tag(value: Any) -> None:
    for build in (lambda: mission(names={value: "Nom"}), lambda: agreement(languages=[value])):
        with pytest.raises(RecordError, match="is not a BCP 47 language tag such as 'fr' or 'zh-Hans'"):
            build()
    if value is not None:
        with pytest.raises(RecordError, match="is not a BCP 47 language tag"):
            source(language=value)


@pytest.mark.parametrize("value", ["fr", "zh-Hans", "zh-Hans-CN", "zh-Latn-pinyin", "es-419", "haw", "de-x-old"])
def test_tags(value: str) -> None:
    assert source(language=value).language == value


@pytest.mark.parametrize("value", ["fr", "Fr", "FRA", "UK", "EU", "XK", "SU", "SUHX", "", "France"])
def test_a_country_is_a_code_of_iso_3166(value: Any) -> None:
    for build in (lambda: agency("x", country=value), lambda: did("held", "2024", country=value)):
        with pytest.raises(RecordError, match=f"{value!r} is not a country code: ISO 3166-1 alpha-2, or 3166-3"):
            build()


def test_countries_are_those_of_iso_3166() -> None:
    known = {code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()}
    assert known >= COUNTRIES
    not_in_iso = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ".split()  # reserved, or CLDR's own
    assert known - COUNTRIES <= set(not_in_iso)
    for code in ("SUHH", "CSHH", "DDDE", "YUCS", "HK", "MO"):
        assert part(code).country == code


@pytest.mark.parametrize(
    ("cls", "field", "value", "reason"),
    [
        (Mission, "kind", "rocket", "'rocket' is not one of spacecraft, constellation"),
        (Mission, "themes", ["moon"], "'moon' is not one of heliophysics"),
        (Mission, "themes", ["lunar", "lunar"], "'lunar' stands twice"),
        (Mission, "themes", "lunar", "'lunar' is not a list"),
        (Mission, "aliases", ["A", "A"], "'A' stands twice"),
        (Mission, "aliases", None, "None is not a list"),
        (Mission, "names", ["fr"], r"\['fr'\] is not a mapping"),
        (Mission, "same_as", "cospar", "'cospar' is not a mapping"),
        (Mission, "same_as", {"cospar": "2024-116A"}, "'2024-116A' is not a list"),
        (Mission, "same_as", {"cospar": ["2024-116"]}, "'2024-116' is no cospar id such as 2024-116B"),
        (Mission, "same_as", {"satcat": ["NORAD 5"]}, "'NORAD 5' is no satcat id such as 60089"),
        (Mission, "timeline", did("launch", "2024"), "is not a list"),
        (Mission, "timeline", [tie("part_of", "x")], r"Relation\(.*\) is no Milestone"),
        (Mission, "participants", ["cnes"], "'cnes' is no Participant"),
        (Mission, "instruments", ["mxt"], "'mxt' is no Instrument"),
        (Mission, "figures", ["930 kg"], "'930 kg' is no Figure"),
        (Mission, "funding", ["5 EUR"], "'5 EUR' is no Funding"),
        (Agreement, "parties", [part("FR")], r"Participant\(.*\) is no Party"),
        (Agreement, "witnesses", ["Jean"], "'Jean' is no Person"),
        (Agreement, "binding", "yes", "'yes' is neither true nor false"),
        (Agreement, "binding", 1, "1 is neither true nor false"),
        (Agreement, "purposes", ["peace"], "'peace' is not one of framework"),
        (Agency, "members", ["FR"], "'FR' is no Participant"),
        (Meeting, "number", -1, "-1 is not a whole number from 0 up"),
        (Meeting, "number", "7", "'7' is not a whole number from 0 up"),
        (Meeting, "number", True, "True is not a whole number from 0 up"),
        (Participant, "role", "boss", "'boss' is not one of lead, co_lead"),
        (Participant, "certainty", "maybe", "'maybe' is not one of actual, planned"),
        (Participant, "since", "2014-13", "'2014-13' is not an EDTF date: month 13 does not exist"),
        (Party, "act", "left", "'left' is not one of announced, signed"),
        (Milestone, "kind", "lift_off", "'lift_off' is not one of proposed"),
        (Participant, "country", "FR", "an agency or a country is needed, and not both"),
        (Party, "country", None, "an agency or a country is needed, and not both"),
        (Figure, "value", 930.5, "930.5 is not exact: write it as a text"),
        (Figure, "value", "NaN", "'NaN' is not a finite number"),
        (Figure, "kind", "weight", "'weight' is not one of launch_mass"),
        (Figure, "of", "Cnes", "'Cnes' is not an id"),
        (Figure, "of", "XX", "'XX' is not a country code"),
        (Source, "published", "22 June 2024", "'22 June 2024' is not an EDTF date"),
        (Source, "kind", "rumour", "'rumour' is not one of official"),
    ],
)
def test_refusals_name_the_wrong_value(cls: type[Any], field: str, value: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as refused:
        make(cls, **{field: value})
    assert "\n" not in str(refused.value)


def test_dates_take_what_partial_date_takes() -> None:
    assert make(Milestone, date=2024).date == PartialDate("2024")
    assert make(Milestone, date=date(2024, 6, 22)).date == PartialDate("2024-06-22")
    with pytest.raises(DateError):
        did("launch", "soon")
    with pytest.raises(TypeError):
        make(Milestone, date=None)


def test_errors_are_value_errors_of_ours() -> None:
    with pytest.raises(SpacecoopError) as refused:
        mission(name="")
    assert isinstance(refused.value, ValueError)


# ---------------------------------------------------------------- what belongs into which record

BY_KIND: dict[str, Callable[..., Any]] = {
    "mission": mission,
    "agency": lambda *_, **said: agency("x", **said),
    "agreement": agreement,
    "meeting": meeting,
}


@pytest.mark.parametrize("record_kind", BY_KIND)
@pytest.mark.parametrize("kind", MilestoneKind)
def test_milestones_belong_to_kinds_of_record(record_kind: str, kind: MilestoneKind) -> None:
    timeline = [did(kind, "2024")]
    if kind in MILESTONES[record_kind]:
        assert len(BY_KIND[record_kind](timeline=timeline).timeline) == 1
    else:
        with pytest.raises(RecordError, match=f"timeline: no {record_kind} has a milestone '{kind}'"):
            BY_KIND[record_kind](timeline=timeline)


@pytest.mark.parametrize("record_kind", BY_KIND)
@pytest.mark.parametrize("kind", RelationKind)
def test_relations_belong_to_kinds_of_record(record_kind: str, kind: RelationKind) -> None:
    relations = [tie(kind, "other")]
    if kind in RELATIONS[record_kind]:
        assert len(BY_KIND[record_kind](relations=relations).relations) == 1
    else:
        with pytest.raises(RecordError, match=f"relations: no {record_kind} has a relation '{kind}'"):
            BY_KIND[record_kind](relations=relations)


def test_a_record_does_not_point_to_itself() -> None:
    with pytest.raises(RecordError, match="relations: part_of points to the record itself"):
        mission(id="craft", relations=[tie("part_of", "craft")])


@pytest.mark.parametrize("cls", [cls for cls in SOURCED if cls is not Dispute], ids=lambda cls: cls.__name__)
def test_a_dispute_is_about_a_field_of_its_element(cls: type[Any]) -> None:
    def disputed(field: str) -> Any:
        return make(cls, disputes=[Dispute(field=field, value="another", sources=CITED)])

    known = {"money": "amount"}
    for field in ALL[cls]:
        if field != "sources":
            assert disputed(known.get(field, field)).disputes[0].value == "another"
    for field in ("colour", "sources", "disputes", "resolver", "holder", "_resolver", "agency_id", "money"):
        with pytest.raises(RecordError, match=f"disputes: '{field}' is not a field of {cls.__name__}"):
            disputed(field)


def test_what_is_disputed_in_a_part_is_disputed_in_its_record() -> None:
    dispute = [Dispute(field="note", value="another", sources=CITED)]
    assert not mission(did("launch", "2024")).disputed
    assert mission(disputes=dispute).disputed
    assert mission(did("launch", "2024", disputes=dispute)).disputed
    provider = part("cea", disputes=dispute)
    assert mission(instruments=[make(Instrument, providers=[provider])]).disputed


# ---------------------------------------------------------------- records and their catalogue


def test_a_bound_record_reaches_the_others() -> None:
    svom = mission(
        did("launch", "2024", by="cnes"),
        participants=[part("cnes", "lead", via="cnes"), part("CN")],
        instruments=[make(Instrument, mission="mxt", providers=[part("cnes")])],
        relations=[tie("part_of", "programme")],
        figures=[make(Figure, of="cnes"), make(Figure, of="CN")],
    )
    found = bound(svom, agency("cnes", country="FR"), mission(id="mxt"), mission(id="programme"), sources=[source("x")])
    assert found == svom
    assert found.participants[0].agency.name == found.participants[0].via.name == "CNES"
    assert found.participants[1].agency is None
    assert [participant.countries for participant in found.participants] == [("FR",), ("CN",)]
    assert found.timeline[0].by.id == "cnes"
    assert found.instruments[0].mission.id == "mxt"
    assert found.relations[0].to.id == "programme"
    assert [getattr(figure.of, "id", figure.of) for figure in found.figures] == ["cnes", "CN"]
    assert [cited.id for cited in found.sources] == ["page"]
    assert [citing.id for citing in found.sources[0].cited_by] == ["cnes", "craft", "mxt", "programme"]
    assert all(element.record is found for element in found.elements())
    assert svom.timeline[0] == found.timeline[0]


def test_who_takes_part() -> None:
    people = [
        part("cnes", "lead"),
        part("nssc", "co_lead"),
        part("cnes", "science"),
        part("DE", until="2020"),
        part("IT", until="2030"),
        part("ES", certainty="planned"),
    ]
    told = mission(participants=people, instruments=[make(Instrument, providers=[part("leicester", "lead")])])
    bodies = agency("cnes", country="FR"), agency("nssc", country="CN"), agency("leicester", country="GB")
    found = bound(told, *bodies)
    assert [lead.id for lead in found.leads][:2] == ["cnes", "nssc"]
    assert [partner.id for partner in found.partners] == ["cnes", "nssc", "leicester"]
    assert found.countries == ("FR", "CN", "IT", "ES", "GB")


def test_of_an_ended_mission_those_take_part_who_did_at_its_end() -> None:
    people = [
        part("FR", until="2018-12-31"),
        part("DE", until="2019-06-01"),
        part("IT", until="2019"),
        part("ES", until="2020"),
    ]
    assert bound(mission(participants=people)).countries == ()
    assert bound(mission(did("launch", "2010"), did("ended", "2019-06-01"), participants=people)).countries == (
        "DE",
        "IT",
        "ES",
    )


def test_relations_of_missions() -> None:
    twin = mission(
        id="twin", relations=[tie("coordinated_with", "craft"), tie("replaces", "craft"), tie("follows", "craft")]
    )
    found = bound(mission(relations=[tie("coordinated_with", "other")]), twin, mission(id="other"))
    assert [craft.id for craft in found.coordinated_with] == ["other", "twin"]
    assert [craft.id for craft in found.replaced_by] == [craft.id for craft in found.followed_by] == ["twin"]
    whole = bound(mission(id="whole"), mission(id="a", relations=[tie("part_of", "whole")]))
    assert [craft.id for craft in whole.parts] == ["a"]
    assert [craft.id for craft in whole.parts[0].part_of] == ["whole"]


def test_an_unbound_record_says_so() -> None:
    svom = mission(did("launch", "2024", by="cnes"), participants=[part("cnes")], relations=[tie("part_of", "x")])
    for ask in (
        lambda: svom.sources,
        lambda: svom.participants[0].agency,
        lambda: svom.timeline[0].by,
        lambda: svom.relations[0].to,
        lambda: source().cited_by,
    ):
        with pytest.raises(Unbound, match="belongs to no catalogue; only a catalogue can tell this"):
            ask()
    with pytest.raises(Unbound, match="stands in no record of a catalogue"):
        _ = svom.timeline[0].record


def test_what_needs_no_other_is_told_unbound() -> None:
    assert part("FR").agency is None
    assert part("FR").countries == ("FR",)
    assert part("FR").via is None
    assert did("launch", "2024").by is None
    assert make(Instrument).mission is None
    assert make(Figure).of is None


def test_a_catalogue_says_what_it_does_not_hold() -> None:
    lost = bound(mission(participants=[part("cnes")]))
    with pytest.raises(UnknownRecord, match="no agency 'cnes'"):
        _ = lost.participants[0].agency


def test_binding_leaves_the_original_alone() -> None:
    svom = mission(did("launch", "2024"))
    catalogue_of(svom)
    with pytest.raises(Unbound):
        _ = svom.status


def test_copies_stay_bound_and_evolved_records_do_not() -> None:
    found = bound(mission(did("launch", "2024"), participants=[part("cnes")]), agency("cnes", country="FR"))
    for again in (copy.copy(found), copy.deepcopy(found), pickle.loads(pickle.dumps(found))):
        assert again == found
        assert again.status == "operating"
        assert again.countries == ("FR",)
    with pytest.raises(Unbound):
        _ = attrs.evolve(found, name="Other").status


# ---------------------------------------------------------------- any record


@given(strategies.records)
def test_any_record_is_a_value(record: Any) -> None:
    assert pickle.loads(pickle.dumps(record)) == copy.deepcopy(record) == attrs.evolve(record) == record
    assert hash(copy.copy(record)) == hash(record)
    assert {hash(element) for element in copy.deepcopy(record).elements()} == {hash(e) for e in record.elements()}
    assert record.cited_ids() >= set(record.source_ids)
    assert "\n" not in repr(record)


@given(strategies.records | strategies.sources)
def test_any_record_survives_its_encoding(record: Any) -> None:
    body = json.loads(json.dumps(encode(record)))
    again = decode(type(record), body, None)
    assert again == record
    assert encode(again) == body
    assert hash(again) == hash(record)
    assert type(record)(**{name: value for name, value, _ in again._data()}) == record
    assert all(value not in (None, [], {}) for value in body.values())
