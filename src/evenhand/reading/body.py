"""Which parts of a text are to be coded: front matter and boilerplate lie outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evenhand.reading.structure import DATE, ITEM, SPEAKER, ends_sentence, is_capitals

_MAX_MARK = 300  # no longer line is a mark, a credit or a contact
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")

# Lines at the top that say how the text may be used, or what kind of text it is.
_RELEASE = re.compile(
    r"\W*(?:for (?:immediate|general|public|press) (?:release|use|distribution)"
    r"|(?:press|news|media) (?:release|statement|note|advisory|briefing)"
    r"|check against delivery|as delivered|unclassified)\b(?P<rest>.*)",
    re.I,
)
_EMBARGO = re.compile(
    r"\W*(?:(?:strictly )?(?:under )?embargo(?:ed)?(?: until\b| till\b| to\b| for\b|\s*:)"
    r"|not for (?:publication|release|broadcast|distribution)\b).*",
    re.I,
)
_CONTACT = re.compile(
    r"\W*(?:(?:media|press|news) )?(?:contacts?|e-?nquir(?:y|ies)|inquir(?:y|ies))\b.{0,60}:.*"
    r"|\W*(?:for|to) (?:more|further|additional|media|press) (?:information|details"
    r"|e?inquiries|enquiries|queries)\b.*",
    re.I,
)
_REACH = re.compile(
    r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,60}|\b(?:tel|phone|fax|mobile|mob|cell)\b\.?:?\s*\+?[\d(]",
    re.I,
)
_RIGHTS = re.compile(r"©|\(c\) ?\d{4}|\bcopyright\b|\ball rights reserved\b", re.I)
_END = re.compile(r"(?:# ?){3,}|[-–—/* ]*(?:-30-|ends?)[-–—/* .]*", re.I)
_NOTES = re.compile(r"notes? (?:to|for) (?:the )?editors?\W*", re.I)
_STAGE = re.compile(r"\([a-z][^()]{2,78}(?<![.!?])\)")
_PLACE = r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|of|de|al))*"
_PLACE_AND_DATE = re.compile(
    rf"(?:{_PLACE}(?:, {_PLACE})?[,:]? )?\(?{DATE}\)?(?:,? \d{{1,2}}[:.]\d{{2}}.{{0,15}})?"
)

# Datelines: capitals and a dash, or a place with a date or an agency and a dash.
_DASH = r"(?:\s?--+\s?|\s?[—–]\s?|\s-\s)(?=[\"'“‘]?[A-Z0-9])"
_CAPITALS = r"[A-Z][A-Z'’.-]{2,}(?:[ /][A-Z][A-Z'’.-]+){0,4}"
_REGION = r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,3}?)?"
_AGENCY = r"\s?\([A-Z][^()]{1,40}\)"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}{_REGION}(?:,? \(?{DATE}\)?)?(?:{_AGENCY})?"
    rf"|{_PLACE}{_REGION},? \(?{DATE}\)?(?:{_AGENCY})?"
    rf"|{_PLACE}{_REGION}{_AGENCY}){_DASH}"
)
_TOP_LINES = 8
# A mark of the end counts as one only where no more than this part of the text follows.
_AFTER_END = 0.4


def body_ranges(text: str) -> tuple[tuple[int, int], ...]:
    r"""Half-open ranges of a normalised text that are to be coded, in order, none empty.

    Outside are release, embargo and contact lines, lone dates, datelines, speakers of verbatim
    records, stage directions, list marks, rights lines, lines without words, repeated headings,
    end marks and what follows them. A line break inside a range parts two blocks.

    >>> text = "FOR IMMEDIATE RELEASE\n\nKYIV, 3 May (Agency) - Troops left the town.\n\n-ends-"
    >>> [text[start:end] for start, end in body_ranges(text)]
    ['Troops left the town.']
    """
    ranges: list[tuple[int, int]] = []
    for start, end in _kept(text):
        if ranges and not text[ranges[-1][1] : start].strip():
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return tuple(ranges)


def _kept(text: str) -> Iterator[tuple[int, int]]:
    """The part of each line that is to be coded."""
    stop = _end_of_text(text)
    before, position, in_contact, dated = "", 0, False, False
    for begin, end in _lines(text):
        if begin >= stop:
            return
        line = text[begin:end]
        if not line:
            in_contact = False
            continue
        position += 1
        top = position <= _TOP_LINES
        in_contact = _is_contact(line) or (in_contact and _is_name(line))
        if in_contact or line == before or _is_outside(line, top=top):
            before = line
            continue
        before = line
        lead = _lead(line, dateline=top and not dated)
        dated = dated or bool(_DATELINE.match(line[:200]))
        if begin + lead < end:
            yield begin + lead, end


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line."""
    start = 0
    while True:
        end = text.find("\n", start)
        if end < 0:
            yield start, len(text)
            return
        yield start, end
        start = end + 1


def _end_of_text(text: str) -> int:
    """Where the text ends for its writer: the first late end mark or notes to editors."""
    floor = int(len(text) * (1 - _AFTER_END))
    for begin, end in _lines(text):
        if end < floor or end - begin > 40:
            continue
        line = text[begin:end]
        if _NOTES.fullmatch(line) or (_END.fullmatch(line) and _is_end_mark(line)):
            return begin
    return len(text)


def _is_end_mark(line: str) -> bool:
    """Whether a line is an end mark and not a sentence of one word or a row of stars."""
    return "#" in line or line.strip() != line.strip("-–—/* ") or line.strip(". ").isupper()


def _is_outside(line: str, *, top: bool) -> bool:
    """Whether a line is no part of what the text says."""
    words = _WORDS.findall(line[:_MAX_MARK])
    if not words or _END.fullmatch(line):
        return True
    if len(line) > _MAX_MARK:
        return False
    if top and (release := _RELEASE.fullmatch(line)):
        return len(_WORDS.findall(release["rest"])) <= 3
    if top and (_EMBARGO.fullmatch(line) or _PLACE_AND_DATE.fullmatch(line)):
        return True
    if _RIGHTS.search(line) and len(words) <= 30:
        return True
    return bool(_STAGE.fullmatch(line)) or (len(words) <= 12 and "://" in line and " " not in line)


def _is_contact(line: str) -> bool:
    """Whether a line says how to reach somebody."""
    if len(line) > _MAX_MARK:
        return False
    if _CONTACT.fullmatch(line):
        return True
    return _REACH.search(line) is not None and len(_WORDS.findall(line)) <= 20


def _is_name(line: str) -> bool:
    """Whether a line below a contact line goes on with names and numbers."""
    return len(_WORDS.findall(line[:_MAX_MARK])) <= 8 and not ends_sentence(line)


def _lead(line: str, *, dateline: bool) -> int:
    """How many characters at a line's start are a list mark, a speaker or a dateline."""
    lead = 0
    if (mark := ITEM.match(line)) is not None:
        lead = mark.end()
    head = line[lead : lead + _MAX_MARK]
    if (speaker := SPEAKER.match(head)) is not None:
        return lead + speaker.end()
    if dateline and not is_capitals(head) and (found := _DATELINE.match(head)) is not None:
        return lead + found.end()
    return lead
