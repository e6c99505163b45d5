"""The spaCy component: `nlp.add_pipe("evenhand")`, then `doc._.claims` and `doc._.labels`.

The component codes the document's text with evenhand's own blinded parse; whatever else stands
in the pipeline is neither needed nor changed. Issuer and date are taken from `doc._.issuer` and
`doc._.published` where they are set.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language


class EvenhandComponent:
    """A spaCy pipeline component that adds claims and labels to documents."""

    def __init__(self, *, issuer: str | None = None, date: str | None = None) -> None:
        """Keep the defaults; the coder is loaded with the first document."""
        from spacy.tokens import Doc

        for name in ("claims", "labels", "issuer", "published"):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=None)
        self._issuer = issuer
        self._date = date
        self._coder: Any = None

    def __call__(self, doc: Any) -> Any:
        """Code one document; offsets of its claims are those of `doc.text`."""
        if self._coder is None:
            from evenhand.workflow.coder import load

            self._coder = load()
        coded = self._coder.code(
            doc.text, issuer=doc._.issuer or self._issuer, date=doc._.published or self._date
        )
        doc._.claims, doc._.labels = coded.claims, coded.labels
        return doc


@Language.factory("evenhand", default_config={"issuer": None, "date": None})
def make_component(nlp: Any, name: str, issuer: str | None = None, date: str | None = None) -> Any:
    """Factory that spaCy finds by entry point.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> component = nlp.add_pipe("evenhand")
    >>> doc = nlp("Rebels shelled Aleppo.")
    >>> [claim.event for claim in doc._.claims]
    [('ASSAULT',)]
    """
    del nlp, name
    return EvenhandComponent(issuer=issuer, date=date)
