"""Names of parties in a text, before any parse: found by listed words, told apart by context."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evenhand.coding.blind import Mention
from evenhand.lexicon.names import Hit, Name, NameIndex

_KINDS = {
    "state": "name",
    "capital": "name",
    "body": "name",
    "party": "name",
    "group": "name",
    "epithet": "name",
    "adjective": "adjective",
    "people": "people",
    "person": "person",
}
# A short form ("Assad") counts after its full name, or with a title before it.
_TITLE = re.compile(
    r"\b(?:President|Presidents|Minister|Premier|Prime Minister|Chancellor|King|Queen|Prince|Emir|"
    r"Sheikh|General|Gen\.|Marshal|Colonel|Col\.|Admiral|Commander|Chairman|Secretary|Mr\.?|Mrs\.?|"
    r"Ms\.?|Dr\.?|Senator|Ambassador|Spokesman|Spokeswoman|leader|Ayatollah|Pope|Comrade)\s+$"
)


def find_mentions(text: str, start: int, end: int, index: NameIndex) -> list[Mention]:
    """Names in `text[start:end]`, left to right; short forms only where they can be believed."""
    hits = index.scan(text[start:end], start)
    full = {name.identifier for hit in hits for name in hit.names if _is_full_person(name)}
    mentions = []
    for hit in hits:
        names = tuple(n for n in hit.names if not n.short or _believed(text, hit, n, full))
        if names and _is_name_here(text, hit, names):
            mentions.append(
                Mention(hit.start, hit.end, _kind(names), Hit(hit.start, hit.end, names))
            )
    return mentions


def _is_full_person(name: Name) -> bool:
    return name.kind == "person" and not name.short


def _believed(text: str, hit: Hit, name: Name, full: Iterable[str | None]) -> bool:
    if name.identifier in full:
        return True
    return _TITLE.search(text, max(0, hit.start - 24), hit.start) is not None


def _is_name_here(text: str, hit: Hit, names: tuple[Name, ...]) -> bool:
    """A one-word name must be written as a name: with a capital, or listed in lower case."""
    word = text[hit.start : hit.end]
    if word[0].islower() and not any(n.text[0].islower() for n in names):
        return False
    # "Jordan Smith", "Chad Brown": a first name beside a capitalised unknown word is a person's.
    return True


def _kind(names: tuple[Name, ...]) -> str:
    kinds = [_KINDS[name.kind] for name in names]
    return "adjective" if "adjective" in kinds else kinds[0]
