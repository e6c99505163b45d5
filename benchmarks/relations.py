"""Score `evenhand classify` on a file of political relation pairs (tab-separated, <s> <t> marks).

    python benchmarks/relations.py PAIRS.tsv [--model MODEL]

A column gold_root holds CAMEO roots by name (YIELD for PLOVER's CONCEDE and RETREAT), a column
gold_binary 1 for conflict. Roots are scored through the CAMEO code: 163 counts as COERCE. The
file stays where it is: no benchmark is part of the project.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from sklearn.metrics import accuracy_score, f1_score

from evenhand.coding.judge import load_judge
from evenhand.lexicon import name_index
from evenhand.workflow.classify import Answer, Pair, SpanOf, classify

ROOTS = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE",
    "07": "AID", "08": "YIELD", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT",
    "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE",
    "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
SPECIAL = {"163": "COERCE", "191": "COERCE", "192": "COERCE", "175": "ASSAULT"}
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}


def root_of(answer: Answer) -> str | None:
    """The CAMEO root of an answer, by the benchmark's names."""
    if answer.cameo is None:
        return None
    return SPECIAL.get(answer.cameo) or ROOTS.get(answer.cameo[:2])


def read(path: Path) -> Iterator[tuple[Pair, str]]:
    """Pairs and their gold labels."""
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)):
            text, spans, opened = "", {}, {}
            for piece in re.split(r"(</?[st]>)", row["marked_sentence"]):
                if piece in ("<s>", "<t>"):
                    opened[piece[1]] = len(text)
                elif piece in ("</s>", "</t>"):
                    spans[piece[2]] = SpanOf(opened.get(piece[2], 0), len(text))
                else:
                    text += piece
            gold = row.get("gold_root") or row["gold_binary"]
            yield Pair(id=number, text=text, actor=spans.get("s"), recipient=spans.get("t")), gold


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--model", type=Path)
    args = parser.parse_args()
    rows = list(read(args.pairs))
    answers = list(classify([p for p, _ in rows], judge=load_judge(args.model), index=name_index()))
    gold = [g for _, g in rows]
    if gold[0] in ("0", "1"):
        guess = [str(int((a.quad_code or 1) >= 3)) for a in answers]
        print(
            f"accuracy {accuracy_score(gold, guess):.3f}  "
            f"macro-F1 {f1_score(gold, guess, average='macro'):.3f}"
        )
        return
    guess = [root_of(a) or "NONE" for a in answers]
    names = sorted(set(gold))
    per_class = f1_score(gold, guess, average=None, labels=names)
    quads = f1_score(
        [QUADS[g] for g in gold],
        [QUADS.get(g, 0) for g in guess],
        average="macro",
        labels=[1, 2, 3, 4],
    )
    print(
        f"accuracy {accuracy_score(gold, guess):.3f}  macro-F1 {per_class.mean():.3f}  "
        f"quad macro-F1 {quads:.3f}"
    )
    print("  ".join(f"{name} {score:.2f}" for name, score in zip(names, per_class, strict=True)))


if __name__ == "__main__":
    main()
