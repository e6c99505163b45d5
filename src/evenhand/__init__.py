"""evenhand: conflict statements and news into checkable PLOVER claims.

>>> import evenhand
>>> coder = evenhand.load()
>>> claim = coder.code("Rebels shelled Aleppo, killing at least 14 civilians.").claims[0]
>>> claim.event, claim.size["dead"].low
(('ASSAULT',), 14)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evenhand.workflow.coder import Coder as Coder
    from evenhand.workflow.coder import load as load

__all__ = ["Coder", "load"]


def __getattr__(name: str) -> Any:
    """Load the coder's room only when it is asked for: reading records needs no parser."""
    if name in __all__:
        from evenhand.workflow import coder

        return getattr(coder, name)
    raise AttributeError(f"module 'evenhand' has no attribute {name!r}")
