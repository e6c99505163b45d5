"""How descriptions, short forms and stand-ins resolve, case by case."""

from __future__ import annotations

import pytest

from evenhand.coding.abbreviations import find_abbreviations, name_sector
from evenhand.workflow.coder import load

DESCRIPTIONS = [
    # text, name, code, sector
    ("Malian soldiers fired.", "Malian soldiers", "MLI", "MIL"),
    ("Syria's parliament met.", "Syria's parliament", "SYR", "LEG"),
    ("The Sudanese Foreign Ministry protested.", "Sudanese Foreign Ministry", "SDN", "GOV"),
    ("Somali president Yusuf Warsamow left.", "Yusuf Warsamow", "SOM", "GOV"),
    ("Russian-backed separatists fired.", "Russian-backed separatists", None, "REB"),
    ("Fighters from Hamas fired rockets.", "Fighters from Hamas", "PSE", "REB"),
    ("The Ukrainian army spokesman Bo Levko spoke.", "Bo Levko", "UKR", "MIL"),
    ("UN Secretary General Osric Dahlbom spoke.", "Osric Dahlbom", "UNO", None),
    ("Foreign soldiers left Mali.", "Foreign soldiers", None, "MIL"),
    ("Mali protested. The army fired.", "army", "MLI", "MIL"),
    ("Mali and Chad protested. The army fired.", "army", None, "MIL"),
    ("The Democratic Party won.", "Democratic Party", None, "PTY"),
    ("Abkhazia mobilised. Abkhaz soldiers fired.", "Abkhazia", "GEO", "GOV PRE"),
]


@pytest.mark.parametrize(("text", "name", "code", "sector"), DESCRIPTIONS)
def test_resolve_descriptions(resolve, text, name, code, sector):
    entity = resolve(text, name)
    assert (entity.code, entity.sector) == (code, sector)


GEORGIA = "Ministry of Foreign Affairs of Georgia"
AZERBAIJAN = "Ministry of Defence of Azerbaijan"
ISSUERS = [
    ("We fired at the base.", "We", "Hamas", "PSE", "REB"),
    ("Our forces freed the town.", "Our forces", "Israel Defense Forces", "ISR", "MIL"),
    ("Our fighters freed the town.", "Our fighters", "Polisario Front", "MAR", "REB PRE"),
    ("Armenia shelled us. Our army fired.", "Our army", AZERBAIJAN, "AZE", "MIL"),
    ("Syria was silent. The enemy fired.", "enemy", "Israel Defense Forces", "SYR", "MIL"),
    ("Russia protested, the Government said.", "Government", GEORGIA, "GEO", "GOV"),
    ("Russia protested. The army fired.", "army", GEORGIA, None, "MIL"),
]


@pytest.mark.parametrize(("text", "name", "issuer", "code", "sector"), ISSUERS)
def test_resolve_issuer(resolve, text, name, issuer, code, sector):
    entity = resolve(text, name, issuer=issuer, date="2020-10-05")
    assert (entity.code, entity.sector) == (code, sector)


STAND_INS = [
    ("Malian rebels attacked a base. The attackers fled.", "attackers", "MLI", "REB"),
    ("Boko Haram raided a village. The group burned homes.", "group", "NGA", "REB"),
    ("The Israeli army said its forces left.", "its forces", "ISR", "MIL"),
    ("Hamas and Fatah met. The attackers fled.", "attackers", "PSE", "REB"),
    ("Somebody shouted. The attackers fled.", "attackers", None, "UAF"),
]


@pytest.mark.parametrize(("text", "name", "code", "sector"), STAND_INS)
def test_coref_stand_ins(resolve, text, name, code, sector):
    entity = resolve(text, name)
    assert (entity.code, entity.sector) == (code, sector)


def test_coref_both_sides_are_the_two_parties_named():
    text = "Azerbaijan shelled Armenia. Both sides accused the United Nations."
    claims = load().code(text, date="2020-10-05").claims
    codes = [{e.code for e in c.actor} for c in claims if len(c.actor) == 2]
    assert codes == [{"AZE", "ARM"}]


BRACKETS = [
    ("The Teachers' Union (TU) met.", "TU", "LAB"),
    ("The Ministry of Water (MW) met.", "MW", "GOV"),
    ("The Police Brigade (PB) fired.", "PB", "COP"),
]


@pytest.mark.parametrize(("text", "short", "sector"), BRACKETS)
def test_abbreviations_by_initials(text, short, sector):
    assert find_abbreviations(text, [])[short].sector == sector


@pytest.mark.parametrize(
    "text", ["The Teachers' Union (XQ) met.", "They met (UN) today.", "Prices rose (by 5%)."]
)
def test_abbreviations_need_initials(text):
    assert find_abbreviations(text, []) == {}


def test_abbreviations_bring_their_country(resolve):
    text = "The Chadian Border Authority (CBA) met. The CBA closed the road."
    entity = resolve(text, "CBA")
    assert (entity.code, entity.sector) == ("TCD", "GOV")


def test_abbreviations_name_sector_prefers_the_head():
    assert name_sector("Council of Farmers") == "AGR"
    assert name_sector("Ministry of Soldiers") == "GOV"


BELIEF = [
    ("Michael Jordan spoke.", "Michael Jordan", "2020-01-01", None),
    ("Chad Wilkerson spoke.", "Chad Wilkerson", "2020-01-01", None),
    ("Ali threw a stone in Iraq.", "Ali", "2020-01-01", None),
    ("Putin spoke.", "Putin", "2015-01-01", "RUS"),
    ("Mr Smith spoke.", "Mr Smith", "2009-01-01", None),
    ("President Assad spoke.", "President Assad", "2015-01-01", "SYR"),
]


@pytest.mark.parametrize(("text", "name", "date", "code"), BELIEF)
def test_belief_in_short_forms(resolve, text, name, date, code):
    assert resolve(text, name, date=date).code == code
