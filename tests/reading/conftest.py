"""Hand-made inputs for the readers, and one way to read them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from evenhand.model import Document, Rejection
from evenhand.reading import ReadSettings, read

ReadAll = Callable[..., list[Document | Rejection]]
MakePdf = Callable[..., bytes]
MakeZip = Callable[[dict[str, bytes]], bytes]


@pytest.fixture
def read_all() -> ReadAll:
    def run(*sources: Path | str, stdin: bytes | None = None, **settings: object):
        stream = None if stdin is None else io.BytesIO(stdin)
        return list(read(sources, settings=ReadSettings(**settings), stdin=stream))

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    def put(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return put


@pytest.fixture
def make_pdf() -> MakePdf:
    """A PDF of pages of lines in Helvetica, an empty line a wider gap; written by hand."""

    def build(pages: list[list[str]], *, extra: bytes = b"") -> bytes:
        kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        for number, lines in enumerate(pages):
            shown = b"".join(b"T*\n" if not line else _shown(line) for line in lines)
            content = b"BT /F1 12 Tf 72 740 Td 14 TL\n" + shown + b"ET"
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources "
                b"<< /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * number)
            )
            objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
        out = b"%PDF-1.4\n"
        offsets = []
        for number, body in enumerate(objects, start=1):
            offsets.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        return (
            out
            + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
            + table
            + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
            % (len(objects) + 1, extra, len(out))
        )

    return build


def _shown(line: str) -> bytes:
    escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"(" + escaped.encode("cp1252") + b") Tj T*\n"


@pytest.fixture
def make_zip() -> MakeZip:
    def build(members: dict[str, bytes]) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return buffer.getvalue()

    return build
