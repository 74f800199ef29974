"""Texts in plots: drawn as they are, with fonts that have their characters, else in Latin script."""

from __future__ import annotations

from functools import cache

from spacecoop.views.labels import label, language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from spacecoop.records.agency import Agency
    from spacecoop.records.record import Record
    from spacecoop.records.vocabulary import Vocabulary

LONGEST = 42

CJK: Mapping[str, tuple[str, ...]] = {
    "zh": ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimHei", "WenQuanYi Micro Hei"),
    "zh_Hant": ("Noto Sans CJK TC", "Source Han Sans TC", "Microsoft JhengHei", "PingFang TC"),
    "ja": ("Noto Sans CJK JP", "Source Han Sans JP", "Yu Gothic", "Hiragino Sans", "IPAexGothic", "Noto Sans JP"),
    "ko": ("Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo", "NanumGothic"),
}
"""By language, fonts with its characters, the better ones first; any of the others is better than none."""


class Speaker:
    """Names things in one language, in characters that the fonts of this machine have; else in English, else by id."""

    def __init__(self, locale: str) -> None:
        self._reader = language(locale)
        cldr = self._reader.cldr
        self._families = families(f"{cldr.language}_{cldr.script}" if cldr.script == "Hant" else cldr.language)
        self._known = characters(self._families)

    def name(self, side: Agency | Record | str, longest: int = LONGEST) -> str:
        """Name a record shortly, or a country; what is longer is cut."""
        if isinstance(side, str):
            found = self._drawn(label(side, self._reader, "country"), label(side, "en", "country"), side)
        else:
            found = self._drawn(self._reader.short(side), language("en").short(side), side.id)
        return found if len(found) <= longest else f"{found[: longest - 1].rstrip()}…"

    def word(self, word: Vocabulary) -> str:
        """Give a word of a vocabulary."""
        return self._drawn(label(word, self._reader), label(word, "en"), str(word))

    def column(self, name: str) -> str:
        """Give the head of a column."""
        return self._drawn(label(name, self._reader, "column"), label(name, "en", "column"), name)

    def money(self, amount: Any) -> str:
        """Give a sum, with the code of its currency."""
        from spacecoop.views.sums import format_money

        return self._drawn(format_money(amount, self._reader), format_money(amount, "en"), str(amount))

    def _drawn(self, *ways: str) -> str:
        return next((way for way in ways if self._known.issuperset(map(ord, way))), ways[-1])

    def dress(self, axes: Axes) -> Axes:
        """Have all texts of a plot drawn as they are, `$` and all, in fonts that have them; gives it back."""
        legend = axes.get_legend()
        texts: Iterable[Text] = (
            *(axes.title, axes.xaxis.label, axes.yaxis.label),
            *(*axes.get_xticklabels(), *axes.get_yticklabels(), *axes.texts),
            *((*legend.get_texts(), legend.get_title()) if legend else ()),
        )
        for text in texts:
            text.set_parse_math(False)
            text.set_usetex(False)
            text.set_fontfamily(list(self._families))
        return axes


def families(spoken: str) -> tuple[str, ...]:
    """Give the families of the user's settings, and one with the characters of Chinese, Japanese and Korean if there is one."""
    from matplotlib import font_manager, rcParams

    installed = {font.name for font in font_manager.fontManager.ttflist}
    wanted = [*CJK.get(spoken, ()), *(name for names in CJK.values() for name in names)]
    return (*rcParams["font.family"], *[name for name in wanted if name in installed][:1])


def characters(names: Iterable[str]) -> frozenset[int]:
    """Give all characters that some families have."""
    from matplotlib.font_manager import FontProperties, findfont

    return frozenset().union(*(_characters(findfont(FontProperties(family=[name]))) for name in names))


@cache
def _characters(path: Any) -> frozenset[int]:
    from matplotlib.font_manager import get_font

    return frozenset(get_font(path).get_charmap())
