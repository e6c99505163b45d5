from __future__ import annotations

import pytest

from evenhand.reading.markdown import strip_markdown


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("## The *army* left ##", "\nThe army left\n"),
        ("The **army** __left__ _it_.", "The army left it."),
        ("[Army](https://a.example \"t\") and ![picture](b.png)", "Army and picture"),
        ("[Army][1]\n[1]: https://a.example", "Army\n"),
        ("> quoted\n> > twice", "quoted\ntwice"),
        ("- item\n* item", "- item\n* item"),
        ("Title\n=====\n---", "Title\n\n"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("a <!-- hidden\nnote --> b", "a  b"),
        ("```\ncode\n```", "code"),
        (r"1\. not \*so\*", "1. not *so*"),
        ("<https://a.example>", "https://a.example"),
    ],
)  # fmt: skip
def test_markdown_gives_up_its_marks(raw, expected):
    assert strip_markdown(raw) == expected


@pytest.mark.parametrize(
    "raw",
    ["*" * 50_000, "[" * 50_000, "_a " * 20_000, "<!--" * 20_000 + "-->" * 20_000, "> " * 50_000],
)
def test_markdown_takes_odd_marks_in_bounded_time(raw):
    assert len(strip_markdown(raw)) <= len(raw) + 2
