"""Documents in fixed batches, so that the same input makes the same bytes however it is run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from evenhand.model import Claim, Document, Label, Rejection

# Documents coded together. Fixed: a batch is what is resumed, and its make-up never depends on
# the number of workers.
BATCH_SIZE = 32
# A batch is closed early when its texts grow beyond this many characters, to bound memory.
BATCH_CHARS = 400_000


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """A run of documents in the order they were read, with what could not be read among them."""

    number: int
    documents: tuple[Document, ...]
    rejected: tuple[Rejection, ...] = ()

    def key(self, settings: str) -> str:
        """Hash of everything that decides the batch's result."""
        digest = hashlib.sha256(settings.encode())
        digest.update(msgspec.json.encode(self))
        return digest.hexdigest()[:24]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one batch, as kept in the output folder until the run is complete."""

    documents: tuple[Document, ...]
    rejected: tuple[Rejection, ...]
    claims: tuple[Claim, ...]
    labels: tuple[Label, ...]


def make_batches(found: Iterable[Document | Rejection]) -> Iterator[Batch]:
    """Group what is read into batches, keeping the order."""
    documents: list[Document] = []
    rejected: list[Rejection] = []
    number = chars = 0
    for item in found:
        if isinstance(item, Rejection):
            rejected.append(item)
        else:
            documents.append(item)
            chars += len(item.text)
        if len(documents) >= BATCH_SIZE or chars >= BATCH_CHARS:
            yield Batch(number=number, documents=tuple(documents), rejected=tuple(rejected))
            documents, rejected, chars = [], [], 0
            number += 1
    if documents or rejected:
        yield Batch(number=number, documents=tuple(documents), rejected=tuple(rejected))
