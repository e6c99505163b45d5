"""The page: data, style and script put into one file that needs nothing from outside."""

from __future__ import annotations

import base64
import hashlib
import html
from importlib.resources import files
from typing import Any

import msgspec

STYLES = ("base.css", "sections.css", "documents.css", "narrow.css", "print.css")
SCRIPTS = (
    "core.js",
    "words.js",
    "card.js",
    "events.js",
    "pages.js",
    "counts.js",
    "timeline.js",
    "map.js",
    "table.js",
    "documents.js",
    "labels.js",
    "main.js",
)

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; base-uri 'none'; \
form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<noscript><p>{title}: this page draws its tables, texts and map with a script it carries with it. \
Scripts are switched off here; the same records are in the claims and events files.</p></noscript>
<script type="application/json" id="data">{data}</script>
<script type="application/json" id="outline">{outline}</script>
<script>{script}</script>
</body>
</html>
"""


def assemble(data: dict[str, Any]) -> str:
    """The page that shows this data."""
    style = "".join(_asset("assets", name) for name in STYLES)
    script = (
        f'"use strict";\n(() => {{\n{"".join(_asset("assets", name) for name in SCRIPTS)}}})();\n'
    )
    return PAGE.format(
        title=html.escape(str(data["title"])),
        style=style,
        style_hash=_digest(style),
        script=script,
        script_hash=_digest(script),
        data=embed(data),
        outline=embed(msgspec.json.decode(_asset("data", "outline.json"))),
    )


def embed(data: Any) -> str:
    r"""JSON that cannot end the element it stands in.

    >>> embed({"a": "</script>&\u2028"})
    '{"a":"\\u003c/script\\u003e\\u0026\\u2028"}'
    """
    text = msgspec.json.encode(data).decode()
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _asset(folder: str, name: str) -> str:
    return files("evenhand.report").joinpath(folder, name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """What the content security policy allows: this very script, this very style."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
