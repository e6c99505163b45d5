"""Days of feasts against days known from almanacs."""

from __future__ import annotations

from datetime import date

import pytest

from evenhand.coding.dates.feasts import (
    easter,
    hanukkah,
    islamic_day,
    orthodox_easter,
    passover,
    rosh_hashanah,
)


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        (easter, 1990, "1990-04-15"), (easter, 2008, "2008-03-23"), (easter, 2024, "2024-03-31"),
        (orthodox_easter, 2014, "2014-04-20"), (orthodox_easter, 2016, "2016-05-01"),
        (orthodox_easter, 2024, "2024-05-05"), (rosh_hashanah, 1973, "1973-09-27"),
        (rosh_hashanah, 2013, "2013-09-05"), (rosh_hashanah, 2024, "2024-10-03"),
        (passover, 2002, "2002-03-28"), (passover, 2021, "2021-03-28"),
        (hanukkah, 2023, "2023-12-08"), (hanukkah, 2024, "2024-12-26"),
    ],
)  # fmt: skip
def test_feasts_by_exact_rules(rule, year, day):
    assert rule(year) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("year", "month", "day", "known"),
    [
        (1442, 10, 1, "2021-05-13"), (1440, 12, 10, "2019-08-11"), (1445, 9, 1, "2024-03-11"),
        (1436, 10, 1, "2015-07-17"), (1425, 1, 10, "2004-03-02"), (1411, 9, 1, "1991-03-17"),
    ],
)  # fmt: skip
def test_feasts_islamic_within_a_day(year, month, day, known):
    assert abs((islamic_day(year, month, day) - date.fromisoformat(known)).days) <= 1
