"""Pinned floors: a score that falls under its floor stops the change that let it fall."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from evenhand.errors import GoldError
from evenhand.evaluate.interval import TaskScore
from evenhand.evaluate.scores import Scores

# Floors lie this far under what was measured, so that a different processor's last bits pass.
MARGIN = 0.01


class Floors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the gate holds scores to.

    Attributes:
        corpus: hash of the gold files the floors were measured on.
        tasks: lowest F1 of each task over all records; sides: the same for each side.
    """

    corpus: str
    tasks: dict[str, float]
    sides: dict[str, dict[str, float]]


def corpus_hash(paths: Iterable[Path]) -> str:
    """Hash of gold files, names and contents, whatever order they come in.

    >>> corpus_hash([])
    'e3b0c44298fc1c14'
    """
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def read_floors(path: Path) -> Floors | None:
    """The pinned floors; None when nothing has been pinned yet.

    Raises:
        GoldError: the file does not hold floors.
    """
    if not path.is_file():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors)
    except msgspec.DecodeError as error:
        raise GoldError(f"{path.name}: not a file of floors ({error}); pin them again") from error


def check_floors(scores: Scores, floors: Floors, *, corpus: str) -> list[str]:
    """What stops a change, one line each; empty when it may pass."""
    faults = []
    if corpus != floors.corpus:
        faults.append(
            f"the gold has changed ({floors.corpus} is pinned, this is {corpus}): pin the floors "
            "again with scripts/pin_floors.py"
        )
    for where, name, floor, measured in _measured(scores, floors):
        if measured is None or measured < floor:
            shown = "nothing" if measured is None else f"{measured:.4f}"
            faults.append(f"{where}, {name}: {shown} is under the floor of {floor:.4f}")
    if scores.spans.wrong:
        faults.append(
            f"{scores.spans.wrong} spans do not hold their words, first {scores.spans.faults[0]}"
        )
    return faults


def _measured(scores: Scores, floors: Floors) -> Iterator[tuple[str, str, float, float | None]]:
    tables = [("all", floors.tasks, scores.tasks)]
    tables += [
        (f"side {side}", wanted, scores.side_tasks[side]) for side, wanted in floors.sides.items()
    ]
    for where, wanted, found in tables:
        for name, floor in wanted.items():
            yield where, name, floor, found[name].f1 if name in found else None


def pin(
    scores: Scores, old: Floors | None, *, corpus: str, allow_regression: bool = False
) -> Floors:
    """New floors, a margin under what was measured.

    Raises:
        GoldError: a floor would sink and that was not allowed; all of them are named.
    """
    new = Floors(
        corpus=corpus,
        tasks=_floors(scores.tasks),
        sides={side: _floors(tasks) for side, tasks in scores.side_tasks.items()},
    )
    sunk = list(_sunk(old, new)) if old is not None else []
    if sunk and not allow_regression:
        raise GoldError(
            "floors would sink:\n"
            + "\n".join(f"  {line}" for line in sunk)
            + "\n  pass --allow-regression to lower them, and say why in the commit"
        )
    return new


def _floors(tasks: dict[str, TaskScore]) -> dict[str, float]:
    """Floors of the tasks that have anything in the gold to find."""
    return {
        name: round(max(0.0, task.f1 - MARGIN), 4)
        for name, task in tasks.items()
        if task.f1 is not None and task.gold
    }


def _sunk(old: Floors, new: Floors) -> Iterator[str]:
    tables = [("all", old.tasks, new.tasks)]
    tables += [(f"side {s}", floors, new.sides.get(s, {})) for s, floors in old.sides.items()]
    for where, before, after in tables:
        for name, floor in before.items():
            now = after.get(name)
            if now is None or now < floor:
                shown = "gone" if now is None else f"{now:.4f}"
                yield f"{where}, {name}: {floor:.4f} -> {shown}"
