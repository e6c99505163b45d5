"""The confusion matrix and the reliability diagram as pictures (SVG) that any browser shows."""

from __future__ import annotations

from html import escape

from evenhand.evaluate.calibration import Calibration
from evenhand.evaluate.scores import NONE, Scores
from evenhand.lexicon.ontology import event_kinds

_CELL, _LEFT, _TOP = 34, 110, 130
# Ink and paper follow the reader's choice of dark or light; blue keeps its contrast on both.
_STYLE = """<style>
.page{fill:#fff}.ink{fill:#1b1b1b}.faint{fill:#5c5c5c}.line{stroke:#8a8a8a;fill:none}
.right{fill:#2563ae}.wrong{fill:#b4541a}.on{fill:#fff}
text{font:12px system-ui,sans-serif}.small{font-size:11px}.title{font-weight:600;font-size:14px}
@media(prefers-color-scheme:dark){.page{fill:#16181c}.ink{fill:#ececec}.faint{fill:#a8a8a8}
.line{stroke:#7d7d7d}.right{fill:#5b9be6}.wrong{fill:#e08a4e}.on{fill:#0d0e10}}
</style>"""


def _svg(width: int, height: int, title: str, description: str, parts: list[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-labelledby="t d">\n'
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(description)}</desc>\n'
        f'{_STYLE}\n<rect class="page" width="{width}" height="{height}"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _text(x: float, y: float, words: str, *, kind: str = "ink", more: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}" class="{kind}"{more}>{escape(words)}</text>'


def confusion_svg(scores: Scores) -> str:
    """Event types by hand (rows) against types coded (columns); shade is the share of the row."""
    names = [*event_kinds(), NONE]
    parts = [
        _text(_LEFT, 22, "Event type: by hand (rows), coded (columns)", kind="ink title"),
        _text(
            _LEFT, 40, "shade: share of the row; NONE: no claim on that side", kind="faint small"
        ),
    ]
    for n, name in enumerate(names):
        x, y = _LEFT + n * _CELL + _CELL / 2 + 4, _TOP - 6
        turn = f' transform="rotate(-55 {x:g} {y:g})"'
        parts.append(_text(x, y, name, kind="ink small", more=turn))
        row_y = _TOP + n * _CELL + _CELL / 2 + 4
        parts.append(_text(_LEFT - 8, row_y, name, kind="ink small", more=' text-anchor="end"'))
    for i, gold in enumerate(names):
        row = scores.confusion.get(gold, {})
        whole = sum(row.values())
        for j, coded in enumerate(names):
            parts += _cell(i, j, row.get(coded, 0), whole, right=gold == coded)
    side = len(names) * _CELL
    frame = f'<rect class="line" x="{_LEFT}" y="{_TOP}" width="{side}" height="{side}"/>'
    return _svg(
        _LEFT + side + 60,
        _TOP + side + 20,
        "Confusion matrix of event types",
        f"{scores.gold_claims} claims by hand against {scores.coded_claims} coded claims",
        [*parts, frame],
    )


def _cell(i: int, j: int, count: int, whole: int, *, right: bool) -> list[str]:
    if count == 0:
        return []
    share = count / whole
    x, y = _LEFT + j * _CELL, _TOP + i * _CELL
    kind = "right" if right else "wrong"
    shade = f'<rect class="{kind}" x="{x}" y="{y}" width="{_CELL}" height="{_CELL}" '
    ink = "on" if share > 0.55 else "ink"
    return [
        shade + f'fill-opacity="{0.1 + 0.9 * share:.2f}"/>',
        _text(x + _CELL / 2, y + _CELL / 2 + 4, str(count), kind=f"{ink} small", more=_MIDDLE),
    ]


_MIDDLE = ' text-anchor="middle"'
_SIDE = 320


def reliability_svg(calibration: Calibration) -> str:
    """Share of right event types against stated confidence; the diagonal is perfect."""
    left, top = 60, 60
    bottom = top + _SIDE
    parts = [
        _text(left, 24, "How often a confidence is right", kind="ink title"),
        _text(left, 44, _summary(calibration), kind="faint small"),
        f'<rect class="line" x="{left}" y="{top}" width="{_SIDE}" height="{_SIDE}"/>',
        f'<path class="line" stroke-dasharray="4 4" d="M{left} {bottom}L{left + _SIDE} {top}"/>',
    ]
    for n in range(0, 11, 2):
        at = n / 10 * _SIDE
        label = f"{n / 10:g}"
        parts.append(_text(left + at, bottom + 18, label, kind="faint small", more=_MIDDLE))
        end = ' text-anchor="end"'
        parts.append(_text(left - 8, bottom - at + 4, label, kind="faint small", more=end))
    largest = max((b.count for b in calibration.bins), default=1)
    for b in calibration.bins:
        x, y = left + b.confidence * _SIDE, bottom - b.accuracy * _SIDE
        radius = 4 + 10 * (b.count / largest) ** 0.5
        parts.append(f'<circle class="right" cx="{x:g}" cy="{y:g}" r="{radius:.1f}"/>')
        parts.append(_text(x + radius + 3, y + 4, str(b.count), kind="ink small"))
    parts.append(_text(left + _SIDE / 2, bottom + 40, "stated confidence", more=_MIDDLE))
    turn = f' text-anchor="middle" transform="rotate(-90 18 {top + _SIDE / 2:g})"'
    parts.append(_text(18, top + _SIDE / 2, "share right", more=turn))
    return _svg(left + _SIDE + 60, bottom + 56, "Reliability diagram", _summary(calibration), parts)


def _summary(calibration: Calibration) -> str:
    if calibration.error is None:
        return "nothing coded"
    return f"expected calibration error {calibration.error:.3f}; dots: number of claims"
