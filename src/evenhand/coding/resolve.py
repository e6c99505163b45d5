"""From the words that name a party to its code and sector, or to nothing where they are open."""

from __future__ import annotations

from typing import Any

from evenhand.coding.blind import Mention
from evenhand.coding.parsed import Parsed
from evenhand.coding.setting import Setting, issuer_entity, make_setting
from evenhand.coding.tree import children, phrase, prepositions
from evenhand.lexicon.agents import agent_sectors
from evenhand.lexicon.meaning import Meaning, choose_meaning
from evenhand.lexicon.names import Name
from evenhand.lexicon.words import word_set
from evenhand.model import Entity

__all__ = ["Setting", "counted", "issuer_entity", "make_setting", "phrase_heads", "resolve_party"]

# Heads that mean a state's armed forces once a state stands beside them.
_STATE_FORCES = word_set(
    "forces force troops soldiers army military aircraft jets planes helicopters drones officers "
    "officer battalion battalions reservists warplanes gunboats artillery"
)
# Sectors of groups: what is said to be theirs has their sector.
_GROUPS = frozenset(("REB", "PTY", "PRM", "CRM", "UAF", "OPP"))
# Sectors of state bodies: with a capital letter they are the issuer's own ("the Government").
_STATE_BODIES = frozenset(("MIL", "COP", "GOV", "LEG", "JUD", "SPY"))
# Heads that speak or act for whoever stands beside them, and take that one's sector.
_VOICES = word_set(
    "spokesman spokeswoman spokesperson spokesmen leader leaders official officials chief head "
    "member members representative representatives"
)
# What a plain head may stand beside without belonging to the state the document is about.
_NOT_OWN = word_set(
    "foreign international enemy enemy's allied other neighbouring neighboring host coalition two "
    "both several many each regional european western hostile expatriate"
)
_NOT_OWN_HEADS = word_set(
    "peacekeeper peacekeepers ambassador ambassadors mercenaries observers countries states "
    "governments neighbours neighbors delegation delegations"
)
# Words for the other side in its opponent's mouth.
_OPPONENT = word_set("enemy enemies occupation occupier occupiers aggressor aggressors regime")
# "Russian-backed separatists" says whose friends they are, not who they are.
_PARTICIPLES = word_set("led held run born speaking style era made based")
# Words for a unit: whose it is decides whether it is an army's or a rebels'.
_UNITS = frozenset(("brigade", "brigades", "battalion", "battalions"))
_GENERALS = frozenset(("secretary", "attorney", "consul", "director", "inspector", "solicitor"))
_QUANTITIES = word_set(
    "dozens scores hundreds thousands most some many several all part remnants one members number"
)
_BESIDE = ("amod", "compound", "poss", "nmod")


def resolve_party(parsed: Parsed, head: Any, setting: Setting) -> Entity:
    """The entity a noun phrase names; code, sector and identifier stay None where it is open."""
    start, end = parsed.phrase_span(head)
    meaning = _meaning(parsed, counted(head), setting)
    return Entity(
        entity_text=parsed.source[start:end],
        start=start,
        end=end,
        code=meaning.code,
        sector=meaning.sector,
        identifier_text=meaning.identifier,
    )


def counted(head: Any) -> Any:
    """What a number or a word of quantity counts ("nine of our reservists"); else the head."""
    if head.pos_ == "NUM" or head.lower_ in _QUANTITIES:
        for word, noun in prepositions(head):
            if word == "of":
                return noun
    return head


def _meaning(parsed: Parsed, head: Any, setting: Setting) -> Meaning:
    start, end = parsed.spans[head.i]
    short = setting.abbreviations.get(parsed.source[start:end])
    if short is not None:
        return short
    mention = parsed.mentions[head.i]
    if mention is not None and mention.hit is not None:
        return _listed(parsed, head, mention, setting)
    return _described(parsed, head, setting)


def _listed(parsed: Parsed, head: Any, mention: Mention, setting: Setting) -> Meaning:
    """A listed name; the country beside it tells its meanings apart before the document does."""
    assert mention.hit is not None
    names = mention.hit.names
    if len({n.code for n in names}) > 1 or any(n.open for n in names):
        code, _ = _modifier(parsed, head, setting)
        if code is not None:
            beside = choose_meaning(names, date=setting.date, near=(code,))
            if beside is not None and beside.code == code:
                return beside
    listed = choose_meaning(names, date=setting.date, near=setting.codes)
    if listed is not None and names[0].kind == "body":
        code = _adjective(parsed, head)
        if code not in (None, listed.code):
            return Meaning(code, listed.sector, None, "a body of this name of the state beside it")
    if listed is not None and listed.code is None and all(n.code is None for n in names):
        code, _ = _modifier(parsed, head, setting)
        return listed._replace(code=code)
    return listed or Meaning(None, None, None, "not listed")


def _adjective(parsed: Parsed, head: Any) -> str | None:
    """Code of the one state whose adjective or name stands before a head."""
    for child in children(head, *_BESIDE):
        mention = parsed.mentions[child.i]
        if mention is None or mention.hit is None or _is_joined(parsed, mention):
            continue
        names: tuple[Name, ...] = mention.hit.names
        codes = {n.code for n in names if n.kind in ("adjective", "state")}
        if len(codes) == 1:
            return codes.pop()
    return None


def _described(parsed: Parsed, head: Any, setting: Setting) -> Meaning:
    """A description: sector by the head noun, country by the names beside it."""
    code, modifier = _modifier(parsed, head, setting)
    sector = _head_sector(parsed, head)
    beside = (modifier.sector or "").split(" ") if modifier is not None else [""]
    if modifier is not None and beside[0] in _GROUPS and sector not in ("CVL", "REF", "JRN"):
        return Meaning(code, modifier.sector, modifier.identifier, "the group beside it")
    if code is not None and head.lower_ in _STATE_FORCES and sector in ("UAF", None):
        sector = "MIL"
    if sector is None and code is not None and (head.pos_ == "PROPN" or head.lower_ in _VOICES):
        sector = modifier.sector if modifier is not None else None
        if sector is None and head.lower_ in _VOICES:
            sector = "GOV"
    if code is None and head.pos_ == "PROPN" and head.lower_ in _UNITS:
        sector = None
    if sector is not None and "PRE" in beside and "PRE" not in sector:
        sector = f"{sector} PRE"
    if code is None and sector is not None:
        return _plain(parsed, head, sector, setting)
    return Meaning(code, sector, None, "head noun and the names beside it")


def _plain(parsed: Parsed, head: Any, sector: str, setting: Setting) -> Meaning:
    """A description without a country: the document's one state, or the issuer's own body."""
    if head.lower_ in _OPPONENT and (setting.opponent or head.lower_ != "regime"):
        return Meaning(setting.opponent, sector, None, "the other state the document names")
    if not _may_be_plain(parsed, head):
        return Meaning(None, sector, None, "no country beside it")
    capital = parsed.source[parsed.spans[head.i][0]].isupper() and head.i > head.sent.start
    if capital and setting.own_state and sector in _STATE_BODIES:
        return Meaning(setting.own_state, sector, None, "the issuer's own, with a capital")
    state = setting.plain_state if sector in _STATE_BODIES else setting.plain_land
    if state is not None:
        return Meaning(state, sector, None, "the only state the document names")
    return Meaning(None, sector, None, "no country beside it")


def _may_be_plain(parsed: Parsed, head: Any) -> bool:
    """Whether a state body could be that of the state the document is about."""
    if head.pos_ == "PROPN" and parsed.agent_sector(head) is None:
        return False
    if head.lower_ in _NOT_OWN_HEADS or _is_foreign_to_all(parsed, head):
        return False
    if any(c.dep_ == "poss" and c.pos_ == "PRON" for c in head.children):
        return False
    return not any(c.lower_ in _NOT_OWN for c in head.children)


def _is_foreign_to_all(parsed: Parsed, head: Any) -> bool:
    """Whether a name stands beside the head that was not counted for it ("Russian-backed")."""
    words = [t for child in head.children for t in child.subtree if child.dep_ in _BESIDE]
    return any(parsed.mentions[t.i] is not None for t in words)


def _head_sector(parsed: Parsed, head: Any) -> str | None:
    """Sector by the head noun, or by a title or apposition beside an unlisted name."""
    sector = _noun_sector(parsed, head)
    if sector is not None or head.pos_ != "PROPN":
        return sector
    for child in children(head, "compound", "appos", "nmod", "amod"):
        found = "MIL" if _is_rank(child) else _noun_sector(parsed, child)
        if found is not None:
            return found
    if head.dep_ == "appos":
        return _noun_sector(parsed, head.head)
    return None


def _is_rank(word: Any) -> bool:
    """Whether "general" is a soldier's rank and not part of an office ("secretary general")."""
    before = word.doc[word.i - 1].lower_ if word.i > 0 else ""
    return word.lower_ == "general" and before not in _GENERALS


def _noun_sector(parsed: Parsed, noun: Any) -> str | None:
    """Sector of an agent noun; one that speaks for others takes theirs ("army spokesman")."""
    own: str | None = parsed.agent_sector(noun)
    if own == "UNK":
        own = "PTY" if noun.pos_ == "PROPN" and noun.lower_ == "party" else None
    if noun.lower_ not in _VOICES:
        return own
    agents = agent_sectors()
    if own is not None and own != agents.get(noun.lower_):
        return own
    beside = [*children(noun, "compound", "amod", "poss", "nmod")]
    beside += [p for word, p in prepositions(noun) if word in ("of", "for")]
    beside += [noun.doc[noun.i - 1]] if noun.i > 0 and noun.dep_ == "compound" else []
    for token in beside:
        found = parsed.agent_sector(token) or agents.get(f"{token.lower_}ers")
        if found not in (None, "UNK"):
            return found
    return own


def _beside(head: Any) -> list[Any]:
    """Tokens that can say whose a head is, the nearest in grammar first."""
    found: list[Any] = children(head, *_BESIDE)
    found += [c for child in found for c in children(child, *_BESIDE, "conj")]
    places = [(word, p) for word, p in prepositions(head) if word in ("of", "in", "from", "for")]
    found += [p for _, p in places]
    found += [c for word, p in places if word in ("of", "for") for c in children(p, *_BESIDE)]
    found += [c for a in children(head, "appos") for c in (a, *children(a, *_BESIDE))]
    found += [
        p
        for a in children(head, "appos")
        for word, p in prepositions(a)
        if word in ("of", "in", "from")
    ]
    if head.dep_ == "appos" and head.head.pos_ == "NOUN" and head.head.dep_ != "appos":
        found += _beside(head.head)
    return found


def _modifier(parsed: Parsed, head: Any, setting: Setting) -> tuple[str | None, Meaning | None]:
    """Code and meaning of the listed name beside a head ("Syrian", "of Syria", "Hamas")."""
    for token in _beside(head):
        mention = parsed.mentions[token.i]
        if mention is None or _is_joined(parsed, mention):
            continue
        if mention.hit is None:
            country = setting.places.get(mention.start)
            if country is not None:
                return country, Meaning(country, None, None, "the place beside it")
            continue
        meaning = choose_meaning(mention.hit.names, date=setting.date, near=setting.codes)
        if meaning is not None and meaning.code is not None:
            return meaning.code, meaning
    return None, None


def _is_joined(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name is only the first half of a word such as "Russian-backed"."""
    after = parsed.source[mention.end : mention.end + 16]
    if not after or after[0] not in "-‐‑–":
        return False
    word = after[1:].split(" ")[0].strip(".,;:")
    return word.endswith("ed") or word in _PARTICIPLES


def phrase_heads(parsed: Parsed) -> list[Any]:
    """Heads of noun phrases that can be parties, in order."""
    covered: set[int] = set()
    heads = []
    for token in parsed.doc:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and parsed.party_kind(token) in (
            "name",
            "agent",
            "proper",
        ):
            first, last = phrase(token)
            if token.dep_ != "compound" and not covered.intersection(range(first, last + 1)):
                heads.append(token)
                covered.update(range(first, last + 1))
    return heads
