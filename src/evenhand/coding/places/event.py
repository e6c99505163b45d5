"""The place where an act happened, read off the grammar of its own clause, or none.

Order of search: what the act is done to ("shelled Donetsk") and where its words say ("arrested in
Goma"), then the inside of the one it is done to ("a hospital near Aleppo"), then the clause it
stands in ("In Goma, ..."), then where its doers stand ("protesters in Soweto burned tyres").
A dateline, a place of another clause, an actor's origin and the previous sentence never count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from evenhand.coding.drafts import Draft
from evenhand.coding.places.mention import PlaceMention
from evenhand.coding.places.words import STRUCK, WHERE, WHITHER
from evenhand.coding.tree import prepositions
from evenhand.lexicon.grammar import words
from evenhand.model import Place

# Types of act whose goal or origin is their place.
TO_TYPES = frozenset(("MOBILIZE", "AID", "CONSULT", "COOPERATE", "ASSAULT"))
FROM_TYPES = frozenset(("RETREAT", "COERCE", "SANCTION"))
# Types of act that are done to things, whose place is then the act's.
MATERIAL = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "AID"))
_PHRASE = frozenset(
    ("prep", "pobj", "compound", "nmod", "poss", "appos", "conj", "amod", "nummod", "dep")
)
_OBJECTS = frozenset(("dobj", "nsubjpass", "attr", "oprd"))
_DATELINE = re.compile(
    r"^\W*[A-Z][\w'’.-]*(?:[ ,/]+[A-Z][\w'’.-]*){0,5}(?:,? \d{1,2}\.?(?: [A-Z][a-z]+)?)?"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?:,? \d{4})?\s*(?:\([^)]{2,40}\))?\s*(?:[-–—]{1,2}|:)\s"
)


def event_place(draft: Draft, mentions: Sequence[PlaceMention]) -> Place | None:
    """Where an act is said to have happened; None when its own clause does not say.

    Args:
        draft: the act, judged and with its roles.
        mentions: places of the document, sorted.
    """
    found = _Search(draft, mentions).find()
    return None if found is None else found.to_place()


class _Search:
    """Looks for one act's place."""

    def __init__(self, draft: Draft, mentions: Sequence[PlaceMention]) -> None:
        self.draft, self.parsed = draft, draft.act.parsed
        self.mentions = mentions
        self.starts = [m.start for m in mentions]
        self.material = draft.event in MATERIAL
        self.verbs = [t for t in (draft.act.trigger, *draft.act.extra) if t.dep_ != "prt"]

    def find(self) -> PlaceMention | None:
        """The first place in the order of search."""
        if self.draft.act.trigger.dep_ == "ROOT" and not self.mentions:
            return None
        for verb in self.verbs:
            found = self._at(verb)
            if found is not None:
                return found
        return self._around(self.draft.act.trigger)

    def at(self, token: Any) -> PlaceMention | None:
        """The place a token names, unless it stands in a dateline."""
        start, end = self.parsed.spans[token.i]
        n = bisect_right(self.starts, start) - 1
        if n < 0 or self.mentions[n].end < end or self._in_dateline(start):
            return None
        return self.mentions[n]

    def _in_dateline(self, position: int) -> bool:
        line = self.parsed.source.rfind("\n", 0, position) + 1
        if position - line > 60:
            return False
        match = _DATELINE.match(self.parsed.source[line : line + 120])
        return match is not None and position < line + match.end()

    def _at(self, verb: Any) -> PlaceMention | None:
        """The place of one trigger word: its object, its prepositions, the inside of its object."""
        best: PlaceMention | None = None
        if self.material:
            for child in verb.children:
                if child.dep_ in _OBJECTS or (verb.pos_ == "NOUN" and child.dep_ == "compound"):
                    best = best or self._struck(child)
        for word, noun in prepositions(verb):
            if self._says_where(word, noun):
                best = best or self._in_phrase(noun)
        if best is None and self.material:
            inner = [c for c in verb.children if c.dep_ in _OBJECTS]
            inner += [n for w, n in prepositions(verb) if w in STRUCK]
            best = self._first(self._inside(c) for c in inner)
        return best

    def _struck(self, noun: Any) -> PlaceMention | None:
        """A place that is itself what the act is done to."""
        found = self.at(noun)
        if found is not None and found.party and self.draft.event != "ASSAULT":
            return None
        return found

    def _says_where(self, word: str, noun: Any) -> bool:
        """Whether a preposition of the act tells its place."""
        if word in WHERE:
            return True
        event, place = self.draft.event, self.at(noun)
        if word in WHITHER:
            return event in TO_TYPES
        if word == "from":
            return event in FROM_TYPES
        if word in STRUCK and place is not None:
            return self.material and (not place.party or (event == "ASSAULT" and word == "on"))
        return False

    def _in_phrase(self, noun: Any) -> PlaceMention | None:
        """The place a noun names, or the most exact one in its phrase."""
        return self.at(noun) or self._inside(noun)

    def _inside(self, noun: Any) -> PlaceMention | None:
        """The most exact place within a noun phrase; a party's name only after "in"."""
        found = []
        for token in _phrase_tokens(noun):
            place = self.at(token)
            if place is None:
                continue
            head = token.head
            located = token.dep_ == "pobj" and head.lower_ in WHERE
            if not place.party or located:
                found.append(place)
        return min(found, key=lambda p: -(p.place.resolution if p.place else 4), default=None)

    @staticmethod
    def _first(places: Iterable[PlaceMention | None]) -> PlaceMention | None:
        return next((p for p in places if p is not None), None)

    def _around(self, trigger: Any) -> PlaceMention | None:
        """The place of the clause the act stands in, or of its doers."""
        for verb in _above(trigger):
            first = min((c.i for c in verb.children if c.dep_.startswith("nsubj")), default=verb.i)
            saying = verb.lemma_.lower() in words("never_acts")
            for word, noun in prepositions(verb):
                opening = noun.i < first
                if word in WHERE and (opening or not saying):
                    place = self._in_phrase(noun)
                    if place is not None and not (saying and place.party):
                        return place
            if not saying and self.material and verb.pos_ == "VERB":
                struck = [c for c in verb.children if c.dep_ in _OBJECTS]
                place = self._first(
                    p for c in struck if (p := self.at(c)) is not None and not p.party
                )
                if place is not None:
                    return place
        return self._of_doers() if self.material else None

    def _of_doers(self) -> PlaceMention | None:
        """Where the doers stand: "protesters in Soweto", never "the Kyiv government"."""
        for head in self.draft.actors:
            for word, noun in prepositions(head):
                if word in ("in", "at", "near", "outside", "inside"):
                    place = self._in_phrase(noun)
                    if place is not None and not place.party:
                        return place
        return None


def _phrase_tokens(noun: Any) -> Iterator[Any]:
    """Tokens of a noun phrase without its clauses."""
    for child in noun.children:
        if child.dep_ in _PHRASE and child.pos_ not in ("VERB", "AUX"):
            yield child
            yield from _phrase_tokens(child)


def _above(trigger: Any) -> Iterator[Any]:
    """Verbs whose clause the trigger's belongs to, nearest first."""
    token = trigger
    for _ in range(4):
        head = token.head
        if head.i == token.i:
            return
        if token.dep_ in ("relcl", "acl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            return
        if head.pos_ in ("VERB", "AUX") and token.dep_ in (
            "xcomp", "ccomp", "conj", "advcl", "nsubj", "nsubjpass", "dobj", "pcomp", "pobj",
        ):  # fmt: skip
            yield head
        elif head.pos_ not in ("ADP", "NOUN", "PROPN"):
            return
        token = head
