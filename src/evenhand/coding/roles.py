"""Final roles of an act, once its type is known."""

from __future__ import annotations

from typing import Any

from evenhand.coding.acts import Act, is_party

# Acts that two sides do to each other: all of them are actors (PLOVER manual, 2.5.2).
_MUTUAL = frozenset(("clash", "fight", "fighting", "battle", "skirmish", "firefight", "shootout", "exchange", "spar", "trade"))  # fmt: skip
_TOGETHER = ("with", "between", "among", "alongside")
# Types whose recipient can be a thing or a place hit, not only a party.
_THINGS = frozenset(("ASSAULT", "COERCE"))
# Types in which the noun's "of" names who does it ("the withdrawal of Russian forces").
_OF_ACTS = frozenset(("RETREAT", "PROTEST", "MOBILIZE", "CONSULT"))
# Types whose direct object is what is moved or given, not the one it is done to.
_OBJECT_IS_MEANS = frozenset(("MOBILIZE", "AID", "COOPERATE"))


def assign_roles(act: Act, event: str, modes: tuple[str, ...]) -> tuple[list[Any], list[Any]]:
    """Heads of the actors and of the recipients for an act of a type."""
    parsed = act.parsed
    actors, recipients = list(act.actors), list(act.recipients)
    if act.nominal and event in _OF_ACTS and not actors:
        actors = [t for s, t in act.slots if s == "of" and is_party(parsed, t)]
        recipients = [t for t in recipients if t not in actors]
    if event == "CONSULT" and "visit" not in modes:
        actors = _merge(actors, _joined(act), [t for t in recipients if is_party(parsed, t)])
        return actors, []
    if event == "ASSAULT" and act.trigger.lemma_.lower() in _MUTUAL:
        return _merge(actors, _joined(act)), [t for t in recipients if t not in _joined(act)]
    if event in _OBJECT_IS_MEANS or (event == "RETREAT" and "withdraw" in modes):
        moved = {t.i for s, t in act.slots if s in ("obj", "patient")}
        kept = [t for t in recipients if t.i not in moved]
        if event == "MOBILIZE" and act.passive:
            actors = actors or [t for s, t in act.slots if s == "patient" and is_party(parsed, t)]
        if kept != recipients:
            recipients = kept or _elsewhere(act, moved)
    if event == "PROTEST":
        recipients = [t for s, t in act.slots if s in ("against", "at") and is_party(parsed, t)]
    if event not in _THINGS:
        recipients = [t for t in recipients if is_party(parsed, t, adjective=True)]
    taken = {t.i for t in actors}
    return actors, [t for t in recipients if t.i not in taken]


def _joined(act: Act) -> list[Any]:
    return [t for s, t in act.slots if s in _TOGETHER and is_party(act.parsed, t)]


def _elsewhere(act: Act, moved: set[int]) -> list[Any]:
    """A party named by preposition or dative, when the object is only the means."""
    for wanted in ("dative", "to", "against", "with", "for", "from", "at"):
        found = [
            t for s, t in act.slots if s == wanted and t.i not in moved and is_party(act.parsed, t)
        ]
        if found:
            return found
    direct = [t for s, t in act.slots if s == "obj" and act.parsed.party_kind(t) == "name"]
    return direct


def _merge(*lists: list[Any]) -> list[Any]:
    found: list[Any] = []
    for tokens in lists:
        found += [t for t in tokens if all(t.i != f.i for f in found)]
    return found
