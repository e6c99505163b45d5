"""Everything evenhand raises on purpose, under one root."""

from __future__ import annotations


class EvenhandError(Exception):
    """Root of all errors raised by the library; its text says what, where and what to do."""


class UsageError(EvenhandError, ValueError):
    """A call that cannot be carried out as made: a wrong option, an unknown name, no sources."""


class ReadError(EvenhandError, ValueError):
    """A source that cannot be read as a document; the run goes on without it."""


class LexiconError(EvenhandError, ValueError):
    """A vocabulary file that breaks the rules of docs/lexicon-format.md."""


class ReferenceDataError(EvenhandError, ValueError):
    """A table of reference events that cannot be read as the dataset it is said to be."""


class ModelError(EvenhandError, RuntimeError):
    """A parser model or act classifier that is missing, damaged or of another version."""


class GoldError(EvenhandError, ValueError):
    """A gold file whose rows cannot be scored; all faulty rows are named at once."""
