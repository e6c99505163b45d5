"""Sentences as short vectors of their rarer words, the same on every machine."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from evenhand.lexicon.words import fold

# Width of a sentence's vector. Words share places in it by their hash, with a sign; at 256 two
# unrelated sentences of twenty words differ from zero by less than .07 as a rule.
WIDTH = 256
CHUNK = 20_000
# Words that tell nothing about what a sentence reports.
_COMMON = """
a an the of in on at to for from by with and or but that this which who whom whose it its their
his her their he she they we our us was were is are be been being had has have said says say as
into over after before during about near than then there also not no did do does according
reported least more most some any all both other one two
"""
COMMON = frozenset(_COMMON.split())
_WORDS = re.compile(r"[^\W_]+")
_SUFFIXES = ("ings", "ing", "ers", "ies", "ed", "es", "s", "er")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its commonest endings, so that "shelled" and "shelling" meet.

    >>> stem("shelled"), stem("shelling"), stem("killed")
    ('shell', 'shell', 'kill')
    """
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


def content_words(text: str) -> tuple[str, ...]:
    """Stems of the words that tell something, numbers kept as they are, each once.

    >>> content_words("Rebels shelled the market, killing 14 people")
    ('rebel', 'shell', 'market', 'kill', '14', 'people')
    """
    words = (w for w in _WORDS.findall(fold(text).casefold()) if w not in COMMON)
    return tuple(dict.fromkeys(stem(w) for w in words))


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers a text writes in digits, sorted."""
    return tuple(sorted(w for w in _WORDS.findall(text) if w[0].isdigit()))


def sentence_vectors(sentences: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    """One unit vector per text's content words, which count by how rare they are among all."""
    counts = Counter(w for words in sentences for w in words)
    total = len(sentences) + 1
    # A word in every text still counts a little, so that a handful of texts can be compared.
    weights = {w: 0.3 + float(np.log(total / c)) for w, c in counts.items()}
    places = {w: _place(w) for w in counts}
    vectors = np.zeros((len(sentences), WIDTH), np.float32)
    for start in range(0, len(sentences), CHUNK):
        part = sentences[start : start + CHUNK]
        rows = np.repeat(np.arange(len(part)), [len(words) for words in part])
        flat = [places[w] for words in part for w in words]
        values = np.array([weights[w] for words in part for w in words]) * [s for _, s in flat]
        index = rows * WIDTH + np.array([p for p, _ in flat], np.int64)
        summed = np.bincount(index, weights=values, minlength=len(part) * WIDTH)
        vectors[start : start + CHUNK] = summed.reshape(len(part), WIDTH)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: NDArray[np.float32] = vectors / np.maximum(lengths, 1e-9)
    return unit


def _place(word: str) -> tuple[int, float]:
    code = zlib.crc32(word.encode())
    return code % WIDTH, 1.0 if code & 0x10000 else -1.0


def signatures(sentences: Sequence[Sequence[str]], bands: int, size: int) -> NDArray[np.int64]:
    """Minima of stable hashes over each text's words: texts with the same words share bands."""
    known = {w: zlib.crc32(w.encode()) for words in sentences for w in words}
    # A text without words shares its bands with no other.
    lengths = [max(len(words), 1) for words in sentences]
    flat: list[int] = []
    for at, words in enumerate(sentences):
        flat += [known[w] for w in words] or [zlib.crc32(f"no words {at}".encode())]
    codes = np.array(flat, np.uint64)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    factors = np.random.default_rng(20150124).integers(1, 1 << 31, (bands, size), dtype=np.uint64)
    mask, out = np.uint64((1 << 32) - 1), np.zeros((len(sentences), bands), np.int64)
    for band in range(bands):
        mixed = np.zeros(len(sentences), np.uint64)
        for factor in factors[band] | np.uint64(1):
            minima = np.minimum.reduceat((codes * factor) & mask, starts)
            mixed = mixed * np.uint64(1_000_003) + minima
        out[:, band] = (mixed >> np.uint64(1)).astype(np.int64)
    return out
