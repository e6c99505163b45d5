"""Short versions of training sentences: statements and headlines are terse, the corpus is not.

A crop keeps the words from the first to the last that carry the act, so its labels stay true.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from training.instances import NONE, Instance

# Words kept after the last that carries the act, where the recipient is cut away.
TAIL = 4
SHORTEST = 3


def crops(instances: list[Instance]) -> Iterator[Instance]:
    """Crops of instances that hold an act: half of them whole, a quarter without recipient."""
    for instance in instances:
        if instance.event == NONE or not instance.trigger or not instance.actor:
            continue
        draw = hashlib.sha256(" ".join(instance.words).encode()).digest()[1]
        if draw < 128:
            kept = (*instance.trigger, *instance.actor, *instance.recipient)
            yield from crop(instance, min(kept), max(kept) + 1)
        elif draw < 192:
            kept = (*instance.trigger, *instance.actor)
            yield from crop(instance, min(kept), max(kept) + 1 + TAIL)


def crop(instance: Instance, first: int, last: int) -> Iterator[Instance]:
    """The words from `first` up to `last`, with a point; nothing when that is too little or all."""
    words = instance.words[first:last]
    if len(words) < SHORTEST or len(words) > len(instance.words) - 4:
        return

    def moved(at: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(i - first for i in at if first <= i < last)

    parts = tuple(
        part._replace(words=inside) for part in instance.nominals if (inside := moved(part.words))
    )
    yield replace(
        instance,
        words=(*words, "."),
        trigger=moved(instance.trigger),
        actor=moved(instance.actor),
        recipient=moved(instance.recipient),
        nominals=parts,
    )
