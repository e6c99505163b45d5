from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.errors import ReadError
from evenhand.reading.dates import lenient_date, parse_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("", None),
        ("  ", None),
        ("2021-05-12", "2021-05-12"),
        ("2021-5-2", "2021-05-02"),
        ("2017-09", "2017-09"),
        ("2021", "2021"),
        (2021, "2021"),
        ("20210512", "2021-05-12"),
        ("2021/05/12", "2021-05-12"),
        ("2021-05-12T23:30:00+02:00", "2021-05-12"),
        ("2021-05-12 10:00", "2021-05-12"),
        ("12 May 2021", "2021-05-12"),
        ("12th of May, 2021", "2021-05-12"),
        ("12-May-2021", "2021-05-12"),
        ("May 12, 2021", "2021-05-12"),
        ("Sept. 3rd 2014", "2014-09-03"),
        ("May 2021", "2021-05"),
        ("Wed, 12 May 2021 10:00:00 GMT", "2021-05-12"),
        ("25/12/2020", "2020-12-25"),
        ("12/25/2020", "2020-12-25"),
        ("05.05.2021", "2021-05-05"),
        (datetime.date(2021, 5, 12), "2021-05-12"),
        (datetime.datetime(2021, 5, 12, 3), "2021-05-12"),
    ],
)
def test_dates_read_as_fine_as_given(value, expected):
    assert parse_date(value) == expected


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("10/05/2021", "ambiguous"),
        ("10.05.2021 12:00", "ambiguous"),
        ("2021-02-30", "not in the calendar"),
        ("31 February 2021", "not in the calendar"),
        ("0021-05-12", "no year that can be meant"),
        ("yesterday", "not a date that can be read"),
        ("12 May 21", "not a date that can be read"),
        ("date not in the file (2015-2017)", "not a date that can be read"),
        ("x" * 500, "is not a date"),
        (True, "not a date"),
        (1620777600, "not a date"),
    ],
)
def test_dates_refuse_what_is_no_single_day(value, reason):
    with pytest.raises(ReadError, match=reason):
        parse_date(value)
    assert lenient_date(value) is None


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_dates_survive_their_usual_forms(day):
    for form in (
        day.isoformat(),
        f"{day.day} {day:%B} {day.year:04}",
        f"{day:%B} {day.day}, {day.year:04}",
    ):
        assert parse_date(form) == day.isoformat()
