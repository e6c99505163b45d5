"""Which items a call's sources stand for: files, folders, globs and standard input."""

from __future__ import annotations

import glob
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from evenhand.reading.limits import MAX_SOURCE_FILES

FORMATS = {
    ".txt": "text", ".md": "markdown", ".html": "html", ".htm": "html", ".pdf": "pdf",
    ".docx": "docx", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv",
    ".parquet": "parquet",
}  # fmt: skip
ENDINGS = ", ".join(FORMATS)
TABLES = frozenset({"jsonl", "csv", "parquet"})
STDIN = "-"
_WILD = re.compile(r"[*?\[]")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One file to be read, or standard input; known before anything is opened.

    Attributes:
        id: name of the item within the run: its path below the folder or fixed part of the glob
            it was found by, or its file name; `#2` and so on where two items share one.
        source: the path as given or found, for messages.
        path: where to read it; None for standard input and for sources that led nowhere.
        format: the reader to use; None when the ending is not known or standard input.
        problem: why there is nothing to read; None when there is.
        stream: standard input, for the item `-`.
    """

    id: str
    source: str
    path: Path | None = None
    format: str | None = None
    problem: str | None = None
    stream: BinaryIO | None = None


def plan(sources: Sequence[str | Path], stdin: BinaryIO | None = None) -> list[Item]:
    """The items that sources stand for, in the order given, each source's own sorted.

    Folders are walked (hidden files and folders left out, linked folders visited once); a file
    named twice is one item. Nothing is opened. A source that leads nowhere is an item with a
    problem, which `read_item` reports.
    """
    items: list[Item] = []
    seen: set[str] = set()
    taken: set[str] = set()
    for source in sources:
        for item in _expand(source, stdin):
            place = item.source if item.path is None else os.path.abspath(item.path)
            if place in seen:
                continue
            seen.add(place)
            name = unique(item.id, taken)
            items.append(msgspec.structs.replace(item, id=name))
    return items


def unique(name: str, taken: set[str]) -> str:
    """The name, or the name with the first `#2`, `#3` and so on that is free; marks it taken."""
    found, count = name, 1
    while found in taken:
        count += 1
        found = f"{name}#{count}"
    taken.add(found)
    return found


def printable(path: str | Path) -> str:
    """A path as text that can be written as UTF-8: POSIX, composed, odd bytes escaped."""
    raw = os.fsencode(path).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", raw.replace(os.sep, "/"))


def _expand(source: str | Path, stdin: BinaryIO | None) -> Iterator[Item]:
    name = str(source)
    shown = printable(name) if "\0" not in name else repr(name)
    if name == STDIN:
        problem = None if stdin is not None else "standard input is not open; give a file instead"
        yield Item(id="-", source="-", stream=stdin, problem=problem)
    elif not name or "\0" in name:
        yield Item(id=shown, source=shown, problem="is not a path; give a file, folder or glob")
    elif os.path.isdir(name):
        yield from _from_folder(Path(name), shown)
    elif _WILD.search(name) and not os.path.lexists(name):
        yield from _from_glob(name, shown)
    else:
        yield _from_file(Path(name), Path(name).name)


def _from_file(path: Path, name: str) -> Item:
    ending = path.suffix.lower()
    kind = FORMATS.get(ending)
    problem = None
    if kind is None:
        what = f"the ending {printable(ending)!r}" if ending else "a name without ending"
        problem = f"{what} is not read; endings that are: {ENDINGS}"
    if not os.path.lexists(path):
        problem = "there is no such file; check the path"
    return Item(id=printable(name), source=printable(path), path=path, format=kind, problem=problem)


def _from_folder(folder: Path, shown: str) -> Iterator[Item]:
    found = sorted((printable(path.relative_to(folder)), path) for path in _walk(folder))
    if len(found) > MAX_SOURCE_FILES:
        problem = f"folder holds more than {MAX_SOURCE_FILES:,} files; give its subfolders instead"
        yield Item(id=shown, source=shown, problem=problem)
        return
    for name, path in found:
        if path.is_dir():
            yield Item(
                id=name, source=printable(path), problem="folder cannot be opened; allow reading it"
            )
        else:
            yield _from_file(path, name)
    if not found:
        yield Item(id=shown, source=shown, problem="folder holds no files that are not hidden")


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below a folder, unsorted, at most one more than are allowed; linked folders
    come last and are entered once. A folder that cannot be opened is given itself.
    """
    visited: set[tuple[int, int]] = set()
    plain, linked = [folder], list[Path]()
    count = 0
    while plain or linked:
        here = plain.pop() if plain else linked.pop(0)
        try:
            state = os.stat(here)
            if (state.st_dev, state.st_ino) in visited:
                continue
            visited.add((state.st_dev, state.st_ino))
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:
            yield here
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if not _is_folder(entry):
                count += 1
                yield here / entry.name
            else:
                (linked if entry.is_symlink() else plain).append(here / entry.name)
        if count > MAX_SOURCE_FILES:
            return


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry leads to a folder; a link that leads to itself does not."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _from_glob(pattern: str, shown: str) -> Iterator[Item]:
    fixed: list[str] = []
    for part in Path(pattern).parts:
        if _WILD.search(part):
            break
        fixed.append(part)
    base = Path(*fixed) if fixed else Path()
    if "**" in pattern:
        wanted = _deep_pattern(Path(pattern).parts[len(fixed) :])
        paths = sorted(
            path for path in _walk(base) if wanted.fullmatch(path.relative_to(base).as_posix())
        )
    else:
        paths = sorted(_files_of(glob.iglob(pattern)))
    for path in paths:
        yield _from_file(path, printable(path.relative_to(base)))
    if not paths:
        yield Item(id=shown, source=shown, problem="the pattern matches no file; check it")


def _deep_pattern(parts: Sequence[str]) -> re.Pattern[str]:
    """A pattern with `**` for paths found by our walk, which linked folders cannot trap."""
    steps = []
    for part in parts:
        if part == "**":
            steps.append("(?:[^/]+/)*")
            continue
        for sign in re.findall(r"\[!?\]?[^\]]*\]|.", part, re.DOTALL):
            if len(sign) > 1:
                steps.append("[" + sign[1:-1].replace("\\", r"\\").replace("!", "^", 1) + "]")
            else:
                steps.append({"*": "[^/]*", "?": "[^/]"}.get(sign, re.escape(sign)))
        steps.append("/")
    whole = "".join(steps)
    return re.compile(whole.removesuffix("/") if parts[-1] != "**" else whole + "[^/]+")


def _files_of(names: Iterable[str]) -> Iterator[Path]:
    """The files a glob found, and those below the folders it found."""
    for name in names:
        if os.path.isdir(name):
            yield from _walk(Path(name))
        else:
            yield Path(name)
