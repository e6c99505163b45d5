from __future__ import annotations

import pytest

from evenhand.errors import ReadError
from evenhand.reading.languages import NAMES, identify, not_english, parse_language


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (None, None), ("", None), ("en", "en"), ("EN-gb", "en"), ("en_US", "en"), ("eng", "en"),
        ("English", "en"), ("French", "fr"), ("fra", "fr"), ("ukr", "uk"), ("Haitian Creole", "ht"),
    ],
)  # fmt: skip
def test_languages_parse_codes_and_names(value, code):
    assert parse_language(value) == code


@pytest.mark.parametrize("value", ["xx", "Klingon", "e", "english please"])
def test_languages_refuse_unknown_names(value):
    with pytest.raises(ReadError, match="is not known; give its code"):
        parse_language(value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The army shelled the town and killed three people on Monday.", "en"),
        ("Israel shelled Gaza.", "en"),
        ("Kyiv, Kharkiv", "en"),
        ("PKK", "en"),
        ("IDF strikes Khan Yunis", "en"),
        ("Houthi drone hits Jeddah", "en"),
        ("12 / 34", "en"),
        ("Le gouvernement a condamné l'attaque contre la ville de Mossoul et ses habitants.", "fr"),
        ("El ejército bombardeó la ciudad y mató a tres personas el lunes por la mañana.", "es"),
        ("Російські війська увійшли до міста.", "uk"),
        ("قصف الجيش المدينة", "ar"),
    ],
)
def test_languages_identify_texts(text, code):
    assert identify(text) == code


def test_languages_name_what_is_not_read():
    assert not_english("fr").startswith("language is French (fr); evenhand codes English")


def test_languages_know_every_language_of_the_identifier():
    from evenhand.reading.languages import _identifier

    assert set(_identifier().labels) - set(NAMES) == {"zxx"}  # no language at all
