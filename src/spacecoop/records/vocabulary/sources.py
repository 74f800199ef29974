"""The words of sources."""

from __future__ import annotations

from .base import Vocabulary


class SourceKind(Vocabulary):
    """What a source is, which says how near it stands to the fact."""

    OFFICIAL = "official", "A page of a body about its own affairs; given out as news it is press_release."
    PRESS_RELEASE = "press_release", "News that a body gives out itself; as a newsroom tells it, it is news."
    AGREEMENT_TEXT = "agreement_text", "The text of the agreement itself; a page about it is official."
    MINUTES = "minutes", "The record of a meeting by those who held it; a later account is report."
    REPORT = "report", "An account by a body: annual, audit, project; by its authors in a journal it is paper."
    PAPER = "paper", "An article in a journal or proceedings; in a periodical for all readers it is magazine."
    NEWS_AGENCY = "news_agency", "A wire service's own text; a newspaper's or broadcaster's is news."
    NEWS = "news", "A newspaper, broadcaster or news site; a wire service is news_agency, a periodical magazine."
    MAGAZINE = "magazine", "A periodical for all readers or for the trade; daily it is news, of research paper."
    DATABASE = "database", "An entry of a kept catalogue or register; an article that gathers sources is encyclopedia."
    ENCYCLOPEDIA = (
        "encyclopedia",
        "Gathered from other sources, and used to find those; tables of records are database.",
    )
    DOCUMENT = "document", "A document in hand that may lack an address; where another kind here fits, that one."
