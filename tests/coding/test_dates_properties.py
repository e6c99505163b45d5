"""What holds of dates in any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evenhand.coding.dates import Interval, find_dates, resolve_date

WORDS = [
    "3",
    "March",
    "2019",
    "May",
    "May,",
    "10-21",
    "2014-15",
    "the",
    "of",
    "on",
    "since",
    "until",
    "between",
    "and",
    "from",
    "to",
    "for",
    "more",
    "than",
    "ten",
    "days",
    "last",
    "next",
    "this",
    "Friday",
    "night",
    "weeks",
    "ago",
    "later",
    "early",
    "mid",
    "-",
    "late",
    "1990s",
    "first",
    "quarter",
    "half",
    "eve",
    "anniversary",
    "Ramadan",
    "Easter",
    "Day",
    "overnight",
    "yesterday",
    "03.04.2019",
    "4/5/2019",
    "31",
    "30",
    "February",
    "29",
    "winter",
    "in",
    "24",
    "hours",
    "'s",
    ",",
    ".",
    "week",
    "same",
    "that",
    "before",
    "after",
    "within",
    "few",
    "several",
    "9999",
    "99",
    "1500",
    "0",
    "decade",
]
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)).map(date.isoformat)


@settings(max_examples=400, deadline=None)
@given(texts, st.none() | days, st.sampled_from((None, "past", "future")), st.none() | days)
def test_dates_hold_in_any_text(text, published, tense, anchor):
    near = anchor and Interval(anchor, anchor, "day", "stated")
    found = find_dates(text)
    assert found == find_dates(text)
    at = 0
    for expression in found:
        assert at <= expression.start < expression.end
        assert text[expression.start : expression.end] == expression.words
        at = expression.end
        for day_first in (None, True, False):
            span = resolve_date(
                expression, published=published, anchor=near, tense=tense, day_first=day_first
            )
            if span is not None:
                assert span.start <= span.end
                assert 1 <= span.ucdp_date_prec <= 5
                assert 1 <= span.acled_time_precision <= 3
                if tense == "past" and published is not None:
                    assert span.end <= published


def test_dates_keep_offsets_of_a_stretch():
    text = "In 2014 it began. On 3 March 2019 it ended."
    assert [e.start for e in find_dates(text, 18)] == [text.index("3 March")]
    assert [e.words for e in find_dates(text, 0, 17)] == ["2014"]


@pytest.mark.parametrize("day_first", [True, False])
def test_dates_read_numeric_order_by_setting(day_first):
    span = resolve_date(find_dates("on 4/5/2019")[0], day_first=day_first)
    assert span is not None
    assert span.start == ("2019-05-04" if day_first else "2019-04-05")


@pytest.mark.parametrize(
    "piece", ["1", "1-", "May ", "the ", "10 and 11 ", "since ", "Friday and "]
)
def test_dates_stay_linear_on_long_lines(piece):
    find_dates(piece * (200_000 // len(piece)))


@pytest.mark.parametrize(
    ("start", "end", "precision", "ucdp", "acled"),
    [
        ("2021-05-10", "2021-05-10", "day", 1, 1),
        ("2021-05-10", "2021-05-11", "day", 2, 1),
        ("2021-05-10", "2021-05-16", "week", 3, 2),
        ("2021-05-01", "2021-05-31", "month", 4, 3),
        ("2021-01-01", "2021-12-31", "year", 5, 3),
    ],
)
def test_dates_precision_codes_of_datasets(start, end, precision, ucdp, acled):
    span = Interval(start, end, precision, "stated")
    assert (span.ucdp_date_prec, span.acled_time_precision) == (ucdp, acled)
