"""The page as text: self-contained, equal on every run, nothing in it that data could open."""

import json
import re

import pytest

from evenhand.model import CiteInfo, Claim, Document, ReferenceEvent, TextInfo
from evenhand.report import render
from evenhand.report.offsets import to_utf16
from evenhand.report.page import SCRIPTS, STYLES, embed
from evenhand.report.payload import compact


def data_of(page: str) -> dict:
    return json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])


def test_page_is_equal_on_every_run(records):
    assert render(**records) == render(**records)


def test_page_refers_to_nothing_outside(records):
    page = render(**records)
    assert "default-src 'none'" in page
    assert not re.search(r"<(link|img|iframe|object|embed)\b|\bsrc=|@import|url\(", page)
    assert set(re.findall(r"https?://[^\s\"']+", page)) <= {"http://www.w3.org/2000/svg"}


def test_page_scripts_never_read_data_as_markup(records):
    page = render(**records)
    for name in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        ".cssText",
    ):
        assert name not in page


def test_page_has_every_script_and_style():
    assert len(set(SCRIPTS)) == len(SCRIPTS)
    assert len(set(STYLES)) == len(STYLES)


def test_page_data_cannot_end_its_element(records):
    page = render(**records)
    assert page.count("<script") == page.count("</script>") == 3
    assert data_of(page)["documents"][3]["text"].startswith("😀 The page says <script>")


@pytest.mark.parametrize("text", ["</script>", "<!--", "&amp;", "\u2028\u2029", "]]>"])
def test_embed_reads_back_and_has_no_markup(text):
    assert json.loads(embed({"a": text})) == {"a": text}
    assert not re.search("[<>&\u2028\u2029]", embed({"a": text}))


def test_page_title_is_escaped():
    page = render([], [], [], title="<b>&{style}")
    assert "<title>&lt;b&gt;&amp;{style}</title>" in page


def test_payload_spans_count_as_browsers_do(records):
    data = data_of(render(**records))
    for claim in data["claims"]:
        text = data["documents"][claim["doc"]]["text"].encode("utf-16-le")
        for party in claim.get("actor", []):
            if "start" in party:
                words = text[2 * party["start"] : 2 * party["end"]].decode("utf-16-le")
                assert words == party["entity_text"]


def test_payload_sides_follow_accounts_then_issuers(records):
    data = data_of(render(**records))
    assert data["sides"] == [
        "Ministry of Defence of Varda",
        "Lenno Front",
        "Meridian Wire",
        "issuer not stated",
    ]
    told = {data["documents"][claim["doc"]]["id"]: claim["side"] for claim in data["claims"][:15]}
    assert told == {"varda.txt": 0, "lenno.txt": 1, "wire.txt": 2}


def test_payload_reported_claim_stands_on_the_side_that_says_it(records):
    claims = data_of(render(**records))["claims"]
    reported = [claim for claim in claims if claim["doc"] == 2 and "entity_text" in claim["voice"]]
    assert [claim["side"] for claim in reported] == [1, 0]


def test_payload_claim_without_its_document_keeps_its_sentence():
    lost = Claim(
        id="x",
        event=("ASSAULT",),
        event_text=("hit",),
        quad_code=4,
        event_scale=-8.0,
        confidence=0.5,
        text="They hit it.",
        text_info=TextInfo(sequence=0, start=0, end=12, trigger_start=5, trigger_end=8),
        cite_info=CiteInfo(document="gone", sha256="0" * 64),
        coder="t",
    )
    document = Document(id="here", text="x", sha256="0" * 64, source="here")
    (claim,) = data_of(render([document], [lost], []))["claims"]
    assert (claim["text"], claim["source"]) == ("They hit it.", "gone")
    assert "doc" not in claim


def test_payload_leaves_out_unmatched_records_when_they_are_many(records):
    many = [ReferenceEvent(dataset="Big", record=str(n)) for n in range(2_000)]
    data = data_of(render(**records | {"references": [*records["references"], *many]}))
    assert [item["record"] for item in data["references"]] == ["198904"]
    assert data["left_out"] == 2_000


def test_compact_keeps_zero_and_false():
    assert compact({"low": 0, "is_issuer": False, "high": None}) == {"low": 0, "is_issuer": False}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", [0, 1, 2, 3]), ("é😀b", [0, 1, 3, 4]), ("😀😀", [0, 2, 4])],
)
def test_offsets_in_utf16(text, expected):
    shift = to_utf16(text)
    assert [shift(n) for n in range(len(text) + 1)] == expected
