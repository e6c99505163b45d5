"""Who did it and to whom: noun phrases into roles, once an act's type is known.

The classifier gives every noun phrase of the sentence its chances of being actor or recipient,
from blinded words and its relation to the trigger; the rules here only hold the result to
PLOVER's conventions (docs/codebook.md, "Spans").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evenhand.coding.acts import Act, is_party
from evenhand.coding.judge import Judged
from evenhand.coding.nominals import KINDS, Nominal

# A noun phrase has a role when that is likelier than this.
ROLE_THRESHOLD = 0.5
# Types whose recipient can be a thing or a place hit, not only a party.
_THINGS = frozenset(("ASSAULT", "COERCE", "PROTEST"))
_NO_PARTY = KINDS.index("thing")


def assign_roles(
    act: Act, judged: Judged, nominals: Sequence[Nominal]
) -> tuple[list[Any], list[Any]]:
    """Heads of the actors and of the recipients of an act, in text order."""
    actors, recipients = [], []
    for nominal, chances in zip(nominals, judged.roles, strict=True):
        _, actor, recipient = chances
        if actor >= ROLE_THRESHOLD:
            actors.append(nominal)
        elif recipient >= ROLE_THRESHOLD:
            recipients.append(nominal)
    if judged.event == "CONSULT" and "visit" not in judged.modes:
        actors, recipients = [*actors, *recipients], []
    if judged.event not in _THINGS:
        recipients = [n for n in recipients if n.kind != _NO_PARTY]
    return _whole(act, [n for n in actors if n.kind != _NO_PARTY]), _whole(act, recipients)


def _whole(act: Act, nominals: Sequence[Nominal]) -> list[Any]:
    """Heads in text order; a phrase that lies inside another one's is left out."""
    heads = sorted((n.head for n in nominals), key=lambda t: int(t.i))
    inside = {
        child.i
        for head in heads
        for child in head.subtree
        if child.i != head.i and child.dep_ in ("compound", "amod", "poss", "nmod")
    }
    del act
    return [h for h in heads if h.i not in inside]


__all__ = ["ROLE_THRESHOLD", "assign_roles", "is_party"]
