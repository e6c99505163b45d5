"""Which date belongs to which act: the one in its own clause, else one that its sentence shares.

A date belongs to the word it hangs on in the parse: a verb, or a noun that is an act itself. It
is an act's date when that word is the act's own (its trigger or light verb), a verb it is joined
to, or the verb that says that it took place. What a date only tells apart ("the 2014 agreement")
is dated by it, nothing else. The narrative's last date is only what "the next day" counts from;
neither it nor the publication date becomes an act's date by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import msgspec

from evenhand.coding.dates.find import find_dates
from evenhand.coding.dates.forms import Ago, DateExpression, Since, Stretch, Until, Years
from evenhand.coding.dates.interval import Interval
from evenhand.coding.dates.resolve import resolve_date
from evenhand.coding.dates.tense import is_pluperfect, tense_of
from evenhand.coding.drafts import Draft
from evenhand.coding.parsed import Parsed
from evenhand.lexicon.grammar import words
from evenhand.lexicon.speech import speech_words
from evenhand.model import Claim, content_id

# A resolved interval that ended more than this many days before publication is background.
HISTORICAL_DAYS = 366
# A date this many words into its sentence or sooner leads it and is shared by its clauses.
LEADING_WORDS = 4
# Verbs that say of an act only that it took place or what came of it: their date is its own.
_OCCURRING = frozenset((
    "take", "occur", "happen", "begin", "start", "continue", "resume", "kill", "wound", "injure",
    "leave", "hit", "strike", "destroy", "damage", "target", "last", "unfold", "erupt", "break",
    "be", "come", "intensify", "escalate", "see", "claim",
))  # fmt: skip
# Acts whose "for ten days" tells how long they are to last, not since when.
_TERMED = frozenset((
    "sentence", "jail", "imprison", "ban", "suspend", "extend", "convict", "exile", "detain",
    "hold", "arrest", "close", "condemn", "bar", "remand", "meet", "visit",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an act is said to have happened, and whether that makes it background."""

    interval: Interval
    historical: bool


@dataclass(frozen=True, slots=True)
class _Dated:
    """An expression in a parsed sentence: what it hangs on, and what it means."""

    expression: DateExpression
    first: int
    owner: Any
    noun: Any
    interval: Interval


def event_dates(
    stretches: Sequence[Parsed], drafts: Sequence[Draft], published: str | None
) -> tuple[EventDate | None, ...]:
    """The date of each draft, or None where the text gives it none.

    Args:
        stretches: the document's parsed stretches, all of them: dates refer back to dates.
        drafts: acts in text order.
        published: publication date of the document.
    """
    triggers: dict[tuple[int, int], set[int]] = {}
    for draft in drafts:
        triggers.setdefault(_place(draft), set()).add(int(draft.act.trigger.i))
    dated: dict[tuple[int, int], list[_Dated]] = {}
    anchor: Interval | None = None
    for parsed in stretches:
        for sentence in parsed.doc.sents:
            key = (id(parsed), int(sentence.start))
            dated[key], anchor = _of_sentence(
                parsed, sentence, triggers.get(key, set()), published, anchor
            )
    return tuple(_event_date(draft, dated.get(_place(draft), []), published) for draft in drafts)


def dated(claim: Claim, when: EventDate | None) -> Claim:
    """A claim with its date, and as `historical` where the date makes it background."""
    if when is None:
        return claim
    span = when.interval
    background = when.historical and not {"future", "historical"} & {*claim.auxiliary}
    claim = msgspec.structs.replace(
        claim,
        date=span.start,
        enddate=span.end,
        date_text=span.words,
        date_basis=span.basis,
        date_precision=span.precision,
        auxiliary=("historical", *claim.auxiliary) if background else claim.auxiliary,
    )
    return msgspec.structs.replace(claim, id=content_id(claim))


def _place(draft: Draft) -> tuple[int, int]:
    return id(draft.act.parsed), int(draft.act.sentence.start)


def _of_sentence(
    parsed: Parsed,
    sentence: Any,
    triggers: set[int],
    published: str | None,
    anchor: Interval | None,
) -> tuple[list[_Dated], Interval | None]:
    """Resolved expressions of a sentence, and the narrative's last date after it."""
    start, end = parsed.span(sentence.start, sentence.end - 1)
    found = []
    for expression in find_dates(parsed.source, start, end):
        tokens = [
            token
            for token in sentence
            if parsed.spans[token.i][0] < expression.end
            and parsed.spans[token.i][1] > expression.start
            and not token.is_punct
        ]
        if not tokens:
            continue
        root = _root(tokens)
        owner, noun = _owner(root, triggers), _noun(root, tokens)
        verb = _verb(owner)
        tense = tense_of(verb) if verb is not None else None
        interval = resolve_date(expression, published=published, anchor=anchor, tense=tense)
        if interval is None:
            continue
        found.append(_Dated(expression, int(tokens[0].i - sentence.start), owner, noun, interval))
        lasting = isinstance(expression.form, Since | Until | Stretch)
        if not expression.attributive and not lasting and tense != "future":
            anchor = interval
    return found, anchor


def _root(tokens: list[Any]) -> Any:
    """The word of an expression by which it hangs in the sentence."""
    inside = {token.i for token in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])


def _owner(root: Any, triggers: set[int]) -> Any:
    """The first act or verb above an expression; the sentence's root word when there is none."""
    token = root
    while token.head.i != token.i:
        token = token.head
        if token.i in triggers or token.pos_ in ("VERB", "AUX"):
            break
    return token


def _noun(root: Any, tokens: list[Any]) -> Any:
    """The word right above an expression, prepositions left out."""
    inside = {token.i for token in tokens}
    token = root
    while token.head.i != token.i and (token.i in inside or token.pos_ in ("ADP", "PART")):
        token = token.head
    return token


def _verb(token: Any) -> Any | None:
    """The verb of a word's clause: itself, or the first one above."""
    while token.pos_ not in ("VERB", "AUX"):
        if token.head.i == token.i:
            return None
        token = token.head
    return token


def _event_date(draft: Draft, dated: Sequence[_Dated], published: str | None) -> EventDate | None:
    """The best of a sentence's dates for one of its acts."""
    ranked = []
    for n, one in enumerate(dated):
        rank = _rank(draft, one)
        if rank is not None:
            distance = abs(one.owner.i - draft.act.trigger.i)
            ranked.append(((rank, _is_lasting(one), distance, n), one))
    if not ranked:
        return None
    best = min(ranked, key=lambda item: item[0])[1]
    return EventDate(best.interval, _is_historical(draft, best, published))


def _is_lasting(one: _Dated) -> bool:
    """Whether it says how long rather than when: used only when nothing else does."""
    return isinstance(one.expression.form, Stretch) and one.expression.words[:3].lower() == "for"


def _rank(draft: Draft, one: _Dated) -> int | None:
    """How closely a date belongs to an act, 0 the closest; None when it does not."""
    act = draft.act
    own = {int(t.i) for t in (act.trigger, *act.extra, *draft.triggers)}
    if one.expression.attributive:
        if one.noun.i in own:
            return 0
        inside = [t.i for slot, t in act.slots if slot in ("in", "during", "by")]
        return 1 if one.noun.i in inside and not act.nominal else None
    if (
        _is_lasting(one)
        and act.trigger.lemma_.lower() in _TERMED
        and "have" not in {c.lemma_ for c in act.trigger.children}
    ):
        return None
    owner = one.owner
    if owner.i in own:
        return 0
    if act.nominal:
        return 1 if _takes_place(act.trigger, owner) else _leading(act, one)
    if _shares(act.trigger, owner):
        return 2
    return _leading(act, one)


def _takes_place(noun: Any, verb: Any) -> bool:
    """Whether a verb tells of an act that it took place, or of another one in its course."""
    told = _OCCURRING | words("light_verbs")
    if noun.dep_ in ("nsubj", "nsubjpass", "attr") and noun.head.i == verb.i:
        return verb.lemma_.lower() in _OCCURRING
    if verb.dep_ in ("relcl", "acl") and verb.head.i == noun.i:
        return verb.lemma_.lower() in told
    preposition = noun.head
    return bool(
        noun.dep_ == "pobj"
        and preposition.lower_ in ("in", "during", "by", "amid")
        and preposition.head.i == verb.i
        and verb.lemma_.lower() not in _saying()
    )


@cache
def _saying() -> frozenset[str]:
    """Lemmas of verbs of saying and blaming."""
    return words("never_acts") | speech_words("saying") | speech_words("blaming")


def _shares(verb: Any, owner: Any) -> bool:
    """Whether a verb without a date of its own stands under the one that has it.

    A second verb ("entered and burned"), an outcome ("shelled it, killing three"), or what was
    begun, tried or brought about.
    """
    token = verb
    for _ in range(4):
        head = token.head
        joined = token.dep_ == "conj" and head.pos_ in ("VERB", "AUX") and not _turns(token, head)
        outcome = token.dep_ == "advcl" and token.tag_ == "VBG" and not _is_marked(token)
        begun = token.dep_ == "xcomp"
        if not (joined or outcome or begun) or head.i == token.i:
            return False
        if head.i == owner.i:
            return owner.lemma_.lower() not in _saying() or not begun
        token = head
    return False


def _turns(second: Any, first: Any) -> bool:
    """Whether a second verb tells of another time: "occupied it in 1967 and has built there"."""
    own = {c.lower_ for c in second.children if c.dep_ == "aux"}
    return bool(own - {c.lower_ for c in first.children if c.dep_ == "aux"})


def _is_marked(verb: Any) -> bool:
    """Whether "after" or "since" gives a verb another time than that of the verb above."""
    return any(child.dep_ in ("mark", "prep") and child.i < verb.i for child in verb.children)


def _leading(act: Any, one: _Dated) -> int | None:
    """A date at the head of the sentence, for the clause that a word of saying follows or holds."""
    if one.first >= LEADING_WORDS or (isinstance(one.expression.form, Ago) and one.first > 0):
        return None
    verb = _verb(act.trigger)
    owner = one.owner
    if verb is None:
        return 4 if owner.pos_ not in ("VERB", "AUX") else None
    if owner.lemma_.lower() in _saying():
        before = verb.dep_ == "ccomp" and verb.head.i == owner.i and verb.i < owner.i
        return 3 if before and not act.nominal else None
    if act.nominal or owner.i == act.trigger.i:
        return None
    if verb.dep_ == "advcl" and verb.head.i == owner.i and not is_pluperfect(verb):
        return 4
    return None


def _is_historical(draft: Draft, one: _Dated, published: str | None) -> bool:
    """Whether a date makes its act background.

    With a publication date: the interval ended more than a year before it. Without one: the date
    is a decade or longer, or a stated year told in the pluperfect.
    """
    form = one.expression.form
    if published:
        try:
            day = date.fromisoformat((published + "-01-01")[:10])
        except ValueError:
            return False
        return (day - date.fromisoformat(one.interval.end)).days > HISTORICAL_DAYS
    if isinstance(form, Years) and form.count >= 10:
        return True
    verb = _verb(draft.act.trigger)
    return one.interval.basis == "stated" and verb is not None and is_pluperfect(verb)
