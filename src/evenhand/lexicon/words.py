"""Words of a text as the vocabulary sees them: folded, with their spans."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Abbreviations with points, words with inner apostrophes; a possessive 's stays outside the word.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'ʼ`](?![sS]\b)[^\W_]+)*|[^\w\s]")
_HYPHENS = frozenset("-‐‑–")
_APOSTROPHES = str.maketrans("", "", "’'ʼ`.")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without diacritics, inner apostrophes and abbreviation points; case is kept.

    >>> fold("Erdoğan"), fold("Sana'a"), fold("U.S.")
    ('Erdogan', 'Sanaa', 'US')
    """
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ł", "l"))
        word = "".join(c for c in parts if not unicodedata.combining(c))
    return word.translate(_APOSTROPHES) or word


def split_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Folded words of a text with their half-open spans; hyphens only separate.

    >>> list(split_words("Russia's al-Assad"))
    [('Russia', 0, 6), ("'", 6, 7), ('s', 7, 8), ('al', 9, 11), ('Assad', 12, 17)]
    """
    for match in _WORD.finditer(text):
        word = match.group()
        if word not in _HYPHENS:
            yield fold(word), match.start(), match.end()


def name_key(name: str) -> str:
    """The form under which a name is looked up.

    >>> name_key("Ba'ath Party"), name_key("al-Assad")
    ('Baath Party', 'al Assad')
    """
    return " ".join(word for word, _, _ in split_words(name))


def word_set(words: str) -> frozenset[str]:
    """Blank-separated words as a set; long lists of words read best as text.

    >>> sorted(word_set("army troops"))
    ['army', 'troops']
    """
    return frozenset(words.split())
