"""PDF files: the text layer, its lines set into paragraphs by where they stand on the page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any, NamedTuple

from evenhand.errors import ReadError
from evenhand.reading.limits import MAX_PDF_PAGE_CHARS, MAX_PDF_PAGES, MAX_TEXT_CHARS, mega
from evenhand.reading.meta import Extract

# A gap between lines beyond this many usual ones parts two paragraphs.
_GAP = 1.35
_DIGITS = re.compile(r"\d+")
# A page number, with or without its page's name.
_PAGE_NUMBER = re.compile(r"\W*(?:page )?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?\W*", re.I)
# A line at a page's edge that stands on this many pages is a running head.
_RUNNING = 3


class _Line(NamedTuple):
    """A line of a page and the height its foot stands at."""

    text: str
    foot: float | None


def extract_pdf(data: bytes) -> Extract:
    """Text of a PDF's text layer, paragraphs apart by an empty line, running heads left out.

    Raises:
        ReadError: damaged, cut off, encrypted, too long, or without a text layer.
    """
    pages = _read_pages(data)
    running = _running_lines(pages)
    text = "\n".join(_set(lines, running) for lines in pages)
    if not text.strip():
        raise ReadError("PDF holds no text layer (scanned pages?); run it through OCR first")
    return Extract(text=text, layout="plain" if len(pages) == 1 else "wrapped")


def _read_pages(data: bytes) -> list[list[_Line]]:
    import pypdfium2 as pdfium

    if b"%PDF-" not in data[:1_024]:
        raise ReadError("content is not a PDF; give the file the ending of its kind")
    if b"%%EOF" not in data[-65_536:]:
        raise ReadError("PDF is cut off before its end; fetch it again")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise ReadError("PDF is encrypted; save it without a password") from error
        raise ReadError("PDF is damaged and cannot be opened; fetch it again") from error
    try:
        count = len(document)
        if count > MAX_PDF_PAGES:
            raise ReadError(f"PDF has {count:,} pages, over {MAX_PDF_PAGES:,}; split it")
        if not count:
            raise ReadError("PDF has no pages that can be read; fetch it again")
        pages = []
        total = 0
        for number in range(count):
            lines, size = _read_page(document, number)
            total += size
            if total > MAX_TEXT_CHARS:
                raise ReadError(f"PDF text is over {mega(MAX_TEXT_CHARS)} characters; split it")
            pages.append(lines)
        return pages
    finally:
        document.close()


def _read_page(document: Any, number: int) -> tuple[list[_Line], int]:
    """The lines of one page and how many characters they have."""
    import pypdfium2 as pdfium

    try:
        page = document[number]
        layer = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise ReadError(f"PDF is damaged on page {number + 1}; fetch it again") from error
    try:
        size = layer.count_chars()
        if size > MAX_PDF_PAGE_CHARS:
            raise ReadError(
                f"PDF page {number + 1} has over {mega(MAX_PDF_PAGE_CHARS)} characters; "
                "save the text as .txt"
            )
        # PDFium marks a hyphen at a line's end by U+FFFE and takes the line end away.
        text = layer.get_text_range() if size > 0 else ""
        return _lines(layer, text, exact=len(text) == size), max(size, 0)
    finally:
        layer.close()
        page.close()


def _lines(layer: Any, text: str, *, exact: bool) -> list[_Line]:
    """Lines with the height of their first letter; without it where counts do not agree."""
    import pypdfium2 as pdfium

    lines = []
    for found in re.finditer(r"[^\r\n\ufffe]+\ufffe?", text):
        foot = None
        if exact:
            try:
                foot = layer.get_charbox(found.start(), loose=True)[1]
            except pdfium.PdfiumError:
                foot = None
        lines.append(_Line(found[0].replace("\ufffe", "-").rstrip(), foot))
    return lines


def _running_lines(pages: list[list[_Line]]) -> frozenset[str]:
    """Lines, numbers aside, that stand at the edge of several pages."""
    edges: Counter[str] = Counter()
    for lines in pages:
        edges.update({_mask(line.text) for line in (*lines[:2], *lines[-2:])})
    return frozenset(text for text, count in edges.items() if count >= _RUNNING)


def _mask(text: str) -> str:
    return _DIGITS.sub("0", text.strip().lower())


def _set(lines: list[_Line], running: frozenset[str]) -> str:
    """A page's lines, with an empty line where the page leaves a wider gap."""
    edge = {0, 1, len(lines) - 2, len(lines) - 1}
    kept = [
        line
        for at, line in enumerate(lines)
        if not (at in edge and (_mask(line.text) in running or _PAGE_NUMBER.fullmatch(line.text)))
    ]
    gaps = [
        round(before.foot - after.foot, 1)
        for before, after in pairwise(kept)
        if before.foot is not None and after.foot is not None and before.foot > after.foot
    ]
    usual = sorted(gaps)[len(gaps) // 4] if gaps else None
    out: list[str] = []
    for at, line in enumerate(kept):
        if at and _apart(kept[at - 1], line, usual):
            out.append("")
        out.append(line.text)
    return "\n".join([*out, ""])


def _apart(before: _Line, line: _Line, usual: float | None) -> bool:
    """Whether two lines stand further apart than usual, or in another column."""
    if usual is None or before.foot is None or line.foot is None:
        return False
    return before.foot - line.foot > _GAP * usual or line.foot > before.foot + usual
