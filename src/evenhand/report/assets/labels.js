// The evaluative words each voice uses, as said; and the pages' small print.
function labelsSection() {
  if (!labels.length) return null;
  const speaker = (label) =>
    voiceKind(label) === "author" ? sides[label.side] : label.voice.entity_text || "somebody unnamed";
  const voices = [...new Set(labels.map(speaker))].sort();
  const names = countBy(labels, (label) => label.label)
    .map(([name]) => name)
    .slice(0, 40);
  const cell = (voice, name) =>
    labels
      .map((label, n) => ({ label, n }))
      .filter(({ label }) => label.label === name && speaker(label) === voice);
  return h(
    "section",
    { id: "labels", "aria-labelledby": "labels-head" },
    h("h2", { id: "labels-head" }, "Labels each voice uses"),
    h(
      "p",
      { class: "lede" },
      "Legal and evaluative words are recorded as said. They are never turned into a type of act.",
    ),
    h(
      "div",
      { class: "wide", tabindex: 0, role: "region", "aria-label": "Table of labels" },
      h(
        "table",
        { class: "labels" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", { scope: "col" }, "Voice"),
            names.map((name) => h("th", { scope: "col" }, name)),
          ),
        ),
        h(
          "tbody",
          {},
          voices.map((voice) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, voice),
              names.map((name) => h("td", {}, labelWords(cell(voice, name)))),
            ),
          ),
        ),
      ),
    ),
  );
}
function labelWords(found) {
  if (!found.length) return h("span", { class: "muted" }, "–");
  const shown = found
    .slice(0, 5)
    .map(({ label }) =>
      h(
        "div",
        {},
        label.doc === undefined
          ? `“${label.text}”`
          : h(
              "a",
              { href: `#document-${label.doc}`, onclick: (event) => jumpToLabel(event, label) },
              `“${label.text}”`,
            ),
        small(label.applied_to && `of ${parties(label.applied_to)}`),
      ),
    );
  return [shown, found.length > 5 && small(`and ${found.length - 5} more`)];
}
function jumpToLabel(event, label) {
  event.preventDefault();
  openDocument(label.doc);
  hideCard();
  const parts = drawn.get(label.doc).filter((part) => part.start >= label.start && part.end <= label.end);
  parts.forEach((part) => {
    light(part.element, "in-sentence");
    light(part.element, "flash");
  });
  if (parts.length) parts[0].element.scrollIntoView({ block: "center" });
}

function rejectedSection() {
  if (!rejected.length) return null;
  return h(
    "section",
    { id: "rejected", "aria-labelledby": "rejected-head" },
    h("h2", { id: "rejected-head" }, "Sources that were not read"),
    paged(
      rejected,
      50,
      (item) => h("p", { class: "rejection" }, h("code", {}, item.source), " ", item.reason),
      "source",
    ),
  );
}

const GUIDE = [
  [
    "Claim",
    "One report, in one passage, by one voice, that something happened, did not, will or may. Types are PLOVER's. A claim says what a text says, not what is so.",
  ],
  [
    "Voice",
    "Who says it: the author (the issuer of the text), somebody the text reports, or somebody it quotes.",
  ],
  [
    "Class",
    "V+ verbal and M+ material cooperation, V− verbal and M− material conflict. Colour repeats the sign and never stands alone.",
  ],
  [
    "Auxiliary",
    "negation: said not to have happened; future, hypothetical, historical: not asserted as done now. Such claims are not counted as done by any reader who filters for “none”.",
  ],
  [
    "Side",
    "As declared for the run, otherwise the issuer. Letters and colours of sides mean nothing but order.",
  ],
  [
    "Event",
    "Claims about one happening. A field is agreed, disputed, told by one account only, or not stated. Numbers stay ranges: a bar without an end is open (“at least 19”).",
  ],
  [
    "Verdict",
    "supported, contradicted, not found, or outside coverage: what a dataset holds on that field. " + CAUTION,
  ],
  [
    "Confidence",
    "The calibrated probability that the type is right. It says nothing about whether the claim is true.",
  ],
  [
    "Keys",
    "Tab reaches every mark; arrow keys go from claim to claim; Enter keeps the record open; Escape closes it.",
  ],
];
function guideSection() {
  return h(
    "section",
    { id: "guide", "aria-labelledby": "guide-head" },
    h("h2", { id: "guide-head" }, "How to read this page"),
    h(
      "dl",
      { class: "guide" },
      GUIDE.map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text))),
    ),
    h("h3", {}, "How it was made"),
    h(
      "dl",
      { class: "settings" },
      [
        ["coder", DATA.coder],
        ...Object.entries(DATA.settings),
        ["map", `${OUTLINE.source}; ${OUTLINE.licence}`],
      ].map(([key, value]) => h("div", {}, h("dt", {}, key), h("dd", {}, value))),
    ),
  );
}
