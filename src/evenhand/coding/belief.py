"""Whether a listed name is meant where its words stand: short forms, surnames, given names."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from evenhand.lexicon.agents import agent_sectors
from evenhand.lexicon.homonyms import common_surnames, given_names, says_little
from evenhand.lexicon.meaning import in_office
from evenhand.lexicon.names import Hit, Name
from evenhand.lexicon.words import name_key, word_set

# A short form ("Assad") is believed more easily with a title of office before it.
_TITLE = re.compile(
    r"\b(?:President|Presidents|Minister|Ministers|Premier|Chancellor|King|Queen|Prince|Emir|"
    r"Sultan|Chairman|Secretary|leader|Leader|Ayatollah|Pope|Speaker|Taoiseach)\s+$"
)
# Ranks and forms of address say that a person follows, not which one.
_ADDRESS = re.compile(
    r"\b(?:Sheikh|General|Gen\.|Marshal|Colonel|Col\.|Admiral|Commander|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|"
    r"Senator|Ambassador|Spokesman|Spokeswoman|Comrade|Captain|Major|Judge)\s+$"
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)[ ]$")
_CAPITALS_AFTER = re.compile(r"[ ]((?:[A-Z][\w’-]+[ ]?)+)")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\"“”\n])\s*$")
# Capitalised words that follow a country's name without making it a given name.
_FOLLOWERS = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December War Crisis Conflict President Prime "
    "Minister Foreign Defence Defense Chancellor King Chief General Army North South East West "
    "And The In On At To"
)
# Offices whose holder the press calls by the surname alone, however common ("Bush").
_HEADS = frozenset(("president", "prime minister", "monarch", "supreme leader", "head of state"))
# Share of capitalised words in a line from which on capitals say nothing.
HEADLINE_SHARE = 0.7
# Words of four letters and more that a line needs to be judged by its capitals.
HEADLINE_WORDS = 5


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What of a text decides which names are meant in it.

    Attributes:
        text, date: of the document.
        full: identifiers of persons named in full; codes: of states it names.
        starts: offsets at which listed names begin.
    """

    text: str
    date: str | None
    full: frozenset[str | None]
    codes: frozenset[str | None]
    starts: frozenset[int]


def believed(hit: Hit, around: Surroundings) -> tuple[Name, ...]:
    """Of a hit's meanings those that its surroundings allow."""
    longer = _in_longer_name(hit, around)
    return tuple(n for n in hit.names if _believed(n, hit, around, longer))


def _believed(name: Name, hit: Hit, around: Surroundings, longer: bool) -> bool:
    if name.open and says_little(name):
        return name.code in around.codes
    if longer and (name.short or name.kind in ("state", "capital")):
        return False
    return not name.short or _short_believed(name, hit, around)


def _short_believed(name: Name, hit: Hit, around: Surroundings) -> bool:
    if name.identifier in around.full:
        return True
    here, serving = name.code in around.codes, in_office(name, around.date)
    titled = _TITLE.search(around.text, max(0, hit.start - 24), hit.start) is not None
    if name_key(name.text) in common_surnames():
        heads = any(t.office in _HEADS for t in name.terms)
        return serving and here and (titled or heads)
    if titled:
        return serving or here or around.date is None
    if here:
        return True
    holders = {n.code for n in hit.names if n.short and in_office(n, around.date)}
    return serving and len(holders) == 1


def _in_longer_name(hit: Hit, around: Surroundings) -> bool:
    """Whether an unlisted given name or surname stands beside a name ("Michael Jordan")."""
    if not any(n.short or n.kind in ("state", "capital") for n in hit.names):
        return False
    return _named_before(hit, around) or _named_after(hit, around)


def _named_before(hit: Hit, around: Surroundings) -> bool:
    text = around.text
    found = _WORD_BEFORE.search(text, max(0, hit.start - 30), hit.start)
    if found is None or not found[1][0].isupper():
        return False
    if name_key(found[1]) in given_names():
        return found.start() not in around.starts
    if not any(n.short for n in hit.names) or _is_title(text, hit.start):
        return False
    if _begins_sentence(text, found.start()) or found[1].lower() in agent_sectors():
        return False
    inside = any(s <= found.start() for s in around.starts if hit.start - 40 < s < hit.start)
    return not inside and not _is_headline(text, hit)


def _named_after(hit: Hit, around: Surroundings) -> bool:
    text = around.text
    found = _CAPITALS_AFTER.match(text, hit.end)
    if found is None or hit.end + 1 in around.starts:
        return False
    words = found[1].split()
    agents: Collection[str] = agent_sectors()
    if any(w in _FOLLOWERS or w.lower() in agents or w.isupper() for w in words):
        return False
    return not _is_headline(text, hit)


def _is_title(text: str, start: int) -> bool:
    first = max(0, start - 24)
    return any(p.search(text, first, start) is not None for p in (_TITLE, _ADDRESS))


def _begins_sentence(text: str, start: int) -> bool:
    return _SENTENCE_END.search(text, max(0, start - 4), start) is not None


def _is_headline(text: str, hit: Hit) -> bool:
    """Whether the hit's line is set with capitals at most words."""
    start, end = text.rfind("\n", 0, hit.start) + 1, text.find("\n", hit.end)
    words = re.findall(r"[^\W\d_][\w’'-]*", text[start : end if end >= 0 else len(text)])
    long = [w for w in words if len(w) > 3]
    capitals = sum(w[0].isupper() for w in long)
    return len(long) >= HEADLINE_WORDS and capitals >= HEADLINE_SHARE * len(long)
