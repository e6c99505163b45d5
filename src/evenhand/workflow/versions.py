"""Versions of everything that decides a result."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from evenhand.workflow.coder import Coder

_LIBRARIES = (
    "spacy",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "trafilatura",
    "pypdfium2",
    "pyarrow",
    "duckdb",
)


def evenhand_version() -> str:
    """Version of the installed package."""
    try:
        return version("evenhand")
    except PackageNotFoundError:
        return "unknown"


def versions(coder: Coder) -> dict[str, str]:
    """Coder, parser, classifier and lexicon versions, and those of the libraries that matter."""
    found = {"coder": coder.version}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found
