"""When two people, or a person and the coder, name the same party."""

from __future__ import annotations

from collections.abc import Sequence

from evenhand.evaluate.assignment import best_pairs
from evenhand.evaluate.units import Party
from evenhand.lexicon.words import split_words

# Words that name nobody; "s" is what is left of a possessive.
_EMPTY = frozenset(
    (
        *("the", "a", "an", "of", "and", "or", "in", "on", "at", "for", "from", "to", "by"),
        *("with", "its", "their", "his", "her", "our", "s", "this", "that", "these", "those"),
    )
)


def content_words(text: str) -> frozenset[str]:
    """Folded words of a phrase that carry its meaning.

    >>> sorted(content_words("the residents of Sheikh Jarrah"))
    ['jarrah', 'residents', 'sheikh']
    """
    words = {word.lower() for word, _, _ in split_words(text) if word[0].isalnum()}
    return frozenset(words - _EMPTY) or frozenset(words)


def same_words(first: str, second: str) -> bool:
    """Whether two phrases name the same thing, one of them perhaps with more words.

    True when all content words of one are in the other, or when they share more than half
    (Dice coefficient over .5). A common head alone does not do: "Russian forces" are not
    "Ukrainian forces".

    >>> same_words("three aid workers", "aid workers"), same_words("Iraqi forces", "Iranian forces")
    (True, False)
    """
    a, b = content_words(first), content_words(second)
    shared = len(a & b)
    if shared == 0:
        return False
    return shared == min(len(a), len(b)) or 2 * shared / (len(a) + len(b)) > 0.5


def same_party(first: Party, second: Party) -> bool:
    """Whether two parties are the same: both the issuer, or named by the same words."""
    if first.issuer and second.issuer:
        return True
    if first.text is None or second.text is None:
        return False
    return same_words(first.text, second.text)


def pair_parties(first: Sequence[Party], second: Sequence[Party]) -> list[tuple[Party, Party]]:
    """Members of two lists that are the same, one-to-one, the most that can be paired.

    Equal words go before like words, and equal codes break what is left even.
    """
    weights = [[_likeness(a, b) for b in second] for a in first]
    return [(first[i], second[j]) for i, j in best_pairs(weights)]


def _likeness(first: Party, second: Party) -> int:
    if not same_party(first, second):
        return 0
    return 100 + 10 * (first.text == second.text) + (first.code == second.code)


def same_parties(first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Whether two lists hold the same parties: all of them, and nobody else."""
    return len(first) == len(second) == len(pair_parties(first, second))
