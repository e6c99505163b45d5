from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evenhand.coding.blind import Mention
from evenhand.coding.mentions import merge_mentions
from evenhand.coding.places import find_places, places_of
from evenhand.lexicon.places import place_index


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Smith spoke.",
        "Mr Kent was not there.",
        "Reading the report took an hour.",
        "Mobile phones were seized.",
        "Police said most shops were shut in March.",
        "The University of Leeds and the Bank of Scotland were mentioned.",
        "The Washington Post and Boston Consulting disagreed.",
        "Manchester United won.",
        "The Duke of York was absent.",
        "Sgt. York fired twice.",
        "Patriot missiles were sent.",
    ],
)
def test_places_detect_leaves_other_names_alone(text: str) -> None:
    assert places_of(text) == []


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("He lives in Reading.", "Reading", "GBR"),
        ("RIOTS IN KHARKIV AGAIN TONIGHT", "KHARKIV", "UKR"),
        ("Talks stalled in St. Petersburg.", "St. Petersburg", "RUS"),
        ("Rebels took al-Bab.", "al-Bab", "SYR"),
        ("A blast hit Cox's Bazar.", "Cox's Bazar", "BGD"),
        ("A crowd gathered in Lancaster, Pa., at noon.", "Lancaster", "USA"),
        ("Police in Zakarpattia Oblast made arrests.", "Zakarpattia Oblast", "UKR"),
        ("Moscow said nothing.", "Moscow", "RUS"),
    ],
)
def test_places_detect_finds_names_of_places(text: str, words: str, country: str) -> None:
    place = next(p for p in places_of(text) if p.extracted_place == words)
    assert place.country_code == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Lebanese city of Tripoli was calm.", "LBN"),
        ("Gunmen in Tripoli, Libya, opened fire.", "LBY"),
        ("Troops entered Córdoba, Argentina.", "ARG"),
        ("Troops entered Córdoba in the south of Spain.", "ESP"),
        ("A court in Moscow, Idaho, ruled.", "USA"),
        ("Syria's Idlib was bombed.", "SYR"),
        ("Pakistan's Hyderabad saw riots.", "PAK"),
        ("India's Hyderabad saw riots.", "IND"),
    ],
)
def test_places_detect_resolves_by_what_stands_beside(text: str, country: str) -> None:
    cities = [p for p in places_of(text) if p.resolution is not None and p.resolution > 2]
    assert [p.country_code for p in cities] == [country]


@pytest.mark.parametrize(
    ("name", "country", "claims"),
    [
        ("Crimea", "UKR", ("RUS",)),
        ("the Golan Heights", "SYR", ("ISR",)),
        ("Nagorno-Karabakh", "AZE", ("ARM",)),
        ("Sheikh Jarrah", "PSE", ("ISR",)),
        ("Laayoune", "ESH", ("MAR",)),
        ("Taipei", "TWN", ("CHN",)),
        ("Srinagar", "IND", ("PAK",)),
        ("Muzaffarabad", "PAK", ("IND",)),
        ("the Senkaku Islands", "JPN", ("CHN", "TWN")),
        ("the Diaoyu Islands", "JPN", ("CHN", "TWN")),
    ],
)
def test_places_detect_gives_claims_of_disputed_places(
    name: str, country: str, claims: tuple[str, ...]
) -> None:
    place = places_of(f"A patrol was seen near {name} on Monday.")[0]
    assert (place.country_code, place.claims) == (country, claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyiv", "Kiev"),
        ("Bakhmut", "Artyomovsk"),
        ("Derry", "Londonderry"),
        ("Stepanakert", "Khankendi"),
        ("the Falklands", "the Malvinas"),
        ("Al-Aqsa", "the Temple Mount"),
        ("Scarborough Shoal", "Huangyan Island"),
    ],
)
def test_places_detect_gives_both_sides_names_one_place(one: str, other: str) -> None:
    first, second = (places_of(f"A patrol was seen near {n}.")[0] for n in (one, other))
    assert first.resolved_place == second.resolved_place is not None


words = st.sampled_from(
    ["Goma", "in", "Aleppo,", "Syria", "Mr", "Kent", "the", "of", "al-Bab", "Cox's", "Bazar", ".",
     "St.", "Louis", "said", "\n", "(", "Reading", "İzmir", "Pará", "N’Djamena", "-", "“",
     "province"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(words, max_size=20).map(" ".join)))
def test_places_detect_spans_reproduce_their_text(text: str) -> None:
    places = places_of(text)
    for place in places:
        assert text[place.start : place.end] == place.extracted_place != ""
    ends = [0, *(p.end for p in places)]
    assert all(p.start >= end for p, end in zip(places, ends, strict=False))


spans = st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(spans, max_size=8), st.lists(spans, max_size=8))
def test_merge_mentions_never_overlap(
    parties: list[tuple[int, int]], places: list[tuple[int, int]]
) -> None:
    merged = merge_mentions([Mention(a, b, "name") for a, b in parties], places)
    assert all(one.end <= two.start for one, two in pairwise(merged))
    for mention in merged:
        assert (mention.start, mention.end) in (parties if mention.kind == "name" else places)


def test_places_detect_reads_only_the_ranges() -> None:
    text = "Goma fell. Aleppo fell."
    assert [m.text for m in find_places(text, [(11, len(text))], place_index())] == ["Aleppo"]
