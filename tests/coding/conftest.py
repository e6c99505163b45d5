"""Names in sentences resolved as the coder does it, for the gold and for cases by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from evenhand.coding.blind import mask
from evenhand.coding.names import find_names
from evenhand.coding.parse import load_parser, parse
from evenhand.coding.parsed import Parsed, attach
from evenhand.coding.parties import collect
from evenhand.coding.resolve import make_setting
from evenhand.lexicon import name_index
from evenhand.lexicon.places import place_index
from evenhand.model import Document, Entity

GOLD = Path(__file__).parents[1] / "gold" / "names.jsonl"


class Outcome(NamedTuple):
    """One gold name and what the coder made of it."""

    row: dict[str, Any]
    entity: Entity

    @property
    def right(self) -> bool:
        """Code and sector as the gold has them; a second sector ("PTY OPP") may be added."""
        want, got = self.row["sector"], self.entity.sector
        pre = ("PRE" in (want or "").split()) == ("PRE" in (got or "").split())
        same = want == got or (
            want is not None and got is not None and got.split()[0] == want.split()[0]
        )
        return self.row["code"] == self.entity.code and same and pre

    @property
    def stays_null(self) -> bool:
        """Whether each field that the gold leaves open is open."""
        sector_open = self.row["sector"] is not None or self.entity.sector is None
        return self.entity.code is None and sector_open


def rows() -> list[dict[str, Any]]:
    """The gold, in order."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def resolve_rows(texts: list[dict[str, Any]]) -> Iterator[Outcome]:
    """Each row's name as an entity, by the passes of the coder."""
    index = name_index()
    documents = [_document(row) for row in texts]
    names = [find_names(d.text, d.body, index, place_index(), date=d.published) for d in documents]
    masks = [mask(d.text, 0, len(d.text), n.masked) for d, n in zip(documents, names, strict=True)]
    docs = parse(load_parser(), (m.text for m in masks))
    for row, document, found, masked in zip(texts, documents, names, masks, strict=True):
        parsed = attach(next(docs), document.text, masked)
        parties = collect([parsed], make_setting(document, found.parties, index, found.places))
        yield Outcome(row, _entity(parsed, parties, row))


@pytest.fixture(scope="session")
def resolve():
    """Resolves a name (its last mention when it has several) in a text to an entity."""

    def resolver(text: str, name: str, *, date: str = "2020-01-01", issuer: str | None = None):
        start = text.rindex(name)
        row = {"id": "x", "text": text, "name": name, "start": start, "date": date}
        row |= {"issuer": issuer, "code": None, "sector": None}
        return next(iter(resolve_rows([row]))).entity

    return resolver


@pytest.fixture(scope="session")
def gold_outcomes() -> list[Outcome]:
    """Every gold name with what the coder makes of it."""
    return list(resolve_rows(rows()))


def _document(row: dict[str, Any]) -> Document:
    text = row["text"]
    return Document(
        id=row["id"],
        text=text,
        sha256="",
        source="text",
        issuer=row.get("issuer"),
        published=row["date"],
        body=((0, len(text)),),
    )


def _entity(parsed: Parsed, parties: Any, row: dict[str, Any]) -> Entity:
    start, end = row["start"], row["start"] + len(row["name"])
    inside = [t for t in parsed.doc if parsed.spans[t.i][0] < end and parsed.spans[t.i][1] > start]
    numbers = {t.i for t in inside}
    heads = [t for t in inside if t.head.i not in numbers or t.head.i == t.i]
    head = next((t for t in heads if t.pos_ in ("NOUN", "PROPN", "PRON")), heads[0])
    sentences = list(parsed.doc.sents)
    sequence = next(n for n, s in enumerate(sentences) if s.start <= head.i < s.end)
    entity: Entity = parties.entity(parsed, head, sequence, None)
    return entity
