from __future__ import annotations

import pytest

from evenhand.reading.header import split_header
from evenhand.reading.meta import Meta

BODY = "The army left the town."


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "# https://mod.example/1 | 2017-01-09 | issuer/side: Ministry | conflict: A/B | "
            "January 9: strikes go on | text: whole | licence: CC0",
            Meta(
                url="https://mod.example/1",
                published="2017-01-09",
                issuer="Ministry",
                title="January 9: strikes go on",
            ),
        ),
        (
            "# https://mod.example/1 | date not in the file (2015) | issuer/side: Ministry | T",
            Meta(url="https://mod.example/1", issuer="Ministry", title="T"),
        ),
        (
            "# github:a/b:c.txt (UN document S/1) | 2017-09 | issuer/side: Ruritania | Speech",
            Meta(published="2017-09", issuer="Ruritania", title="Speech"),
        ),
        (
            '# https://x.example | 2016-05-23 (inferred: says "today") | issuer: X | T',
            Meta(url="https://x.example", published="2016-05-23", issuer="X", title="T"),
        ),
        ("Issuer: Ministry of Defence", Meta(issuer="Ministry of Defence")),
        (
            "Title: On the attack\nDate: 12 May 2021\nURL: https://a.example/b\nLanguage: English",
            Meta(
                title="On the attack",
                published="2021-05-12",
                url="https://a.example/b",
                language="en",
            ),
        ),
        ("Issuer: A\nDate: 10/05/2021", Meta(issuer="A")),
        ("Issuer: A\nDate: 25/05/2021", Meta(issuer="A", published="2021-05-25")),
        ("Issuer: A\n\nDate: 2021", Meta(issuer="A", published="2021")),
    ],
)
def test_header_states_metadata_and_leaves_the_text(header, expected):
    assert split_header(f"{header}\n\n{BODY}") == (expected, BODY)


@pytest.mark.parametrize(
    "text",
    [
        "# A heading | with bars | of its own\n\nText.",
        "# Heading\n\nText.",
        "Spokesman: we did not do it.\nDate: 2021-05-12",
        "The text: it begins.\nIssuer: X",
        "---\ntitle: X\n\nno end",
        "Side: the losing one.",
        "",
    ],
)
def test_header_leaves_texts_without_one(text):
    assert split_header(text, yaml=True) == (Meta(), text)


def test_header_reads_yaml_front_matter():
    text = (
        "---\ntitle: 'On: it'\ndate: 2021-05-12T10:00:00Z\ntags:\n  - a\npublisher: X\n---\n\n"
        + BODY
    )
    meta = Meta(title="On: it", published="2021-05-12", issuer="X")
    assert split_header(text, yaml=True) == (meta, BODY)
    assert split_header(text)[0] == Meta()
