"""Names and citations each by itself, as rows of a table."""

from __future__ import annotations

from attrs import field, frozen

from spacecoop.records.elements import Part, Sourced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from spacecoop.records.source import Source


@frozen(kw_only=True, eq=False, repr=False)
class Name(Part):
    """A native or translated name of a record, with the tag of its language."""

    language: str = field()
    name: str = field()

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The sources of the record, which vouch for its names."""
        return self.record.source_ids

    @property
    def sources(self) -> tuple[Source, ...]:
        """The same as objects."""
        return self.record.sources


@frozen(kw_only=True, eq=False, repr=False)
class Citation(Part):
    """One source behind a record or one of its elements."""

    on: Sourced = field()
    """The record or element that cites it."""
    source_id: str = field()

    @property
    def kind(self) -> str:
        """What cites it: mission, agency, agreement or meeting; participant, milestone, funding, dispute ..."""
        kind: str = getattr(self.on, "RECORD_KIND", "")
        words = (f"_{char.lower()}" if char.isupper() else char for char in type(self.on).__name__)
        return kind or "".join(words).removeprefix("_")

    @property
    def source(self) -> Source:
        """The source as an object."""
        return self._catalogue().get("source", self.source_id)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The source alone."""
        return (self.source_id,)
