"""Which claims can be about one happening at all, by type and by whether it is said to be real."""

from __future__ import annotations

from evenhand.model import Claim

# Types that different sides use for the same act stand in one family: an arrest to one is an
# abduction to another (COERCE, ASSAULT), a promise of talks becomes the talks (AGREE, CONSULT),
# a declared withdrawal the withdrawal (CONCEDE, RETREAT).
FAMILIES = {
    "ASSAULT": "force",
    "COERCE": "force",
    "PROTEST": "protest",
    "MOBILIZE": "moves",
    "SANCTION": "sanction",
    "CONSULT": "talks",
    "AGREE": "talks",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "yielding",
    "CONCEDE": "yielding",
}
# Acts that consist in words: the same demand by two parties is two events, not one.
SPEECH = ("SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN")
UNREAL = ("future", "hypothetical")


def family(claim: Claim) -> str:
    """The family within which a claim may be merged.

    >>> FAMILIES["COERCE"]
    'force'
    """
    kind = claim.event[0]
    name = f"speech {kind}" if kind in SPEECH else FAMILIES[kind]
    return f"{name}, not real" if set(UNREAL) & set(claim.auxiliary) else name


def is_speech(claim: Claim) -> bool:
    """Whether the act consists in words."""
    return claim.event[0] in SPEECH


def is_denial(claim: Claim) -> bool:
    """Whether the claim says that the act did not happen."""
    return "negation" in claim.auxiliary
