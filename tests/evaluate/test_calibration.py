from __future__ import annotations

from evenhand.evaluate.calibration import calibrate


def test_calibrate_weighs_bins_by_their_size() -> None:
    outcomes = [(0.95, True)] * 3 + [(0.55, False)]
    found = calibrate(outcomes)
    assert [b.count for b in found.bins] == [1, 3]
    assert found.error == round((3 * 0.05 + 0.55) / 4, 4)


def test_calibrate_of_what_is_always_right_as_often_as_it_says() -> None:
    assert calibrate([(0.5, True), (0.5, False)]).error == 0.0


def test_calibrate_keeps_the_ends_of_the_scale() -> None:
    assert [b.count for b in calibrate([(0.0, False), (1.0, True), (0.1, False)]).bins] == [2, 1]


def test_calibrate_of_nothing_is_unknown() -> None:
    assert calibrate([]).error is None
