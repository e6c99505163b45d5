"""What an act is about: PLOVER contexts by cue words of its sentence."""

from __future__ import annotations

import re
from functools import cache

from evenhand.lexicon.ontology import context_cues

# A sentence rarely is about more; those with the most cues are kept.
MAX_CONTEXTS = 3


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    patterns = {}
    for context, cues in context_cues().items():
        parts = [re.escape(c.rstrip("*")) + (r"\w*" if c.endswith("*") else "") for c in cues]
        patterns[context] = re.compile(rf"\b(?:{'|'.join(parts)})\b")
    return patterns


@cache
def _any_cue() -> re.Pattern[str]:
    return re.compile("|".join(p.pattern for p in _patterns().values()))


def contexts_of(sentence: str) -> tuple[str, ...]:
    """Contexts of a sentence, those with the most cues first.

    >>> contexts_of("The court fined the paper under the press freedom law.")
    ('legal', 'rights_freedoms')
    """
    text = sentence.lower()
    if not _any_cue().search(text):
        return ()
    counts = [
        (-len(set(pattern.findall(text))), number, context)
        for number, (context, pattern) in enumerate(_patterns().items())
        if pattern.search(text)
    ]
    return tuple(context for _, _, context in sorted(counts)[:MAX_CONTEXTS])
