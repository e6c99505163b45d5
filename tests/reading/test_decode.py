from __future__ import annotations

import pytest

from evenhand.errors import ReadError
from evenhand.reading.decode import decode

TEXT = "The army – “ours” – left the café in Sana’a; three people were killed."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "utf-16-le", "utf-16-be"]
)
def test_decode_finds_the_encoding(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


def test_decode_follows_a_declared_encoding():
    text = "Армия покинула город, сообщило министерство."
    assert decode(text.encode("koi8-r"), declared="koi8-r") == text
    assert decode(TEXT.encode("cp1252"), declared="no-such-encoding") == TEXT


def test_decode_works_out_other_scripts():
    text = "Армия покинула город, сообщило министерство обороны в понедельник вечером. " * 20
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4 ...", "content is a PDF, not text"),
        (b"PK\x03\x04....", "content is a zip archive or office document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "content is a picture"),
        (bytes(range(256)) * 20, "content is binary, not text"),
        (b"\x00" * 5_000, "content is binary, not text"),
        ("é ".encode() * 50 + b"\xff\xc3 end", "content is UTF-8 but damaged at byte 150"),
        (b"\xff\xfeA", "content is damaged UTF-16 at byte"),
    ],
)
def test_decode_refuses_what_is_no_text(data, reason):
    with pytest.raises(ReadError, match=reason):
        decode(data)


def test_decode_takes_a_stray_control_character():
    data = b"The army left." * 20 + b"\x00 It came back."
    assert decode(data) == data.decode()
