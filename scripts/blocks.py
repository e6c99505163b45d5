"""Marked blocks of a page: `<!-- name -->` to `<!-- end -->`, filled by scripts."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def fill(page: str, name: str, content: str) -> str:
    """The page with new content between the marks of a block.

    Raises:
        ValueError: the page has no such block, or has it twice.
    """
    block = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    filled, count = block.subn(lambda found: f"{found[1]}{content.rstrip()}\n{found[2]}", page)
    if count != 1:
        raise ValueError(f"{count} blocks <!-- {name} --> ... <!-- end -->; there must be one")
    return filled


def fenced(text: str, language: str = "") -> str:
    """Text as a fenced block of code."""
    return f"```{language}\n{text.rstrip()}\n```"
