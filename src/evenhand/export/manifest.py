"""The manifest: what a run was made of, so that it can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What went into a run and what came out.

    Attributes:
        versions: name and version of coder, lexicon, model and the libraries that matter.
        settings: the options of the run, as resolved.
        inputs: SHA-256 of the raw bytes of each document, by source.
        outputs: SHA-256 of each file written, by name.
        counts: documents, claims, labels, events, matches, rejected.
        times: started, finished, seconds; times stand nowhere else.
    """

    versions: Mapping[str, str]
    settings: Mapping[str, Any]
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    counts: Mapping[str, int]
    times: Mapping[str, Any] = {}


def to_manifest(manifest: Manifest) -> bytes:
    """The manifest as indented JSON, keys sorted within each part."""
    parts = msgspec.to_builtins(manifest)
    ordered = {name: _sorted(part) for name, part in parts.items()}
    return msgspec.json.format(msgspec.json.encode(ordered), indent=2) + b"\n"


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value
