// When, as the texts say: one lane per side, bars by day (or longer), stacked by quad class.
const DAY = 86400000;
function timelineSection() {
  const dated = claims
    .map((claim, n) => ({ at: claim.date ? Date.parse(padDate(claim.date)) : NaN, claim, n }))
    .filter((item) => !Number.isNaN(item.at));
  if (!dated.length) return null;
  const sorted = dated.map((item) => item.at).sort((a, b) => a - b);
  const quantile = (q) => sorted[Math.round(q * (sorted.length - 1))];
  const spread = Math.max(quantile(0.95) - quantile(0.05), 14 * DAY);
  const near = sorted.filter((at) => at >= quantile(0.05) - spread && at <= quantile(0.95) + spread);
  const [from, to] = [near[0], near[near.length - 1]];
  const width = [1, 7, 30.44, 91.3, 365.25, 3652.5].find((days) => (to - from) / DAY / days <= 70) || 36525;
  const bins = Math.floor((to - from) / DAY / width) + 1;
  const inside = dated.filter((item) => item.at >= from && item.at <= to);
  const missing = claims.length - dated.length;
  const left = dated.length - inside.length;
  return h(
    "section",
    { id: "time", "aria-labelledby": "time-head" },
    h("h2", { id: "time-head" }, "When, as the texts say"),
    h(
      "p",
      { class: "lede" },
      `First day of what each claim reports, ${width === 1 ? "by day" : `in steps of ${Math.round(width)} days`}.`,
      missing ? ` ${plural(missing, "claim")} without a date ${missing === 1 ? "is" : "are"} not drawn.` : "",
      left
        ? ` ${plural(left, "claim")} far outside this range ${left === 1 ? "is" : "are"} not drawn either; the table has them.`
        : "",
    ),
    quadLegend(),
    lanes(inside, from, width * DAY, bins),
  );
}
const padDate = (iso) => (iso + "-01-01").slice(0, 10);
const quadLegend = () =>
  h(
    "p",
    { class: "legend" },
    Object.entries(QUADS).map(([code, quad]) => [
      h("span", { class: `badge quad-${code}` }, h("span", { class: "sign" }, quad.sign), " ", quad.name),
      " ",
    ]),
  );

function lanes(items, from, step, bins) {
  const grid = new Map();
  let most = 1;
  for (const { at, claim } of items) {
    const lane = grid.get(claim.side) || grid.set(claim.side, new Map()).get(claim.side);
    const bin = Math.floor((at - from) / step);
    const counts = lane.get(bin) || lane.set(bin, [0, 0, 0, 0, 0]).get(bin);
    counts[claim.quad_code] += 1;
    counts[0] += 1;
    most = Math.max(most, counts[0]);
  }
  const all = [...grid.keys()].sort((a, b) => a - b);
  const order = all.slice(0, 12);
  return h(
    "div",
    { class: "lanes" },
    order.map((side) =>
      h(
        "div",
        { class: "lane" },
        h("p", { class: "lane-name" }, sideName(side)),
        laneChart(grid.get(side), bins, most, from, step),
      ),
    ),
    timeAxis(from, step, bins),
    all.length > order.length &&
      h("p", { class: "small" }, `${plural(all.length - order.length, "further side")} not drawn.`),
  );
}
function laneChart(lane, bins, most, from, step) {
  const height = 46;
  const unit = (height - 4) / most;
  const parts = [];
  for (const [bin, counts] of lane) {
    let y = height;
    for (const quad of [4, 3, 2, 1]) {
      if (!counts[quad]) continue;
      y -= counts[quad] * unit;
      parts.push(
        svg(
          "rect",
          {
            x: percent((bin + 0.08) / bins),
            width: percent(barWidth(bins)),
            y,
            height: Math.max(1, counts[quad] * unit - 1),
            class: `quad-fill-${quad}`,
          },
          svg(
            "title",
            {},
            `${day(isoOf(from + bin * step))}: ${plural(counts[quad], "claim")}, ${QUADS[quad].name}`,
          ),
        ),
      );
    }
  }
  return svg(
    "svg",
    {
      width: "100%",
      height: height + 1,
      role: "img",
      "aria-label": `${plural(
        [...lane.values()].reduce((n, c) => n + c[0], 0),
        "claim",
      )} over time`,
    },
    svg("line", { x1: 0, x2: "100%", y1: height + 0.5, y2: height + 0.5, class: "base" }),
    parts,
  );
}
const barWidth = (bins) => Math.min(0.84 / bins, 0.05);
const isoOf = (time) => new Date(time).toISOString().slice(0, 10);
function timeAxis(from, step, bins) {
  const count = Math.min(bins, window.innerWidth < 600 ? 3 : 6);
  const every = Math.ceil(bins / count);
  const at = Array.from({ length: Math.ceil(bins / every) }, (_, n) => n * every);
  const long = step * bins > 1500 * DAY;
  return svg(
    "svg",
    { width: "100%", height: 20, class: "time-axis", "aria-hidden": "true" },
    at.map((bin, n) =>
      svg(
        "text",
        {
          x: percent((bin + 0.08) / bins + (n ? barWidth(bins) / 2 : 0)),
          y: 14,
          "text-anchor": n ? "middle" : "start",
        },
        long ? day(isoOf(from + bin * step).slice(0, 7)) : day(isoOf(from + bin * step)),
      ),
    ),
  );
}
