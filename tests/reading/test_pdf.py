from __future__ import annotations

import pytest

from evenhand.reading import pdf
from evenhand.reading.limits import MAX_PDF_PAGES

PAGE = [
    "STATEMENT OF THE MINISTRY", "", "The Ministry of Defence con-",
    "demns the attack on the (small) post in the", "south of Ruritania.",
    "", "A second paragraph starts here and it", "goes on.",
]  # fmt: skip


def test_pdf_gives_paragraphs_of_its_text_layer(write, read_all, make_pdf):
    (document,) = read_all(write("a.pdf", make_pdf([PAGE])))
    assert document.text.split("\n\n") == [
        "STATEMENT OF THE MINISTRY",
        "The Ministry of Defence condemns the attack on the (small) post in the south of "
        "Ruritania.",
        "A second paragraph starts here and it goes on.",
    ]


def test_pdf_leaves_out_running_heads_and_page_numbers(write, read_all, make_pdf):
    pages = [
        [
            "Ministry of Defence - Report",
            f"Part {word} of the text of the report goes on",
            f"and {word} ends.",
            str(n),
        ]
        for n, word in enumerate(["one", "two", "three"], start=1)
    ]
    (document,) = read_all(write("a.pdf", make_pdf(pages)))
    assert document.text.split("\n\n") == [
        f"Part {word} of the text of the report goes on and {word} ends."
        for word in ("one", "two", "three")
    ]


def test_pdf_joins_a_sentence_over_pages(write, read_all, make_pdf):
    pages = [
        [
            "The army of the Republic left the town and",
            "went on to the border of the state with its",
        ],
        ["neighbour, where it stopped for the whole of", "the night."],
    ]
    (document,) = read_all(write("a.pdf", make_pdf(pages)))
    assert document.text == (
        "The army of the Republic left the town and went on to the border of the state with its "
        "neighbour, where it stopped for the whole of the night."
    )


def test_pdf_reads_a_header(write, read_all, make_pdf):
    lines = [
        "Issuer: Ministry of Defence",
        "Date: 12 May 2021",
        "",
        "The army left the town of Example.",
    ]
    (document,) = read_all(write("a.pdf", make_pdf([lines])))
    assert (document.issuer, document.published) == ("Ministry of Defence", "2021-05-12")
    assert document.text == "The army left the town of Example."


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: b"", "file is empty"),
        (lambda data: b"hello", "content is not a PDF"),
        (lambda data: data[: len(data) // 2], "PDF is cut off before its end"),
        (lambda data: b"%PDF-1.4\nrubbish\n%%EOF", "PDF is damaged and cannot be opened"),
        (lambda data: data.replace(b"Tj", b"  "), "PDF holds no text layer"),
    ],
)
def test_pdf_rejects_what_it_cannot_read(write, read_all, make_pdf, change, reason):
    (rejected,) = read_all(write("a.pdf", change(make_pdf([PAGE]))))
    assert rejected.reason.startswith(reason)


def test_pdf_rejects_an_encrypted_file(write, read_all, make_pdf):
    lock = (
        b"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << "
        b"/Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -4 >>"
    )
    (rejected,) = read_all(write("a.pdf", make_pdf([PAGE], extra=lock)))
    assert rejected.reason == "PDF is encrypted; save it without a password"


def test_pdf_rejects_more_pages_or_text_than_a_text_has(write, read_all, make_pdf, monkeypatch):
    path = write("a.pdf", make_pdf([["Text."]] * 3))
    monkeypatch.setattr(pdf, "MAX_PDF_PAGES", 2)
    assert "PDF has 3 pages, over 2" in read_all(path)[0].reason
    monkeypatch.setattr(pdf, "MAX_PDF_PAGES", MAX_PDF_PAGES)
    monkeypatch.setattr(pdf, "MAX_PDF_PAGE_CHARS", 3)
    assert "PDF page 1 has over 3 characters" in read_all(path)[0].reason
    monkeypatch.setattr(pdf, "MAX_PDF_PAGE_CHARS", 10)
    monkeypatch.setattr(pdf, "MAX_TEXT_CHARS", 10)
    assert "PDF text is over 10 characters" in read_all(path)[0].reason
