"""Which language a text is in; only English is coded."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from evenhand.errors import ReadError
from evenhand.reading.limits import SAMPLE_CHARS

# Codes (ISO 639-1 where there is one) and English names of the languages the identifier knows.
_TABLE = """
af Afrikaans|am Amharic|an Aragonese|ar Arabic|as Assamese|az Azerbaijani|be Belarusian
bg Bulgarian|bn Bengali|br Breton|bs Bosnian|ca Catalan|cs Czech|cy Welsh|da Danish|de German
dz Dzongkha|el Greek|en English|eo Esperanto|es Spanish|et Estonian|eu Basque|fa Persian
fi Finnish|fo Faroese|fr French|ga Irish|gl Galician|gu Gujarati|he Hebrew|hi Hindi|hr Croatian
ht Haitian Creole|hu Hungarian|hy Armenian|id Indonesian|is Icelandic|it Italian|ja Japanese
jv Javanese|ka Georgian|kk Kazakh|km Khmer|kn Kannada|ko Korean|ku Kurdish|ky Kyrgyz|la Latin
lb Luxembourgish|lo Lao|lt Lithuanian|lv Latvian|mg Malagasy|mk Macedonian|ml Malayalam
mn Mongolian|mr Marathi|ms Malay|mt Maltese|my Burmese|nb Norwegian Bokmål|ne Nepali|nl Dutch
nn Norwegian Nynorsk|no Norwegian|oc Occitan|or Odia|pa Punjabi|pl Polish|ps Pashto
pt Portuguese|qu Quechua|ro Romanian|ru Russian|rw Kinyarwanda|se Northern Sami|si Sinhala
sk Slovak|sl Slovenian|so Somali|sq Albanian|sr Serbian|sv Swedish|sw Swahili|ta Tamil|te Telugu
tg Tajik|th Thai|ti Tigrinya|tl Tagalog|tr Turkish|ug Uyghur|uk Ukrainian|ur Urdu|uz Uzbek
vi Vietnamese|vo Volapük|wa Walloon|xh Xhosa|zh Chinese|zu Zulu
ace Acehnese|ary Moroccan Arabic|arz Egyptian Arabic|ba Bashkir|bcl Central Bikol
crh Crimean Tatar|ext Extremaduran|fuv Nigerian Fulfulde|fy West Frisian
gcf Guadeloupean Creole|gcr Guianese Creole|gd Scottish Gaelic|gom Goan Konkani
grc Ancient Greek|gug Paraguayan Guarani|guw Gun|ha Hausa|hbo Ancient Hebrew|ig Igbo|kab Kabyle
kik Kikuyu|lg Ganda|lij Ligurian|ln Lingala|ltg Latgalian|nso Northern Sotho|om Oromo
pcm Nigerian Pidgin|sa Sanskrit|sdh Southern Kurdish|sn Shona|st Sotho|tk Turkmen|tt Tatar
uzs Southern Uzbek|vec Venetian|wuu Wu Chinese|yo Yoruba|yue Cantonese
"""
NAMES: dict[str, str] = dict(
    entry.split(" ", 1) for entry in _TABLE.strip().replace("\n", "|").split("|")
)
_BY_NAME = {name.lower(): code for code, name in NAMES.items()}
# ISO 639-2 codes that do not begin with their ISO 639-1 code, of languages often declared.
_THREE_LETTERS = {
    "spa": "es", "deu": "de", "ger": "de", "ukr": "uk", "tur": "tr", "fas": "fa", "per": "fa",
    "zho": "zh", "chi": "zh", "por": "pt", "mya": "my", "bur": "my", "heb": "he", "srp": "sr",
    "pol": "pl", "swe": "sv", "kat": "ka", "geo": "ka", "arm": "hy", "jpn": "ja", "kur": "ku",
}  # fmt: skip

# Words no other language uses as often: a text with enough of them is English.
_COMMON = "the of and to in that is was for on with by were are has have from this which been its"
_FUNCTION_WORDS = frozenset(_COMMON.split())
_ENGLISH_SHARE = 0.15
_SHORT_LETTERS = 40
# How sure the identifier has to be of another language, for short and for other texts.
_SURE_SHORT, _SURE = 0.8, 0.5
_WORD = re.compile(r"[^\W\d_]+")


def parse_language(value: object) -> str | None:
    """The ISO 639-1 code meant by `en`, `EN-gb`, `eng` or `English`; None for none.

    >>> parse_language("English"), parse_language("en_GB"), parse_language("fra")
    ('en', 'en', 'fr')

    Raises:
        ReadError: the value names no language known here.
    """
    text = "" if value is None else str(value).strip().lower()
    if not text:
        return None
    head = re.split(r"[-_]", text)[0]
    if text in _BY_NAME:
        return _BY_NAME[text]
    if head in NAMES:
        return head
    if len(head) == 3 and head in _THREE_LETTERS:
        return _THREE_LETTERS[head]
    if len(head) == 3 and head[:2] in NAMES and head[0] == NAMES[head[:2]][0].lower():
        return head[:2]
    raise ReadError(f"the language {str(value)[:40]!r} is not known; give its code, such as en")


def identify(text: str) -> str:
    """ISO 639-1 code of the language a text is in.

    A short text, and one held together by English function words, is English unless its
    letters or its words clearly say otherwise: names alone mislead the identifier.
    """
    sample = text[:SAMPLE_CHARS]
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    if not letters:
        return "en"
    ascii_share = sum(len(word) for word in words if word.isascii()) / letters
    if ascii_share > 0.8:
        common = sum(word in _FUNCTION_WORDS for word in words) / len(words)
        if common >= _ENGLISH_SHARE:
            return "en"
    code, sureness = _identifier().classify(sample)
    needed = _SURE_SHORT if letters < _SHORT_LETTERS else _SURE
    if code not in NAMES or (ascii_share > 0.8 and sureness < needed):
        return "en"
    return str(code)


def not_english(code: str) -> str:
    """Why a text in another language is not read, with the language's English name."""
    return (
        f"language is {NAMES.get(code, 'unknown')} ({code}); evenhand codes English; "
        "leave it out, or pass --language en if it is English"
    )


@cache
def _identifier() -> Any:
    """The identifier of py3langid, its answers as probabilities; loaded once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
