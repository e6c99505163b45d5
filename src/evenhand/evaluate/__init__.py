"""Scores against hand-coded gold, and the swap of parties."""

from evenhand.evaluate.agreement import Agreement, agreement, krippendorff_alpha
from evenhand.evaluate.clusters import bcubed, pairwise
from evenhand.evaluate.compare import Comparison, compare
from evenhand.evaluate.flips import SwapReport, flip_rate, render_swap, swap
from evenhand.evaluate.gold import GoldRecord, read_gold
from evenhand.evaluate.matching import GoldMatch, matching_scores
from evenhand.evaluate.pairs import Pair, swap_pairs
from evenhand.evaluate.pictures import confusion_svg, reliability_svg
from evenhand.evaluate.render import render_agreement, render_rich, render_text, to_json
from evenhand.evaluate.scores import Scores, score
from evenhand.evaluate.swap import Swapped, swap_text

__all__ = [
    "Agreement",
    "Comparison",
    "GoldMatch",
    "GoldRecord",
    "Pair",
    "Scores",
    "SwapReport",
    "Swapped",
    "agreement",
    "bcubed",
    "compare",
    "confusion_svg",
    "flip_rate",
    "krippendorff_alpha",
    "matching_scores",
    "pairwise",
    "read_gold",
    "reliability_svg",
    "render_agreement",
    "render_rich",
    "render_swap",
    "render_text",
    "score",
    "swap",
    "swap_pairs",
    "swap_text",
    "to_json",
]
