"""Dates of texts: found by a grammar of the project's own, and resolved to intervals of days."""

from evenhand.coding.dates.attach import EventDate, dated, event_dates
from evenhand.coding.dates.find import find_dates
from evenhand.coding.dates.forms import DateExpression
from evenhand.coding.dates.interval import Interval
from evenhand.coding.dates.resolve import resolve_date

__all__ = [
    "DateExpression",
    "EventDate",
    "Interval",
    "dated",
    "event_dates",
    "find_dates",
    "resolve_date",
]
