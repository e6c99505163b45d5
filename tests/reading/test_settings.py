from __future__ import annotations

import pytest

from evenhand.errors import UsageError
from evenhand.reading import ReadSettings, parse_column_map


def test_settings_bring_date_and_language_into_one_form():
    settings = ReadSettings(date="12 May 2021", language="English")
    assert (settings.date, settings.language) == ("2021-05-12", "en")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"date": "10/05/2021"}, "in the call: the date '10/05/2021' is ambiguous"),
        ({"date": "soon"}, "in the call: the date 'soon' is not a date"),
        ({"language": "Klingon"}, "in the call: the language 'Klingon' is not known"),
        ({"column_map": {"body": "text"}}, "--map knows no key 'body'; the keys are id, text"),
    ],
)
def test_settings_refuse_what_cannot_be_meant(values, reason):
    with pytest.raises(UsageError, match=reason):
        ReadSettings(**values)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("text=body", {"text": "body"}),
        (" text = the body , date=published ", {"text": "the body", "date": "published"}),
        ("text=a=b", {"text": "a=b"}),
    ],
)
def test_column_map_is_parsed(text, expected):
    assert parse_column_map(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("text", "--map 'text' is not key=COLUMN"),
        ("text=", "is not key=COLUMN"),
        ("body=text", "knows no key 'body'"),
        ("text=a,text=b", "names 'text' twice"),
    ],
)
def test_column_map_refuses_what_it_cannot_be(text, reason):
    with pytest.raises(UsageError, match=reason):
        parse_column_map(text)
