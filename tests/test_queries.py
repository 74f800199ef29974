"""Every keyword and every wrapper, against a plain Python filter over all records."""

from __future__ import annotations

from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import spacecoop as sc
from spacecoop.filters import FILTERS
from tests.asking import ask, atom, built, contents, forms, queries, spelled, takes_several
from tests.oracle import ALL, Oracle

if TYPE_CHECKING:
    from tests.oracle import Ask

VERBS = dict(zip(FILTERS, ALL, strict=True))
_numbers = count()


def answer(catalogue: sc.Catalogue, kind: str, query: dict[str, Ask]) -> tuple[str, ...]:
    found: sc.Selection[object] = getattr(catalogue, VERBS[kind])(**{key: asked.given for key, asked in query.items()})
    return found.ids


def check(oracle: Oracle, kind: str, query: dict[str, Ask]) -> None:
    shown = {keyword: asked.given for keyword, asked in query.items()}
    assert answer(oracle.catalogue, kind, query) == oracle.find(kind, query), f"{VERBS[kind]}({shown})"


@pytest.fixture(scope="module")
def bundled() -> Oracle:
    return Oracle(sc.Catalogue.bundled())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(world=contents(), data=st.data())
def test_generated_catalogues_answer_as_a_filter_does(
    tmp_path_factory: pytest.TempPathFactory, world: tuple[list[sc.Mission], list[sc.Source]], data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / f"{next(_numbers)}.sqlite"
    oracle = Oracle(built(path, *world))
    for _ in range(15):
        check(oracle, *data.draw(queries(oracle)))
    path.unlink()


@pytest.mark.parametrize(
    ("kind", "keyword"),
    [
        (kind, keyword)
        for kind, table in FILTERS.items()
        for keyword, filter in table.items()
        if filter.values not in {"date", "day", "flag", "text"}
    ],
)
def test_each_value_of_the_bundled_catalogue_in_each_form(bundled: Oracle, kind: str, keyword: str) -> None:
    filter, random = FILTERS[kind][keyword], Random(0)
    pool = bundled.pool(kind, keyword)
    for meant in random.sample(pool, min(len(pool), 60)):
        for form in set(forms(filter, "any")):
            for said in spelled(bundled, filter, meant):
                given, asked = atom(said, meant, form)
                check(bundled, kind, {keyword: ask("any", [(given, asked)], lambda values: values[0])})
    for _ in range(40):
        for mode in takes_several(filter):
            atoms = [
                atom(meant, meant, random.choice(forms(filter, mode)))
                for meant in random.choices(pool, k=random.randint(1, 3))
            ]
            check(bundled, kind, {keyword: ask(mode, atoms)})


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_bundled_catalogue_answers_combined_keywords_as_a_filter_does(bundled: Oracle, data: st.DataObject) -> None:
    check(bundled, *data.draw(queries(bundled)))
