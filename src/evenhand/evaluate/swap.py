"""Two parties of a text change places, with everything that is called after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evenhand.evaluate.counterparts import Counterparts
from evenhand.evaluate.pairs import Pair
from evenhand.evaluate.roster import Roster, roster
from evenhand.lexicon import name_index
from evenhand.lexicon.agents import agent_sectors
from evenhand.lexicon.gazetteer_file import place_key
from evenhand.lexicon.names import Hit, Name
from evenhand.lexicon.places import place_index
from evenhand.lexicon.words import name_key

# Short forms of persons that are words of their own.
_MONTHS = frozenset(("March", "April", "May", "June", "July", "August"))
_NEXT_WORD = re.compile(r"\s*(-|[^\W\d_]+)")
# Capitalised words beside a name, with "of" between them, that may make one name with it.
_WORD = re.compile(r"[A-Z][\w’'-]*")
_WORDS_BEFORE = re.compile(r"(?:[A-Z][\w’'-]* (?:of (?:the )?)?){1,3}$")
_WORDS_AFTER = re.compile(r"(?: (?:of (?:the )?)?[A-Z][\w’'-]*){1,3}")
_ARTICLE = re.compile(r"\b([Aa])(n?)(\s+)$")
# What stands before the first word of a sentence.
_SENTENCE = re.compile(r"[.!?:\n][\s\"'“‘]*\Z")
# Letters whose names begin with a vowel, for acronyms that are spelt out ("an SDF patrol").
_VOWEL_LETTERS = frozenset("AEFHILMNORSX")


@dataclass(frozen=True, slots=True)
class Replacement:
    """One exchanged name: half-open span in the text and in the swapped text, and both names."""

    start: int
    end: int
    new_start: int
    new_end: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Swapped:
    """A text with its parties exchanged, and every name that was."""

    text: str
    replacements: tuple[Replacement, ...]

    def moved(self, position: int) -> int:
        """Where a position of the text lies in the swapped text; inside a name, at its end."""
        shift = 0
        for r in self.replacements:
            if position <= r.start:
                break
            if position < r.end:
                return r.new_end
            shift = r.new_end - r.end
        return position + shift


def swap_text(text: str, pair: Pair, *, date: str | None = None) -> Swapped:
    """Exchange the names of two parties in a text.

    Names are found as the coder finds them: the longest listed name at each word. The name of a
    third party or of a place that holds one of theirs ("Ukraine Defence Contact Group", "New
    Mexico") stays; so does a name that both parties have.

    Args:
        text: any text.
        pair: the two parties.
        date: of publication, so that presidents change with presidents of the day.

    >>> from evenhand.evaluate.pairs import Pair
    >>> swap_text("An Israeli patrol shot a Palestinian.", Pair(a="ISR", b="PSE")).text
    'A Palestinian patrol shot an Israeli.'
    """
    return Exchange(pair, date=date).swap(text)


class Exchange:
    """An exchange of two parties over several texts, in which each name keeps its counterpart."""

    def __init__(self, pair: Pair, *, date: str | None = None) -> None:
        """Begin an exchange; `date` as for `swap_text`."""
        self._pair = pair
        self._there = Counterparts(pair, date=date)
        self._back = Counterparts(pair, back=True, date=date)

    def swap(self, text: str) -> Swapped:
        """Exchange the names of both parties in one text."""
        parts: list[str] = []
        found: list[Replacement] = []
        at = length = 0
        for hit in name_index().scan(text):
            new = self._new_name(text, hit)
            if new is None:
                continue
            before = _agree(text[at : hit.start], new)
            parts += [before, new]
            start = length + len(before)
            length = start + len(new)
            old = text[hit.start : hit.end]
            found.append(Replacement(hit.start, hit.end, start, length, old, new))
            at = hit.end
        return Swapped("".join([*parts, text[at:]]), tuple(found))

    def _new_name(self, text: str, hit: Hit) -> str | None:
        if _is_other_word(text, hit) or in_longer_place(text, hit.start, hit.end):
            return None
        key = _listed_key(hit, roster(self._pair.a), roster(self._pair.b))
        if key is None:
            return None
        article = text[max(0, hit.start - 8) : hit.start].rstrip().lower().endswith("the")
        noun = _before_noun(text, hit.end)
        new = self._there.of(key, article=article, noun=noun)
        new = new or self._back.of(key, article=article, noun=noun)
        if new is None:
            return None
        return _fit(text[hit.start : hit.end], new, first=_is_first(text, hit.start))


def _listed_key(hit: Hit, a: Roster, b: Roster) -> str | None:
    """The folded form under which a found name is listed with either party."""
    for name in _meant(hit):
        key = name_key(name.text)
        if key in a.keys or key in b.keys:
            return key
    return None


def _meant(hit: Hit) -> tuple[Name, ...]:
    """Meanings of a name without those in which it is one party's epithet and another's name."""
    plain = tuple(n for n in hit.names if n.kind != "epithet")
    return plain or hit.names


def _is_other_word(text: str, hit: Hit) -> bool:
    """A name written small that is not listed so, one small word, or a month."""
    old = text[hit.start : hit.end]
    if old.islower() and old.isalpha():
        return True
    if old[0].islower() and not any(n.text[0].islower() for n in hit.names):
        return True
    return old in _MONTHS and all(n.short for n in hit.names)


def _before_noun(text: str, end: int) -> bool:
    """Whether a name is followed by a word for people or a body ("US troops"), or by a hyphen."""
    match = _NEXT_WORD.match(text, end)
    return match is not None and (
        match[1] == "-" or match[1][0].isupper() or match[1].lower() in agent_sectors()
    )


def in_longer_place(text: str, start: int, end: int) -> bool:
    """Whether a name is part of a place's own longer name.

    >>> in_longer_place("in New Mexico", 7, 13), in_longer_place("in Mexico", 3, 9)
    (True, False)
    """
    left = _WORDS_BEFORE.search(text, max(0, start - 40), start)
    right = _WORDS_AFTER.match(text, end, end + 40)
    starts = [start]
    if left is not None:
        starts += [left.start() + m.start() for m in _WORD.finditer(left.group())]
    ends = [end]
    if right is not None:
        ends += [end + m.end() for m in _WORD.finditer(right.group())]
    phrases = [text[s:e] for s in starts for e in ends if (s, e) != (start, end)]
    found = place_index().find([place_key(p) for p in phrases])
    return any(n is not None for n in found)


def _is_first(text: str, position: int) -> bool:
    return _SENTENCE.search(text, max(0, position - 8), position) is not None or position == 0


def _fit(old: str, new: str, *, first: bool) -> str:
    """The new name in the old one's place: capitals of a headline, a capital at the start."""
    if old.isupper() and len(old) > 4 and not new.isupper():
        new = new.upper()
    elif first and old[0].isupper() and new[0].islower():
        new = new[0].upper() + new[1:]
    return new


def _agree(before: str, new: str) -> str:
    """Text before a name with "a" or "an" as the name asks."""
    match = _ARTICLE.search(before)
    if match is None:
        return before
    article = match[1] + ("n" if starts_with_vowel(new) else "")
    return before[: match.start()] + article + match[3]


def starts_with_vowel(name: str) -> bool:
    """Whether a name is spoken with a vowel first.

    >>> [starts_with_vowel(n) for n in ("Iranian", "Ukrainian", "SDF", "US", "Houthi")]
    [True, False, True, False, False]
    """
    word = name.split(maxsplit=1)[0]
    if re.match(r"(?:U[^a-z]|Uk|Ug|Uru|Un[ijo]|Eu)", word + " "):
        return False
    if word.isupper() and len(word) > 1:
        return word[0] in _VOWEL_LETTERS
    return word[0].lower() in "aeiou"


def parties_named(text: str) -> Iterator[tuple[str, str]]:
    """Names of parties in a text: (state's code or group's first name, the words).

    A name of several states ("Foreign Ministry") is none's.
    """
    for hit in name_index().scan(text):
        if _is_other_word(text, hit):
            continue
        names = _meant(hit)
        groups = {o for n in names if n.kind == "group" for o in (n.identifier, n.parent) if o}
        codes = {n.code for n in names if n.code}
        for owner in sorted(groups | (codes if len(codes) == 1 else set())):
            yield owner, text[hit.start : hit.end]
