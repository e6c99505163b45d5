// Counts by type, voice and side as small bars.
const MOST_BARS = 16; // all types of acts have room; a long tail of sides is summed up
function countsSection() {
  const quadOf = new Map(claims.map((claim) => [claim.event[0], claim.quad_code]));
  return h(
    "section",
    { id: "counts", "aria-labelledby": "counts-head" },
    h("h2", { id: "counts-head" }, "Claims in numbers"),
    h(
      "div",
      { class: "columns" },
      bars(
        "By type",
        countBy(claims, (claim) => claim.event),
        (name) => `quad-fill-${quadOf.get(name) || 3}`,
        (name) =>
          h(
            "span",
            { class: "type-name" },
            h("span", { class: `sign quad-ink-${quadOf.get(name)}` }, QUADS[quadOf.get(name)]?.sign),
            " ",
            name,
          ),
      ),
      bars("By voice", countBy(claims, voiceKind), () => "plain-fill"),
      bars(
        "By side",
        countBy(claims, (claim) => claim.side),
        (n) => `side-fill-${n % 6}`,
        sideName,
      ),
    ),
  );
}
function bars(caption, counts, tone, label = (name) => name) {
  const most = Math.max(1, ...counts.map(([, n]) => n));
  const rest = counts.slice(MOST_BARS);
  return h(
    "figure",
    { class: "bars" },
    h("figcaption", {}, caption),
    h(
      "table",
      {},
      h(
        "tbody",
        {},
        counts
          .slice(0, MOST_BARS)
          .map(([name, n]) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, label(name)),
              h(
                "td",
                { class: "bar" },
                svg(
                  "svg",
                  { width: "100%", height: 10, "aria-hidden": "true" },
                  svg("rect", { x: 0, y: 0, height: 10, width: percent(n / most), class: tone(name) }),
                ),
              ),
              h("td", { class: "number" }, n.toLocaleString("en")),
            ),
          ),
      ),
    ),
    rest.length
      ? h(
          "p",
          { class: "small" },
          `and ${rest.length} more with ${plural(
            rest.reduce((sum, [, n]) => sum + n, 0),
            "claim",
          )}`,
        )
      : null,
  );
}
function masthead() {
  const voices = new Set(claims.map((claim) => `${voiceKind(claim)} ${voiceWords(claim)}`)).size;
  const facts = [
    [documents.length, "document"],
    [claims.length, "claim"],
    [voices, "voice"],
    [sides.length - (DATA.unstated === null ? 0 : 1), "side"],
    [events.length, "event"],
    [rejected.length, "rejected", "rejected"],
  ];
  return h(
    "header",
    { class: "masthead" },
    h("p", { class: "kicker" }, "Claims and who makes them"),
    h("h1", {}, DATA.title),
    h(
      "dl",
      { class: "facts" },
      facts.map(([n, one, many]) =>
        h("div", {}, h("dd", {}, n.toLocaleString("en")), h("dt", {}, n === 1 ? one : many || `${one}s`)),
      ),
    ),
  );
}
