"""Fill the marked blocks of README.md with what the commands print."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from blocks import ROOT, fenced, fill

PAGE = ROOT / "README.md"
EXAMPLE = "examples/1-general-staff.txt"
WIDTH = 110
# What of a claim is shown, and of its parts; the record has more (docs/record.md).
SHOWN = {
    "event": (), "mode": (), "auxiliary": (), "date": (),
    "actor": ("entity_text", "code", "sector"),
    "recipient": ("entity_text", "code", "sector"),
    "event_loc": ("extracted_place", "start", "end"),
    "size": ("low", "high", "text"),
    "voice": ("kind", "entity_text"),
    "confidence": (), "cameo": (), "text": (),
    "text_info": ("trigger_start", "trigger_end"),
    "cite_info": ("document", "sha256", "publication"),
}  # fmt: skip


def claims(source: str = EXAMPLE) -> list[dict[str, Any]]:
    """The claims that `evenhand code` prints for a source."""
    call = [sys.executable, "-m", "evenhand", "code", source]
    printed = subprocess.run(call, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in printed.splitlines()]


def shortened(claim: dict[str, Any]) -> str:
    """A claim as JSON with the fields that are shown, as many on a line as fit."""
    lines = ["{"]
    for name, keys in SHOWN.items():
        value = part(claim[name], keys, by_name=name == "size")
        if name == "cite_info":
            value["sha256"] = value["sha256"][:12] + "..."
        field = f'"{name}": {json.dumps(value, ensure_ascii=False)}, '
        if len(lines[-1]) > 1 and len(lines[-1] + field) > WIDTH:
            lines.append(" ")
        lines[-1] += field
    return "\n".join(line.rstrip() for line in lines).rstrip(",") + "}"


def part(value: Any, keys: tuple[str, ...], *, by_name: bool = False) -> Any:
    """A value with the shown keys only."""
    if not keys or value is None:
        return value
    if isinstance(value, list):
        return [part(item, keys) for item in value]
    if by_name:
        return {name: part(item, keys) for name, item in value.items()}
    return {key: value[key] for key in keys}


def example(found: list[dict[str, Any]]) -> str:
    """The claim that tells of deaths, or the first one."""
    return shortened(next((c for c in found if "dead" in c["size"]), found[0]))


def page(current: str) -> str:
    """The README with its blocks filled."""
    return fill(current, "output: code", fenced(example(claims()), "json"))


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
