// The map: land from Natural Earth, no borders, marks that keep their size at every zoom.
const OUTLINE = JSON.parse(byId("outline").textContent);
const landShape = svg(
  "svg",
  { class: "shapes", "aria-hidden": "true" },
  svg("defs", {}, svg("path", { id: "land", d: OUTLINE.path, "vector-effect": "non-scaling-stroke" })),
);
const located = (loc) => loc && loc.lat !== undefined && loc.lon !== undefined;

function mapSection() {
  const spots = placeSpots(
    claims.map((claim, n) => ({ claim, n })).filter(({ claim }) => located(claim.event_loc)),
  );
  const records = references.filter(located);
  if (!spots.length && !records.length) return null;
  const without = claims.filter((claim) => !located(claim.event_loc)).length;
  return h(
    "section",
    { id: "map", "aria-labelledby": "map-head" },
    h("h2", { id: "map-head" }, "Where, as the texts say"),
    h(
      "p",
      { class: "lede" },
      "Each ring is a place, its size the number of claims, its parts their classes. ",
      records.length ? "Hollow diamonds are records of reference data. " : "",
      DATA.left_out
        ? `${plural(DATA.left_out, "record")} that match nothing ${DATA.left_out === 1 ? "is" : "are"} not drawn. `
        : "",
      without
        ? `${plural(without, "claim")} without a located place ${without === 1 ? "is" : "are"} not drawn. `
        : "",
      "Borders are left out: several of them are what the texts dispute.",
    ),
    quadLegend(),
    makeMap(spots, records, "large"),
  );
}
function smallMap(event) {
  const of = (event.claims || [])
    .map((n) => ({ claim: claims[n], n }))
    .filter(({ claim }) => located(claim.event_loc));
  const records = matchesOf(event)
    .filter((match) => match.judgement !== "negative")
    .map(referenceOf)
    .filter(located);
  return of.length || records.length ? makeMap(placeSpots(of), records, "small") : null;
}
function placeSpots(items) {
  const spots = new Map();
  for (const item of items) {
    const loc = item.claim.event_loc;
    const key = `${loc.lat},${loc.lon}`;
    if (!spots.has(key)) spots.set(key, { lat: loc.lat, lon: loc.lon, loc, items: [] });
    spots.get(key).items.push(item);
  }
  return [...spots.values()].sort((a, b) => b.items.length - a.items.length);
}

function makeMap(spots, records, size) {
  const points = [...spots, ...records];
  const span = (key) => [Math.min(...points.map((p) => p[key])), Math.max(...points.map((p) => p[key]))];
  const [[south, north], [west, east]] = [span("lat"), span("lon")];
  const home = { lat: (south + north) / 2, lon: (west + east) / 2 };
  const squeeze = Math.max(0.2, Math.cos((home.lat * Math.PI) / 180));
  const least = size === "small" ? 3 : 4; // degrees shown at least: enough coast to know where one is
  const view = { ...home, zoom: 1 };
  const land = svg("use", { href: "#land", class: "land" });
  const marks = svg("g", {});
  const lines = svg("g", { class: "graticule" });
  const picture = svg(
    "svg",
    { class: `map map-${size}`, role: "group", "aria-label": "Map of the places named" },
    lines,
    land,
    marks,
  );
  const list = h("div", { class: "map-list", "aria-live": "polite" });

  function draw() {
    const width = picture.clientWidth || 700;
    const height = picture.clientHeight || 380;
    const fit = Math.min(
      width / Math.max(((east - west) * 1.5 + 0.01) * squeeze, least * squeeze),
      height / Math.max((north - south) * 1.6, least),
    );
    const k = fit * view.zoom;
    const x = (lon) => width / 2 + (lon - view.lon) * k * squeeze;
    const y = (lat) => height / 2 - (lat - view.lat) * k;
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    land.setAttribute(
      "transform",
      `translate(${x(0)} ${y(0)}) scale(${(k * squeeze) / OUTLINE.scale} ${k / OUTLINE.scale})`,
    );
    lines.replaceChildren(...graticule(x, y, width, height, k));
    const choose = (spot) => list.replaceChildren(spotList(spot));
    const apart = gathered(spots, x, y);
    marks.replaceChildren(
      ...records.map((item) => recordMark(item, apart, x, y)),
      ...spotMarks(apart, x, y, width, choose),
    );
    scaleBar(marks, width, height, k);
  }
  const step = (change) => () => {
    change(view);
    draw();
  };
  const button = (name, sign, change) =>
    h("button", { type: "button", "aria-label": name, title: name, onclick: step(change) }, sign);
  const pan = (dx, dy) => (v) => {
    v.lon += (dx * least) / v.zoom / 3;
    v.lat = Math.max(-85, Math.min(85, v.lat + (dy * least) / v.zoom / 3));
  };
  const tools = h(
    "div",
    { class: "map-tools" },
    button("Zoom in", "+", (v) => (v.zoom = Math.min(64, v.zoom * 1.6))),
    button("Zoom out", "−", (v) => (v.zoom = Math.max(0.01, v.zoom / 1.6))),
    button("West", "←", pan(-1, 0)),
    button("East", "→", pan(1, 0)),
    button("North", "↑", pan(0, 1)),
    button("South", "↓", pan(0, -1)),
    button("Whole", "⤢", (v) => Object.assign(v, home, { zoom: 1 })),
  );
  new ResizeObserver(draw).observe(picture);
  return h("div", { class: `map-box map-box-${size}` }, picture, tools, list);
}
function graticule(x, y, width, height, k) {
  const step = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30].find((n) => n * k > 90) || 30;
  const found = [];
  for (let n = -180; n <= 180; n += step) {
    if (x(n) > 0 && x(n) < width) found.push(svg("line", { x1: x(n), x2: x(n), y1: 0, y2: height }));
    if (Math.abs(n) <= 90 && y(n) > 0 && y(n) < height)
      found.push(svg("line", { x1: 0, x2: width, y1: y(n), y2: y(n) }));
    if (found.length > 80) break;
  }
  return found;
}
function scaleBar(marks, width, height, k) {
  const perKm = k / 111.2;
  const km = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].find((n) => n * perKm > 60) || 5000;
  marks.append(
    svg("path", { class: "scale", d: `M12 ${height - 16}v5h${km * perKm}v-5` }),
    svg("text", { class: "scale-text", x: 14, y: height - 18 }, `${km} km`),
  );
}
/** Places whose rings would cover each other at this zoom, as one ring at the largest of them. */
function gathered(spots, x, y) {
  const found = [];
  for (const spot of spots) {
    const near = found.find(
      (other) =>
        Math.hypot(x(other.lon) - x(spot.lon), y(other.lat) - y(spot.lat)) <
        0.85 * (radiusOf(other) + radiusOf(spot)),
    );
    if (near) {
      near.items = near.items.concat(spot.items);
      near.more += 1;
    } else found.push({ ...spot, more: 0 });
  }
  return found;
}
const spotName = (spot) => place(spot.loc) + (spot.more ? ` and ${plural(spot.more, "place")} nearby` : "");
const radiusOf = (spot) => Math.min(26, 6 + 3 * Math.sqrt(spot.items.length));
/** A diamond; one that would lie under a ring is drawn around it. */
function recordMark(item, spots, x, y) {
  const [cx, cy] = [x(item.lon), y(item.lat)];
  const under = spots.find((spot) => Math.hypot(x(spot.lon) - cx, y(spot.lat) - cy) < radiusOf(spot) + 6);
  const r = under ? (radiusOf(under) + Math.hypot(x(under.lon) - cx, y(under.lat) - cy)) * 1.42 : 8;
  return svg(
    "path",
    { class: "record-mark", d: `M${cx} ${cy - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z` },
    svg("title", {}, [item.dataset, item.record, when(item), item.place].filter(Boolean).join(", ")),
  );
}
/** Rings first, then the names that find room beside theirs, right or left, over no other ring. */
function spotMarks(spots, x, y, width, choose) {
  const rings = spots.map((spot) => {
    const [cx, cy, r] = [x(spot.lon), y(spot.lat), radiusOf(spot)];
    return [cx - r, cy - r, cx + r, cy + r];
  });
  const taken = [];
  const names = spots.map((spot, i) =>
    spotLabel(
      spot,
      rings[i],
      width,
      (box) =>
        [...taken, ...rings.filter((_, j) => j !== i)].every(
          (other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1],
        ),
      taken,
    ),
  );
  return [...spots.map((spot, i) => spotLink(spot, rings[i], choose)), ...names.flat()];
}
function spotLink(spot, [left, top, right, bottom], choose) {
  const claimed = alsoClaimed(spot.loc);
  const said = `${spotName(spot)}: ${plural(spot.items.length, "claim")}${claimed ? `, ${claimed}` : ""}`;
  return svg(
    "a",
    {
      href: "#map",
      class: "spot",
      "aria-label": said,
      onclick: (event) => {
        event.preventDefault();
        choose(spot);
      },
      onkeydown: (event) => {
        if (event.key === " ") {
          event.preventDefault();
          choose(spot);
        }
      },
    },
    svg("title", {}, said),
    ring(spot.items, (left + right) / 2, (top + bottom) / 2, (right - left) / 2),
  );
}
function spotLabel(spot, [left, top, right, bottom], width, free, taken) {
  const lines = [spotName(spot), alsoClaimed(spot.loc)].filter(Boolean);
  const long = Math.max(...lines.map((line) => line.length)) * 6.6;
  const [up, down] = [(top + bottom) / 2 - 8, (top + bottom) / 2 - 8 + 15 * lines.length];
  const sides = [
    [[right + 9, up, right + 9 + long, down], "start"],
    [[left - 9 - long, up, left - 9, down], "end"],
  ];
  const found = sides.find(([box]) => box[0] > 0 && box[2] < width && free(box));
  if (!found) return [];
  const [box, anchor] = found;
  taken.push(box);
  return lines.map((line, n) =>
    svg(
      "text",
      {
        x: anchor === "start" ? box[0] : box[2],
        y: up + 12 + 14 * n,
        "text-anchor": anchor,
        class: n ? "spot-name claimed" : "spot-name",
      },
      line,
    ),
  );
}
function ring(items, cx, cy, radius) {
  const around = 2 * Math.PI * (radius - 2.5);
  let done = 0;
  const arcs = [1, 2, 3, 4].map((quad) => {
    const share = items.filter(({ claim }) => claim.quad_code === quad).length / items.length;
    if (!share) return null;
    const arc = svg("circle", {
      cx,
      cy,
      r: radius - 2.5,
      class: `ring quad-line-${quad}`,
      "stroke-dasharray": `${share * around} ${around}`,
      "stroke-dashoffset": -done * around,
      transform: `rotate(-90 ${cx} ${cy})`,
    });
    done += share;
    return arc;
  });
  return [
    svg("circle", { cx, cy, r: radius, class: "ring-back" }),
    arcs,
    svg("text", { x: cx, y: cy + 4, class: "ring-count", "text-anchor": "middle" }, items.length),
  ];
}
function spotList(spot) {
  const loc = spot.loc;
  return h(
    "div",
    {},
    h(
      "h4",
      {},
      spotName(spot),
      " ",
      small(
        [loc.country_code && `administered with ${loc.country_code}`, alsoClaimed(loc)]
          .filter(Boolean)
          .join("; "),
      ),
    ),
    paged(
      spot.items,
      8,
      ({ claim, n }) =>
        h(
          "p",
          { class: "spot-claim" },
          badge(claim),
          auxiliaries(claim),
          " ",
          sideMark(claim.side),
          " ",
          quoteLink(n),
        ),
      "claim",
    ),
  );
}
