"""Our own words for translators: which there are, in which file, and compiled. The builder and `nox -s messages` use it.

python -m spacecoop.views.messages: bring every catalogue in `locale` up to date, and compile it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from spacecoop.records import vocabulary
from spacecoop.store.territories import FORMER
from spacecoop.views import card, dates
from spacecoop.views.labels import FOLDER, LANGUAGES
from spacecoop.views.tables import TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Message = tuple[str | tuple[str, ...], str | None]

KINDS = ("MissionKind", "AgencyKind", "AgreementKind", "MeetingKind")
"""The vocabularies of which each word has a sentence that says that a record is one."""

HEADER = ("Language:", "Plural-Forms:", "MIME-Version:", "Content-Type:", "Content-Transfer-Encoding:")
"""What the head of a catalogue says; days and names of tools would change with every update."""

MARKS = ("about", "uncertain", "about and uncertain", "by", "or later")


def template() -> Catalog:
    """Give every message that the code may ask for."""
    found = Catalog(project="spacecoop")
    for id, context in _messages():
        found.add(id, context=context)
    return found


def _messages() -> Iterator[Message]:
    """Give each message with its context: the words of lists, then the sentences in the code."""
    for name in vocabulary.__all__:
        words: Any = () if name.isupper() else getattr(vocabulary, name)
        yield from ((word.value, name) for word in words)
        if name in KINDS:
            yield from ((word.value, f"{name} sentence") for word in words)
    yield from ((word.value, "sum") for word in vocabulary.Qualifier)
    yield from ((code, "country") for code in FORMER)
    periods = dict.fromkeys(dates.PERIODS.values())
    months = [name for key, name in dates.PERIODS.items() if key.isdigit() and int(key) <= 12]
    quarters = [name for key, name in dates.PERIODS.items() if key.isdigit() and int(key) > 32]
    yield from ((word, "date") for word in (*(w for w in periods if w not in months and w not in quarters), *MARKS))
    yield from ((word, "when") for word in ("day", "days", "lasting", "year", "interval", *periods, *MARKS))
    yield from ((name, "column") for name in dict.fromkeys(_names()))
    yield from (((f"{{n}} {table.one}", f"{{n}} {table.many}"), None) for table in TABLES.values())
    keywords = {"say": None, "count": (1, 2)}
    for _, _, id, _, _ in extract_from_dir(Path(__file__).parent, [("**.py", "python")], keywords=keywords):
        yield id, None


def _names() -> Iterator[str]:
    """Give the names of columns and fields, of the kinds of record, and of the other ends of relations."""
    for kind, table in TABLES.items():
        if kind in card.LINKS or kind == "source":
            yield kind
        yield from (column.name for column in (*table.columns, *table.short))
    yield from (*card.SCALARS, *card.SOURCE, "former_name")
    yield from " ".join(card.DERIVED.values()).split()
    for relation in vocabulary.RelationKind:
        yield from (relation.value, *relation.inverses.values())


def file_of(spoken: str) -> Path:
    """Give the file that holds the translations into a language."""
    return Path(FOLDER, spoken, "LC_MESSAGES", "spacecoop.po")


def catalogue(spoken: str) -> Catalog:
    """Read the translations into a language."""
    with file_of(spoken).open("rb") as file:
        return read_po(file, locale=spoken)


def save(found: Catalog, path: Path) -> None:
    """Write translations, the same for the same content."""
    found.header_comment = f"# The words of spacecoop: {found.locale}."
    target = BytesIO()
    write_po(target, found, no_location=True, ignore_obsolete=True, width=0)
    head, gap, body = target.getvalue().decode().partition("\n\n")
    kept = [line for line in head.splitlines() if not line.endswith('\\n"') or line[1:].startswith(HEADER)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(kept) + gap + body, encoding="utf-8", newline="\n")


def update() -> None:
    """Bring every catalogue up to date: new messages empty or guessed (fuzzy), unused ones dropped."""
    for spoken in LANGUAGES:
        path = file_of(spoken)
        found = catalogue(spoken) if path.exists() else Catalog(locale=spoken)
        found.update(template(), update_creation_date=False)
        save(found, path)


def compile_all() -> None:
    """Compile every catalogue beside itself, whole or not at all, and the same for the same content."""
    for spoken in LANGUAGES:
        found = catalogue(spoken)
        found.creation_date = found.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
        path = file_of(spoken).with_suffix(".mo")
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            write_mo(file, found)
        part.replace(path)


if __name__ == "__main__":
    update()
    compile_all()
