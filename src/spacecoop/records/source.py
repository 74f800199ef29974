"""Sources: who says so. Every value of the catalogue leads to at least one."""

from __future__ import annotations

from attrs import field, frozen

from spacecoop.errors import RecordError
from spacecoop.readable import Carded
from spacecoop.records import checks
from spacecoop.records.model import Model
from spacecoop.records.vocabulary import SourceKind
from spacecoop.values.dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from spacecoop.records.record import Record


@frozen(kw_only=True, eq=False, repr=False)
class Source(Carded, Model):
    """A page or document that was read. It has an address, or is a `document`.

    `title` is the page's own, in its language; one in square brackets was supplied. `publisher` is whose text it is, and
    `via` who carries it where that is another: a newspaper with a news agency's report. Two sources are independent of
    each other only if their publishers differ.
    `published` and `accessed` are days of the publisher's calendar; only `published` dates what the source says.
    """

    id: str = field(converter=checks.slug)
    title: str = field(converter=checks.text)
    publisher: str = field(converter=checks.text)
    via: str | None = field(default=None, converter=checks.optional_text)
    url: str | None = field(default=None, converter=checks.url)
    published: PartialDate | None = field(default=None, converter=checks.optional_date)
    accessed: PartialDate | None = field(default=None, converter=checks.optional_date)
    language: str | None = field(default=None, converter=checks.optional_tag)
    kind: SourceKind = field(converter=SourceKind)

    def __attrs_post_init__(self) -> None:
        if self.url is None and self.kind is not SourceKind.DOCUMENT:
            raise RecordError("url: only a source of kind 'document' may lack an address")
        if self.via is not None and self.via.casefold() == self.publisher.casefold():
            raise RecordError("via: it is the publisher; leave it out")

    def __hash__(self) -> int:
        return hash(("source", self.id))

    @property
    def published_by(self) -> datetime.date | None:
        """The last day on which it can have been published, or None."""
        return None if self.published is None else self.published.latest

    @property
    def cited_by(self) -> tuple[Record, ...]:
        """The records that cite it, anywhere in them, by id."""
        return self._catalogue().referring("record", "source", self.id)

    def references(self) -> Iterator[tuple[str, str]]:
        """Give nothing: a source points to no record."""
        return iter(())
