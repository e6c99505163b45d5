"""Web pages: main text by trafilatura, metadata only from where pages state it."""

from __future__ import annotations

import json
import logging
import re
from typing import Any

from evenhand.errors import ReadError
from evenhand.reading.dates import lenient_date
from evenhand.reading.decode import decode
from evenhand.reading.limits import (
    MAX_HTML_BYTES,
    MAX_MAIN_TEXT_DEPTH,
    MAX_MAIN_TEXT_ELEMENTS,
    mega,
)
from evenhand.reading.meta import Extract, Meta, one_line

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,40})", re.I)
_BLOCK_TAGS = (
    "p div br li ul ol tr td th table h1 h2 h3 h4 h5 h6 section article blockquote pre dd dt hr"
    " body main figure figcaption address title"
)
_SILENT_TAGS = "script style noscript template nav footer aside form head svg button"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_SILENT = frozenset(_SILENT_TAGS.split())
# Names a page may state a value under, the surest first.
_DATE_NAMES = (
    "article:published_time", "datepublished", "dcterms.issued", "dcterms.created",
    "dc.date.issued", "dc.date", "dcterms.date", "citation_publication_date", "pubdate",
    "publishdate", "parsely-pub-date", "sailthru.date", "date",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "dcterms.title", "dc.title", "twitter:title", "title")
_ISSUER_NAMES = ("og:site_name", "dcterms.publisher", "dc.publisher", "publisher")
_URL_NAMES = ("canonical", "og:url", "dc.identifier")


class _Page:
    """Target of the parser's events: metadata and plain text, at any depth of nesting."""

    def __init__(self) -> None:
        self.named: dict[str, str] = {}
        self.linked: list[str] = []
        self.parts: list[str] = []
        self.elements = 0
        self.depth = 0
        self._open: list[str] = []
        self._silent = 0
        self._held: list[str] = []

    def start(self, tag: str, attrib: Any) -> None:
        """A tag opens."""
        self._open.append(tag)
        self.elements += 1
        self.depth = max(self.depth, len(self._open))
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag == "meta":
            name = attrib.get("property") or attrib.get("name") or attrib.get("itemprop")
            self._name(name, attrib.get("content"))
        elif tag == "link" and "canonical" in (attrib.get("rel") or "").lower().split():
            self._name("canonical", attrib.get("href"))
        elif tag == "time" and (attrib.get("itemprop") == "datePublished" or "pubdate" in attrib):
            self._name("datepublished", attrib.get("datetime"))
        self._held = []
        self._linked_data = tag == "script" and attrib.get("type") == "application/ld+json"

    def end(self, tag: str) -> None:
        """A tag closes."""
        if self._open:
            self._open.pop()
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag == "title":
            self._name("title", "".join(self._held))
        elif tag == "script" and self._linked_data and len(self.linked) < 20:
            self.linked.append("".join(self._held)[:200_000])
        self._held = []

    def data(self, text: str) -> None:
        """Text between tags."""
        if self._open and self._open[-1] in ("title", "script"):
            self._held.append(text)
        elif not self._silent:
            self.parts.append(text.replace("\r", " ").replace("\n", " "))

    def close(self) -> _Page:
        """The page is over."""
        return self

    def _name(self, name: str | None, value: str | None) -> None:
        if name and value and value.strip() and len(self.named) < 500:
            self.named.setdefault(name.strip().lower(), value.strip())


def extract_html(data: bytes) -> Extract:
    """Main text and stated metadata of a web page; dates are never looked for in its text.

    Raises:
        ReadError: too large, or not text.
    """
    if len(data) > MAX_HTML_BYTES:
        raise ReadError(
            f"web page is larger than {mega(MAX_HTML_BYTES)} bytes; save its text as .txt"
        )
    declared = _CHARSET.search(data[:4_096])
    source = decode(data, declared=declared[1].decode("ascii") if declared else None)
    source = source.replace("\0", "").lstrip("\ufeff")
    if not source.strip():
        return Extract(text="", layout="blocks")
    page = _parse(source)
    plain = page.elements <= MAX_MAIN_TEXT_ELEMENTS and page.depth <= MAX_MAIN_TEXT_DEPTH
    text = (plain and _main_text(source)) or "".join(page.parts)
    return Extract(text=text, layout="blocks", meta=_meta(page))


def _parse(source: str) -> _Page:
    """One pass over the page as events: no tree, so no nesting is too deep."""
    from lxml import etree

    parser = etree.HTMLParser(
        target=_Page(), huge_tree=True, no_network=True, recover=True, encoding="utf-8"
    )
    try:
        found = etree.fromstring(source.encode("utf-8", "ignore"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"not a web page that can be parsed ({one_line(error)})") from error
    return found if isinstance(found, _Page) else _Page()


def _main_text(source: str) -> str:
    """The page without its navigation; empty when none stands out."""
    import trafilatura

    quiet = logging.getLogger("trafilatura")
    if not quiet.handlers:
        quiet.addHandler(logging.NullHandler())
    if "<body" not in source[:100_000].lower():
        source = f"<html><body><article>{source}</article></body></html>"
    try:
        found = trafilatura.extract(
            source, include_comments=False, include_tables=True, favor_recall=True
        )
    except (RecursionError, ValueError, AttributeError, TypeError, AssertionError):
        return ""
    return found or ""


def _meta(page: _Page) -> Meta:
    """What the page states of itself: its meta elements first, then its linked data."""
    linked = _linked_data(page.linked)

    def first(names: tuple[str, ...]) -> str | None:
        return next((page.named[name] for name in names if name in page.named), None)

    dates = [page.named.get(name) for name in _DATE_NAMES] + [linked.get("datePublished")]
    url = first(_URL_NAMES) or linked.get("url")
    return Meta(
        issuer=one_line(first(_ISSUER_NAMES) or linked.get("publisher")),
        title=one_line(first(_TITLE_NAMES) or linked.get("headline")),
        published=next((date for value in dates if (date := lenient_date(value))), None),
        url=one_line(url, limit=2_000) if url and url.startswith(("http:", "https:")) else None,
    )


def _linked_data(blocks: list[str]) -> dict[str, str]:
    """The article's values in a page's JSON-LD, when it has one."""
    for block in blocks:
        try:
            value = json.loads(block)
        except (ValueError, RecursionError):
            continue
        candidates = value if isinstance(value, list) else [value]
        if isinstance(value, dict) and isinstance(value.get("@graph"), list):
            candidates = value["@graph"]
        for candidate in candidates:
            if isinstance(candidate, dict) and "datePublished" in candidate:
                publisher = candidate.get("publisher")
                name = publisher.get("name") if isinstance(publisher, dict) else publisher
                stated = {**candidate, "publisher": name}
                return {key: text for key, text in stated.items() if isinstance(text, str)}
    return {}
