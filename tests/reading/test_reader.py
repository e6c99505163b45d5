from __future__ import annotations

import hashlib
import io
import subprocess
import sys

import pytest

from evenhand.model import Document, Rejection
from evenhand.reading import ReadSettings, body_ranges, from_text, opening, plan, read_item, reader
from evenhand.reading import document as documents

TEXT = "The army left the town of Example on Monday."


def test_read_gives_a_whole_document(write, read_all):
    raw = (
        "# https://mod.example/1 | 2021-05-12 | issuer/side: Ministry | On the army\r\n\r\n"
        f"FOR IMMEDIATE RELEASE\r\n\r\n{TEXT}\r\n"
    ).encode()
    path = write("sub/a.txt", raw)
    (document,) = read_all(path.parent.parent)
    text = f"FOR IMMEDIATE RELEASE\n\n{TEXT}"
    assert document == Document(
        id="sub/a.txt",
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        source=path.as_posix(),
        issuer="Ministry",
        title="On the army",
        published="2021-05-12",
        url="https://mod.example/1",
        language="en",
        body=((23, len(text)),),
    )


def test_read_lets_the_call_win(write, read_all):
    path = write("a.txt", f"Issuer: A\nDate: 2020\nTitle: T\n\n{TEXT}")
    (document,) = read_all(path, issuer="B", date="2021")
    assert (document.issuer, document.published, document.title) == ("B", "2021", "T")


def test_read_takes_front_matter_off_markdown(write, read_all):
    path = write("a.md", "---\nissuer: Ministry\n---\n# On the **army**\nThe army\nleft _it_.\n")
    (document,) = read_all(path)
    assert (document.issuer, document.text) == ("Ministry", "On the army\n\nThe army left it.")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "file is empty: it holds no text"),
        ("a.txt", b" \n\xe2\x80\x8b\n", "holds no text"),
        ("a.txt", b"Issuer: X\n", "holds no text"),
        ("a.txt", bytes(range(256)) * 9, "content is binary, not text"),
        ("a.txt", b"%PDF-1.7 x", "content is a PDF, not text"),
        (
            "a.txt",
            "Le gouvernement a condamné l'attaque contre la ville de Mossoul lundi.".encode(),
            "language is French (fr); evenhand codes English",
        ),
        ("a.jsonl", b"", "table holds no rows, so no text"),
        ("a.doc", b"x", "the ending '.doc' is not read"),
    ],
)
def test_read_rejects_with_a_reason_and_goes_on(write, read_all, name, content, reason):
    bad = write(name, content)
    rejected, document = read_all(bad, write("z.txt", TEXT))
    assert isinstance(rejected, Rejection)
    assert rejected.source == bad.as_posix()
    assert rejected.reason.startswith(reason)
    assert "\n" not in rejected.reason
    assert document.text == TEXT


def test_read_trusts_a_stated_language(write, read_all):
    path = write("a.txt", "Mossoul, Raqqa, Alep, Homs, Hama, Idlib, Deir ez-Zor, Palmyre, Damas.")
    assert read_all(path, language="en")[0].language == "en"
    assert read_all(path, language="fr")[0].reason.startswith("language is French (fr)")


@pytest.mark.parametrize(
    ("data", "settings", "text"),
    [
        (TEXT.encode(), {}, TEXT),
        (b'{"text": "The army left."}\n', {}, "The army left."),
        (b"<!DOCTYPE html><html><body><p>The army left.</p></body></html>", {}, "The army left."),
        (b"body,n\nThe army left.,1\n", {"column_map": {"text": "body"}}, "The army left."),
    ],
)
def test_read_tells_what_standard_input_holds(read_all, data, settings, text):
    (document,) = read_all("-", stdin=data, **settings)
    assert document.text == text
    assert document.id.startswith("-")


def test_read_bounds_what_it_takes(write, read_all, monkeypatch):
    monkeypatch.setattr(opening, "MAX_FILE_BYTES", 10)
    monkeypatch.setattr(opening, "MAX_TABLE_BYTES", 10)
    assert read_all(write("a.txt", TEXT))[0].reason == "file is larger than 10 bytes; split it"
    assert read_all(write("a.csv", TEXT))[0].reason == "file is larger than 10 bytes; split it"
    assert read_all("-", stdin=TEXT.encode())[0].reason.startswith("standard input is over 10")
    monkeypatch.undo()
    monkeypatch.setattr(reader, "MAX_FILE_BYTES", 10)
    assert read_all(write("a.txt", TEXT))[0].reason == "file is larger than 10 bytes; split it"
    monkeypatch.undo()
    monkeypatch.setattr(documents, "MAX_TEXT_CHARS", 10)
    assert read_all(write("a.txt", TEXT))[0].reason == "text is over 10 characters; split it"


@pytest.mark.parametrize("unit", ["The army left. ", "word", "The army\nleft ", "\u00e9 ", "- a\n"])
def test_read_takes_large_texts_in_bounded_time(write, read_all, unit):
    (document,) = read_all(write("a.txt", unit * (1_000_000 // len(unit))), language="en")
    assert document.body == body_ranges(document.text)


def test_read_item_reads_again_what_it_read(write):
    (item,) = plan([write("a.txt", TEXT)])
    settings = ReadSettings()
    assert list(read_item(item, settings)) == list(read_item(item, settings))


def test_from_text_reads_as_a_file_would(write, read_all):
    raw = f"Issuer: A\n\n{TEXT}"
    (from_file,) = read_all(write("a.txt", raw))
    from_memory = from_text(raw, name="a.txt")
    assert isinstance(from_memory, Document)
    assert (from_memory.id, from_memory.text, from_memory.sha256, from_memory.body) == (
        from_file.id,
        from_file.text,
        from_file.sha256,
        from_file.body,
    )
    assert from_text("") == Rejection(source="text", reason="holds no text")


def test_reading_starts_without_its_format_libraries():
    script = (
        "import sys, evenhand.reading; heavy = {'trafilatura', 'pypdfium2', 'docx', 'pyarrow', "
        "'py3langid', 'charset_normalizer', 'lxml'}; print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"


def test_read_prints_nothing(write, read_all, capfd):
    read_all(write("a.html", "<p>x"), write("b.pdf", b"%PDF-1.4 %%EOF"), write("c.docx", b"x"))
    assert capfd.readouterr() == ("", "")


def test_read_item_closes_what_it_opened(write):
    (item,) = plan([write("t.jsonl", b'{"text": "a left"}\n{"text": "b left"}\n')])
    rows = read_item(item, ReadSettings())
    assert next(rows).id == "t.jsonl#1"
    rows.close()


def test_read_reports_memory_that_does_not_suffice(read_all):
    class Hungry(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise MemoryError

    (item,) = plan(["-"], Hungry())
    assert list(read_item(item, ReadSettings())) == [
        Rejection(source="-", reason="needs more memory than there is; split it")
    ]
