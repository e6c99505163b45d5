from __future__ import annotations

import io

import docx
import pytest

from evenhand.reading import docx as reader


def make_docx(*paragraphs: str, table: list[list[str]] | None = None) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.add_paragraph("After the table.")
    document.core_properties.title = "not stated in the text"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_docx_gives_paragraphs_and_cells_in_order(write, read_all):
    data = make_docx(
        "The army left.", "", "It\u00ad came back.", table=[["Dead", "3"], ["Hurt", "5"]]
    )
    (document,) = read_all(write("a.docx", data))
    assert document.text.split("\n\n") == [
        "The army left.", "It came back.", "Dead", "3", "Hurt", "5", "After the table.",
    ]  # fmt: skip
    assert document.title is None


def test_docx_reads_a_header(write, read_all):
    data = make_docx("Issuer: Ministry of Defence", "Date: 12 May 2021", "The army left the town.")
    (document,) = read_all(write("a.docx", data))
    assert (document.issuer, document.published) == ("Ministry of Defence", "2021-05-12")
    assert document.text == "The army left the town."


def test_docx_leaves_out_deleted_text_and_keeps_inserted():
    document = docx.Document()
    paragraph = document.add_paragraph("The army ")
    body = paragraph._p
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for xml in (
        f"<w:del {space}><w:r><w:delText>never </w:delText></w:r></w:del>",
        f"<w:ins {space}><w:r><w:t>left</w:t><w:br/><w:t>the</w:t><w:tab/><w:t>town.</w:t></w:r>"
        "</w:ins>",
    ):
        body.append(docx.oxml.parse_xml(xml))
    buffer = io.BytesIO()
    document.save(buffer)
    assert reader.extract_docx(buffer.getvalue()).text == "The army left\nthe town."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"hello", "file is damaged or no Word file"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "file is an old or encrypted Word file"),
        (make_docx("x")[:-400], "file is damaged or no Word file"),
    ],
)
def test_docx_rejects_what_it_cannot_read(write, read_all, data, reason):
    (rejected,) = read_all(write("a.docx", data))
    assert rejected.reason.startswith(reason)


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"a.txt": b"x"}, "not a Word file that can be opened"),
        ({"[Content_Types].xml": b"<Types"}, "not a Word file that can be opened"),
        ({"word/document.xml": b"\0" * 3_000_000}, "archive part 'word/document.xml' unpacks to"),
        ({f"{n}.xml": b"" for n in range(10_001)}, "archive has over 10,000 parts"),
    ],
)
def test_docx_rejects_archives_that_are_no_text(write, read_all, make_zip, members, reason):
    (rejected,) = read_all(write("a.docx", make_zip(members)))
    assert rejected.reason.startswith(reason)


def test_docx_rejects_an_archive_too_large_unpacked(write, read_all, monkeypatch):
    monkeypatch.setattr(reader, "MAX_DOCX_UNPACKED", 1_000)
    (rejected,) = read_all(write("a.docx", make_docx("The army left.")))
    assert rejected.reason == "archive unpacks to over 1,000 bytes; save the text as .txt"


def test_docx_rejects_entity_bombs(write, read_all, make_zip):
    names = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    xml = f'<!DOCTYPE w [<!ENTITY e0 "boom">{names}]><w>&e9;</w>'.encode()
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    data = make_zip({"[Content_Types].xml": types, "word/document.xml": xml, "_rels/.rels": xml})
    (rejected,) = read_all(write("a.docx", data))
    assert rejected.reason.startswith("not a Word file that can be opened")
