"""The keywords of queries where tools look for them: Tab in IPython and `help()` read `__signature__`."""

from __future__ import annotations

from inspect import Parameter, Signature

from spacecoop.filters import FILTERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    F = TypeVar("F", bound=Callable[..., object])


class _LeftOut:
    """How a keyword that may be left out shows in a signature; none has a default that could be given."""

    def __repr__(self) -> str:
        return "..."


def takes(kind: str, method: bool = True) -> Callable[[F], F]:
    """Give a query's function the signature that its filters make."""

    def sign(function: F) -> F:
        left_out = _LeftOut()
        first = [Parameter("self", Parameter.POSITIONAL_OR_KEYWORD)] if method else []
        where = Parameter("where", Parameter.POSITIONAL_OR_KEYWORD, default=None)
        keywords = [Parameter(keyword, Parameter.KEYWORD_ONLY, default=left_out) for keyword in FILTERS[kind]]
        told = "\n".join(f"    - {one.keyword}: {one.help}" for one in FILTERS[kind].values())
        several = "Keywords, each one value or several (a list, any_of, all_of, none_of, only):"
        function.__doc__ = f"{function.__doc__}\n    {several}\n\n{told}\n"
        function.__signature__ = Signature([*first, where, *keywords])  # type: ignore[attr-defined]
        return function

    return sign
