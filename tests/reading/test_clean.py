from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.reading import body_ranges, normalise
from evenhand.reading.clean import clean

# Texts of the kind that unsettles: marks, wraps, entities, odd blanks and hyphens.
PIECES = st.sampled_from(
    [
        "the", "Army", "left", "counter-", "- ", "1. ", "\n", "\n\n", "\r\n", " ", "  ", "\t", ". ",
        ":", "&amp;", "&nbsp;", "&#38;lt;", "\u00ad\n", "\u200b", "\u00a0", "e\u0301",
        "\u2028", "\f",
        "KYIV, 3 May - The", "Mr. X (Y): ", "(spoke)", "###", "-ends-", "©", "word" * 9, "a" * 45,
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("e\u0301", "é"),
        ("re\u00adform", "reform"),
        ("re\u00ad\n  form", "reform"),
        ("a\u200bb\ufeffc\u200ed", "abcd"),
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("a\x00b\x07c\x1bd", "abcd"),
        ("a  \t b", "a b"),
        ("a \nb\t\n", "a\nb\n"),
        ("A&amp;B &lt;x&gt; &#8212; &eacute;", "A&B <x> — é"),
        ("&amp;amp;amp;quot;", '"'),
        ("AT&T; R&D;", "AT&T; R&D;"),
        ("a\u2028b\u0085c\fd", "a\nb\nc\nd"),
        ("x\ufffe\uffffy", "xy"),
        ("\ud800x", "x"),
        ("  keep indent", "  keep indent"),
    ],
)
def test_clean_gives_characters_one_form(raw, expected):
    assert clean(raw) == expected


@given(TEXTS)
def test_clean_settles_at_once(text):
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(TEXTS)
def test_normalise_settles_at_once(text):
    once = normalise(text)
    assert normalise(once) == once
    assert "\n\n\n" not in once
    assert once == once.strip()
    once.encode("utf-8")


@given(TEXTS)
def test_body_ranges_lie_in_order_within_the_text(text):
    text = normalise(text)
    last = 0
    for start, end in body_ranges(text):
        assert last <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        last = end


@pytest.mark.parametrize(
    "text", [" " * 200_000, "&" * 200_000, "&amp;" * 50_000, "\u00ad " * 100_000, "-\n" * 100_000]
)
def test_normalise_takes_long_runs_in_bounded_time(text):
    assert len(normalise(text)) <= len(text)
