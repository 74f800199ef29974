"""The ways out of a selection and of a catalogue: rows, frames, files, plots, networks, citations."""

from __future__ import annotations

TYPE_CHECKING = False  # by hand: importing typing costs 10 ms
if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable
    from typing import Any, Literal, NoReturn, overload

    import networkx
    import pandas
    import polars
    import pyarrow

    from spacecoop.selection import Selection
    from spacecoop.views.html import Html
    from spacecoop.views.plots import Plots
    from spacecoop.views.tables import Row


class Results:
    """What every selection can be turned into. Extras are imported when they are asked for; MissingExtra names the extra."""

    __slots__ = ()

    @property
    def _selection(self) -> Any:
        return self

    def to_dicts(self, locale: str | None = None) -> list[Row]:
        """Give a flat, JSON-able row for each item: dates in EDTF, exact numbers as text, records as their ids.

        With a locale, every value is the text that readers of that language see. Raises UnknownValue for an unknown one.
        """
        from spacecoop.views.tables import rows
        from spacecoop.views.text import labelled

        return rows(self._selection) if locale is None else labelled(self._selection, locale)

    def to_text(self, locale: str | None = None, width: int | None = 100) -> str:
        """Give the table that `print` shows, in a reader's language, at most so wide (None: nothing is cut)."""
        from spacecoop.views.text import table

        return table(self._selection, width, locale)

    def to_markdown(self, locale: str | None = None) -> str:
        """Give the columns of `to_text` as a Markdown table, nothing cut."""
        from spacecoop.views.text import markdown

        return markdown(self._selection, locale)

    def to_html(self, locale: str | None = None) -> Html:
        """Give the table that a notebook shows, in a reader's language."""
        from spacecoop.views.html import Html, table

        return Html(table(self._selection, locale))

    def to_arrow(self) -> pyarrow.Table:
        """Give a typed Arrow table: a date's text with its `_earliest` and `_latest` day, exact decimals, dictionaries of words.

        Raises ExportError for a number that no Arrow decimal holds exactly.
        """
        from spacecoop.views.arrow import table

        return table(self._selection)

    def to_pandas(self) -> pandas.DataFrame:
        """Give the columns of `to_arrow` as a frame: categories, `datetime64`, nullable numbers, exact Decimals, lists."""
        from spacecoop.views.arrow import to_pandas

        return to_pandas(self._selection)

    def to_polars(self) -> polars.DataFrame:
        """Give the columns of `to_arrow` as a frame."""
        from spacecoop.views.arrow import to_polars

        return to_polars(self._selection)

    def __array__(self, *_: object, **__: object) -> NoReturn:
        """Refuse to become an array of whole records, of which pandas would make a frame with one column of texts."""
        raise TypeError(
            "a selection is no array: to_pandas(), or pandas.DataFrame.from_arrow(selection), gives a frame of its columns"
        )

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Pass the rows on to whatever takes Arrow, such as `polars.DataFrame(selection)`, in batches."""
        from spacecoop.views.arrow import stream

        return stream(self._selection, requested_schema)

    if TYPE_CHECKING:

        @overload
        def to_csv(self, path: None = None, locale: str | None = None) -> str: ...
        @overload
        def to_csv(self, path: str | os.PathLike[str], locale: str | None = None) -> None: ...

    def to_csv(self, path: str | os.PathLike[str] | None = None, locale: str | None = None) -> str | None:
        """Give the rows of `to_dicts` as CSV, or write them to a file, whole or not at all (else ExportError).

        Several values stand in one cell, with "; " between. An apostrophe before what a spreadsheet would run makes it text.
        """
        if path is None:
            from spacecoop.views.text import csv

            return f"{csv(self._selection, locale)}\n"
        from spacecoop.views.export import write
        from spacecoop.views.writers import CsvWriter

        write(self._selection, path, lambda kind, file: CsvWriter(kind, file, locale))
        return None

    if TYPE_CHECKING:

        @overload
        def to_json(self, path: None = None) -> str: ...
        @overload
        def to_json(self, path: str | os.PathLike[str]) -> None: ...

    def to_json(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """Give the rows of `to_dicts` as a JSON list, or write them to a file, whole or not at all (else ExportError)."""
        if path is None:
            from json import dumps

            return dumps(self.to_dicts(), ensure_ascii=False, indent=2)
        from spacecoop.views.export import write
        from spacecoop.views.writers import JsonWriter

        write(self._selection, path, JsonWriter)
        return None

    def to_parquet(self, path: str | os.PathLike[str]) -> None:
        """Write the columns of `to_arrow` to a Parquet file, whole or not at all (else ExportError)."""
        from spacecoop.views.export import write
        from spacecoop.views.writers import ParquetWriter

        write(self._selection, path, ParquetWriter)

    def to_networkx(
        self,
        nodes: Literal["agencies", "countries"] = "agencies",
        edges: Literal["missions", "agreements"] = "missions",
        locale: str = "en",
    ) -> networkx.Graph[str]:
        """Give who works with whom as a graph: an edge's `weight` says in how many missions or agreements, and these are named.

        The nodes are ids of agencies, or codes of countries, with their names. Of agencies selected it is the network among
        them; of missions and agreements, that of those selected or tied to them. All attributes fit into GraphML.

        Raises UnknownValue for other words, and where these records have no such ties.
        """
        from spacecoop.views.graph import graph

        return graph(self._selection, nodes, edges, locale)

    @property
    def plot(self) -> Plots:
        """Its plots: `timeline`, `slips`, `cooperation`, `funding`, `signed`; each gives the Axes that it draws on."""
        from spacecoop.views.plots import Plots

        return Plots(self._selection)

    def cite(self, style: Literal["bibtex", "csl-json", "text"] = "text") -> str:
        """Cite the sources behind the items, and the catalogue. Raises UnknownValue for another style."""
        from spacecoop.views.citations import cite

        return cite(self._selection, style)


class Offers:
    """What every catalogue gives as a whole."""

    __slots__ = ()

    def table(self, name: str) -> Selection[Any]:
        """Give a whole table: all of a kind (`mission`, `source`, `record` ...), or all parts of a name (`participants` ...).

        The names are those of the kinds of selections and of the parts of `each`. Raises UnknownValue for another one.
        """
        from spacecoop.filters import FILTERS
        from spacecoop.parts import PARTS
        from spacecoop.selection import Selection
        from spacecoop.store.reader import KINDS
        from spacecoop.views.tables import TABLES

        if name not in TABLES:
            from spacecoop.views.export import unknown_table

            raise unknown_table(name)
        catalogue: Any = self
        if name in FILTERS:
            every: Selection[Any] = catalogue._select(name, None, {})
            return every
        kinds = [kind for kind in KINDS if name == "record" or kind in PARTS[name]]
        places = tuple(place for kind in kinds for place in catalogue._select(kind, None, {})._places)
        records: Any = Selection(catalogue, "record", places)
        found: Selection[Any] = records if name == "record" else records.each(name)
        return found

    def cite(self, item: object = None, style: Literal["text", "bibtex", "csl-json"] = "text") -> str:
        """Cite the sources behind a record, an element, a source or a selection, and their catalogue; or this catalogue alone.

        `style` is `text`, `bibtex` or `csl-json`; UnknownValue for another. The catalogue is cited with its version and day.
        """
        from spacecoop.views.citations import cite

        return cite(self if item is None else item, style)

    def export(
        self,
        path: str | os.PathLike[str],
        format: Literal["csv", "parquet", "datapackage", "json", "jsonl", "schema"] | None = None,
        tables: str | Iterable[str] | None = None,
        progress: Callable[[int, int], object] | None = None,
    ) -> None:
        """Write the whole catalogue, or the view as of a day, for other programs; whole or not at all (else ExportError).

        `json` and `jsonl` hold the records as they are, which `from_json` reads, and `schema` is the JSON Schema of that.
        `csv`, `parquet` and `datapackage` (Frictionless) write a folder with a file for each table, or for those in `tables`;
        a path that ends in `.csv` or `.parquet` is a file of one. Without `format` the path's ending tells it. `progress` is
        called with how many records are done, and of how many.
        """
        from spacecoop.views.export import export

        catalogue: Any = self
        export(catalogue, path, format, tables, progress)
