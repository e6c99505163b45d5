"""Write docs/schemas/*.json and docs/record.md from the record classes, and docs/balance.md."""

from __future__ import annotations

from pathlib import Path

from evenhand.export import write_docs
from evenhand.lexicon.balance import balance_page

if __name__ == "__main__":
    write_docs(Path(__file__).parents[1] / "docs")
    page = Path(__file__).parents[1] / "docs" / "balance.md"
    page.write_text(balance_page(), encoding="utf-8")
