"""Sources to coded parts, one batch at a time, resuming from what an earlier run left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from evenhand.errors import UsageError
from evenhand.export import write_atomic
from evenhand.model import Document, Rejection
from evenhand.reading import ReadSettings, plan, read_item
from evenhand.workflow.batches import Batch, Part, make_batches
from evenhand.workflow.engines import CoderSettings, code_parts, coder_for

Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """Progress that tells nobody."""


class CodeSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Options of reading and coding that a run keeps in its manifest."""

    read: ReadSettings = ReadSettings()
    coder: CoderSettings = CoderSettings()
    workers: int = 1
    engine: str = "local"


def code_sources(
    sources: Sequence[str | Path],
    settings: CodeSettings,
    *,
    keep: Path | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
) -> Iterator[Part]:
    """Coded parts of all sources, in order.

    Args:
        sources: files, folders, globs, or "-" for standard input.
        settings: how to read and code.
        keep: folder in which finished parts are kept and looked for, or None.
        stdin: binary standard input, where a source is "-".
        progress: called with "reading", items done, items in all.

    Raises:
        UsageError: there are no sources at all.
    """
    items = plan(sources, stdin)
    if not items:
        raise UsageError("no sources: give files, folders, globs, or - for standard input")

    def found() -> Iterator[Document | Rejection]:
        for number, item in enumerate(items):
            yield from read_item(item, settings.read)
            progress("coding", number + 1, len(items))

    version = coder_for(settings.coder).version if keep else ""
    todo: list[tuple[Batch, Path | None]] = []

    def pending() -> Iterator[Batch]:
        for batch in make_batches(found()):
            todo.append((batch, _kept(keep, batch, settings, version)))
            if todo[-1][1] is None or not todo[-1][1].exists():
                yield batch

    coded = code_parts(pending(), settings.coder, workers=settings.workers, engine=settings.engine)
    for batch, part in coded:
        yield from _earlier(todo, batch)
        _, path = todo.pop(0)
        if path is not None:
            write_atomic(path, msgspec.msgpack.encode(part))
        yield part
    yield from _earlier(todo, None)


def _kept(keep: Path | None, batch: Batch, settings: CodeSettings, version: str) -> Path | None:
    if keep is None:
        return None
    about = f"{version} {msgspec.json.encode(settings.coder).decode()}"
    return keep / f"{batch.number:08d}-{batch.key(about)}.part"


def _earlier(todo: list[tuple[Batch, Path | None]], until: Batch | None) -> Iterator[Part]:
    """Parts that an earlier run finished, up to the batch just coded."""
    while todo and (until is None or todo[0][0].number != until.number):
        _, path = todo.pop(0)
        if path is not None:
            yield msgspec.msgpack.decode(path.read_bytes(), type=Part)
