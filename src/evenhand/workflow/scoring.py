"""Gold and swap runs: the coder handed to the evaluation, which does not know it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from evenhand.errors import UsageError
from evenhand.evaluate import GoldRecord, Scores, SwapReport, read_gold, score, swap
from evenhand.model import Claim, Coded, Document, Label
from evenhand.reading import read
from evenhand.workflow.code import CodeSettings, Progress, code_sources, silent
from evenhand.workflow.coder import Coder
from evenhand.workflow.engines import coder_for
from evenhand.workflow.records import read_records

BATCH = 64


def gold_document(record: GoldRecord) -> Document:
    """A gold record as the document it was coded from."""
    digest = hashlib.sha256(record.text.encode()).hexdigest()
    return Document(
        id=record.id,
        text=record.text,
        sha256=digest,
        source=record.id,
        issuer=record.issuer,
        published=record.date,
        body=((0, len(record.text)),),
    )


def code_gold(
    records: Sequence[GoldRecord], coder: Coder, *, progress: Progress = silent
) -> dict[str, Coded]:
    """The coder's claims and labels for each gold record, by its id."""
    found: dict[str, Coded] = {}
    for start in range(0, len(records), BATCH):
        batch = records[start : start + BATCH]
        coded = coder.code_batch([gold_document(r) for r in batch])
        found |= {r.id: c for r, c in zip(batch, coded, strict=True)}
        progress("coding", min(start + BATCH, len(records)), len(records))
    return found


def evaluate_files(
    gold: Path, source: str | None, settings: CodeSettings, *, progress: Progress = silent
) -> Scores:
    """Score against a gold file: claims coded earlier, texts to be coded, or the gold's own texts.

    Args:
        gold: the hand-coded file.
        source: claims (.jsonl or .parquet of `evenhand code`), or texts whose ids are the gold's;
            None codes the gold's own texts.
        settings: how to code.
        progress: told of stage, done and total.

    Raises:
        GoldError: faulty rows, all named.
        UsageError: the source holds nothing of the gold's documents.
    """
    records = read_gold(gold)
    if source is None:
        return score(records, code_gold(records, coder_for(settings.coder), progress=progress))
    claims, labels = _claims_of(source, settings, progress)
    wanted = {r.id for r in records}
    if not wanted & set(claims):
        raise UsageError(f"{source}: none of its documents has an id of {gold}")
    return score(
        records,
        {i: Coded(claims=tuple(claims[i]), labels=tuple(labels[i])) for i in wanted},
    )


def _claims_of(
    source: str, settings: CodeSettings, progress: Progress
) -> tuple[dict[str, list[Claim]], dict[str, list[Label]]]:
    claims: dict[str, list[Claim]] = defaultdict(list)
    labels: dict[str, list[Label]] = defaultdict(list)
    path = Path(source)
    if path.suffix == ".parquet" or _holds_claims(path):
        for claim in read_records(path, Claim):
            claims[claim.cite_info.document.rsplit("#", 1)[-1]].append(claim)
        beside = path.with_suffix(".labels.jsonl")
        for label in read_records(beside, Label) if beside.is_file() else ():
            labels[label.cite_info.document.rsplit("#", 1)[-1]].append(label)
        return claims, labels
    for part in code_sources([source], settings, progress=progress):
        for claim in part.claims:
            claims[claim.cite_info.document.rsplit("#", 1)[-1]].append(claim)
        for label in part.labels:
            labels[label.cite_info.document.rsplit("#", 1)[-1]].append(label)
    return claims, labels


def _holds_claims(path: Path) -> bool:
    """Whether a JSON Lines file's first line is a claim."""
    if path.suffix != ".jsonl" or not path.is_file():
        return False
    with path.open("rb") as file:
        first = file.readline()
    try:
        msgspec.json.decode(first, type=Claim)
    except msgspec.DecodeError:
        return False
    return True


def swap_sources(sources: Sequence[str], settings: CodeSettings) -> SwapReport:
    """Swap the parties of every document and say what changed.

    Raises:
        UsageError: the sources hold no document.
    """
    found = read(sources, settings=settings.read)
    documents = [d for d in found if isinstance(d, Document)]
    if not documents:
        raise UsageError("no documents: give files, folders, globs, or - for standard input")
    coder = coder_for(settings.coder)
    return swap(documents, lambda document: next(coder.code_batch([document])))
