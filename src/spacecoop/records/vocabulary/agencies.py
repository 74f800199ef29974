"""The words of agencies, which here are organisations of every sort."""

from __future__ import annotations

from .base import Vocabulary


class AgencyStatus(Vocabulary):
    """Whether a body exists on a day; derived from its timeline."""

    ACTIVE = "active", "Exists; under a new name alone it stays the same body, closed or merged it is dissolved."
    DISSOLVED = "dissolved", "Closed, or merged into a body that names it as predecessor; only renamed it is active."


class AgencyKind(Vocabulary):
    """What a body is. The level of an agreement follows from it."""

    SPACE_AGENCY = (
        "space_agency",
        "A state's space agency, or one that several states share as theirs; other treaty bodies: intergovernmental.",
    )
    INTERGOVERNMENTAL = (
        "intergovernmental",
        "Founded by treaty among states, outside the United Nations; without a treaty it is coordination_body.",
    )
    COORDINATION_BODY = (
        "coordination_body",
        "Agencies or experts coordinate in it, without a treaty; founded by treaty it is intergovernmental.",
    )
    UN_BODY = (
        "un_body",
        "Belongs to the United Nations system; another body of states is intergovernmental.",
    )
    MINISTRY = (
        "ministry",
        "A department of a government, or an office of that rank; the space agency under it is space_agency.",
    )
    ACADEMY = (
        "academy",
        "An academy of sciences as a whole; an institute under it is research_institute.",
    )
    RESEARCH_INSTITUTE = (
        "research_institute",
        "Does research as its main task; a part of a university is university, one of several sides joint_laboratory.",
    )
    UNIVERSITY = (
        "university",
        "Teaches and awards degrees, its departments included; research as the main task is research_institute.",
    )
    JOINT_LABORATORY = (
        "joint_laboratory",
        "Run together by bodies of several sides; its founding paper is an agreement, its house a ground_facility.",
    )
    DATA_CENTRE = (
        "data_centre",
        "Keeps and distributes data as its main task; research as the main task is research_institute.",
    )
    STATE_ENTERPRISE = (
        "state_enterprise",
        "A firm or group that a state owns or controls; any other firm is company.",
    )
    COMPANY = (
        "company",
        "A firm that no state owns or controls; one in a state's hands is state_enterprise.",
    )
    MILITARY = (
        "military",
        "Armed forces and their establishments; the ministry over them is ministry.",
    )
    MET_SERVICE = (
        "met_service",
        "A state's weather service; a treaty body for weather satellites is intergovernmental.",
    )
    FUNDING_AGENCY = (
        "funding_agency",
        "Gives research money to others as its main task; who lends money is bank.",
    )
    BANK = (
        "bank",
        "Lends money, development banks included; who gives research money away is funding_agency.",
    )
    CONSORTIUM = (
        "consortium",
        "Bodies joined for one project or facility; joined for a whole field they are an association.",
    )
    ASSOCIATION = (
        "association",
        "A society, union or foundation for a field; bodies joined for one project are a consortium.",
    )
