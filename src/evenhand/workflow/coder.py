"""The coder: documents through the passes, in the one order they work in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from importlib.metadata import version as package_version
from pathlib import Path

from evenhand.coding.blind import mask
from evenhand.coding.compose import Scene, compose_claims, compose_labels
from evenhand.coding.drafts import all_drafts
from evenhand.coding.judge import Judge, load_judge
from evenhand.coding.names import Names, find_names
from evenhand.coding.parse import load_parser, parse, parser_version
from evenhand.coding.parsed import Parsed, attach
from evenhand.coding.parties import collect
from evenhand.coding.quotes import find_quotes
from evenhand.coding.resolve import make_setting
from evenhand.coding.voice import attribute_quotes
from evenhand.lexicon import name_index
from evenhand.lexicon.names import NameIndex
from evenhand.lexicon.places import place_index
from evenhand.lexicon.user import read_user_names
from evenhand.model import Coded, Document
from evenhand.reading import body_ranges

# The parser takes a paragraph at a time; longer ones are cut at a blank near this many characters.
MAX_STRETCH = 20_000


class Coder:
    """Codes documents into claims and labels; make one with `load()` and keep it.

    >>> coder = load()
    >>> coded = coder.code("Rebels shelled Aleppo, killing at least 14 civilians.")
    >>> coded.claims[0].event, coded.claims[0].size["dead"].low
    (('ASSAULT',), 14)
    """

    def __init__(self, *, judge: Judge, index: NameIndex, explain: bool = False) -> None:
        """Use `load()` instead, which finds the shipped parser, weights and vocabulary."""
        self._nlp = load_parser()
        self._judge = judge
        self._index = index
        self._explain = explain
        self.version = (
            f"evenhand {package_version('evenhand')}; lexicon {index.version}; "
            f"parser {parser_version(self._nlp)}; model {judge.version}"
        )

    def code(self, text: str, *, issuer: str | None = None, date: str | None = None) -> Coded:
        """Code one text.

        Args:
            text: the text, in English.
            issuer: who publishes it, if known.
            date: publication date `YYYY-MM-DD`; relative dates stay unresolved without it.
        """
        document = Document(
            id="text",
            text=text,
            sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
            source="text",
            issuer=issuer,
            published=date,
            body=tuple(body_ranges(text)),
        )
        return next(self.code_batch([document]))

    def code_batch(self, documents: Sequence[Document]) -> Iterator[Coded]:
        """Code documents together, which the parser does faster; results in the order given."""
        names = [self._names(d) for d in documents]
        masks = [
            [mask(d.text, a, b, found.masked) for a, b in stretches(d)]
            for d, found in zip(documents, names, strict=True)
        ]
        docs = parse(self._nlp, (m.text for row in masks for m in row))
        for document, found, row in zip(documents, names, masks, strict=True):
            parsed = tuple(attach(next(docs), document.text, masked) for masked in row)
            yield self._finish(document, found, parsed)

    def _names(self, document: Document) -> Names:
        return find_names(
            document.text, document.body, self._index, place_index(), date=document.published
        )

    def _finish(self, document: Document, names: Names, parsed: tuple[Parsed, ...]) -> Coded:
        quotes = tuple(find_quotes(document.text))
        setting = make_setting(document, names.parties, self._index, names.places)
        scene = Scene(
            document=document,
            stretches=parsed,
            drafts=tuple(all_drafts(parsed, self._judge)),
            parties=collect(parsed, setting),
            places=tuple(names.places),
            quotes=quotes,
            quote_speech=attribute_quotes(quotes, parsed),
            coder=self.version,
            explain=self._explain,
        )
        claims = compose_claims(scene)
        return Coded(claims=claims, labels=compose_labels(scene, claims))


def load(
    *, model: Path | None = None, lexicon: Sequence[Path] = (), explain: bool = False
) -> Coder:
    """A coder with the shipped parser, classifier and vocabulary.

    Args:
        model: folder of a classifier fitted by `evenhand adapt`; the shipped one when None.
        lexicon: files of the user's own names, which go over the shipped ones.
        explain: whether claims say which words made them.

    Raises:
        ModelError: the parser model or the classifier is missing.
        LexiconError: a file of the user's names cannot be read.
    """
    judge, index = judge_and_index(model, lexicon)
    return Coder(judge=judge, index=index, explain=explain)


def judge_and_index(model: Path | None, lexicon: Sequence[Path]) -> tuple[Judge, NameIndex]:
    """The classifier and the names that some options ask for; errors as for `load`."""
    index = name_index().extended(read_user_names(lexicon)) if lexicon else name_index()
    return load_judge(model), index


def stretches(document: Document) -> list[tuple[int, int]]:
    """Half-open spans of the body that are parsed one by one: its paragraphs."""
    found = []
    for start, end in document.body:
        at = start
        while at < end:
            stop = document.text.find("\n", at, end)
            stop = end if stop < 0 else stop
            while stop - at > MAX_STRETCH:
                cut = document.text.rfind(" ", at, at + MAX_STRETCH)
                cut = at + MAX_STRETCH if cut <= at else cut
                found.append((at, cut))
                at = cut
            if document.text[at:stop].strip():
                found.append((at, stop))
            at = stop + 1
    return found
