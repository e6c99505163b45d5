"""Make src/evenhand/report/data/outline.json from land-50m.json of the npm package world-atlas.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python scripts/make_outline.py package/land-50m.json

Land only: borders are left out on purpose, since several of them are what the texts dispute.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/evenhand/report/data/outline.json"
SCALE = 40  # units per degree: 3 km
TOLERANCE = 0.043  # degrees a simplified coast may stray
SMALLEST = 0.004  # square degrees: about 50 km² at the equator

Point = tuple[float, float]


def main(source: Path) -> None:
    """Read the topology, write the path."""
    topology = json.loads(source.read_text())
    rings = [simplify(ring) for ring in land_rings(topology) if abs(area(ring)) >= SMALLEST]
    outline = {
        "source": "Natural Earth 1:50m land, from npm world-atlas 2.0.2 (land-50m.json)",
        "licence": "public domain (Natural Earth); world-atlas is ISC, (c) Michael Bostock",
        "scale": SCALE,
        "path": "".join(to_path(ring) for ring in rings),
    }
    TARGET.write_text(json.dumps(outline, indent=1) + "\n")


def land_rings(topology: dict) -> list[list[Point]]:
    """Every ring of the land, its arcs joined and its coordinates in degrees."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * kx + x0, y * ky + y0))
        arcs.append(arc)
    rings = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for indices in polygon:
                ring: list[Point] = []
                for index in indices:
                    arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                    ring += arc[1:] if ring else arc
                rings.append(ring)
    return rings


def area(ring: list[Point]) -> float:
    """Signed area in square degrees."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def simplify(ring: list[Point]) -> list[Point]:
    """Douglas and Peucker on a closed ring, cut at its first point and the one farthest from it."""
    far = max(range(len(ring)), key=lambda i: distance(ring[i], ring[0], ring[0]))
    return thin(ring[: far + 1])[:-1] + thin(ring[far:])


def thin(line: list[Point]) -> list[Point]:
    """A line without the points that lie within the tolerance, by an explicit stack."""
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        away = [distance(line[i], line[first], line[last]) for i in range(first + 1, last)]
        most = max(away)
        if most > TOLERANCE:
            middle = first + 1 + away.index(most)
            keep.add(middle)
            stack += [(first, middle), (middle, last)]
    return [line[i] for i in sorted(keep)]


def distance(p: Point, a: Point, b: Point) -> float:
    """From a point to a segment."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0 if length == 0 else ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length
    t = max(0, min(1, t))
    return ((p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2) ** 0.5


def to_path(ring: list[Point]) -> str:
    """A closed SVG subpath in whole units, relative, north up."""
    points = [(round(x * SCALE), round(-y * SCALE)) for x, y in ring]
    parts = [f"M{points[0][0]} {points[0][1]}l"]
    for (ax, ay), (bx, by) in pairwise(points):
        if (ax, ay) != (bx, by):
            parts.append(f"{bx - ax} {by - ay} ")
    return "".join(parts).replace(" -", "-").strip() + "z"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
