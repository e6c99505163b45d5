"""A parsed stretch of a document: spaCy's tokens with their places in the document's own text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from evenhand.coding.blind import Masked, Mention
from evenhand.coding.tree import phrase
from evenhand.lexicon.agents import agent_sectors
from evenhand.lexicon.grammar import people_endings, words


@dataclass(frozen=True, slots=True)
class Parsed:
    """One parsed stretch.

    Attributes:
        doc: spaCy's document over the masked text; source: the document's own text.
        masked: the masked text with the way back.
        spans: per token its half-open span in the document's text.
        mentions: per token the name it stands in for, or None.
    """

    doc: Any
    source: str = field(repr=False)
    masked: Masked
    spans: tuple[tuple[int, int], ...] = field(repr=False)
    mentions: tuple[Mention | None, ...] = field(repr=False)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Document span of the tokens from `first` to `last`, both included."""
        return self.spans[first][0], self.spans[last][1]

    def phrase_span(self, head: Any) -> tuple[int, int]:
        """Document span of the shortest noun phrase around a head token."""
        return self.span(*phrase(head))

    def party_kind(self, token: Any) -> str | None:
        """How a noun can be a party: name, place, agent, proper, pronoun; None when it cannot."""
        mention = self.mentions[token.i]
        if mention is not None:
            return {"place": "place", "adjective": "adjective"}.get(mention.kind, "name")
        if token.lower_ in words("pronouns"):
            return "pronoun"
        if token.pos_ == "PRON" or token.lower_ in words("counts"):
            return None
        if self.agent_sector(token) is not None:
            return "agent"
        if token.pos_ == "PROPN" and token.ent_type_ == "":
            return "proper"
        if token.pos_ == "NOUN" and token.lower_.endswith(people_endings()) and len(token) > 5:
            return "agent"
        return None

    def agent_sector(self, token: Any) -> str | None:
        """Sector of a generic agent noun, by its longest listed phrase ("riot police")."""
        agents = agent_sectors()
        doc = self.doc
        for size in (3, 2):
            if token.i - size + 1 >= 0:
                words = doc[token.i - size + 1 : token.i + 1].text.lower()
                if words in agents:
                    return agents[words]
        return agents.get(token.lower_) or agents.get(token.lemma_.lower())


def attach(doc: Any, source: str, masked: Masked) -> Parsed:
    """Tie spaCy's tokens to the document's offsets."""
    spans: list[tuple[int, int]] = []
    mentions: list[Mention | None] = []
    for token in doc:
        start, end, mention = masked.origin(token.idx, token.idx + len(token))
        spans.append((start, end))
        mentions.append(mention)
    return Parsed(doc, source, masked, tuple(spans), tuple(mentions))
