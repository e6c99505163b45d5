"""The forms that lines of statements and records have: items, headings, speakers, datelines."""

from __future__ import annotations

import re

# A list item's mark: a sign, a number or a letter. A lone dot is how some web pages end up.
ITEM = re.compile(
    r"(?:[-–—*•·●▪◦‣○■□►➢✓]|\.(?=\s)|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)](?<![A-Z]\.)|\(?[ivx]{1,5}\))\s+"
    r"(?=\S)"
)
_PAREN = r"\([^()]{1,80}\)"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Gen|Sheikh|Prince|Princess|H\.E)\b\.?"
_CHAIR = (
    r"The (?:Acting |Vice-|Deputy )?(?:President|Chair(?:man|woman|person)?|Speaker|Moderator"
    r"|Secretary-General|Secretary)"
)
# "Mr. Sergeyev (Ukraine) (spoke in Russian): ", "The President: ", "MR. PRICE: ", "QUESTION: ".
SPEAKER = re.compile(
    rf"(?:{_CHAIR}(?: {_PAREN}){{0,3}}|{_TITLE} [^:()\n]{{1,60}}(?: {_PAREN}){{1,3}}"
    rf"|(?:MR|MRS|MS|DR|GEN|AMB|SECRETARY|MINISTER|PRESIDENT|SPOKES[A-Z]{{3,6}})\.?"
    rf" [A-Z][A-Z.' -]{{1,40}}"
    rf"|QUESTION|ANSWER|MODERATOR|[QA])\s?:\s+"
)
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
DATE = (
    rf"(?:{WEEKDAY},? )?(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?"
    rf"(?:,? \d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
)
TERMINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_LETTERS = re.compile(r"[^\W\d_]")


def is_item(line: str) -> bool:
    """Whether a line begins with a list item's mark.

    >>> is_item("- one"), is_item("(a) one"), is_item("A. Lincoln"), is_item("one")
    (True, True, False, False)
    """
    return ITEM.match(line) is not None


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences and lead-ins do."""
    return TERMINAL.search(line[-8:]) is not None


def is_capitals(line: str) -> bool:
    """Whether a line is set in capitals, as headings are.

    >>> is_capitals("NOTE TO EDITORS"), is_capitals("NATO said"), is_capitals("1 2 3")
    (True, False, False)
    """
    return line.isupper() and len(_LETTERS.findall(line[:200])) >= 4
