import pytest

from evenhand.coding.acts import find_acts
from evenhand.coding.blind import mask
from evenhand.coding.drafts import Draft
from evenhand.coding.judge import Judged
from evenhand.coding.names import find_names
from evenhand.coding.parse import load_parser, parse
from evenhand.coding.parsed import attach
from evenhand.coding.places.event import event_place
from evenhand.lexicon import name_index
from evenhand.lexicon.places import place_index


def place_of(text: str, trigger: str, event: str) -> str | None:
    """The place found for the act whose trigger word is given, the type being known."""
    names = find_names(text, [(0, len(text))], name_index(), place_index())
    masked = mask(text, 0, len(text), names.masked)
    parsed = attach(next(parse(load_parser(), [masked.text])), text, masked)
    act = next(a for a in find_acts(parsed) if a.trigger.text == trigger)
    judged = Judged(event, 1.0, (), None, {event: 1.0}, {}, ())
    draft = Draft(act, judged, 0, act.actors, act.recipients, (), (act.trigger,))
    place = event_place(draft, names.places)
    return place and place.extracted_place


@pytest.mark.parametrize(
    ("text", "trigger", "event", "place"),
    [
        # What the act is done to.
        ("Rebels shelled Aleppo on Monday.", "shelled", "ASSAULT", "Aleppo"),
        ("The attack on Idlib killed six people.", "attack", "ASSAULT", "Idlib"),
        ("Residents fled the shelling of Donetsk.", "shelling", "ASSAULT", "Donetsk"),
        ("Bakhmut was shelled again overnight.", "shelled", "ASSAULT", "Bakhmut"),
        # Where its words say.
        ("Police arrested three activists in Goma.", "arrested", "COERCE", "Goma"),
        ("Troops detained two men at a checkpoint near Hebron.", "detained", "COERCE", "Hebron"),
        ("Two farmers were killed in the village of Minova.", "killed", "ASSAULT", "Minova"),
        ("The envoys met in Geneva on Friday.", "met", "CONSULT", "Geneva"),
        ("Clashes broke out in Tripoli.", "broke", "ASSAULT", "Tripoli"),
        ("Soldiers carried out a raid in Jenin.", "raid", "COERCE", "Jenin"),
        ("Troops withdrew from Kherson.", "withdrew", "RETREAT", "Kherson"),
        ("The army moved tanks to Goma.", "moved", "MOBILIZE", "Goma"),
        # The inside of the one it is done to.
        ("Jets bombed a hospital near Aleppo.", "bombed", "ASSAULT", "Aleppo"),
        ("Soldiers beat residents of Sheikh Jarrah.", "beat", "ASSAULT", "Sheikh Jarrah"),
        ("The Israeli army struck an embassy building in Syria.", "struck", "ASSAULT", "Syria"),
        # The clause it stands in.
        ("In Goma, police arrested three activists.", "arrested", "COERCE", "Goma"),
        ("In Syria, troops detained two journalists.", "detained", "COERCE", "Syria"),
        ("Rebels shelled Aleppo, killing 14 people.", "killing", "ASSAULT", "Aleppo"),
        # Where its doers stand.
        ("Protesters in Soweto burned tyres.", "burned", "PROTEST", "Soweto"),
    ],
)
def test_event_place_is_found(text: str, trigger: str, event: str, place: str) -> None:
    assert place_of(text, trigger, event) == place


@pytest.mark.parametrize(
    ("text", "trigger", "event"),
    [
        ("KYIV, May 9 (Reuters) - Police arrested three activists.", "arrested", "COERCE"),
        ("The Kyiv government arrested three activists.", "arrested", "COERCE"),
        ("Russia condemned Ukraine.", "condemned", "ACCUSE"),
        ("Moscow accused Kyiv of lying.", "accused", "ACCUSE"),
        ("Russia imposed sanctions on Ukraine.", "sanctions", "SANCTION"),
        ("Officials said in Moscow that rebels had arrested a priest.", "arrested", "COERCE"),
        ("Aleppo is quiet. Police arrested three activists.", "arrested", "COERCE"),
        ("The ministry condemned the shelling of Donetsk.", "condemned", "ACCUSE"),
        ("A man who grew up in Goma shot a policeman.", "shot", "ASSAULT"),
    ],
)
def test_event_place_stays_empty(text: str, trigger: str, event: str) -> None:
    assert place_of(text, trigger, event) is None
