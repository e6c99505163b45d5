from __future__ import annotations

import pytest

from evenhand.reading import body_ranges


def coded(text: str) -> list[str]:
    return [text[start:end] for start, end in body_ranges(text)]


NEWS = "Troops left the town on Monday."


@pytest.mark.parametrize(
    "dateline",
    [
        "GENEVA, 3 May (Agency) - ", "KYIV -- ", "KYIV — ", "KYIV, May 3 – ", "Kabul (Reuters) - ",
        "Geneva, 3 May 2021 – ", "WASHINGTON, D.C., May 3, 2021 -- ", "SANA'A, Yemen (AP) — ",
        "NEW YORK, 12 May 2021 – ", "TEL AVIV—",
    ],
)  # fmt: skip
def test_body_begins_behind_a_dateline(dateline):
    assert coded(dateline + NEWS) == [NEWS]
    assert coded(f"Army leaves town\n\n{dateline}{NEWS}\n\n{NEWS} Again.") == [
        "Army leaves town",
        f"{NEWS}\n\n{NEWS} Again.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The army - the only one - left.",
        "U.S.-led forces left.",
        "NATO - which denies it - left.",
        "On 3 May the army left - at last.",
        "Embargo on arms lifted by the council.",
        "The press release of the army is wrong about that.",
        "(Three soldiers were killed.)",
        "Copyright disputes led to the ban of the paper, in which the ministry saw a danger to the "
        "public order of the country and which it had long since wished to close, it said.",
        "Ends of the line were shelled.",
        "The Foreign Secretary, Boris Example, said:",
        "Mr. Example said: we left.",
        "5,000 people fled.",
    ],
)
def test_body_keeps_what_the_text_says(text):
    assert coded(text) == [text]


@pytest.mark.parametrize(
    "line",
    [
        "FOR IMMEDIATE RELEASE", "For immediate release: 3 May 2021", "PRESS RELEASE",
        "Press Release No. 12/21",
        "EMBARGOED UNTIL 6 P.M. GMT", "Embargo: 12 May, noon", "Not for publication before Monday",
        "12 May 2021", "Geneva, 12 May 2021", "Monday, May 3", "* * *", "___", "- 2 -", "12",
        "Contact: Jane Example, +41 22 000 00 00", "Media contact: press@mod.example",
        "For further information, call the press office.", "Tel: +41 22 000 00 00",
        "© 2021 Ministry of Defence", "Copyright 2021. All rights reserved.", "(spoke in Russian)",
        "https://mod.example/news/1",
    ],
)  # fmt: skip
def test_body_leaves_out_lines_about_the_text(line):
    assert coded(f"{line}\n\n{NEWS}") == [NEWS]


@pytest.mark.parametrize(
    "speaker",
    [
        "Mr. Able (Ruritania): ", "Mr. Able (Ruritania) (spoke in French): ", "The President: ",
        "The President (spoke in French): ", "Ms. Baker-Charlie (State of Example): ", "MR. ABLE: ",
        "QUESTION: ", "Sir John Able (United Realm): ",
    ],
)  # fmt: skip
def test_body_leaves_out_speakers_of_records(speaker):
    assert coded(f"{speaker}{NEWS}\n\nMore of it.") == [f"{NEWS}\n\nMore of it."]


def test_body_leaves_out_list_marks_and_repeated_headings():
    text = "On the strikes\n\nOn the strikes\n\n- One strike.\n2) Two strikes.\n. Three strikes."
    assert coded(text) == ["On the strikes", "One strike.", "Two strikes.", "Three strikes."]


@pytest.mark.parametrize("mark", ["###", "# # #", "-ends-", "ENDS", "-30-", "Notes to editors:"])
def test_body_ends_at_an_end_mark(mark):
    text = f"{NEWS} {NEWS} {NEWS}\n\n{mark}\n\nThe ministry was founded in 1900."
    assert coded(text) == [f"{NEWS} {NEWS} {NEWS}"]


def test_body_goes_on_after_a_mark_between_parts():
    text = f"{NEWS}\n\n###\n\n{NEWS} {NEWS} {NEWS} {NEWS}"
    assert coded(text) == [NEWS, f"{NEWS} {NEWS} {NEWS} {NEWS}"]


def test_body_leaves_out_names_below_a_contact_line():
    text = f"{NEWS} {NEWS}\n\nContact:\nJane Example\nPress officer\n\n{NEWS}"
    assert coded(text) == [f"{NEWS} {NEWS}", NEWS]


@pytest.mark.parametrize(
    "text", ["", "###", "A" * 500_000, "A. " * 100_000, "(" * 100_000, "A, " * 90_000]
)
def test_body_takes_odd_lines_in_bounded_time(text):
    assert len(coded(text.strip())) <= 1
