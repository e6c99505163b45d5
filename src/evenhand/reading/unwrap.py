"""Lines into blocks: paragraphs that were broken to a width are made whole again."""

from __future__ import annotations

import re
from collections.abc import Callable

from evenhand.reading.meta import Layout
from evenhand.reading.structure import SPEAKER, ends_sentence, is_capitals, is_item

# Lines are broken to a width between these; beyond it a line is a paragraph of its own.
_NARROW, _WIDE = 36, 132
# A line that fills less than this part of the width was ended on purpose.
_FULL = 0.6
# Of the full lines of wrapped prose, most go on in lower case and few end a sentence.
_LOWER_SHARE, _OPEN_SHARE = 0.4, 0.5
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"(?<![^\W\d_])[^\W\d_]+-[ ]*\n[ ]*[^\W\d_]+")
_HYPHEN = re.compile(r"([^\W\d_]+)-$")
_HEAD = re.compile(r"[^\W\d_]+")
# First parts of compounds that are mostly written with a hyphen.
_FIRST_PARTS = (
    "anti counter cross east ex half high long low mid multi non north post pro self semi short so"
    " south well west"
)
_COMPOUNDS = frozenset(_FIRST_PARTS.split())

# Joining settles in two rounds; the bound is for texts made to unsettle it.
_ROUNDS = 6
# A line this long that stops short of its sentence's end was cut, not ended.
_PROSE = 100
_OPEN = re.compile(
    r"(?:^|\s)(?:the|an?|of|to|in|with|for|by|on|at|from|and|or|that|as|is|are|was|were|its|their"
    r"|his|her|our|has|have|had|not|be|been|this|these|which|who|into|between|against)$"
)

Lines = list[str]
Seam = Callable[[str, str], tuple[str, str]]


def unwrap(text: str, layout: Layout = "plain") -> str:
    r"""Cleaned text with one block a line, blocks of wrapped text apart by an empty line.

    Headings, list items and speaker lines stay blocks of their own; a sentence that a page
    break cut in two is joined; words hyphenated at a line's end are joined.

    >>> unwrap("A convoy of the mission was fired on near\nthe town on Monday and it turned\nback")
    'A convoy of the mission was fired on near the town on Monday and it turned back'
    """
    if layout == "blocks":
        return "\n\n".join("\n".join(map(str.strip, block)) for block in _blocks(text))
    for _ in range(_ROUNDS):
        before, text = text, _unwrap_once(text, certain=layout == "wrapped")
        if text == before:
            break
        layout = "plain"
    return text


def _unwrap_once(text: str, *, certain: bool) -> str:
    """One round; what it joins may show that more lines belong together."""
    blocks = _blocks(text)
    width = _width(blocks, certain=certain)
    seam = _seams(text)
    if width is None:
        return "\n\n".join(_mend(block, seam) for block in blocks)
    paragraphs: list[Lines] = []
    last_full = False
    for block in blocks:
        for position, line in enumerate(block):
            bare = line.strip()
            goes_on = (
                _continues(block, position, width)
                if position
                else last_full and _cut_in_two(paragraphs[-1][-1], bare)
            )
            if goes_on:
                end, glue = seam(paragraphs[-1][-1], bare)
                paragraphs[-1][-1] = end
                paragraphs[-1].append(glue + bare)
            else:
                paragraphs.append([bare])
            last_full = len(bare) >= _FULL * width
    return "\n\n".join("".join(pieces) for pieces in paragraphs)


def _blocks(text: str) -> list[Lines]:
    """Runs of lines between empty lines."""
    blocks: list[Lines] = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _width(blocks: list[Lines], *, certain: bool) -> int | None:
    """The width lines were broken to, or None when line breaks are meant."""
    pairs = [
        (line.strip(), block[at + 1].strip())
        for block in blocks
        for at, line in enumerate(block[:-1])
    ]
    if not pairs:
        return None
    lengths = sorted(len(line) for line, _ in pairs)
    width = lengths[round(0.9 * (len(lengths) - 1))]
    if certain:
        return max(width, _NARROW)
    if not _NARROW <= width <= _WIDE:
        return None
    full = [(line, after) for line, after in pairs if len(line) >= _FULL * width]
    lower = sum(after[0].islower() for _, after in full)
    unfinished = sum(not ends_sentence(line) for line, _ in full)
    if lower < _LOWER_SHARE * len(full) or unfinished < _OPEN_SHARE * len(full):
        return None
    return width


def _continues(block: Lines, position: int, width: int) -> bool:
    """Whether a line goes on the one before it in the same block."""
    before, line = block[position - 1], block[position]
    head, bare = before.strip(), line.strip()
    if is_capitals(head) != is_capitals(bare) and (is_capitals(head) or len(bare) > 20):
        return False
    if SPEAKER.match(bare):
        return False
    if is_item(bare) and (ends_sentence(head) or head.endswith(",") or is_item(head)):
        return False
    if _indented(block, position) and not is_item(head):
        return False
    if len(head) >= _FULL * width:
        return True
    return bare[0].islower() and not is_item(bare)


def _indented(block: Lines, position: int) -> bool:
    """Whether a line stands further in than the one before it and the one after it."""
    depth = _depth(block[position])
    after = block[position + 1] if position + 1 < len(block) else ""
    return depth > _depth(block[position - 1]) + 1 and depth > _depth(after) + 1


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _cut_in_two(before: str, line: str) -> bool:
    """Whether a block begins in the middle of the sentence the line before it left open."""
    if ends_sentence(before) or is_item(line) or is_capitals(before):
        return False
    return line[0].islower() or _OPEN.search(before[-12:]) is not None


def _mend(block: Lines, seam: Seam) -> str:
    """Lines that are paragraphs of their own, but for sentences a page break cut in two."""
    out: list[Lines] = []
    length = 0
    for line in map(str.strip, block):
        if out and length >= _PROSE and _cut_in_two(out[-1][-1], line):
            out[-1][-1], glue = seam(out[-1][-1], line)
            out[-1].append(glue + line)
            length += len(line)
        else:
            out.append([line])
            length = len(line)
    return "\n".join("".join(pieces) for pieces in out)


def _seams(text: str) -> Seam:
    """How two lines of this text join: what stays of the first, and what goes between.

    The text's own words tell which hyphens at line ends belong to a word.
    """
    words: set[str] = set()

    def seam(before: str, line: str) -> tuple[str, str]:
        broken = _HYPHEN.search(before[-60:]) if before.endswith("-") else None
        if broken is None:
            return before, " "
        head = _HEAD.match(line[:60])
        if head is None or not head[0][0].islower():
            return before, ""
        if not words:
            whole = _BROKEN.sub(" ", text)
            words.update(word.lower() for word in _WORD.findall(whole))
        if _keeps_hyphen(broken[1].lower(), head[0].lower(), words):
            return before, ""
        return before[:-1], ""

    return seam


def _keeps_hyphen(left: str, right: str, words: set[str]) -> bool:
    """Whether a hyphen at a line's end belongs to the word, as the rest of the text has it."""
    if left + right in words:
        return False
    if f"{left}-{right}" in words or left in _COMPOUNDS:
        return True
    return len(right) > 3 and len(left) > 2 and right in words and left in words
