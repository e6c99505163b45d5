"""Small questions about a dependency tree that the grammar passes share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evenhand.lexicon.grammar import words

# Prepositions whose object can be the one an act is done to, the likelier first.
RECIPIENT_PREPOSITIONS = (
    "against", "on", "upon", "at", "with", "to", "toward", "towards", "from", "for", "into", "over",
    "of", "about", "in",
)  # fmt: skip
ACTOR_PREPOSITIONS = ("by", "between", "among", "from")
RELATIVES = frozenset(("WDT", "WP", "WP$", "WRB"))


def children(token: Any, *deps: str) -> list[Any]:
    """Children of a token in any of these relations, in order."""
    return [child for child in token.children if child.dep_ in deps]


def conjuncts(token: Any) -> list[Any]:
    """A noun and those joined to it by "and", in order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in (
            "NOUN",
            "PROPN",
            "PRON",
            "NUM",
            "ADJ",
        ):
            found.extend(conjuncts(child))
    return found


def prepositions(token: Any) -> Iterator[tuple[str, Any]]:
    """(preposition, object) pairs under a verb or noun; of "out of" the last word."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "PART"):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    yield child.lower_, grandchild
                elif grandchild.dep_ == "prep":
                    yield from ((grandchild.lower_, g) for g in children(grandchild, "pobj"))


def is_passive(verb: Any) -> bool:
    """Whether a verb's surface subject is the one acted upon."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return is_passive(verb.head) and not children(verb, "dobj")
    return verb.dep_ in ("acl", "advcl", "amod")


def subjects(verb: Any, depth: int = 0) -> list[Any]:
    """Who the clause says did it (or had it done to them, when passive), found across control.

    A relative pronoun gives its antecedent, a conjoined verb the subject of the first, an
    infinitive the object or subject of the verb above, a participle that of its clause.
    """
    own = children(verb, "nsubj", "nsubjpass")
    if own:
        subject = own[-1]
        if subject.tag_ in RELATIVES and verb.dep_ == "relcl":
            return conjuncts_of_antecedent(verb.head)
        return conjuncts(subject)
    if depth > 4:
        return []
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return subjects(head, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        objects = children(head, "dobj", "dative")
        if objects and verb.dep_ == "xcomp":
            return conjuncts(objects[0])
        return subjects(head, depth + 1) if verb.dep_ == "xcomp" else []
    if verb.dep_ == "acl":
        if verb.tag_ in ("VBG", "VBN"):
            return conjuncts_of_antecedent(head)
        return _owner(head, depth)
    if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN") and head.pos_ in ("VERB", "AUX"):
        return subjects(head, depth + 1)
    if verb.dep_ == "pcomp":
        return _subject_of_gerund(verb, depth)
    return []


def conjuncts_of_antecedent(noun: Any) -> list[Any]:
    """The noun a relative clause or participle hangs on."""
    return [noun]


def _owner(noun: Any, depth: int) -> list[Any]:
    """Whose decision, promise or threat a noun with an infinitive is."""
    owners = children(noun, "poss")
    if owners:
        return owners
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        return subjects(noun.head, depth + 1)
    return []


def _subject_of_gerund(verb: Any, depth: int) -> list[Any]:
    """Subject of "of killing", "after shelling": the object blamed, or the clause's subject."""
    preposition = verb.head
    governor = preposition.head
    if governor.pos_ in ("VERB", "AUX"):
        if preposition.lower_ in ("of", "for", "from", "as", "into"):
            objects = children(governor, "dobj", "nsubjpass")
            if objects:
                return conjuncts(objects[0])
        return subjects(governor, depth + 1)
    if governor.pos_ in ("NOUN", "PROPN"):
        return _owner(governor, depth)
    return []


def objects(verb: Any) -> list[Any]:
    """Direct objects of a verb; a relative clause without one gives its antecedent."""
    own = children(verb, "dobj")
    if own:
        if own[0].tag_ in RELATIVES and verb.dep_ == "relcl":
            return [verb.head]
        return conjuncts(own[0])
    if verb.dep_ == "relcl":
        subject = children(verb, "nsubj")
        if subject and subject[0].tag_ not in RELATIVES and not list(prepositions(verb)):
            return [verb.head]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not list(prepositions(verb)):
        shared = [o for o in children(verb.head, "dobj") if o.i > verb.i]
        if shared:
            return conjuncts(shared[0])
    later = [c for c in children(verb, "conj") if c.pos_ == "VERB"]
    if later and not children(verb, "prep", "ccomp", "xcomp", "prt"):
        shared = children(later[0], "dobj")
        if shared and later[0].i - verb.i <= 3:
            return conjuncts(shared[0])
    return []


def phrase(head: Any) -> tuple[int, int]:
    """First and last token (inclusive) of the shortest noun phrase that names a party whole.

    Leading articles, relative clauses, appositions and prepositional phrases other than "of"
    stay outside.
    """
    first = last = head.i
    for child in head.children:
        if child.dep_ in (
            "compound",
            "amod",
            "nummod",
            "poss",
            "nmod",
            "quantmod",
            "advmod",
            "det",
        ):
            if child.i < head.i:
                if child.lower_ in words("outside_names"):
                    continue
                first = min(first, child.left_edge.i)
        elif child.dep_ == "prep" and child.lower_ == "of" and child.i > head.i:
            for pobj in children(child, "pobj"):
                last = max(last, phrase(pobj)[1])
        elif child.dep_ in ("case", "nummod") and child.i == last + 1 and child.dep_ != "case":
            last = max(last, child.i)
    doc = head.doc
    while first < head.i and (doc[first].lower_ in words("outside_names") or doc[first].is_punct):
        first += 1
    return first, last
