from __future__ import annotations

import pytest

from evenhand.reading import normalise

WRAPPED = """\
Mr. Able (Ruritania) (spoke in French): The recent events
in the south of the country are of the gravest con-
cern. The govern-
ment, spurred on by its well-
wishers abroad, has sent its counter-
terrorist units into the town of Example. On the

eve of the holiday, gunmen seized the town hall. It is of concern.

Background
The units were formed in May. They answer to nobody and
have been seen in three towns; the ministry denies it all.
"""


def test_unwrap_joins_hard_wrapped_paragraphs():
    assert normalise(WRAPPED).split("\n\n") == [
        "Mr. Able (Ruritania) (spoke in French): The recent events in the south of the country are "
        "of the gravest concern. The government, spurred on by its well-wishers abroad, has sent "
        "its counter-terrorist units into the town of Example. On the eve of the holiday, gunmen "
        "seized the town hall. It is of concern.",
        "Background",
        "The units were formed in May. They answer to nobody and have been seen in three towns; "
        "the ministry denies it all.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Title of the statement\nThe army left the town.",
        "Syria\n- Near Alpha, one strike destroyed a tank.\n- Near Beta, two strikes did.\nIraq",
        "The army left. It will be back in the spring of the year.\nThe town is empty and will be.",
        "\n".join(["A long paragraph " * 20 + "ends.", "Another one " * 20 + "ends."]),
        "Ministry of Defence\nExample Street 1\nExample Town",
    ],
)
def test_unwrap_leaves_lines_that_are_blocks(text):
    assert normalise(text) == "\n".join(line.strip() for line in text.split("\n"))


def test_unwrap_keeps_items_of_wrapped_lists():
    text = (
        "The mission recorded these violations of the ceasefire in the\n"
        "eastern district over the last week of the month of May:\n"
        "- two explosions near the school of the village of Alpha that\n"
        "were heard from the post;\n"
        "- one burst of fire near the village of Beta at the end of the\n"
        "day.\n"
    )
    assert normalise(text).split("\n\n") == [
        "The mission recorded these violations of the ceasefire in the eastern district over the "
        "last week of the month of May:",
        "- two explosions near the school of the village of Alpha that were heard from the post;",
        "- one burst of fire near the village of Beta at the end of the day.",
    ]


def test_unwrap_takes_indentation_for_a_new_paragraph():
    text = (
        "    The first paragraph goes on over the end of a line and is over\n"
        "at the end of this second line, which is full of words, as it were.\n"
        "    The second paragraph goes on over the end of its line as well and\n"
        "ends here.\n"
    )
    assert [block[:10] for block in normalise(text).split("\n\n")] == ["The first ", "The second"]


def test_unwrap_mends_sentences_cut_by_a_page_break():
    first = (
        "For many years the neighbour has held a part of the territory of the country and has " * 2
    )
    assert (
        normalise(f"{first}\ndriven out its people.\nNext.")
        == f"{first.strip()} driven out its people.\nNext."
    )


@pytest.mark.parametrize("line", ["word " * 13, "word", "a-", "x" * 60])
def test_unwrap_takes_many_lines_in_bounded_time(line):
    text = "\n".join([line] * 60_000)
    assert normalise(text)
