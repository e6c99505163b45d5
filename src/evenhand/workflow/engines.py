"""Where batches are coded: here, in worker processes, or on a Ray cluster."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from evenhand.errors import UsageError
from evenhand.workflow.batches import Batch, Part
from evenhand.workflow.coder import Coder, load

ENGINES = ("local", "ray")


class CoderSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker needs to make its coder: paths as text, so that it travels."""

    model: str | None = None
    lexicon: tuple[str, ...] = ()
    explain: bool = False


@cache
def coder_for(settings: CoderSettings) -> Coder:
    """The coder of a process, made once."""
    return load(
        model=Path(settings.model) if settings.model else None,
        lexicon=tuple(Path(p) for p in settings.lexicon),
        explain=settings.explain,
    )


def code_part(batch: Batch, settings: CoderSettings) -> Part:
    """Code one batch; the engines call this, and it calls no engine."""
    coded = list(coder_for(settings).code_batch(batch.documents))
    return Part(
        documents=batch.documents,
        rejected=batch.rejected,
        claims=tuple(c for result in coded for c in result.claims),
        labels=tuple(label for result in coded for label in result.labels),
    )


def code_parts(
    batches: Iterable[Batch], settings: CoderSettings, *, workers: int = 1, engine: str = "local"
) -> Iterator[tuple[Batch, Part]]:
    """Code batches and give them back in their order.

    Raises:
        UsageError: unknown engine, or Ray is not installed.
    """
    if engine == "ray":
        return _with_ray(batches, settings)
    if engine != "local":
        raise UsageError(f"unknown engine {engine!r}: use one of {', '.join(ENGINES)}")
    if workers <= 1:
        return ((batch, code_part(batch, settings)) for batch in batches)
    return _with_processes(batches, settings, workers)


def _with_processes(
    batches: Iterable[Batch], settings: CoderSettings, workers: int
) -> Iterator[tuple[Batch, Part]]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from _in_order(
            batches,
            lambda batch: pool.submit(code_part, batch, settings),
            lambda f: f.result(),
            2 * workers,
        )


def _with_ray(batches: Iterable[Batch], settings: CoderSettings) -> Iterator[tuple[Batch, Part]]:
    try:
        import ray
    except ImportError as error:
        raise UsageError("--engine ray needs Ray: pip install 'evenhand[ray]'") from error
    # Half a core a task: with whole cores an actor pool on a small machine can wait for itself.
    remote = ray.remote(num_cpus=0.5)(code_part)
    yield from _in_order(batches, lambda batch: remote.remote(batch, settings), ray.get, 8)


def _in_order(
    batches: Iterable[Batch],
    submit: Callable[[Batch], Any],
    result: Callable[[Any], Part],
    ahead: int,
) -> Iterator[tuple[Batch, Part]]:
    """Keep a few batches under way and hand results out in the order of the batches."""
    waiting: deque[tuple[Batch, Any]] = deque()
    for batch in batches:
        waiting.append((batch, submit(batch)))
        if len(waiting) >= ahead:
            first, pending = waiting.popleft()
            yield first, result(pending)
    while waiting:
        first, pending = waiting.popleft()
        yield first, result(pending)
