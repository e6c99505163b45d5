"""What the act classifier reads of a sentence: words without identities, and where roles stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evenhand.coding.blind import PLACEHOLDERS
from evenhand.coding.parsed import Parsed

# Word for a capitalised name the vocabulary does not have.
UNLISTED = "name"
# Longest stretch of words the classifier reads, centred on the trigger.
WINDOW = 64


@dataclass(frozen=True, slots=True)
class BlindSentence:
    """Words of one sentence with names replaced, and the token each word comes from.

    Attributes:
        words: the words, in order.
        tokens: index in the parsed stretch of the (last) token behind each word.
        word_of: index of the word that stands for each token of the sentence.
    """

    words: tuple[str, ...]
    tokens: tuple[int, ...]
    word_of: dict[int, int]


def blind_sentence(parsed: Parsed, sentence: Any) -> BlindSentence:
    """The words of a sentence with listed names, and runs of other proper nouns, replaced."""
    words: list[str] = []
    tokens: list[int] = []
    word_of: dict[int, int] = {}
    for token in sentence:
        mention = parsed.mentions[token.i]
        if mention is not None:
            word = PLACEHOLDERS[mention.kind]
        elif _is_unlisted_name(token) and parsed.agent_sector(token) is None:
            word = UNLISTED
        else:
            word = token.lower_
        if word == UNLISTED and words and words[-1] == UNLISTED:
            tokens[-1] = token.i
        elif not token.is_space:
            words.append(word)
            tokens.append(token.i)
        word_of[token.i] = max(0, len(words) - 1)
    return BlindSentence(tuple(words), tuple(tokens), word_of)


def _is_unlisted_name(token: Any) -> bool:
    """A proper noun, or a word with a capital that no sentence start explains."""
    if token.pos_ == "PROPN":
        return True
    return token.is_title and not token.is_sent_start and token.pos_ in ("NOUN", "ADJ", "X")


def positions(blind: BlindSentence, tokens: Sequence[int]) -> tuple[int, ...]:
    """Word positions of a set of tokens, sorted, without repeats."""
    return tuple(sorted({blind.word_of[i] for i in tokens if i in blind.word_of}))
