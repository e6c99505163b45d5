"""Fit the classifier to a user's own codings: minutes on two cores, with an honest report.

The shipped encoder stays as it is; over its features a multinomial logistic regression is fitted
to the user's labels. Its strength of regularisation is picked on a held-out share, its quality
reported by cross-validation, so that no row is scored by a model that has seen it.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from evenhand.coding.adapted import FACTS, LAYER
from evenhand.coding.judge import Judge
from evenhand.errors import UsageError
from evenhand.export import write_atomic
from evenhand.lexicon.names import NameIndex
from evenhand.workflow.classify import Pair, questions

FOLDS = 5
SEED = 7
# Strengths tried; smaller is more cautious.
STRENGTHS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3)
# A label needs this many rows to be learnt and cross-validated.
MIN_ROWS = FOLDS
HARDEST = 20


class Hard(msgspec.Struct, frozen=True, kw_only=True):
    """A row that cross-validation got most wrong: its label, the guess and its certainty."""

    id: str | int
    text: str
    label: str
    guess: str
    certainty: float


class AdaptReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a fitted model is worth, by five-fold cross-validation on the user's rows."""

    rows: int
    skipped: int
    labels: dict[str, int]
    strength: float
    accuracy: float
    macro_f1: float
    f1: dict[str, float]
    confusion: dict[str, dict[str, int]]
    hardest: tuple[Hard, ...]


def adapt(
    pairs: Sequence[Pair],
    out: Path,
    *,
    judge: Judge,
    index: NameIndex,
    progress: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> AdaptReport:
    """Fit the user's labels and write the model to a folder.

    Args:
        pairs: rows with text, both parties and the label in `event`.
        out: folder for the model; report.json and report.md lie in it too.
        judge: the shipped classifier.
        index: names to be blinded.
        progress: told of stage, done and total.

    Raises:
        UsageError: a row has no label, or a label too few rows.
    """
    rows, features, skipped = _features(pairs, judge, index, progress)
    labels = _checked_labels(rows)
    truth = np.array([labels.index(r.event or "") for r in rows])
    mean, scale = features.mean(0), features.std(0) + 1e-6
    scaled = (features - mean) / scale
    progress("choosing the strength", 0, 1)
    strength = _strength(scaled, truth)
    guesses, chances = _cross_validate(scaled, truth, strength, progress)
    report = _report(rows, labels, truth, guesses, chances, strength, skipped)
    model = _fit(scaled, truth, strength)
    _save(out, labels, model, mean, scale, judge, report)
    return report


def _features(
    pairs: Sequence[Pair], judge: Judge, index: NameIndex, progress: Callable[[str, int, int], None]
) -> tuple[list[Pair], Any, int]:
    rows, found, skipped = [], [], 0
    for number, (pair, blind, question) in enumerate(questions(pairs, index), 1):
        if pair.event is None:
            raise UsageError(f'row {pair.id!r} has no label: give one in "event"')
        if blind is None or question is None:
            skipped += 1
        else:
            rows.append(pair)
            found.append(judge.scores(blind, [question], ["features"])[0][0])
        progress("reading rows", number, len(pairs))
    if not rows:
        raise UsageError("no row has both an actor and a recipient inside its text")
    return rows, np.array(found, dtype=np.float64), skipped


def _checked_labels(rows: Sequence[Pair]) -> list[str]:
    counts = Counter(r.event or "" for r in rows)
    rare = sorted(label for label, count in counts.items() if count < MIN_ROWS)
    if rare:
        raise UsageError(
            f"too few rows for {', '.join(rare)}: each label needs {MIN_ROWS}; "
            "add rows or merge labels"
        )
    if len(counts) < 2:
        raise UsageError("all rows have one label: there is nothing to tell apart")
    return sorted(counts)


def _fit(scaled: Any, truth: Any, strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=500, tol=1e-3)
    return model.fit(scaled, truth)


def _strength(scaled: Any, truth: Any) -> float:
    """The strength that does best on a held-out fifth."""
    from sklearn.metrics import log_loss
    from sklearn.model_selection import train_test_split

    train, test = train_test_split(
        np.arange(len(truth)), test_size=0.2, random_state=SEED, stratify=truth
    )
    losses = []
    for strength in STRENGTHS:
        model = _fit(scaled[train], truth[train], strength)
        chances = model.predict_proba(scaled[test])
        losses.append((log_loss(truth[test], chances, labels=model.classes_), strength))
    return min(losses)[1]


def _cross_validate(
    scaled: Any, truth: Any, strength: float, progress: Callable[[str, int, int], None]
) -> tuple[Any, Any]:
    """Guess and its probability for every row, by models that have not seen it."""
    from sklearn.model_selection import StratifiedKFold

    guesses, chances = np.zeros_like(truth), np.zeros(len(truth))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for number, (train, test) in enumerate(folds.split(scaled, truth), 1):
        proba = _fit(scaled[train], truth[train], strength).predict_proba(scaled[test])
        guesses[test], chances[test] = proba.argmax(1), proba.max(1)
        progress("cross-validating", number, FOLDS)
    return guesses, chances


def _report(
    rows: Sequence[Pair],
    labels: list[str],
    truth: Any,
    guesses: Any,
    chances: Any,
    strength: float,
    skipped: int,
) -> AdaptReport:
    from sklearn.metrics import confusion_matrix, f1_score

    scores = f1_score(truth, guesses, average=None, labels=range(len(labels)))
    matrix = confusion_matrix(truth, guesses, labels=range(len(labels)))
    missed = [int(n) for n in np.flatnonzero(truth != guesses)]
    wrong = sorted(missed, key=lambda n: (-chances[n], n))[:HARDEST]
    return AdaptReport(
        rows=len(rows),
        skipped=skipped,
        labels=dict(sorted(Counter(labels[y] for y in truth).items())),
        strength=strength,
        accuracy=round(float((truth == guesses).mean()), 4),
        macro_f1=round(float(scores.mean()), 4),
        f1={label: round(float(s), 4) for label, s in zip(labels, scores, strict=True)},
        confusion={
            label: {labels[j]: int(v) for j, v in enumerate(row) if v}
            for label, row in zip(labels, matrix, strict=True)
        },
        hardest=tuple(
            Hard(
                id=rows[n].id,
                text=rows[n].text,
                label=labels[truth[n]],
                guess=labels[guesses[n]],
                certainty=round(float(chances[n]), 3),
            )
            for n in wrong
        ),
    )


def _save(
    out: Path,
    labels: list[str],
    model: Any,
    mean: Any,
    scale: Any,
    judge: Judge,
    report: AdaptReport,
) -> None:
    weights, bias = model.coef_, model.intercept_
    if len(labels) == 2:
        weights, bias = (
            np.vstack([-weights[0] / 2, weights[0] / 2]),
            np.array([-bias[0] / 2, bias[0] / 2]),
        )
    buffer = io.BytesIO()
    np.savez(
        buffer,
        mean=mean.astype(np.float32),
        scale=scale.astype(np.float32),
        weights=weights.astype(np.float32),
        bias=bias.astype(np.float32),
    )
    version = hashlib.sha256(weights.astype(np.float32).tobytes()).hexdigest()[:8]
    facts = {"base": judge.version, "version": version, "labels": labels}
    out.mkdir(parents=True, exist_ok=True)
    write_atomic(out / LAYER, buffer.getvalue())
    write_atomic(out / FACTS, json.dumps(facts, indent=1, sort_keys=True) + "\n")
    write_atomic(out / "report.json", msgspec.json.format(msgspec.json.encode(report), indent=1))
    write_atomic(out / "report.md", as_markdown(report))


def as_markdown(report: AdaptReport) -> str:
    """The report as a page: scores, confusion matrix, hardest rows."""
    names = list(report.labels)
    lines = [
        "# Adapted classifier",
        "",
        f"{report.rows} rows ({report.skipped} skipped for a missing party), "
        f"five-fold cross-validation: accuracy {report.accuracy:.3f}, "
        f"macro-F1 {report.macro_f1:.3f}; strength {report.strength}.",
        "",
        "| label | rows | F1 |",
        "|---|---|---|",
        *(f"| {n} | {report.labels[n]} | {report.f1[n]:.2f} |" for n in names),
        "",
        "Rows: your label; columns: the guess.",
        "",
        "| | " + " | ".join(names) + " |",
        "|---" * (len(names) + 1) + "|",
        *(
            f"| **{n}** | " + " | ".join(str(report.confusion[n].get(m, "")) for m in names) + " |"
            for n in names
        ),
        "",
        "## The rows it finds hardest",
        "",
        *(
            f"- `{h.id}` yours {h.label}, guess {h.guess} ({h.certainty:.2f}): {h.text}"
            for h in report.hardest
        ),
    ]
    return "\n".join(lines) + "\n"
