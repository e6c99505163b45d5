"""Scores against hand-coded gold, and the swap of parties."""
