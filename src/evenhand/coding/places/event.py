"""The place where an act happened, read off the grammar of its own clause, or none.

Order of search: what the act is done to ("shelled Donetsk") and where its words say ("arrested in
Goma"), then the inside of the one it is done to ("a hospital near Aleppo"), then the clause it
stands in ("In Goma, ..."), then where its doers stand ("protesters in Soweto burned tyres").
A dateline, a place of another clause, an actor's origin and the previous sentence never count.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from evenhand.coding.drafts import Draft
from evenhand.coding.places.dateline import in_dateline
from evenhand.coding.places.mention import PlaceMention
from evenhand.coding.places.words import (
    NO_PLACES,
    OF_PLACES,
    SIGNINGS,
    STRUCK,
    TYPES,
    VISITS,
    WHERE,
    WHITHER,
)
from evenhand.coding.tree import prepositions
from evenhand.lexicon.grammar import words as grammar_words
from evenhand.model import Place

# Types of act whose goal or origin is their place.
TO_TYPES = frozenset(("MOBILIZE", "AID", "CONSULT", "COOPERATE", "ASSAULT"))
FROM_TYPES = frozenset(("RETREAT", "COERCE", "SANCTION"))
# Types of act that are done to things, whose place is then the act's.
MATERIAL = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"))
# Types whose place is where the doers are, when nothing else tells it.
DOERS = MATERIAL | {"SANCTION"}
# Types that are words about another act, whose place is not theirs.
WORDS_ONLY = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN"))
# Prepositions after which an unlisted name is a place's.
UNLISTED = frozenset(("in", "at", "near", "outside", "inside", "around", "off"))
_PHRASE = frozenset(
    ("prep", "pobj", "compound", "nmod", "poss", "appos", "conj", "amod", "nummod", "dep")
)
_OBJECTS = frozenset(("dobj", "nsubjpass", "attr", "oprd"))


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
        return _first(
            search(verb)
            for search in (self._struck, self._where, self._inside_object)
            for verb in self.verbs
        ) or self._around(self.draft.act.trigger)

    def at(self, token: Any) -> PlaceMention | None:
        """The place a token names, unless it stands in a dateline."""
        start, end = self.parsed.spans[token.i]
        n = bisect_right(self.starts, start) - 1
        if n < 0 or self.mentions[n].end < end or in_dateline(self.parsed.source, start):
            return None
        return self.mentions[n]

    def _struck(self, verb: Any) -> PlaceMention | None:
        """A place that is itself what the act is done to, or visited."""
        event = self.draft.event
        visited = event == "CONSULT" and verb.lemma_.lower() in VISITS
        if not (self.material or visited):
            return None
        nouns = [c for c in verb.children if c.dep_ in _OBJECTS]
        if verb.pos_ == "NOUN":
            nouns += [c for c in verb.children if c.dep_ == "compound"]
        places = (self.at(n) for n in nouns)
        return _first(p for p in places if p and (not p.party or visited or event == "ASSAULT"))

    def _where(self, verb: Any) -> PlaceMention | None:
        """A place its prepositions tell, its own or those of its object."""
        place = _first(
            self._in_phrase(n) if w in WHERE or _is_whole(n) else self.at(n)
            for w, n in _told(verb)
            if self._says_where(w, n)
        )
        if place is not None or self.draft.event in WORDS_ONLY:
            return place
        if self.draft.event == "SUPPORT" and verb.lemma_.lower() not in SIGNINGS:
            return None
        return _first(self._in_phrase(n) for n in _located(verb))

    def _says_where(self, word: str, noun: Any) -> bool:
        """Whether a preposition of the act tells its place."""
        if word in WHERE:
            return True
        event, place = self.draft.event, self.at(noun)
        if word in WHITHER:
            return event in TO_TYPES
        if word == "from" or (word == "of" and self.draft.act.trigger.pos_ == "VERB"):
            return event in FROM_TYPES
        if word in STRUCK and place is not None:
            return self.material and (not place.party or (event == "ASSAULT" and word == "on"))
        return False

    def _inside_object(self, verb: Any) -> PlaceMention | None:
        """A place within what the act is done to: "a hospital near Aleppo"."""
        if not self.material:
            return None
        nouns = [c for c in verb.children if c.dep_ in _OBJECTS]
        nouns += [n for w, n in prepositions(verb) if w in STRUCK]
        return _first(self._inside(n) for n in nouns)

    def _in_phrase(self, noun: Any) -> PlaceMention | None:
        """The place a noun names, or the most exact one in its phrase."""
        return self.at(noun) or self._inside(noun)

    def _inside(self, noun: Any) -> PlaceMention | None:
        """The most exact place within a noun phrase; a party's name only after "in"."""
        found = []
        for token in _phrase_tokens(noun):
            place = self.at(token)
            word = token.head.lower_ if token.dep_ == "pobj" else ""
            if place is None or (word == "from" and self.draft.event not in FROM_TYPES):
                continue
            if not place.party or word in WHERE or word == "from" or _is_in_city(token, place):
                found.append(place)
        return min(found, key=lambda p: -(p.place.resolution if p.place else 4), default=None)

    def _unlisted(self, noun: Any) -> PlaceMention | None:
        """A name after "at" or "in" that no list has: the words alone, with nothing resolved."""
        if noun.pos_ != "PROPN" or self.parsed.mentions[noun.i] is not None:
            return None
        start, end = self.parsed.phrase_span(noun)
        text = self.parsed.source[start:end]
        known = {w.lower() for w in text.split()} & NO_PLACES
        if known or not text[:1].isupper() or in_dateline(self.parsed.source, start):
            return None
        return PlaceMention(start, end, text, ())

    def _around(self, trigger: Any) -> PlaceMention | None:
        """The place of the clause the act stands in, or of its doers."""
        own_subject = any(c.dep_.startswith("nsubj") for c in trigger.children)
        for verb in _above(trigger):
            first = min((c.i for c in verb.children if c.dep_.startswith("nsubj")), default=verb.i)
            saying = verb.lemma_.lower() in grammar_words("never_acts")
            for word, noun in _told(verb):
                if word in WHERE and (noun.i < first or not (saying or own_subject)):
                    place = self._in_phrase(noun)
                    if place is not None and not (saying and place.party):
                        return place
            if not saying and self.material and not own_subject:
                struck = (self.at(c) for c in verb.children if c.dep_ in _OBJECTS)
                place = _first(p for p in struck if p and not p.party)
                if place is not None:
                    return place
        named = (n for v in self.verbs for w, n in _told(v) if w in UNLISTED)
        place = _first(self._unlisted(n) for n in named)
        return place or (self._of_doers() if self.draft.event in DOERS else None)

    def _of_doers(self) -> PlaceMention | None:
        """Where the doers stand: "protesters in Soweto", never "the Kyiv government"."""
        heads = [*self.draft.actors]
        heads += [c for v in self.verbs for c in v.children if c.dep_ in ("nsubj", "agent")]
        named = [n for h in heads for w, n in prepositions(h) if w in WHERE]
        return _first(self._in_phrase(n) for n in named)


def _first(places: Iterable[PlaceMention | None]) -> PlaceMention | None:
    return next((p for p in places if p is not None), None)


def _is_in_city(token: Any, place: PlaceMention) -> bool:
    """Whether a capital only says of what city a spot is ("at Beirut airport")."""
    spot = token.head.lower_ in TYPES or token.head.lower_ in OF_PLACES
    city = place.place is not None and place.place.kind == "city"
    return city and spot and token.dep_ in ("compound", "nmod", "poss")


def _is_whole(noun: Any) -> bool:
    """Whether a noun only says what kind of place follows ("the city of X")."""
    return noun.lower_ in OF_PLACES


def _located(verb: Any) -> Iterator[Any]:
    """Nouns after "in" and its like anywhere in a word's clause but in its subject."""
    for child in verb.children:
        if child.dep_ in _PHRASE | _OBJECTS and child.pos_ not in ("VERB", "AUX"):
            for token in (child, *_phrase_tokens(child)):
                if token.dep_ == "pobj" and token.head.lower_ in WHERE:
                    yield token


def _told(verb: Any) -> Iterator[tuple[str, Any]]:
    """Prepositions of a word, of a time beside it ("yesterday in Minsk") and of its clauses."""
    yield from prepositions(verb)
    if verb.pos_ == "VERB" and not any(c.dep_ in _OBJECTS for c in verb.children):
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ == "VERB":
                yield from prepositions(child)
    for child in verb.children:
        if child.dep_ in ("npadvmod", "advmod") or (
            verb.pos_ == "NOUN" and child.dep_ in ("relcl", "acl")
        ):
            yield from prepositions(child)


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
        clause = any(c.dep_.startswith("nsubj") for c in token.children)
        if token.dep_ == "advcl" and clause:
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
