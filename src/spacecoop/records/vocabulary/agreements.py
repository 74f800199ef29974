"""The words of agreements: form, purpose, what a party did, and how the paper stands."""

from __future__ import annotations

from .base import Vocabulary


class AgreementStatus(Vocabulary):
    """How an agreement stands on a day; derived.

    Where several hold: terminated before superseded, expired, in_force, signed, planned.
    """

    PLANNED = "planned", "Announced or negotiated; signed, adopted, opened for signature or joined it is signed."
    SIGNED = "signed", "Signed, adopted, opened for signature or joined; once it has taken effect it is in_force."
    IN_FORCE = "in_force", "In effect, provisionally too, and no end known; signed without word of effect it is signed."
    EXPIRED = "expired", "Its last term has passed and nothing signed renews or extends it; by decision: terminated."
    TERMINATED = "terminated", "Ended by decision; by the end of its term it is expired."
    SUPERSEDED = "superseded", "A signed paper took its place; where that one only renews or extends it, it goes on."


class AgreementKind(Vocabulary):
    """The form of the paper, by its own title; what it is for is its `Purpose`."""

    TREATY = "treaty", "Binding on states, and titled a treaty; titled otherwise it is convention or agreement."
    CONVENTION = (
        "convention",
        "A treaty titled convention, mostly of many states; the rules of a body alone are a charter.",
    )
    AGREEMENT = (
        "agreement",
        "A paper titled agreement, of states or bodies; one below it may be protocol or arrangement.",
    )
    PROTOCOL = "protocol", "Titled protocol, mostly adding to another paper; the record of one meeting is minutes."
    ARRANGEMENT = (
        "arrangement",
        "Titled arrangement, mostly the practical side of an agreement; shared aims are in a mou.",
    )
    MOU = "mou", "A memorandum of understanding; a memorandum of any other title is memorandum."
    MEMORANDUM = "memorandum", "A memorandum of cooperation, of talks or the like; one of understanding is mou."
    LETTER_OF_INTENT = "letter_of_intent", "Intentions in a letter; in a joint text they are a statement_of_intent."
    STATEMENT_OF_INTENT = (
        "statement_of_intent",
        "A joint text of intentions on one subject; in a letter: letter_of_intent.",
    )
    JOINT_STATEMENT = (
        "joint_statement",
        "What two sides state together, mostly after talks; principles are a declaration.",
    )
    DECLARATION = "declaration", "A solemn text of principles or aims; the outcome of talks is a joint_statement."
    CHARTER = "charter", "The rules that a group or body gives itself; made by a treaty of states it is convention."
    PLAN = "plan", "A work or action plan: tasks over some years; the paper that it carries out is an agreement."
    EXCHANGE_OF_NOTES = (
        "exchange_of_notes",
        "Notes or letters that together agree; one text signed by all is agreement.",
    )
    CONTRACT = "contract", "Goods or work for pay; what must be given or paid back is loan."
    MINUTES = "minutes", "The agreed record of a meeting; a text for the public is a joint_statement."
    LOAN = "loan", "Money, samples or hardware to be given back; bought or sold for good it is contract."


class Purpose(Vocabulary):
    """What an agreement is for; it may have several."""

    FRAMEWORK = "framework", "Opens cooperation at large; for a named mission or instrument it is implementing."
    IMPLEMENTING = "implementing", "Settles who does what in a named mission or project; a list of many is programme."
    PROGRAMME = "programme", "Lists projects or activities for some years; cooperation at large is framework."
    DATA = "data", "Access to data, or their exchange; of material it is samples."
    SAMPLES = "samples", "Loan, exchange or study of samples; of the data about them it is data."
    JOINT_CALL = "joint_call", "Invites or funds proposals together; the chosen mission has an implementing one."
    FOUNDING = "founding", "Founds a body, laboratory or facility; a group that only meets is working_group."
    TRAINING = (
        "training",
        "Courses, studies or exchange of people; an astronaut's flight with its training is crew_flight.",
    )
    TRACKING_SUPPORT = "tracking_support", "Ground stations serve another's mission; sharing the results is data."
    SAFEGUARDS = "safeguards", "Protects technology abroad, mostly for a launch; who does what in it is implementing."
    CREW_FLIGHT = "crew_flight", "Flies a person on another's craft, training included; training alone is training."
    MEMBERSHIP = (
        "membership",
        "A state or body joins a body, or changes its standing in it; making the body is founding.",
    )
    PRINCIPLES = "principles", "Rules or norms of conduct in space; cooperation between the parties is framework."
    WORKING_GROUP = "working_group", "Sets up a group or committee that meets; a body of its own standing is founding."


class PartyAct(Vocabulary):
    """What a party did, each act with its own day."""

    ANNOUNCED = "announced", "Said that it will take part; done in writing it is signed or acceded."
    SIGNED = "signed", "Put its name to the paper; confirmed afterwards it is ratified or accepted."
    ACCEPTED = "accepted", "Consented by an act named acceptance or approval; named ratification it is ratified."
    RATIFIED = "ratified", "Confirmed its own signature; joined without having signed it is acceded."
    ACCEDED = "acceded", "Joined without having signed before; confirming a signature is ratified."
    IN_FORCE = "in_force", "The paper took effect for this party; for all it is the milestone in_force."
    WITHDRAWAL_NOTIFIED = (
        "withdrawal_notified",
        "Gave notice that it leaves, and is still a party; gone it is withdrawn.",
    )
    WITHDRAWN = "withdrawn", "Is no longer a party; notice given but not yet run out is withdrawal_notified."


class Level(Vocabulary):
    """At which level an agreement was made; derived from its highest party, in this order."""

    GOVERNMENT = "government", "A state, ministry, intergovernmental or UN body is a party; else agency or below."
    AGENCY = "agency", "A space agency is the highest party; with a state or ministry beside it, government."
    INSTITUTE = "institute", "No state or agency is a party, but some body that is no firm; firms alone are company."
    COMPANY = "company", "All parties are firms, in a state's hands or not; with any other body, institute or above."
