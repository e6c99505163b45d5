"""docs/schemas/*.json and docs/record.md, generated so that they cannot drift."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from evenhand.export.claim_columns import CLAIM_COLUMNS
from evenhand.export.columns import Column
from evenhand.export.dyads import DYAD_COLUMNS
from evenhand.export.event_columns import EVENT_COLUMNS, MATCH_COLUMNS
from evenhand.export.files import write_atomic
from evenhand.export.schemas import RECORDS, schemas
from evenhand.model import (
    Account,
    Bounds,
    CiteInfo,
    Entity,
    Link,
    Place,
    Quantity,
    Reason,
    TextInfo,
    Voice,
)

NESTED: tuple[type[msgspec.Struct], ...] = (
    Entity,
    Place,
    Quantity,
    Voice,
    TextInfo,
    CiteInfo,
    Account,
    Bounds,
    Link,
    Reason,
)

INTRODUCTION = """\
# The records

Generated from the record classes by `scripts/make_docs.py`; edit those, not this page.
Every record is one JSON object on one line (JSON Lines). What a text does not give is null or
empty. Spans are half-open ranges of Unicode code points of the document's normalised text.
The JSON Schemas are in `docs/schemas/`.
"""


def generated_docs() -> dict[str, bytes]:
    """Every generated file's content by its path below docs/."""
    pages = {
        f"schemas/{name}.json": msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"
        for name, schema in schemas().items()
    }
    return pages | {"record.md": record_page().encode()}


def write_docs(folder: Path) -> None:
    """Write the generated files below a docs folder."""
    for name, data in generated_docs().items():
        write_atomic(folder / name, data)


def record_page() -> str:
    """docs/record.md: a table of fields per record, then the flat columns."""
    parts = [INTRODUCTION]
    for record in (*RECORDS.values(), *NESTED):
        parts.append("\n".join(_record_section(record)))
    parts.append("# The flat columns\n\n" + _FLAT_NOTE)
    for title, columns in (
        ("Claims", CLAIM_COLUMNS),
        ("Events", EVENT_COLUMNS),
        ("Matches", MATCH_COLUMNS),
    ):
        parts.append("\n".join(_column_section(title, columns)))
    dyads = [f"| `{name}` | {meaning} |" for name, meaning in DYAD_COLUMNS.items()]
    parts.append("\n".join(["## Dyads", "", "| column | meaning |", "|---|---|", *dyads, ""]))
    return "\n".join(parts)


_FLAT_NOTE = """\
Parquet and CSV have the same columns. A list is a list in Parquet and stands in one CSV cell
with ` | ` between its items; the n-th items of `actor_texts`, `actor_codes` and so on belong to
one party. A CSV cell that a spreadsheet would execute has an apostrophe in front.
"""


_FLAT = {"Claim": CLAIM_COLUMNS, "Event": EVENT_COLUMNS, "Match": MATCH_COLUMNS}

_NESTED_FIELDS = {
    "id": "hash of the record's content",
    "actor": "who acts; empty when the text does not say",
    "recipient": "upon whom; empty when the act has none",
    "event_loc": "where, as the text says",
    "size": "numbers of people by harm: dead, injured, arrested, displaced",
    "voice": "who says so",
    "text_info": "the sentence and its trigger in the document",
    "cite_info": "the document",
    "accounts": "what each side says, side by side",
    "fields": "date, place, actor, recipient and each number: whether accounts agree",
    "links": "why its claims were put together",
    "reasons": "each feature's weight and what it saw",
    "verdicts": "what the record holds on date, place, parties and each number",
    "explanation": "why the type was chosen, where asked for",
    "side": "declared side, or the issuer",
    "voices": "who speaks for it",
    "documents": "ids of its documents",
    "stance": "what it does with the event",
    "first_said": "day of its first publication",
    "labels": "evaluative words it uses, by neutral key",
    "history": "what was first said, repeated, revised, withdrawn",
    "date": "first day of the interval",
    "enddate": "last day of the interval",
    "url": "address it was published at",
    "title": "its title",
    "publication": "issuer",
    "language": "ISO 639-1 code",
    "published": "day of publication; null when not stated",
    "document": "id of the document",
    "sha256": "digest of its raw bytes",
    "low": "lowest number; null when open",
    "high": "highest number; null when open",
    "text": "the words",
    "start": "where the words start",
    "end": "where the words end",
    "sequence": "number of the sentence in the document",
    "trigger_start": "where the act's word starts",
    "trigger_end": "where the act's word ends",
    "score": "sum of the reasons, in bits",
    "feature": "what was compared",
    "weight": "evidence in bits; negative speaks against",
    "detail": "what was seen",
    "claims": "ids of the claims",
}
"""Meanings of fields whose class says them in its prose or leaves them to their type."""


def _record_section(record: type[msgspec.Struct]) -> Iterator[str]:
    prose, said = parse_docstring(inspect.getdoc(record) or "")
    flat = _FLAT.get(record.__name__, ())
    meanings = _NESTED_FIELDS | {column.name: column.meaning for column in flat} | said
    yield from (
        f"## {record.__name__}",
        "",
        prose,
        "",
        "| field | type | meaning |",
        "|---|---|---|",
    )
    for field in msgspec.structs.fields(record):
        yield f"| `{field.name}` | {_type(field.type)} | {meanings.get(field.name, '')} |"
    yield ""


def _column_section(title: str, columns: Iterable[Column]) -> Iterator[str]:
    yield from (f"## {title}", "", "| column | kind | HXL | meaning |", "|---|---|---|---|")
    for column in columns:
        tag = f"`{column.hxl}`" if column.hxl else ""
        yield f"| `{column.name}` | {column.kind} | {tag} | {column.meaning} |"
    yield ""


def parse_docstring(text: str) -> tuple[str, dict[str, str]]:
    r"""Prose before "Attributes:", and the meaning of each attribute named there.

    >>> parse_docstring("A thing.\n\nAttributes:\n    a, b: both ends.\n        More.")
    ('A thing.', {'a': 'both ends. More.', 'b': 'both ends. More.'})
    """
    prose, _, attributes = text.partition("Attributes:")
    meanings: dict[str, str] = {}
    for entry in re.split(r"\n {4}(?=\S)", attributes):
        flat = " ".join(entry.split())
        for names, meaning in _named(flat):
            meanings |= dict.fromkeys(names, meaning)
    return " ".join(prose.split()), meanings


def _named(entry: str) -> Iterator[tuple[list[str], str]]:
    """Each `name, name: meaning` of an entry; several may share one, after a semicolon."""
    for part in re.split(r"; (?=[a-z_]+(?:, [a-z_]+)*: )", entry):
        names, colon, meaning = part.partition(": ")
        if colon and re.fullmatch(r"[a-z_0-9]+(, [a-z_0-9]+)*", names):
            yield names.split(", "), meaning.strip()


def _type(kind: Any) -> str:
    """A field's type in words a reader of JSON knows."""
    text = kind.__name__ if isinstance(kind, type) and not hasattr(kind, "__args__") else str(kind)
    literal = re.compile(r"typing\.Literal\[([^\]]*)\]")
    text = literal.sub(lambda found: " / ".join(re.findall(r"'([^']*)'", found[1])), text)
    text = re.sub(r"evenhand\.model\.\w+\.|typing\.", "", text)
    text = re.sub(r"tuple\[(.*), \.\.\.\]", r"list of \1", text)
    for ours, theirs in (("str", "text"), ("int", "integer"), ("float", "number")):
        text = re.sub(rf"\b{ours}\b", theirs, text)
    text = text.replace("bool", "true / false").replace("None", "null").replace("NoneType", "null")
    text = re.sub(r"Optional\[(.*)\]", r"\1 or null", text)
    text = re.sub(r"dict\[text, (.*)\]", r"object of \1 by name", text).replace("Any", "anything")
    return text.replace("tuple[text, text]", "two texts").replace(" | ", " or ")
