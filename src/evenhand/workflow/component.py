"""The spaCy component: `nlp.add_pipe("evenhand")`, then `doc._.claims`."""

from __future__ import annotations

from typing import Any


def make_component(nlp: Any, name: str) -> Any:
    """Factory that spaCy finds by entry point."""
    raise NotImplementedError
