"""The vocabularies: their definitions, how they refuse, how they print, and the types that mirror them."""

import ast
import copy
import html
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from spacecoop.records import vocabulary, words
from spacecoop.records.vocabulary import (
    AGENCY_MILESTONES,
    AGREEMENT_MILESTONES,
    MEETING_MILESTONES,
    MILESTONES,
    MISSION_MILESTONES,
    RELATIONS,
    AgencyKind,
    AgencyStatus,
    AgreementKind,
    AgreementStatus,
    Certainty,
    FigureKind,
    FundingKind,
    Level,
    MeetingKind,
    MilestoneKind,
    MissionKind,
    MissionStatus,
    PartyAct,
    Purpose,
    Qualifier,
    RelationKind,
    Role,
    Scope,
    SourceKind,
    Theme,
    Vocabulary,
)

VOCABULARIES = [
    AgencyKind,
    AgencyStatus,
    AgreementKind,
    AgreementStatus,
    Certainty,
    FigureKind,
    FundingKind,
    Level,
    MeetingKind,
    MilestoneKind,
    MissionKind,
    MissionStatus,
    PartyAct,
    Purpose,
    Qualifier,
    RelationKind,
    Role,
    Scope,
    SourceKind,
    Theme,
]
MEMBERS = [pytest.param(member, id=f"{type(member).__name__}.{member}") for words in VOCABULARIES for member in words]
each_vocabulary = pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: words.__name__)
each_member = pytest.mark.parametrize("member", MEMBERS)


def test_every_vocabulary_is_tested_here() -> None:
    public = [getattr(vocabulary, name) for name in vocabulary.__all__]
    assert [it for it in public if isinstance(it, type) and it is not Vocabulary] == VOCABULARIES


WORDS = {
    MissionStatus: "proposed planned cruise commissioning operating completed failed suspended cancelled",
    AgreementStatus: "planned signed in_force expired terminated superseded",
    AgencyStatus: "active dissolved",
    Certainty: "actual planned",
    MilestoneKind: """
        proposed call selected approved started review_passed delivered launch separated arrival commissioned
        in_operation extended suspended resumed withdrawn failed returned handed_over ended cancelled opened
        adopted signed provisionally_applied in_force expires terminated founded dissolved held
    """,
    MissionKind: """
        spacecraft constellation lander_rover sample_return crewed station payload surface_base ground_facility
        ground_network suborbital data_service programme research_project
    """,
    Role: """
        lead co_lead partner funder proposer platform element payload_module instrument component launch
        operations ground_station testing science data crew contractor customer host organiser chair attendee
        member observer
    """,
    AgencyKind: """
        space_agency intergovernmental coordination_body un_body ministry academy research_institute university
        joint_laboratory data_centre state_enterprise company military met_service funding_agency bank consortium
        association
    """,
    AgreementKind: """
        treaty convention agreement protocol arrangement mou memorandum letter_of_intent statement_of_intent
        joint_statement declaration charter plan exchange_of_notes contract minutes loan
    """,
    Purpose: """
        framework implementing programme data samples joint_call founding training tracking_support safeguards
        crew_flight membership principles working_group
    """,
    PartyAct: "announced signed accepted ratified acceded in_force withdrawal_notified withdrawn",
    Level: "government agency institute company",
    MeetingKind: "series workshop committee dialogue assembly conference school symposium ceremony",
    FundingKind: """
        pledge commitment budget request appropriation cap obligation disbursement expenditure contract grant
        loan estimate overrun in_kind generated
    """,
    Scope: """
        life_cycle study development spacecraft instrument element launch ground operations extension delay
        facility programme
    """,
    FigureKind: """
        launch_mass dry_mass altitude inclination design_life attendance organisations people workshops courses
        projects instruments participants_count cost_share distance diameter data_volume
    """,
    SourceKind: """
        official press_release agreement_text minutes report paper news_agency news magazine database
        encyclopedia document
    """,
    RelationKind: """
        part_of carried_by coordinated_with replaces follows implements renews extends amends supersedes
        predecessor
    """,
    Qualifier: "exact about at_least at_most",
}


@pytest.mark.parametrize(("words", "expected"), WORDS.items(), ids=[words.__name__ for words in WORDS])
def test_words(words: Any, expected: Any) -> None:
    assert [member.value for member in words] == expected.split()


def test_words_of_every_vocabulary_are_pinned() -> None:
    assert {*WORDS, Theme} == set(VOCABULARIES)


@each_member
def test_definition_is_one_tidy_line(member: Any) -> None:
    assert member.definition == " ".join(member.definition.split()) != ""
    assert member.definition.endswith(".")
    assert len(member.definition) <= 110


@each_vocabulary
def test_definitions_differ(words: Any) -> None:
    assert len({member.definition for member in words}) == len(words)


@each_member
def test_member_is_its_word(member: Any) -> None:
    assert str(member) == f"{member}" == member.value == member
    assert re.fullmatch("[a-z]+(_[a-z]+)*", member)
    assert member.name == member.value.upper()
    assert repr(member) == f"<{type(member).__name__}.{member.name}: {member.value!r}>"
    assert type(member)(member.value) is member
    assert {member: 1}[member.value] == 1


@each_vocabulary
@pytest.mark.parametrize("wrong", ["boss", "", "LEAD", " lead", None, 5, ["lead"], "two\nlines"], ids=repr)
def test_unknown_word_lists_the_legal_ones_in_one_line(words: Any, wrong: Any) -> None:
    with pytest.raises(ValueError, match="is not one of") as caught:
        words(wrong)
    assert str(caught.value) == f"{wrong!r} is not one of {', '.join(member.value for member in words)}"
    assert "\n" not in str(caught.value)


def test_unknown_word_as_the_reader_of_files_shows_it() -> None:
    with pytest.raises(ValueError, match=r"^'late' is not one of actual, planned$"):
        Certainty("late")


@each_vocabulary
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle_and_copy_give_the_same_members(words: Any, protocol: Any) -> None:
    for member in words:
        assert pickle.loads(pickle.dumps(member, protocol)) is member
        assert copy.copy(member) is copy.deepcopy(member) is member


@each_vocabulary
def test_table_shows_every_word_aligned(words: Any) -> None:
    head, rule, *rows = str(words).splitlines()
    column = head.index("definition")
    assert head.split() == [words.__name__, "definition"]
    assert set(rule) == {"-", " "}
    assert rule.index(" ") == column - 2
    assert len(rows) == len(words)
    for row, member in zip(rows, words, strict=True):
        assert row[: column - 2].strip() == member.value
        assert row[column - 2 : column] == "  "
        assert row[column:] == member.definition


def test_table_indents_the_tree(capsys: Any) -> None:
    print(Theme)
    shown = capsys.readouterr().out.splitlines()
    assert any(row.startswith("heliophysics ") for row in shown)
    assert any(row.startswith("  magnetosphere ") for row in shown)


@each_vocabulary
def test_html_table_shows_every_word(words: Any) -> None:
    shown = words._repr_html_()
    for member in words:
        assert html.escape(member.definition) in shown
        assert f">{member.value}<" in shown
    assert shown.count("<tr>") == len(words) + 1


def test_html_is_escaped() -> None:
    class Sly(Vocabulary):
        SLY = "<b>", "a & b <script>alert('x')</script>."

    shown = Sly._repr_html_()
    assert "&lt;b&gt;" in shown
    assert "a &amp; b &lt;script&gt;" in shown
    assert "<b>" not in shown
    assert "<script>" not in shown


def test_members_have_no_table_of_their_own() -> None:
    assert not hasattr(Role.LEAD, "_repr_html_")


@each_vocabulary
def test_members_cannot_be_added_or_replaced(words: Any) -> None:
    with pytest.raises(AttributeError):
        setattr(words, next(iter(words)).name, "other")


def test_milestones_of_each_kind_of_record() -> None:
    assert frozenset.union(*MILESTONES.values()) == frozenset(MilestoneKind)
    assert set(MILESTONES) == {"mission", "agency", "agreement", "meeting"}
    assert len(MISSION_MILESTONES) == 21
    assert MILESTONES["mission"] is MISSION_MILESTONES
    assert MISSION_MILESTONES.isdisjoint(AGREEMENT_MILESTONES)
    assert {
        "opened",
        "adopted",
        "signed",
        "provisionally_applied",
        "in_force",
        "expires",
        "terminated",
    } == AGREEMENT_MILESTONES
    assert {"founded", "dissolved"} == AGENCY_MILESTONES
    assert {"held", "cancelled"} == MEETING_MILESTONES
    assert {"cancelled"} == MISSION_MILESTONES & MEETING_MILESTONES


def test_relations_of_each_kind_of_record() -> None:
    assert RELATIONS["mission"] == {"part_of", "carried_by", "coordinated_with", "replaces", "follows"}
    assert RELATIONS["agreement"] == {"implements", "renews", "extends", "amends", "supersedes"}
    assert RELATIONS["agency"] == {"part_of", "predecessor"}
    assert RELATIONS["meeting"] == {"part_of"}
    assert set(RELATIONS) == set(MILESTONES)
    for relation in RelationKind:
        assert set(relation.kinds) == {kind for kind, legal in RELATIONS.items() if relation in legal}


def test_inverse_words() -> None:
    assert {relation.value: relation.inverse for relation in RelationKind} == {
        "part_of": "parts",
        "carried_by": "carries",
        "coordinated_with": "coordinated_with",
        "replaces": "replaced_by",
        "follows": "followed_by",
        "implements": "implemented_by",
        "renews": "renewed_by",
        "extends": "extended_by",
        "amends": "amended_by",
        "supersedes": "superseded_by",
        "predecessor": "successors",
    }
    assert RelationKind.PART_OF.inverses == {"mission": "parts", "agency": "children", "meeting": "editions"}
    assert isinstance(RelationKind.PART_OF.inverses, MappingProxyType)


THEMES = {
    "heliophysics": "magnetosphere ionosphere space_weather",
    "astronomy": "high_energy_astrophysics uvoir_astronomy radio_astronomy exoplanets cosmology gravitational_waves",
    "particle_astrophysics": "",
    "fundamental_physics": "quantum",
    "planetary": "lunar small_bodies planetary_defence",
    "earth_observation": "oceanography hydrology land cryosphere atmosphere_climate geodesy_gravity natural_hazards",
    "microgravity_life": "",
    "human_exploration": "",
    "navigation": "",
    "communications": "",
    "search_rescue": "",
    "technology": "",
    "debris": "",
    "capacity_building": "",
    "governance": "",
}


def test_themes_are_the_tree_of_the_curators_guide() -> None:
    assert {theme.value: " ".join(theme.children) for theme in Theme if theme.parent is None} == THEMES


def test_themes_are_a_tree() -> None:
    for theme in Theme:
        assert theme not in theme.ancestors
        assert len(set(theme.ancestors)) == len(theme.ancestors)
        assert theme.depth == len(theme.ancestors)
        assert theme.parent is (theme.ancestors[0] if theme.ancestors else None)
        assert theme.parent is None or theme in theme.parent.children
        assert all(child.parent is theme for child in theme.children)
    assert Theme.MAGNETOSPHERE.ancestors == (Theme.HELIOPHYSICS,)
    assert Theme.HELIOPHYSICS.ancestors == ()


def test_figure_units_are_pints() -> None:
    import pint

    registry: Any = pint.UnitRegistry()
    assert {figure.value: figure.unit for figure in FigureKind if figure.unit} == {
        "launch_mass": "kg",
        "dry_mass": "kg",
        "altitude": "km",
        "inclination": "degree",
        "design_life": "year",
        "cost_share": "percent",
        "distance": "km",
        "diameter": "m",
        "data_volume": "byte",
    }
    for figure in FigureKind:
        registry.Unit(figure.unit)


def test_iati_codes_only_where_plain() -> None:
    assert {kind.value: kind.iati for kind in FundingKind if kind.iati} == {
        "pledge": "12",
        "commitment": "2",
        "disbursement": "3",
        "expenditure": "4",
    }
    assert {kind.value for kind in FundingKind if kind.iati_budget} == {"budget", "appropriation"}


def test_mission_status_in_the_words_of_others() -> None:
    assert {status.value: dict(status.mapped) for status in MissionStatus if status.mapped} == {
        "proposed": {"nasa": "under study"},
        "commissioning": {"nasa": "under development"},
        "operating": {"nasa": "operating"},
        "completed": {"nasa": "past"},
    }
    assert isinstance(MissionStatus.OPERATING.mapped, MappingProxyType)


def literals(path: Any) -> Any:
    """The `Literal` aliases in a file's source, by name."""
    return {
        node.target.id: ast.literal_eval(node.value.slice)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and isinstance(node.value, ast.Subscript)
        and isinstance(node.value.value, ast.Name)
        and node.value.value.id == "Literal"
    }


def test_literal_types_equal_the_vocabularies() -> None:
    keywords: list[type[Vocabulary]] = [
        MissionStatus,
        MissionKind,
        Role,
        Theme,
        AgencyKind,
        AgencyStatus,
        AgreementKind,
        AgreementStatus,
        Purpose,
        Level,
        MeetingKind,
        SourceKind,
    ]
    assert literals(Path(words.__file__)) == {
        f"{vocabulary.__name__}Word": tuple(member.value for member in vocabulary) for vocabulary in keywords
    }


def test_import_loads_only_what_is_asked_for() -> None:
    code = (
        "import sys, spacecoop.records; before = set(sys.modules);"
        "from spacecoop.records.vocabulary import Role;"
        "print(*set(sys.modules) - before)"
    )
    env = os.environ | {"PYTHONPATH": str(Path(vocabulary.__file__).parents[3])}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    loaded = set(run.stdout.split())
    ours = {name.removeprefix("spacecoop.records.") for name in loaded if name.startswith("spacecoop.")}
    assert ours <= {"spacecoop.errors", "vocabulary", "vocabulary.base", "vocabulary.participants"}
    assert not loaded & {"typing", "re", "html", "importlib"}


def test_module_knows_its_names() -> None:
    assert set(vocabulary.__all__) <= set(dir(vocabulary))
    assert all(hasattr(vocabulary, name) for name in vocabulary.__all__)
    wrong = "Colour"
    with pytest.raises(AttributeError, match="no attribute 'Colour'"):
        getattr(vocabulary, wrong)
