// The record card: everything a claim says, shown on hover, focus or tap.
const card = h("aside", {
  class: "card",
  id: "card",
  "aria-live": "polite",
  "aria-label": "Record of the claim",
  hidden: true,
});
let cardClaim = null;
let cardPinned = false;
let cardOrigin = null;

function showCard(n, { pin = false, origin = null } = {}) {
  if (cardPinned && !pin) return;
  if (origin) cardOrigin = origin;
  cardPinned = pin;
  if (cardClaim !== n) {
    cardClaim = n;
    card.replaceChildren();
    fill(card, {}, cardParts(claims[n], n));
    card.scrollTop = 0;
  }
  unmarkRoles();
  markRoles(n); // again for the same claim: its text may have been opened since
  card.hidden = false;
  card.classList.toggle("pinned", pin);
}
function hideCard({ focus = false } = {}) {
  if (card.hidden) return;
  card.hidden = true;
  cardPinned = false;
  cardClaim = null;
  unmarkRoles();
  if (focus && cardOrigin) cardOrigin.focus({ preventScroll: true });
}

function cardParts(claim, n) {
  const loc = claim.event_loc;
  const event = eventOf.get(n);
  const rows = [
    ["Who", entities(claim.actor)],
    ["Did what", [`“${(claim.event_text || []).join(" … ")}”`, claim.mode && small(claim.mode.join(", "))]],
    ["To whom", entities(claim.recipient)],
    ["Where", loc && [`“${loc.extracted_place}”`, small(whereDetail(loc))]],
    [
      "When",
      when(claim) && [
        when(claim),
        small([claim.date_text && `“${claim.date_text}”`, claim.date_basis].filter(Boolean).join(", ")),
      ],
    ],
    [
      "How many",
      claim.size &&
        Object.entries(claim.size).map(([harm, q]) =>
          h("div", {}, `${amount(q)} ${harm}`, small(`“${q.text}”`)),
        ),
    ],
    ["Who says so", [voiceWords(claim), small(voiceKind(claim))]],
    ["Side", sideName(claim.side)],
    ...(claim.context ? [["Context", claim.context.join(", ")]] : []),
    ["Confidence", `${Math.round(claim.confidence * 100)} % that the type is right`],
    [
      "Codes",
      [
        `quad ${claim.quad_code}, ${QUADS[claim.quad_code].name}; scale ${String(claim.event_scale).replace("-", "−")}`,
        small(
          [
            claim.cameo && `CAMEO ${claim.cameo}`,
            claim.acled && `ACLED ${[claim.acled, claim.acled_sub_event].filter(Boolean).join(", ")}`,
          ]
            .filter(Boolean)
            .join("; "),
        ),
      ],
    ],
    ...(event === undefined
      ? []
      : [
          [
            "Event",
            h(
              "a",
              { href: `#event-${event}`, onclick: (e) => openEvent(e, event) },
              eventTitle(events[event]),
            ),
          ],
        ]),
  ];
  return [
    h(
      "button",
      {
        type: "button",
        class: "close",
        "aria-label": "Close the record",
        onclick: () => hideCard({ focus: true }),
      },
      "×",
    ),
    h("p", { class: "card-head" }, badge(claim), auxiliaries(claim)),
    h("blockquote", { dir: "auto" }, quoted(textOf(claim))),
    h(
      "dl",
      {},
      rows.map(([name, value]) => [h("dt", {}, name), h("dd", {}, orMuted(value || null))]),
    ),
    claim.explanation && explained(claim.explanation),
    h(
      "details",
      {},
      h("summary", {}, "Spans"),
      h(
        "ul",
        { class: "spans" },
        roles(claim).map((role) => spanItem(claim, role)),
      ),
    ),
    claim.doc !== undefined &&
      h(
        "p",
        { class: "card-foot" },
        h("a", { href: `#claim-${n}`, onclick: (e) => jumpTo(e, n) }, `Words in “${titleOf(claim)}”`),
      ),
    h("p", { class: "card-id muted" }, claim.id),
  ];
}
const small = (text) => text && h("span", { class: "small" }, text);
const auxiliaries = (claim) =>
  (claim.auxiliary || []).map((name) => [" ", h("span", { class: "aux" }, name)]);
function entities(list) {
  return list && list.length
    ? list.map((entity) =>
        h(
          "div",
          {},
          party(entity),
          small(
            [
              entity.entity_text && entity.identifier_text !== entity.entity_text && entity.identifier_text,
              codes(entity),
            ]
              .filter(Boolean)
              .join("; "),
          ),
        ),
      )
    : null;
}
const whereDetail = (loc) =>
  [loc.resolved_place, loc.country_code && `administered with ${loc.country_code}`, alsoClaimed(loc)]
    .filter(Boolean)
    .join("; ");

/** Why this type: the runner-up in a sentence, the rest as nested lists under the coder's own keys. */
function explained({ runner_up: second, probabilities, ...rest }) {
  const named = typeof second === "string" ? second : null;
  const chance = named && probabilities ? probabilities[named] : undefined;
  return [
    h("h4", {}, "Why this type"),
    named && h("p", {}, `Next came ${named}${chance === undefined ? "" : `, ${chance.toFixed(2)}`}.`),
    tree(named ? { probabilities, ...rest } : { runner_up: second, probabilities, ...rest }),
  ];
}
function tree(value) {
  if (typeof value === "number" && !Number.isInteger(value)) return value.toFixed(2);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value))
    return h(
      "ul",
      { class: "tree" },
      value.map((item) => h("li", {}, tree(item))),
    );
  const known = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return h(
    "dl",
    { class: "tree" },
    known.map(([key, item]) => {
      const flat = typeof item !== "object";
      return h(
        "div",
        { class: flat ? "flat" : null },
        h("dt", {}, key.replaceAll("_", " ")),
        h("dd", {}, tree(item)),
      );
    }),
  );
}

/** The spans of a claim: [role, start, end]. */
function roles(claim) {
  const info = claim.text_info;
  const found = [["act", info.trigger_start, info.trigger_end]];
  for (const side of ["actor", "recipient"])
    for (const e of claim[side] || []) found.push([side, e.start, e.end]);
  if (claim.event_loc) found.push(["place", claim.event_loc.start, claim.event_loc.end]);
  for (const [harm, q] of Object.entries(claim.size || {})) found.push([harm, q.start, q.end]);
  if (claim.voice) found.push(["voice", claim.voice.start, claim.voice.end]);
  return found.filter(([, start, end]) => start !== undefined && end !== undefined);
}
function spanItem(claim, [role, start, end]) {
  if (claim.doc === undefined) return h("li", {}, `${role} ${start}–${end}`);
  const text = documents[claim.doc].text;
  const points = (offset) => [...text.slice(0, offset)].length; // as Python counts
  return h(
    "li",
    {},
    h("b", {}, role),
    ` “${text.slice(start, end)}” `,
    h("span", { class: "muted" }, `${points(start)}–${points(end)}`),
  );
}
