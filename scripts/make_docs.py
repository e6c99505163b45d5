"""Write docs/schemas/*.json and docs/record.md from the record classes."""

from __future__ import annotations

from pathlib import Path

from evenhand.export import write_docs

if __name__ == "__main__":
    write_docs(Path(__file__).parents[1] / "docs")
