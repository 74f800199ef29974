"""The five founding documents, sentence by sentence: every fact of cooperation in them has a record that answers it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import pytest

import spacecoop as sc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

RAL = "ralspace-2017-11-22-uk-china-joint-laboratory"
NSSC = "nssc-international-cooperation"
PLAN = "chinanews-2024-10-space-science-cooperation"
ASSEMBLY = "spacedaily-2023-10-18-space-science-assembly"
FRANCE = "spacewatch-2019-06-cn-fr-meeting"
DOCUMENTS = {"ral": RAL, "nssc": NSSC, "plan": PLAN, "assembly": ASSEMBLY, "france": FRANCE}
SENTENCES = {"ral": 16, "nssc": 17, "plan": 21, "assembly": 19, "france": 11}
"""How many sentences the article of each document has, captions among them; its heading is 0."""

REASONS = {"opinion", "general history", "general policy", "names nobody", "no fact of cooperation"}

if TYPE_CHECKING:
    Table = dict[str, Callable[[], bool] | str]
    """By place (document:sentence, a letter if it says several things) and fact: an answer, or why there is none."""


def told(document: str, parts: Iterable[Any], **fields: object) -> bool:
    """Tell whether one of some records or elements rests on a document and has these values, compared as text."""
    return any(
        document in part.source_ids and all(str(getattr(part, name)) == str(value) for name, value in fields.items())
        for part in parts
    )


def persons(document: str, participants: Iterable[sc.Participant]) -> dict[str, str | None]:
    """Give who is named by participants that rest on a document, and their offices."""
    return {who.name: who.office for part in participants if document in part.source_ids for who in part.persons}


def bodies(document: str, parts: Iterable[Any], *roles: str) -> set[str]:
    """Give the bodies and countries that a document puts in some roles, or in any."""
    return {part.body_id for part in parts if document in part.source_ids and (not roles or part.role in roles)}


def equivalents(mission: str) -> list[tuple[str, str]]:
    """Give the sums in other currencies that a document has for a project's."""
    said = [one for funding in sc.mission(mission).funding if RAL in funding.source_ids for one in funding.equivalents]
    return [(f"{one.money.amount} {one.money.currency}", one.qualifier) for one in said]


LAB, MAGNETOMETER = "uk-china-joint-laboratory", "uk-china-atom-magnetometer"
INTERFEROMETER, AGRICULTURE = "uk-china-atom-interferometer", "uk-china-space-agriculture"
UK_WORKSHOP, UK_MOU = "uk-china-space-workshop", "uk-cn-2005-mou"
CALLED = "UK-China Joint Laboratory for Space Science and Technology"

UNITED_KINGDOM: Table = {
    "ral:0 published on 22 November 2017": lambda: (
        told(RAL, [sc.agency(CALLED)]) and str(sc.source(RAL).published) == "2017-11-22"
    ),
    "ral:1 the laboratory joins the two countries": lambda: set(sc.agency(CALLED).countries) == {"GB", "CN"},
    "ral:2 joint workshops of the two countries": lambda: told(
        RAL, [sc.meeting("UK-China Space Workshop")], kind="series"
    ),
    "ral:3 space is a priority; three countries send people": "general history",
    "ral:4a memorandum of 2005": lambda: (
        sc.agreements(kind="mou", signed=2005, source=RAL, country=sc.all_of("GB", "CN")).ids == (UK_MOU,)
    ),
    "ral:4b signed by Lord Sainsbury, minister": lambda: (
        {who.name: who.office for who in sc.agreements(kind="mou", source=RAL).each("signatories")}["Lord Sainsbury"]
        == "Minister for Science and Innovation"
    ),
    "ral:4c signed by Sun Laiyan for CNSA": lambda: (
        told(RAL, sc.agreement(UK_MOU).parties, agency_id="cnsa", act="signed")
        and UK_MOU in sc.agreements(signatory="Sun Laiyan", party="CNSA", source=RAL).ids
    ),
    "ral:4d part of the Science Initiative with China": lambda: (
        sc.agreements(text="Science Initiative with China", source=RAL).ids == (UK_MOU,)
    ),
    "ral:5 scientists, firms and officials meet on five subjects": lambda: (
        told(RAL, [sc.meeting(UK_WORKSHOP)])
        and {"astronomy", "heliophysics", "planetary", "earth_observation", "atmosphere_climate"}
        <= set(sc.meeting(UK_WORKSHOP).topics)
    ),
    "ral:6 the two agencies exchange staff and students": lambda: (
        sc.agreements(text="agencies exchanged staff students", source=RAL).ids == (UK_MOU,)
        and (sc.agency("UK Space Agency").kind, sc.agency("CNSA").kind) == ("space_agency", "space_agency")
    ),
    "ral:7a virtual joint laboratory of 2007": lambda: (
        told(RAL, sc.agency(LAB).former_names, name="UK-China Virtual Joint Space Laboratory", since="2007")
        and told(RAL, sc.agency(LAB).timeline, kind="founded", date="2007")
    ),
    "ral:7b founded by RAL and BUAA": lambda: (
        {"ral", "buaa"} <= bodies(RAL, sc.agency(LAB).members)
        and "uk-china-joint-laboratory" in sc.agencies(member=sc.all_of("RAL", "BUAA")).ids
    ),
    "ral:7c it grew out of the memorandum": lambda: (
        LAB in sc.agreement(UK_MOU).covers_ids
        and sc.agency("Beijing University of Aeronautics & Astronautics").id == "buaa"
    ),
    "ral:8a RAL Space is the space department of RAL": lambda: told(
        RAL, sc.agency("RAL Space").relations, kind="part_of", to_id="ral"
    ),
    "ral:8b close collaborator of China's space programme": lambda: (
        sc.agencies(text="closest partners China national space programme", source=RAL).ids == ("ral-space",)
    ),
    "ral:9a RAL leads yearly workshops since 2005": lambda: told(
        RAL, sc.meeting(UK_WORKSHOP).participants, agency_id="ral", role="organiser", since="2005"
    ),
    "ral:9b over 2,000 brought together": lambda: told(
        RAL, sc.meeting(UK_WORKSHOP).figures, kind="people", value=2000, qualifier="at_least", stated="2017-11-22"
    ),
    "ral:9c from more than 90 organisations": lambda: told(
        RAL, sc.agency(LAB).figures, kind="organisations", value=90, qualifier="at_least"
    ),
    "ral:10a 35 million pounds generated": lambda: told(
        RAL,
        sc.agency(LAB).funding,
        kind="generated",
        money=sc.Money("35000000", "GBP"),
        qualifier="exact",
        stated="2017-11-22",
    ),
    "ral:10b 2,000 specialists connected": lambda: told(
        RAL,
        sc.agency(LAB).figures,
        kind="people",
        value=2000,
        qualifier="exact",
        counted="specialists connected internationally",
    ),
    "ral:11 supported by STFC RAL Space, FCO and BUAA": lambda: (
        {"stfc", "ral-space", "fco", "buaa"} <= bodies(RAL, sc.agency(LAB).members)
    ),
    "ral:12a 11 yearly workshops": lambda: told(
        RAL, sc.agency(LAB).figures, kind="workshops", value=11, stated="2017-11-22"
    ),
    "ral:12b six training courses": lambda: told(RAL, sc.agency(LAB).figures, kind="courses", value=6),
    "ral:12c research programme on space for agriculture": lambda: (
        sc.missions(kind="programme", theme="land", partner=LAB, source=RAL).ids == (AGRICULTURE,)
    ),
    "ral:12d 12 joint research projects": lambda: told(RAL, sc.agency(LAB).figures, kind="projects", value=12),
    "ral:12e two of them run": lambda: told(
        RAL, sc.agency(LAB).figures, kind="projects", value=2, counted="joint research projects then running"
    ),
    "ral:13a the two are the interferometer and the magnetometer": lambda: (
        sc.as_of("2017-11-22").missions(partner=LAB, kind="research_project", status="operating").ids
        == (INTERFEROMETER, MAGNETOMETER)
    ),
    "ral:13b Atom Interferometer: RMB 88m": lambda: told(
        RAL,
        sc.mission(INTERFEROMETER).funding,
        money=sc.Money("88000000", "CNY"),
        qualifier="exact",
        stated="2017-11-22",
    ),
    "ral:13c which is about 8.8 million pounds": lambda: equivalents(INTERFEROMETER) == [("8800000 GBP", "about")],
    "ral:13d Atom Magnetometer: RMB 20m": lambda: told(
        RAL,
        sc.mission(MAGNETOMETER).funding,
        money=sc.Money("20000000", "CNY"),
        qualifier="exact",
        stated="2017-11-22",
    ),
    "ral:13e which is about 2 million pounds": lambda: equivalents(MAGNETOMETER) == [("2000000 GBP", "about")],
    "ral:14 helps universities and companies": lambda: (
        sc.agencies(text="universities companies expertise logistics", source=RAL).ids == (LAB,)
    ),
    "ral:15 is to exchange people and to try new agreements": lambda: (
        sc.agencies(text="exchange people long term new kinds agreement", source=RAL).ids == (LAB,)
    ),
    "ral:16 where to ask": "no fact of cooperation",
}

WORKSHOPS, SCHOOL = "esa-china-space-science-workshop", "esa-china-mars-advanced-school-02"
HXMT_WORKSHOP = "hxmt-science-operations-workshop-2011"
RUSSIAN_CENTRE = "China-Russia Joint Research Center on Space Weather"

SPACE_SCIENCE_CENTRE: Table = {
    "nssc:0 the page has an address and no date": lambda: (
        sc.source(NSSC).url is not None and sc.source(NSSC).published is None
    ),
    "nssc:1 good relations at home and abroad": "opinion",
    "nssc:2 conferences and workshops every year": "names nobody",
    "nssc:3a secretariat of the national committee for COSPAR": lambda: told(
        NSSC, sc.agency("Chinese National Committee for COSPAR").members, agency_id="nssc", role="host"
    ),
    "nssc:3b the space science data centre is located there": lambda: told(
        NSSC, sc.agency("China's Space Science Data Center").members, agency_id="nssc", role="host"
    ),
    "nssc:3c it belongs to the World Data Center": lambda: told(
        NSSC, sc.agency("China's Space Science Data Center").relations, kind="part_of", to_id="world-data-center"
    ),
    "nssc:4a centre with Russia founded in December 2000": lambda: told(
        NSSC, sc.agency(RUSSIAN_CENTRE).timeline, kind="founded", date="2000-12"
    ),
    "nssc:4b by ISTP SB RAS and NSSC": lambda: (
        bodies(NSSC, sc.agency(RUSSIAN_CENTRE).members) == {"istp-sb-ras", "nssc"}
        and sc.agency("ISTP SB RAS").country == "RU"
    ),
    "nssc:4c NSSC belongs to the academy": lambda: (
        "nssc" in sc.agencies(part_of="Chinese Academy of Sciences", source=NSSC).ids
    ),
    "nssc:5a NSSC proposed Double Star": lambda: told(
        NSSC, sc.mission("Double Star Exploration Program").participants, agency_id="nssc", role="proposer"
    ),
    "nssc:5b shared by ESA and CNSA": lambda: (
        "double-star" in sc.missions(partner=sc.all_of("ESA", "CNSA"), source=NSSC).ids
    ),
    "nssc:5c the first space science project of the two": lambda: (
        sc.missions(
            text="first space science mission shared ESA China space administration equatorial", source=NSSC
        ).ids
        == ("double-star",)
    ),
    "nssc:5d its two satellites": lambda: {one.id for one in sc.mission("Double Star").parts} == {"tc-1", "tc-2"},
    "nssc:5e NSSC proposed Yinghuo-1": lambda: told(
        NSSC, sc.mission("Yinghuo-1").participants, agency_id="nssc", role="proposer"
    ),
    "nssc:5f first Chinese project for Mars, with Russia": lambda: (
        sc.missions(text="China's first Mars", country=sc.all_of("CN", "RU"), source=NSSC).ids == ("yinghuo-1",)
    ),
    "nssc:6a NSSC promotes the meridian circle": lambda: (
        sc.missions(lead="NSSC", kind="programme", source=NSSC).one()
        == sc.mission("International Space Weather Meridian Circle Program")
    ),
    "nssc:6b chains at 120 east and 60 west": lambda: (
        sc.missions(text="ground observatories 120 degrees east 60 degrees west", source=NSSC).ids
        == ("international-meridian-circle",)
    ),
    "nssc:6c Russia, Australia, Canada and Brazil take part": lambda: (
        {"RU", "AU", "CA", "BR"} <= bodies(NSSC, sc.mission("ISWMCP").participants, "partner")
    ),
    "nssc:7 cooperation of ESA and China is the typical example": "opinion",
    "nssc:8a first workshop in October 2004": lambda: (
        sc.meetings(series=WORKSHOPS, held="2004-10", source=NSSC).one().number == 1
    ),
    "nssc:8b yearly, in turn in China and Europe": lambda: (
        sc.meetings(kind="series", text="yearly dialogue in turn in China and in Europe", source=NSSC).ids
        == (WORKSHOPS,)
    ),
    "nssc:9a seventh workshop, Madrid, March 2011": lambda: told(
        NSSC, sc.meetings(series=WORKSHOPS, country="ES", held="2011-03"), number=7, place="Madrid"
    ),
    "nssc:9b Yin Hejun, vice president of CAS, attended": lambda: (
        "Yin Hejun" in persons(NSSC, sc.meeting("Seventh ESA-China Bilateral Space Science Workshop").participants)
    ),
    "nssc:10a joint committee of September 2011": lambda: (
        sc.meetings(series="ESA-China Spaceflight Joint Committee", held="2011-09", participant="ESA", source=NSSC)
        .one()
        .covers
        == (sc.mission("Kuafu Project"),)
    ),
    "nssc:10b NSSC led its space science group": lambda: told(
        NSSC,
        sc.meeting("esa-china-joint-committee-2011-09").participants,
        agency_id="nssc",
        contribution="Led the space science group.",
    ),
    "nssc:10c ESA's part in KuaFu confirmed": lambda: (
        told(
            NSSC,
            sc.mission("KuaFu").participants,
            agency_id="esa",
            role="partner",
            certainty="planned",
            stated="2011-09",
        )
        and "kuafu" in sc.as_of("2011-09-30").missions(partner="ESA", text="KuaFu").ids
    ),
    "nssc:11 KuaFu is for the Sun, its wind and the magnetosphere": lambda: (
        {"heliophysics", "magnetosphere", "space_weather"} <= set(sc.mission("KuaFu").themes)
    ),
    "nssc:12 HXMT workshop in Madrid, March 2011": lambda: (
        sc.meetings(mission="HXMT", held="2011-03", country="Spain", source=NSSC).ids == (HXMT_WORKSHOP,)
        and sc.meeting(HXMT_WORKSHOP).place == "Madrid"
    ),
    "nssc:13a a working group on operations agreed": lambda: (
        sc.meetings(text="joint working group consultation calibration software", source=NSSC).ids == (HXMT_WORKSHOP,)
    ),
    "nssc:13b it may use ESA's ground calibration": lambda: told(
        NSSC,
        sc.mission("HXMT").participants,
        agency_id="esa",
        role="testing",
        certainty="planned",
        stated="2011-03",
    ),
    "nssc:14a second Mars school, Weihai, September 2011": lambda: (
        sc.meetings(kind="school", held="2011-09", country="CN", source=NSSC).ids == (SCHOOL,)
        and (sc.meeting(SCHOOL).number, sc.meeting(SCHOOL).place) == (2, "Weihai")
    ),
    "nssc:14b NSSC sponsored and hosted it": lambda: told(
        NSSC, sc.meeting(SCHOOL).participants, agency_id="nssc", role="organiser"
    ),
    "nssc:15 ESA sent its Mars lead scientist and lecturers": lambda: (
        told(NSSC, sc.meeting(SCHOOL).participants, agency_id="esa", role="organiser")
        and any(
            "Mars lead scientist" in (office or "")
            for office in persons(NSSC, sc.meeting(SCHOOL).participants).values()
        )
    ),
    "nssc:16 six institutes took part": lambda: (
        {"nssc", "shao", "naoc", "sdu-weihai", "cast", "bacc"} <= bodies(NSSC, sc.meeting(SCHOOL).participants)
    ),
    "nssc:17 it furthered China's plans for Mars": "opinion",
}

SPACE_PLAN, SUN = "cn-2024-space-science-plan", "International Cooperation with the Sun"

SPACE_SCIENCE_PLAN: Table = {
    "plan:0 of October 2024": lambda: str(sc.source(PLAN).published) == "2024-10",
    "plan:1 Wang Chi calls space science a channel of cooperation": "opinion",
    "plan:2a Yang Xiaoyu of CNSA speaks of the station": lambda: (
        "Yang Xiaoyu" in persons(PLAN, sc.mission("ILRS").participants)
    ),
    "plan:2b planned as a basic and an expanded model": lambda: (
        {"basic model", "expanded model"}
        <= {
            step.subject
            for step in sc.as_of("2024-10-15").mission("ILRS").timeline
            if step.planned and step.kind == "commissioned"
        }
    ),
    "plan:3a plan for 2024-2050 announced on 15 October by three bodies": lambda: (
        {
            party.body_id
            for party in sc.agreement(SPACE_PLAN).parties
            if told(PLAN, [party], act="announced", date="2024-10-15")
        }
        == {"cas", "cnsa", "cmseo"}
    ),
    "plan:3b it is the first": lambda: (
        sc.agreements(kind="plan", text="first national plan space science", source=PLAN).ids == (SPACE_PLAN,)
    ),
    "plan:3c at a press conference of the State Council's office": lambda: (
        sc.agreements(text="press conference State Council Information Office", source=PLAN).ids == (SPACE_PLAN,)
        and {party.place for party in sc.agreement(SPACE_PLAN).parties} == {"Beijing"}
    ),
    "plan:4 cooperation drew attention": "opinion",
    "plan:5 nearly all great missions have foreign partners": "general history",
    "plan:6 cooperation saves money and brings more science": "opinion",
    "plan:7 missions, research and programmes are done together": "general policy",
    "plan:8a SMILE of ESA and China": lambda: (
        "smile" in sc.missions(role="co_lead", partner=sc.all_of("ESA", "CAS"), source=PLAN).ids
    ),
    "plan:8b its launch is coming": lambda: told(
        PLAN,
        sc.mission("SMILE").timeline,
        kind="launch",
        certainty="planned",
        stated="2024-10-15",
        date="2024-10-15/..",
        wording="upcoming",
    ),
    "plan:9 Double Star observed together with Cluster": lambda: (
        told(PLAN, sc.mission("Double Star").relations, kind="coordinated_with", to_id="cluster")
        and sc.mission("double-star") in sc.mission("Cluster").coordinated_with
    ),
    "plan:10 joint teams and open data are furthered": "general policy",
    "plan:11a KuaFu-1 has an international team": lambda: told(
        PLAN,
        sc.mission("KuaFu-1").participants,
        role="science",
        contribution="an international team for joint research",
    ),
    "plan:11b KuaFu-1 is not KuaFu": lambda: sc.mission("KuaFu-1") == sc.mission("ASO-S") != sc.mission("KuaFu"),
    "plan:11c Einstein Probe has an international team": lambda: told(
        PLAN,
        sc.mission("Einstein Probe").participants,
        role="science",
        contribution="an international team for joint research",
    ),
    "plan:11d Einstein Probe is to be launched soon": lambda: told(
        PLAN,
        sc.mission("Einstein Probe").timeline,
        kind="launch",
        certainty="planned",
        stated="2024-10-15",
        date="2024-10-15/..",
        wording="soon",
    ),
    "plan:12a China in International Cooperation with the Sun": lambda: (
        told(PLAN, sc.mission(SUN).participants, country="CN")
        and SUN in {one.name for one in sc.missions(kind="programme", country="China", source=PLAN)}
    ),
    "plan:12b China in the World Space Observatory": lambda: (
        told(PLAN, sc.mission("World Space Observatory and Ultraviolet Astronomy").participants, country="CN")
        and "wso-uv" in sc.missions(theme="uvoir_astronomy", country="CN", source=PLAN).ids
    ),
    "plan:13 China will go on cooperating": "general policy",
    "plan:14 more partners are welcome": "opinion",
    "plan:15 the station is under feasibility study": lambda: (
        sc.missions(text="feasibility study October 2024", source=PLAN).ids == ("ilrs",)
        and sc.as_of("2024-10-15").mission("ILRS").launch is None
    ),
    "plan:16 to be built in two stages": "repeats plan:2b",
    "plan:17 first: experiments and tests of resources": lambda: (
        sc.missions(text="basic model for routine experiments resources", source=PLAN).ids == ("ilrs",)
    ),
    "plan:18 second: lasting research over the whole surface": lambda: (
        sc.missions(text="expanded model for lasting research over the whole lunar surface", source=PLAN).ids
        == ("ilrs",)
    ),
    "plan:19 17 nations and organisations have signed": lambda: told(
        PLAN, sc.mission("ILRS").figures, kind="participants_count", value=17, stated="2024-10-15"
    ),
    "plan:20 partners are offered a share in five kinds of work": lambda: told(
        PLAN,
        sc.missions(text="offered share validation design technology planning data", source=PLAN).one().participants,
        agency_id="cnsa",
    ),
    "plan:21 the peaceful use of space and equality": "general policy",
}

CONGRESS, LABORATORY = "3rd China Space Science Assembly", "iclcaro-lab"

SPACE_SCIENCE_ASSEMBLY: Table = {
    "assembly:0 of 18 October 2023, with an address": lambda: (
        str(sc.source(ASSEMBLY).published) == "2023-10-18" and sc.source(ASSEMBLY).url is not None
    ),
    "assembly:1 Shenzhou-15 came back safely": lambda: (
        told(ASSEMBLY, sc.mission("Shenzhou-15").timeline, kind="returned", certainty="actual")
        and sc.mission("Shenzhou-15").status == "completed"
    ),
    "assembly:2 third assembly, in Huzhou": lambda: (
        sc.meetings(series="China Space Science Assembly", held=2023, source=ASSEMBLY).one() == sc.meeting(CONGRESS)
        and (sc.meeting(CONGRESS).number, sc.meeting(CONGRESS).place) == (3, "Huzhou")
    ),
    "assembly:3 calls for cooperation stood out there": lambda: (
        sc.meetings(text="calls for more international cooperation Dordain ESA", source=ASSEMBLY).ids
        == (sc.meeting(CONGRESS).id,)
    ),
    "assembly:4 Dordain: no alternative to cooperation": "opinion",
    "assembly:5 more crucial than ever": "opinion",
    "assembly:6 more achievable": "opinion",
    "assembly:7a Wang Chi, director of NSSC, spoke": lambda: (
        persons(ASSEMBLY, sc.meeting(CONGRESS).participants)["Wang Chi"] == "director"
    ),
    "assembly:7b NSSC is under CAS": lambda: told(ASSEMBLY, sc.agency("NSSC").relations, kind="part_of", to_id="cas"),
    "assembly:7c SMILE is a joint mission of CAS and ESA": lambda: (
        "smile" in sc.missions(lead=sc.all_of("CAS", "ESA"), source=ASSEMBLY).ids
    ),
    "assembly:8a its launch is set for 2025": lambda: (
        told(ASSEMBLY, sc.mission("SMILE").timeline, kind="launch", certainty="planned", date="2025")
        and str(sc.as_of("2023-10-18").mission("SMILE").planned_launch) == "2025"
    ),
    "assembly:8b it studies the solar wind and the magnetosphere": lambda: (
        "magnetosphere" in sc.mission("SMILE").themes
    ),
    "assembly:9 Wu Ji chairs the Chinese Society of Space Research": lambda: (
        persons(ASSEMBLY, sc.meetings(participant="CSSR", source=ASSEMBLY).each("participants"))["Wu Ji"] == "chairman"
    ),
    "assembly:10 partnerships bring more science": "opinion",
    "assembly:11 China shares the data of its satellites": "repeats assembly:12",
    "assembly:12 so with GECAM and ASO-S": lambda: (
        set(sc.missions(partner=["CAS", "CN"], role="data", source=ASSEMBLY).ids) == {"gecam", "aso-s"}
    ),
    "assembly:13 Sun Yueqiang of NSSC attends": lambda: (
        persons(ASSEMBLY, sc.meeting(CONGRESS).participants)["Sun Yueqiang"] == "researcher"
    ),
    "assembly:14 she leads an international laboratory": lambda: (
        sc.agencies(kind="joint_laboratory", text="Occultation Reflectometry Observing", source=ASSEMBLY).ids
        == (LABORATORY,)
        and "Sun Yueqiang" in persons(ASSEMBLY, sc.agency(LABORATORY).members)
    ),
    "assembly:15 climate database with Graz and GFZ": lambda: (
        sc.missions(
            kind="data_service",
            partner=sc.all_of("NSSC", "University of Graz", "German Research Centre for Geosciences"),
            source=ASSEMBLY,
        )
        .one()
        .countries
        == ("CN", "AT", "DE")
    ),
    "assembly:16 it is for new techniques and meteorology too": lambda: (
        sc.missions(text="new remote sensing techniques meteorology", source=ASSEMBLY).ids == ("gnss-climate-database",)
    ),
    "assembly:17a held by three bodies": lambda: (
        bodies(ASSEMBLY, sc.meeting(CONGRESS).participants, "organiser")
        == {"cssr", "zhejiang-ast", "huzhou-government"}
    ),
    "assembly:17b from 14 to 17 October": lambda: told(
        ASSEMBLY, sc.meeting(CONGRESS).timeline, kind="held", date="2023-10-14", end="2023-10-17", place="Huzhou"
    ),
    "assembly:17c more than 1,000 experts": lambda: told(
        ASSEMBLY, sc.meeting(CONGRESS).figures, kind="attendance", value=1000, qualifier="at_least"
    ),
    "assembly:18 of institutes, universities and enterprises": lambda: told(
        ASSEMBLY,
        sc.meeting(CONGRESS).figures,
        counted="experts and scholars of institutes, universities and enterprises across China",
    ),
    "assembly:19 it may shape the future": "opinion",
}

COMMITTEE, SUBGROUP = "cn-fr-space-committee-12", "cn-fr-strategic-dialogue-space-subgroup-09"
THEN = "2019-06-05"

FRANCE_AND_CHINA: Table = {
    "france:0 of June 2019": lambda: str(sc.source(FRANCE).published) == "2019-06",
    "france:1 a picture of CFOSat": "no fact of cooperation",
    "france:2a twelfth committee, Shanghai, 5 June 2019": lambda: told(
        FRANCE, sc.meetings(series="cn-fr-space-committee", held=THEN, country="CN"), number=12, place="Shanghai"
    ),
    "france:2b chaired by Le Gall, President of CNES": lambda: (
        told(FRANCE, sc.meeting(COMMITTEE).participants, agency_id="cnes", role="chair")
        and persons(FRANCE, sc.meeting(COMMITTEE).participants)["Jean-Yves Le Gall"] == "President of CNES"
    ),
    "france:2c and Zhang Kejian, Administrator of CNSA": lambda: (
        told(FRANCE, sc.meeting(COMMITTEE).participants, agency_id="cnsa", role="chair")
        and persons(FRANCE, sc.meeting(COMMITTEE).participants)["Zhang Kejian"] == "Administrator of CNSA"
    ),
    "france:3a ninth meeting of the dialogue's sub-group, with both": lambda: (
        told(FRANCE, [sc.meeting(SUBGROUP)], kind="dialogue", number=9)
        and set(persons(FRANCE, sc.meeting(SUBGROUP).participants)) == {"Jean-Yves Le Gall", "Zhang Kejian"}
    ),
    "france:3b it dealt with CFOSat and SVOM": lambda: all(
        SUBGROUP in sc.meetings(mission=name, source=FRANCE).ids for name in ("CFOSat", "SVOM")
    ),
    "france:3c CFOSat was launched on 29 October 2018": lambda: (
        told(FRANCE, sc.mission("CFOSat").timeline, kind="launch", date="2018-10-29", certainty="actual")
        and sc.missions(partner=sc.all_of("CNES", "CNSA"), launched="2018-10-29", source=FRANCE).ids == ("cfosat",)
    ),
    "france:4 workshops on five subjects reported": lambda: (
        told(FRANCE, [sc.meeting(COMMITTEE)])
        and {"earth_observation", "atmosphere_climate", "microgravity_life", "astronomy", "lunar", "planetary"}
        <= set(sc.meeting(COMMITTEE).topics)
    ),
    "france:5a agreement of the governments of 1997": lambda: (
        sc.agreements(party=sc.all_of("France", "China"), level="government", signed=1997, source=FRANCE).ids
        == ("cn-fr-1997-space-cooperation",)
    ),
    "france:5b agreement of March 2019": lambda: (
        sc.agreements(party=sc.all_of("CNES", "CNSA"), signed="2019-03", source=FRANCE).ids
        == ("cn-fr-2019-space-cooperation",)
    ),
    "france:5c in the presence of both presidents": lambda: (
        [who.name for who in sc.agreement("cn-fr-2019-space-cooperation").witnesses]
        == ["Emmanuel Macron", "Xi Jinping"]
    ),
    "france:6a joint teams analyse CFOSat and share its data": lambda: (
        told(FRANCE, sc.mission("CFOSAT").timeline, kind="in_operation", date=THEN)
        and sc.as_of(THEN).mission("CFOSAT").launch is not None
    ),
    "france:6b CFOSat measures winds and waves": lambda: (
        sc.missions(theme="oceanography", text="waves winds surface", source=FRANCE).ids == ("cfosat",)
    ),
    "france:7 a mission on salinity and soil moisture is prepared": lambda: (
        sc.missions(theme=sc.all_of("oceanography", "hydrology"), partner=sc.all_of("CNES", "CNSA"), source=FRANCE).ids
        == ("cn-fr-ocean-salinity-soil-moisture",)
        and "cn-fr-ocean-salinity-soil-moisture" in sc.as_of(THEN).missions(status="proposed").ids
    ),
    "france:8a both roll out the Space Climate Observatory": lambda: (
        told(FRANCE, sc.mission("Space Climate Observatory").participants, agency_id="cnsa", role="member")
        and "space-climate-observatory" in sc.missions(partner=sc.all_of("CNES", "CNSA"), source=FRANCE).ids
    ),
    "france:8b satellite data against climate change": lambda: (
        sc.missions(theme="atmosphere_climate", text="satellite data against climate change", source=FRANCE).ids
        == ("space-climate-observatory",)
    ),
    "france:9a its founding paper to be signed on 17 June, Le Bourget": lambda: told(
        FRANCE,
        sc.agreements(purpose="founding", covers="SCO").each("timeline"),
        kind="signed",
        certainty="planned",
        date="2019-06-17",
        place="Le Bourget",
    ),
    "france:9b CNES invited CNSA": lambda: told(
        FRANCE,
        sc.agreements(covers="SCO").each("parties"),
        agency_id="cnes",
        act="announced",
        date=THEN,
        note="Invited CNSA to the signing.",
    ),
    "france:10a SVOM is set for 2021": lambda: (
        told(FRANCE, sc.mission("SVOM").timeline, kind="launch", certainty="planned", date="2021", stated=THEN)
        and "svom" in sc.as_of(THEN).missions(partner="CNES", status="planned", planned=2021).ids
    ),
    "france:10b in the final stages of development": lambda: any(
        "final stages of development" in (step.note or "")
        for step in sc.mission("SVOM").timeline
        if FRANCE in step.source_ids
    ),
    "france:10c for gamma-ray bursts and gravitational waves": lambda: (
        {"high_energy_astrophysics", "gravitational_waves"} <= set(sc.mission("SVOM").themes)
    ),
    "france:11a French experiments on Chang'e 6": lambda: (
        told(FRANCE, sc.mission("Chang'e 6").participants, agency_id="cnes", role="instrument")
        and "dorn" in {one.id for one in sc.mission("Chang'e 6").carries}
    ),
    "france:11b which flies in 2023-2024 and brings samples": lambda: (
        told(
            FRANCE,
            sc.mission("Chang'e 6").timeline,
            kind="launch",
            certainty="planned",
            date="2023/2024",
            stated=THEN,
        )
        and sc.mission("Chang'e 6").kind == "sample_return"
    ),
}

ROWS = UNITED_KINGDOM | SPACE_SCIENCE_CENTRE | SPACE_SCIENCE_PLAN | SPACE_SCIENCE_ASSEMBLY | FRANCE_AND_CHINA
ANSWERED = {fact: answer for fact, answer in ROWS.items() if not isinstance(answer, str)}
PASSED_OVER = {fact: reason for fact, reason in ROWS.items() if isinstance(reason, str)}


@pytest.mark.parametrize("fact", ANSWERED)
def test_a_fact_of_cooperation_has_its_answer(fact: str) -> None:
    assert ANSWERED[fact]() is True


@pytest.mark.parametrize("fact", PASSED_OVER)
def test_what_has_no_record_says_why(fact: str) -> None:
    repeated = {f"repeats {answered.partition(' ')[0]}" for answered in ANSWERED}
    assert PASSED_OVER[fact] in REASONS | repeated


def test_the_table_goes_through_every_sentence_in_order() -> None:
    places = [fact.partition(" ")[0] for fact in ROWS]
    assert len(set(places)) == len(places)
    sentences = [sentence for sentence, _ in groupby(place.rstrip("abcdef") for place in places)]
    assert sentences == [f"{document}:{n}" for document, last in SENTENCES.items() for n in range(last + 1)]


@pytest.mark.parametrize("document", DOCUMENTS.values())
def test_a_founding_document_is_cited(document: str) -> None:
    citing = sc.source(document).cited_by
    assert len(citing) >= 10
    assert all(document in sc.sources(cited_by=record.id).ids for record in citing)


LAUNCHED = {
    "nssc": "double-star tc-1 tc-2 yinghuo-1 phobos-grunt hxmt",
    "plan": "smile double-star cluster aso-s einstein-probe",
    "assembly": "shenzhou-15 smile gecam aso-s",
    "france": "cfosat svom chang-e-6 dorn",
}
"""The launched missions that each document names, their parts and their carrier."""


@pytest.mark.parametrize("mission", sorted({name for names in LAUNCHED.values() for name in names.split()}))
def test_a_launch_day_is_confirmed_by_two_publishers(mission: str) -> None:
    launches = [step for step in sc.mission(mission).told if step.kind == "launch" and not step.planned]
    assert launches
    for launch in launches:
        assert len(str(launch.date)) == len("2024-06-22")
        assert len({source.publisher for source in launch.sources}) >= 2, launch


def test_no_launched_mission_of_a_founding_document_is_left_out() -> None:
    for key, document in DOCUMENTS.items():
        flown = {
            m.id for m in sc.missions(source=document) if any(s.kind == "launch" and not s.planned for s in m.told)
        }
        assert flown <= set(LAUNCHED.get(key, "").split())


def test_einstein_probe_is_to_come_in_a_report_after_its_launch() -> None:
    probe = sc.mission("Einstein Probe")
    late = next(step for step in probe.launch_history if PLAN in step.source_ids)
    assert probe.launch is not None
    assert probe.launch.before("2024-10-15")
    assert late.planned
    assert probe.launch_history[-1] == late
    assert sc.as_of("2024-10-15").mission("Einstein Probe").status == "operating"
    assert probe.planned_launch is None


def test_kuafu_did_not_fly_as_kuafu_1() -> None:
    old, new = sc.mission("KuaFu"), sc.mission("KuaFu-1")
    assert (old.status, old.launch) == ("suspended", None)
    assert (new.id, str(new.launch)) == ("aso-s", "2022-10-08")
    assert not old.replaced_by
    assert not new.relations


@pytest.mark.parametrize(
    ("mission", "said", "plan", "launch"),
    [
        ("SMILE", "2023-10-18", "2025", "2026-05-19"),
        ("SVOM", "2019-06-05", "2021", "2024-06-22"),
        ("Chang'e-6", "2019-06-05", "2023/2024", "2024-05-03"),
    ],
)
def test_a_plan_of_then_stands_beside_what_came_of_it(mission: str, said: str, plan: str, launch: str) -> None:
    then, now = sc.as_of(said).mission(mission), sc.mission(mission)
    assert (str(then.planned_launch), then.launch, then.status) == (plan, None, "planned")
    assert (str(now.launch), now.planned_launch) == (launch, None)
