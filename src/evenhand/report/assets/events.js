// Events: accounts side by side, numbers as ranges on one axis, verdicts of reference data.
const CAUTION = "Matching shows what a dataset records, not what is true.";
const matchesOf = (event) => matches.filter((match) => match.event === event.id);
const referenceOf = (match) =>
  references.find((item) => item.dataset === match.dataset && item.record === match.record);
const accountsOf = (event) => event.accounts || [];
const fieldsWith = (event, word) =>
  Object.keys(event.fields || {}).filter((key) => event.fields[key] === word);

/** First the events that several sides tell, the most disputed ones before the others. */
function eventOrder() {
  const weight = (event) =>
    (accountsOf(event).length > 1 ? 1000 : 0) +
    20 * fieldsWith(event, "disputed").length +
    (event.claims || []).length;
  return events.map((_, n) => n).sort((a, b) => weight(events[b]) - weight(events[a]) || a - b);
}

function leadSection() {
  if (!events.length) return null;
  const order = eventOrder();
  const several = order.filter((n) => accountsOf(events[n]).length > 1);
  const shown = several.length ? several : order;
  return h(
    "section",
    { id: "events", "aria-labelledby": "events-head" },
    h("h2", { id: "events-head" }, several.length ? "What each side says" : "Events"),
    h(
      "p",
      { class: "lede" },
      several.length
        ? `${plural(several.length, "event")} of ${events.length} ${several.length === 1 ? "is" : "are"} told by more than one side. Nothing is averaged: every account stands as its side gave it.`
        : "No event is told by more than one side.",
    ),
    paged(shown, 5, (n) => leadEvent(events[n], n), "event"),
  );
}

function leadEvent(event, n) {
  const disputed = fieldsWith(event, "disputed");
  return h(
    "article",
    { class: "lead" },
    h("h3", {}, h("a", { href: `#event-${n}`, onclick: (e) => openEvent(e, n) }, eventTitle(event))),
    h(
      "p",
      { class: "standing" },
      disputed.length ? [h("b", {}, "Disputed: "), disputed.join(", "), ". "] : "Nothing disputed. ",
      agreedWords(event),
    ),
    h("div", { class: "accounts" }, accountsOf(event).map(leadAccount)),
    h("div", { class: "evidence" }, numberAxes(event), verdictBlock(event, { short: true })),
  );
}
function agreedWords(event) {
  return [
    ["agreed", "Agreed"],
    ["one account", "One account only"],
  ].map(([word, said]) => {
    const found = fieldsWith(event, word);
    return found.length ? `${said}: ${found.join(", ")}. ` : "";
  });
}
function leadAccount(account) {
  const first = (account.claims || []).find((n) => voiceKind(claims[n]) === "author");
  const shown = first === undefined ? (account.claims || [])[0] : first;
  return h(
    "div",
    { class: `account side-line-${account.side % 6}` },
    h("p", { class: "account-head" }, sideName(account.side), h("span", { class: "stance" }, account.stance)),
    shown !== undefined && h("p", { class: "words" }, quoteLink(shown)),
    h(
      "p",
      { class: "small muted" },
      [
        account.first_said && `First said ${day(account.first_said)}`,
        account.claims && plural(account.claims.length, "claim"),
      ]
        .filter(Boolean)
        .join(" · "),
    ),
  );
}
const quoteLink = (n) =>
  h(
    "a",
    { href: `#claim-${n}`, class: "quote", dir: "auto", "data-claim": n, onclick: (e) => jumpTo(e, n) },
    quoted(textOf(claims[n])),
  );

/** One axis per harm: a bar from low to high for every account and matched record. */
function numberAxes(event) {
  const axes = HARMS.map((harm) => numberAxis(harm, axisRows(event, harm))).filter(Boolean);
  return axes.length ? h("div", { class: "axes" }, axes) : null;
}
function axisRows(event, harm) {
  const rows = accountsOf(event)
    .filter((account) => account.size && account.size[harm])
    .map((account) => ({
      label: sideName(account.side),
      ...account.size[harm],
      kind: "account",
      side: account.side,
    }));
  if (harm !== "dead") return rows;
  for (const match of matchesOf(event)) {
    const item = match.record && match.judgement !== "negative" ? referenceOf(match) : null;
    if (!item || (item.dead_best === undefined && item.dead_low === undefined)) continue;
    rows.push({
      label: item.dataset,
      low: item.dead_low ?? item.dead_best,
      high: item.dead_high ?? item.dead_best,
      best: item.dead_best,
      kind: "reference",
    });
  }
  return rows;
}
function numberAxis(harm, rows) {
  if (!rows.length) return null;
  const most = Math.max(...rows.flatMap((row) => [row.low || 0, row.high || 0, row.best || 0]), 1);
  const ticks = niceTicks(most * 1.2);
  const end = ticks[ticks.length - 1];
  const at = (value) => percent(0.02 + 0.94 * (value / end));
  return h(
    "figure",
    { class: "axis" },
    h("figcaption", {}, sentenceCase(harm)),
    rows.map((row) =>
      h(
        "div",
        { class: "axis-row" },
        h("span", { class: "axis-label" }, row.label),
        rangeBar(row, at, ticks),
        h(
          "span",
          { class: "axis-value" },
          amount(row),
          row.best !== undefined && row.best !== row.low ? `, best ${row.best}` : "",
        ),
      ),
    ),
    h(
      "div",
      { class: "axis-row axis-ticks", "aria-hidden": "true" },
      h("span", {}),
      svg(
        "svg",
        { width: "100%", height: 16 },
        ticks.map((tick) =>
          svg("text", { x: at(tick), y: 12, "text-anchor": "middle" }, tick.toLocaleString("en")),
        ),
      ),
      h("span", {}),
    ),
  );
}
function rangeBar(row, at, ticks) {
  const [low, high] = [row.low ?? 0, row.high ?? null];
  const tone = row.kind === "reference" ? "reference" : `side-ink-${row.side % 6}`;
  const open = row.low === undefined || row.low === null || high === null;
  return svg(
    "svg",
    { width: "100%", height: 22, role: "img", "aria-label": amount(row), class: tone },
    ticks.map((tick) => svg("line", { x1: at(tick), x2: at(tick), y1: 0, y2: 22, class: "grid" })),
    svg("line", {
      x1: at(low),
      x2: high === null ? "100%" : at(high),
      y1: 11,
      y2: 11,
      class: open ? "range open" : "range",
    }),
    (row.low ?? null) !== null && svg("circle", { cx: at(low), cy: 11, r: 5, class: "end" }),
    high !== null && high !== row.low && svg("circle", { cx: at(high), cy: 11, r: 5, class: "end" }),
    row.best !== undefined &&
      svg("line", { x1: at(row.best), x2: at(row.best), y1: 3, y2: 19, class: "best" }),
  );
}
function niceTicks(most) {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].find((n) => n * power >= rough) * power);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, n) => n * step);
}

/** What each dataset holds: the verdicts in their four words, and the reasons behind the match. */
function verdictBlock(event, { short = false } = {}) {
  const found = matchesOf(event);
  if (!found.length) return null;
  return h(
    "div",
    { class: "verdicts" },
    h("h4", {}, "Reference data"),
    found.map((match) => matchBlock(match, short)),
    h("p", { class: "caution" }, CAUTION),
  );
}
function matchBlock(match, short) {
  const item = referenceOf(match);
  const verdicts = Object.entries(match.verdicts || {});
  const standing = match.record
    ? `record ${match.record}, match ${match.judgement}`
    : match.coverage === "outside"
      ? "does not record such events"
      : "no record found";
  return h(
    "div",
    { class: "match" },
    h("p", { class: "match-head" }, h("b", {}, match.dataset), h("span", { class: "muted" }, ` ${standing}`)),
    h(
      "ul",
      { class: "verdict-list" },
      verdicts.map(([field, verdict]) =>
        h("li", {}, h("span", { class: "field" }, field), " ", verdictChip(verdict)),
      ),
    ),
    !short && item && recordLine(item),
    !short && reasonTable(match),
  );
}
const verdictChip = (verdict) =>
  h("span", { class: `verdict verdict-${verdict.replaceAll(" ", "-")}` }, verdict);
const recordLine = (item) =>
  h(
    "p",
    { class: "small" },
    "The record: ",
    [
      item.detail,
      when(item),
      item.place,
      [item.actors, item.recipients].flat().filter(Boolean).join(" – "),
      item.dead_best !== undefined &&
        `${item.dead_best} dead (${amount({ low: item.dead_low, high: item.dead_high })})`,
    ]
      .filter(Boolean)
      .join("; "),
    ".",
  );
function reasonTable(match) {
  if (!match.reasons || !match.reasons.length) return null;
  return h(
    "table",
    { class: "reasons" },
    h("caption", {}, `Why: ${match.score.toFixed(1)} bits in all`),
    h(
      "tbody",
      {},
      match.reasons.map((reason) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, reason.feature),
          h(
            "td",
            { class: "number" },
            `${reason.weight >= 0 ? "+" : "−"}${Math.abs(reason.weight).toFixed(1)}`,
          ),
          h("td", {}, reason.detail),
        ),
      ),
    ),
  );
}
