"""Metadata written at the top of a text: a header line, plain fields, YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evenhand.errors import ReadError
from evenhand.reading.dates import lenient_date
from evenhand.reading.languages import parse_language
from evenhand.reading.meta import Meta, one_line

# The words a header field may go by, and what they state; None for what is not kept.
_FIELDS: dict[str, str | None] = {
    "issuer": "issuer", "issuer/side": "issuer", "side": "issuer", "publisher": "issuer",
    "issued by": "issuer", "date": "date", "published": "date", "publication date": "date",
    "date published": "date", "release date": "date", "title": "title", "headline": "title",
    "url": "url", "link": "url", "address": "url", "language": "language", "lang": "language",
    "conflict": None, "text": None, "licence": None, "license": None,
}  # fmt: skip
# Fields that a line at the top of a text may be; "Text:" and "Side:" there are the text's own.
_PLAIN = frozenset(_FIELDS) - {"text", "conflict", "side", "address", "licence", "license"}
_FIELD = re.compile(r"\s*([A-Za-z][A-Za-z/ _-]{1,20}?)\s*:\s+(\S.*)")
_ADDRESS = re.compile(r"https?://\S+")
_LOCATOR = re.compile(r"[a-z][a-z0-9+.-]{1,20}:\S")
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_FENCE = re.compile(r"---\s*")
_FENCE_END = re.compile(r"(?:---|\.\.\.)\s*")
_YAML = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*))?")
_MAX_FRONT_LINES = 200
_MAX_PLAIN_LINES = 12


def split_header(text: str, *, yaml: bool = False) -> tuple[Meta, str]:
    r"""The metadata at the top of a text, and the text without it.

    Understood are a first line `# address | date | issuer: X | title`, lines `Issuer: X`,
    `Date: 12 May 2021` and the like before anything else, and with `yaml` front matter between
    `---` lines. A date that is none, or is ambiguous, states nothing.

    >>> meta, rest = split_header("Issuer: MoD\nDate: 3 May 2021\n\nThe army left.")
    >>> meta.issuer, meta.published, rest
    ('MoD', '2021-05-03', 'The army left.')
    """
    text = text.lstrip("\n")
    first, _, rest = text.partition("\n")
    if len(first) < 4_000 and first.startswith("#") and first.count(" | ") >= 2:
        stated = _from_header_line(first)
        if stated:
            return _to_meta(stated), rest.lstrip("\n")
    if yaml and _FENCE.fullmatch(first):
        front = _split_yaml(text)
        if front is not None:
            return front
    return _split_plain(text)


def _from_header_line(line: str) -> list[tuple[str, str]]:
    """The fields of a header line; nothing when it is none after all."""
    parts = [part.strip() for part in line.lstrip("# ").split(" | ")]
    stated: list[tuple[str, str]] = []
    known = False
    for position, part in enumerate(parts):
        name, sign, value = part.partition(":")
        key = name.strip().lower()
        if sign and key in _FIELDS:
            known = True
            if (field := _FIELDS[key]) is not None:
                stated.append((field, value.strip()))
        elif position == 0 and _LOCATOR.match(part):
            known = True
            stated += [("url", part)] if _ADDRESS.fullmatch(part) else []
        elif position == 1 or lenient_date(part):
            stated.append(("date", part))
        elif part:
            stated.append(("title", part))
    return stated if known else []


def _split_yaml(text: str) -> tuple[Meta, str] | None:
    """Front matter's plain `key: value` lines; None when its end is not found."""
    lines = text.split("\n", _MAX_FRONT_LINES)
    stated: list[tuple[str, str]] = []
    for number, line in enumerate(lines[1:], start=1):
        if _FENCE_END.fullmatch(line):
            return _to_meta(stated), "\n".join(lines[number + 1 :]).lstrip("\n")
        found = _YAML.fullmatch(line[:2_000])
        if found and found[2]:
            field = _FIELDS.get(found[1].strip().lower().replace("_", " "))
            value = found[2].strip()
            if field and value not in ("|", ">", "null", "~"):
                stated.append((field, value.strip("\"'")))
    return None


def _split_plain(text: str) -> tuple[Meta, str]:
    """Lines of plain fields before anything else."""
    stated: list[tuple[str, str]] = []
    start = 0
    for _ in range(_MAX_PLAIN_LINES):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        if line.strip():
            found = _FIELD.fullmatch(line) if len(line) < 1_000 else None
            key = found[1].lower() if found else ""
            if found is None or key not in _PLAIN:
                break
            stated.append((str(_FIELDS[key]), found[2].strip()))
        if end < 0:
            start = len(text)
            break
        start = end + 1
    if not stated:
        return Meta(), text
    return _to_meta(stated), text[start:].lstrip("\n")


def _to_meta(stated: Iterable[tuple[str, str]]) -> Meta:
    """The first value stated for each field; remarks behind a date are not part of it."""
    values: dict[str, str] = {}
    for field, value in stated:
        values.setdefault(field, value)
    date = values.get("date")
    try:
        language = parse_language(values.get("language"))
    except ReadError:
        language = None
    return Meta(
        issuer=one_line(values.get("issuer")),
        title=one_line(values.get("title")),
        published=lenient_date(_REMARK.sub("", date)) if date else None,
        url=one_line(values.get("url"), limit=2_000),
        language=language,
    )
