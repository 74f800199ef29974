"""Networks of cooperation, for networkx: who works with whom, in which missions or under which agreements."""

from __future__ import annotations

from spacecoop.errors import UnknownValue, shown
from spacecoop.suggest import did_you_mean
from spacecoop.views.extras import needed
from spacecoop.views.pairs import key, sides

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    import networkx

    from spacecoop.records.agency import Agency
    from spacecoop.selection import Selection

NODES = {"agencies": "agency", "countries": "country"}
EDGES = {"missions": "mission", "agreements": "agreement"}


def graph(selection: Selection[Any], nodes: str, edges: str, locale: str = "en") -> networkx.Graph[str]:
    """Give a graph: see `Selection.to_networkx`. Its attributes are texts and numbers only, so that GraphML can hold them."""
    by, kind = _word(nodes, NODES, "nodes"), _word(edges, EDGES, "edges")
    nx = needed("networkx", "graph", "to_networkx()")
    among = {agency.id for agency in selection} if selection.kind == "agency" and by == "agency" else None
    catalogue: Any = selection._catalogue
    found: networkx.Graph[str] = nx.Graph(nodes=nodes, edges=edges, day=str(catalogue.day))
    behind: dict[tuple[str, str], list[str]] = {}
    for record in _records(selection, edges, kind):
        present = [side for side in sides(record, by) if among is None or key(side) in among]
        for side in present:
            if key(side) not in found:
                found.add_node(key(side), count=0, **_told(side, locale))
            found.nodes[key(side)]["count"] += 1
        for n, one in enumerate(present):
            for other in present[n + 1 :]:
                behind.setdefault((key(one), key(other)), []).append(record.id)
    for (one_id, other_id), ids in behind.items():
        found.add_edge(one_id, other_id, weight=len(ids), **{edges: " ".join(sorted(ids))})
    return found


def _records(selection: Selection[Any], edges: str, kind: str) -> Iterable[Any]:
    """Give the records behind the edges: those selected, else those that the selected ones name."""
    if selection.kind == kind:
        return selection
    if selection.kind not in ("mission", "agreement", "agency", "meeting"):
        many = selection._words()[1]
        raise UnknownValue(f"{many} have no {edges} of their own; missions, agreements, agencies and meetings have")
    if selection.kind == "meeting":
        linked = (record for meeting in selection for record in meeting.covers if kind == record.RECORD_KIND)
    else:
        linked = (record for item in selection for record in getattr(item, edges))
    return {record.id: record for record in linked}.values()


def _told(side: Agency | str, locale: str) -> dict[str, str]:
    """Tell what a node is, as far as it is known."""
    from spacecoop.views.labels import label

    if isinstance(side, str):
        return {"name": label(side, locale)}
    known = {"acronym": side.acronym, "kind": str(side.kind), "countries": " ".join(side.countries)}
    return {"name": label(side, locale), **{name: value for name, value in known.items() if value}}


def _word(word: str, words: Mapping[str, str], what: str) -> str:
    if word not in words:
        raise UnknownValue(f"no {what} {shown(word)}{did_you_mean(str(word), words)}; one of {', '.join(words)}")
    return words[word]
