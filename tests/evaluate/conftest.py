from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from evenhand.model import CiteInfo, Claim, Coded, Entity, Label, TextInfo, Voice


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    """Builds a claim over a text from its trigger word; parties by their words."""

    def make(text: str, trigger: str, event: str = "ASSAULT", **more: Any) -> Claim:
        at = text.index(trigger)
        roles = {key: more.pop(key, ()) for key in ("actor", "recipient")}
        parties = {key: tuple(_entity(text, p) for p in named) for key, named in roles.items()}
        values = {"quad_code": 4, "event_scale": -9.0, "confidence": 0.9, "voice": Voice()}
        return Claim(
            id=f"{at}",
            event=(event,),  # type: ignore[arg-type]
            event_text=(trigger,),
            text=text,
            text_info=TextInfo(
                sequence=0,
                start=0,
                end=len(text),
                trigger_start=at,
                trigger_end=at + len(trigger),
            ),
            cite_info=CiteInfo(document="d", sha256="0" * 64),
            coder="test",
            **(values | parties | more),
        )

    return make


def _entity(text: str, words: str | Entity) -> Entity:
    if isinstance(words, Entity):
        return words
    at = text.index(words)
    return Entity(entity_text=words, start=at, end=at + len(words))


@pytest.fixture
def make_label() -> Callable[[str, str, str], Label]:
    """Builds a label over a text from its words."""

    def make(text: str, key: str, words: str) -> Label:
        at = text.index(words)
        cite = CiteInfo(document="d", sha256="0" * 64)
        return Label(id=key, label=key, text=words, start=at, end=at + len(words), cite_info=cite)

    return make


@pytest.fixture
def coded() -> Callable[..., Coded]:
    """Builds what a coder gives from claims and labels."""

    def make(*claims: Claim, labels: tuple[Label, ...] = ()) -> Coded:
        return Coded(claims=claims, labels=labels)

    return make
