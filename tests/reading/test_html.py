from __future__ import annotations

import pytest

from evenhand.errors import ReadError
from evenhand.reading.html import extract_html
from evenhand.reading.meta import Meta

PAGE = """<!doctype html><html lang="fr"><head><title>Army says - MoD</title>
<meta property="og:title" content="Army says three killed">
<meta property="og:site_name" content="Ministry of Defence">
<meta property="article:published_time" content="2021-05-12T10:00:00Z">
<link rel="canonical" href="https://mod.example/1"><script>var x = "no";</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article>
<h1>Army says three killed</h1>
<p>KYIV, May 12 (Agency) - The army said three &amp; more people
were&nbsp;killed. <b>It</b> blamed gunmen who, it said on 1 January 1999, were abroad.</p>
<ul><li>One strike near Alpha destroyed a tank.</li><li>One strike near Beta.</li></ul>
<blockquote>We condemn the attack on the town in the strongest of terms.</blockquote>
</article><footer>Imprint</footer></body></html>"""


def test_html_gives_main_text_and_stated_metadata(write, read_all):
    (document,) = read_all(write("a.html", PAGE))
    assert document.text.split("\n") == [
        "Army says three killed",
        "KYIV, May 12 (Agency) - The army said three & more people were killed. "
        "It blamed gunmen who, it said on 1 January 1999, were abroad.",
        "- One strike near Alpha destroyed a tank.",
        "- One strike near Beta.",
        "We condemn the attack on the town in the strongest of terms.",
    ]
    assert (document.issuer, document.title) == ("Ministry of Defence", "Army says three killed")
    assert (document.published, document.url) == ("2021-05-12", "https://mod.example/1")
    assert document.text[document.body[1][0] :].startswith("One strike near Alpha") or (
        "The army said" in document.text[slice(*document.body[1])]
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", Meta()),
        ("<title> A  title </title>", Meta(title="A title")),
        ('<meta name="DC.date" content="10/05/2021">', Meta()),
        ('<meta name="date" content="May 2021"><meta name="DC.publisher" content="X">',
         Meta(published="2021-05", issuer="X")),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2021-05-12", '
         '"headline": "T", "publisher": {"name": "X"}}]}</script>',
         Meta(published="2021-05-12", title="T", issuer="X")),
        ('<script type="application/ld+json">{broken</script><link rel="canonical"'
         ' href="/a">', Meta()),
        ("<script type='application/ld+json'>" + "[" * 100_000 + "</script>", Meta()),
    ],
)  # fmt: skip
def test_html_takes_metadata_only_from_where_it_is_stated(head, expected):
    page = f"<html><head>{head}</head><body><p>On 3 May 2019 the army left.</p></body></html>"
    assert extract_html(page.encode()).meta == expected


@pytest.mark.parametrize(
    "page",
    [
        "<p>The army left.</p>",
        "The army left.",
        "<html><body>The army left.</body></html>",
        "<div>" * 10_000 + "<p>The army left.</p>" + "</div>" * 10_000,
        "<html><body>" + "<b><i>" * 10_000 + "The army left." + "</i></b>" * 10_000,
        "<html><body><p>The army left.<!-- " + "x" * 100_000,
        "<html><body><table>" + "<tr><td>" * 5_000 + "The army left.",
    ],
)
def test_html_reads_odd_pages(page):
    assert extract_html(page.encode()).text.strip().strip("|").strip() == "The army left."


def test_html_follows_the_declared_encoding():
    page = (
        '<html><head><meta charset="windows-1252"></head><body><p>Sana’a – café</p></body></html>'
    )
    assert extract_html(page.encode("cp1252")).text.strip() == "Sana’a – café"


def test_html_takes_one_long_line_in_bounded_time():
    page = "<html><body><p>" + "The army shelled the town. " * 40_000 + "</p></body></html>"
    assert extract_html(page.encode()).text.count("army") == 40_000


@pytest.mark.parametrize("unit", ["<p>a ", "<div>a ", "<span>a</span> ", "<li>a", "a<br>"])
def test_html_keeps_the_text_of_pages_of_many_elements(unit):
    page = "<html><body>" + unit * 25_000
    assert extract_html(page.encode()).text.count("a") == 25_000


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"x" * 10_000_001, "web page is larger than 10 million bytes"),
        (b"\x89PNG\r\n\x1a\n\x00", "content is a picture"),
    ],
)
def test_html_refuses_what_it_cannot_read(data, reason):
    with pytest.raises(ReadError, match=reason):
        extract_html(data)


@pytest.mark.parametrize(
    "page", ["", "<html></html>", "<html><body><script>x()</script></body></html>"]
)
def test_html_without_text_is_rejected(write, read_all, page):
    (rejected,) = read_all(write("a.html", page))
    assert "holds no text" in rejected.reason
