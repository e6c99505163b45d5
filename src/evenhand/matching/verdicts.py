"""Field by field, what a record holds on what the accounts say, and whether it could at all."""

from __future__ import annotations

from evenhand.matching import weights as w
from evenhand.matching.facts import Subject, day_number
from evenhand.matching.judge import Scored
from evenhand.model import Coverage, Event, Verdict

# A file with rows of this many countries is taken to cover the world; one with fewer is a part
# of a dataset, and says nothing about countries that do not occur in it.
WORLDWIDE = 50
_DATE: dict[int, Verdict] = {
    w.SAME_DAY: "supported",
    w.IN_DAYS: "supported",
    w.IN_MONTHS: "supported",
    w.IN_EVENT: "supported",
    w.DAY_APART: "contradicted",
    w.DAYS_APART: "contradicted",
    w.OTHER_TIME: "contradicted",
    w.UNDATED: "not found",
}
_PLACE: dict[int, Verdict] = {
    w.AT: "supported",
    w.NEAR: "supported",
    w.IN_AREA: "supported",
    w.IN_LARGER: "supported",
    w.OTHER_NEAR: "contradicted",
    w.ELSEWHERE: "contradicted",
    w.NO_PLACE: "not found",
}
# A party outside the record's sides is not found there; that is no statement that it did not act.
_PARTIES: dict[int, Verdict] = {
    w.NO_PARTIES: "not found",
    w.BOTH: "supported",
    w.ONE: "supported",
    w.ALIKE: "not found",
    w.OTHERS: "not found",
}
_DEAD: dict[int, Verdict] = {
    w.SAME_BEST: "supported",
    w.SAME_SMALL: "supported",
    w.BETWEEN: "supported",
    w.OVERLAP: "supported",
    w.NEAR_NUMBER: "contradicted",
    w.OFF: "contradicted",
    w.FAR_OFF: "contradicted",
}
_BY_FIELD = {"date": _DATE, "place": _PLACE, "parties": _PARTIES, "dead": _DEAD}


def verdicts(pair: Scored, event: Event, coverage: Coverage) -> dict[str, Verdict]:
    """A verdict for every field of the event that the accounts or the dataset speak to.

    Accounts that differ are supported when the record agrees with one of them; the reasons say
    how. A name that both have overrides a small distance between coordinates.
    """
    found: dict[str, Verdict] = {}
    for field, table in _BY_FIELD.items():
        level = pair.levels[field]
        stated = field in coverage.fields
        found[field] = table.get(level, "not found") if stated else "outside coverage"
    if pair.levels["name"] == w.SAME_NAME and found["place"] == "contradicted":
        found["place"] = "supported"
    for key in ("injured", "arrested", "displaced"):
        if key in event.size:
            found[key] = "not found" if key in coverage.fields else "outside coverage"
    return found


def covers(event: Event, subject: Subject, coverage: Coverage) -> bool:
    """Whether a dataset would record such an event at all, as far as can be told.

    A fatal-only dataset does not record events in which nobody is said to have died, so that
    finding nothing there says nothing about them.
    """
    if coverage.event and not set(event.event) & set(coverage.event):
        return False
    if coverage.fatal_only and subject.told != "death":
        return False
    place = event.event_loc
    country = None if place is None else place.country_code
    partial = 0 < len(coverage.countries) < WORLDWIDE
    if partial and country is not None and country not in coverage.countries:
        return False
    return _in_years(event, coverage)


def _in_years(event: Event, coverage: Coverage) -> bool:
    """Whole years count: a table whose first row is of May may well cover January."""
    if coverage.start is None or coverage.end is None or event.date is None:
        return True
    first, last = int(coverage.start[:4]), int(coverage.end[:4])
    year = int(event.date[:4])
    ends = day_number(event.enddate or event.date, end=True)
    return year <= last and ends >= day_number(str(first))
