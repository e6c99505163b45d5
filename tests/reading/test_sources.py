from __future__ import annotations

import io
import os
import socket

import pytest

from evenhand.reading import plan

TREE = ("b.txt", "a.md", "sub/c.html", "sub/deep/d.PDF", ".hidden.txt", ".git/e.txt", "pic.png")


@pytest.fixture
def tree(tmp_path):
    folder = tmp_path / "corpus"
    for name in TREE:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return folder


def ids(*sources, **options):
    return [item.id for item in plan([str(source) for source in sources], **options)]


def test_plan_walks_folders_in_order_without_hidden_files(tree):
    assert ids(tree) == ["a.md", "b.txt", "pic.png", "sub/c.html", "sub/deep/d.PDF"]


def test_plan_names_a_file_alike_however_it_is_given(tree, monkeypatch):
    monkeypatch.chdir(tree)
    assert ids(tree / "b.txt") == ids("b.txt") == ids("*.txt") == ids(tree / "*.txt") == ["b.txt"]
    assert ids("sub") == ids("sub/**/*") == ids("sub/*") == ["c.html", "deep/d.PDF"]
    assert ids("**/*.html") == ids(tree / "**" / "*.html") == ["sub/c.html"]
    assert ids("**/[!a-c].P?F") == ["sub/deep/d.PDF"]


def test_plan_takes_a_file_named_twice_once_and_keeps_names_apart(tree, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").write_text("y")
    assert ids(tree / "b.txt", tree / "*.txt", other) == ["b.txt", "b.txt#2"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("missing.txt", "there is no such file"),
        ("*.nothing", "the pattern matches no file"),
        ("**/*.nothing", "the pattern matches no file"),
        ("pic.png", "the ending '.png' is not read; endings that are: .txt, .md, .html"),
        ("noending", "a name without ending is not read"),
        ("empty", "folder holds no files that are not hidden"),
        ("-", "standard input is not open"),
        ("", "is not a path"),
        ("a\0b", "is not a path"),
        ("x" * 5_000 + ".txt", "there is no such file"),
    ],
)
def test_plan_says_why_a_source_leads_nowhere(tree, monkeypatch, source, reason):
    monkeypatch.chdir(tree)
    (tree / "noending").write_text("x")
    (tree / "empty").mkdir()
    (item,) = plan([source])
    assert item.problem is not None
    assert item.problem.startswith(reason)


def test_plan_takes_standard_input():
    stream = io.BytesIO(b"x")
    (item,) = plan(["-", "-"], stream)
    assert (item.id, item.problem, item.stream) == ("-", None, stream)


def test_plan_is_not_trapped_by_links(tree):
    (tree / "loop").symlink_to(tree)
    (tree / "sub" / "up").symlink_to(tree / "sub")
    (tree / "self.txt").symlink_to(tree / "self.txt")
    expected = ["a.md", "b.txt", "pic.png", "self.txt", "sub/c.html", "sub/deep/d.PDF"]
    assert ids(tree) == expected
    assert sorted(ids(tree / "**/*")) == expected


def test_plan_enters_a_linked_folder_once(tree, tmp_path):
    far = tmp_path / "far"
    far.mkdir()
    (far / "z.txt").write_text("x")
    (tree / "one").symlink_to(far)
    (tree / "two").symlink_to(far)
    assert [name for name in ids(tree) if name.endswith("z.txt")] == ["one/z.txt"]


def test_plan_escapes_names_that_are_not_utf8(tmp_path):
    folder = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(folder, "w") as file:
            file.write("x")
    except OSError:
        pytest.skip("file system takes UTF-8 names only")
    assert ids(tmp_path) == ["caf\\xe9.txt"]


def test_read_rejects_what_is_no_plain_file(tmp_path, read_all):
    os.mkfifo(tmp_path / "pipe.txt")
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "s.txt"))
    server.close()
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    reasons = {item.source.split("/")[-1]: item.reason for item in read_all(tmp_path)}
    assert reasons["pipe.txt"] == "is a named pipe (FIFO), not a file; give a file"
    assert reasons["s.txt"].startswith("is a pipe or socket, not a file")
    assert reasons["self.txt"].startswith("is a link that leads back to itself")
    assert reasons["gone.txt"].startswith("there is no such file (a link that leads nowhere?)")
    assert reasons["zero.txt"] == "is a device, not a file; give a file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_read_rejects_what_may_not_be_read(tmp_path, read_all, write):
    write("a.txt", "The army left.").chmod(0)
    folder = tmp_path / "locked"
    folder.mkdir(mode=0)
    reasons = [item.reason for item in read_all(tmp_path)]
    folder.chmod(0o700)
    assert reasons == [
        "may not be read; allow reading it",
        "folder cannot be opened; allow reading it",
    ]


def test_read_says_why_the_system_does_not_open_a_file(write, read_all, monkeypatch):
    path = write("a.txt", "The army left.")

    def refuse(*_args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("evenhand.reading.opening.os.open", refuse)
    (rejected,) = read_all(path)
    assert rejected.reason == "may not be read; allow reading it"
