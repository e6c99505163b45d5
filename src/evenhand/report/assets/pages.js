// One section per event: every field of every account in a row of its own.
let eventList = null;
let eventPlace = [];

function eventPages() {
  if (!events.length) return null;
  const order = eventOrder();
  order.forEach((n, place) => (eventPlace[n] = place));
  eventList = paged(order, 10, (n) => eventPage(events[n], n), "event");
  return h(
    "section",
    { id: "accounts", "aria-labelledby": "accounts-head" },
    h("h2", { id: "accounts-head" }, "Events, account by account"),
    eventList,
  );
}
function openEvent(event, n) {
  if (event) event.preventDefault();
  eventList.upTo(eventPlace[n]);
  const target = byId(`event-${n}`);
  hideCard();
  target.scrollIntoView({ block: "start" });
  target.querySelector("h3").focus({ preventScroll: true });
  history.replaceState(null, "", `#event-${n}`);
}

function eventPage(event, n) {
  return h(
    "article",
    { class: "event-page", id: `event-${n}` },
    h("h3", { tabindex: -1 }, eventTitle(event)),
    h(
      "p",
      { class: "standing" },
      [
        plural((event.claims || []).length, "claim"),
        plural(accountsOf(event).length, "account"),
        event.mode && `mode: ${event.mode.join(", ")}`,
        alsoClaimed(event.event_loc) && `${place(event.event_loc)} is ${alsoClaimed(event.event_loc)}`,
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    accountTable(event),
    h(
      "div",
      { class: "evidence" },
      h("div", {}, numberAxes(event), smallMap(event)),
      h("div", {}, verdictBlock(event), histories(event)),
    ),
    linkReasons(event),
  );
}

const ACCOUNT_ROWS = [
  ["Stance", null, (a) => a.stance],
  ["Date", "date", (a) => when(a)],
  ["Place", "place", (a) => a.event_loc && [place(a.event_loc), small(alsoClaimed(a.event_loc))]],
  ["Actor", "actor", (a) => entities(a.actor)],
  ["Recipient", "recipient", (a) => entities(a.recipient)],
  ...HARMS.map((harm) => [sentenceCase(harm), harm, (a) => a.size && a.size[harm] && amount(a.size[harm])]),
  ["Labels used", null, (a) => a.labels && a.labels.map((name) => h("div", {}, name))],
  ["First said", null, (a) => a.first_said && day(a.first_said)],
  [
    "In its words",
    null,
    (a) =>
      (a.claims || []).map((n) =>
        h(
          "div",
          { class: "words" },
          quoteLink(n),
          small(`${voiceKind(claims[n])}: ${voiceWords(claims[n])}`),
        ),
      ),
  ],
];
function accountTable(event) {
  const accounts = accountsOf(event);
  const rows = ACCOUNT_ROWS.map(([name, field, value]) => ({
    name,
    field,
    values: accounts.map(value),
  })).filter((row) => row.values.some((value) => (Array.isArray(value) ? value.length : value)));
  const table = h(
    "table",
    { class: "account-table" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, h("span", { class: "hidden" }, "Field")),
        accounts.map((a) => h("th", { scope: "col", class: `side-line-${a.side % 6}` }, sideName(a.side))),
      ),
    ),
    h(
      "tbody",
      {},
      rows.map((row) => {
        const standing = row.field && event.fields ? event.fields[row.field] : null;
        return h(
          "tr",
          { class: standing === "disputed" ? "disputed" : null },
          h("th", { scope: "row" }, row.name, standing && h("span", { class: "agreement" }, standing)),
          row.values.map((value, i) =>
            h(
              "td",
              {},
              h(
                "span",
                { class: "cell-side" },
                sideMark(accounts[i].side),
                h("span", { class: "hidden" }, sides[accounts[i].side]),
              ),
              h("div", {}, orMuted(Array.isArray(value) && !value.length ? null : value)),
            ),
          ),
        );
      }),
    ),
  );
  table.style.minWidth = `${9 + 10 * accounts.length}rem`; // many accounts scroll, they are not squeezed
  return h("div", { class: "wide", tabindex: accounts.length > 6 ? 0 : null }, table);
}
function histories(event) {
  const told = accountsOf(event).filter((account) => account.history && account.history.length);
  if (!told.length) return null;
  return h(
    "div",
    { class: "histories" },
    h("h4", {}, "How the accounts changed"),
    told.map((account) =>
      h(
        "div",
        {},
        sideName(account.side),
        h(
          "ol",
          {},
          account.history.map((step) =>
            h(
              "li",
              {},
              Object.entries(step)
                .map(([key, value]) => (/date|published/.test(key) ? day(value) : value))
                .join(": "),
            ),
          ),
        ),
      ),
    ),
  );
}
function linkReasons(event) {
  if (!event.links || !event.links.length) return null;
  return h(
    "details",
    { class: "links" },
    h("summary", {}, "Why these claims are one event"),
    h(
      "ul",
      {},
      event.links.map((link) =>
        h(
          "li",
          {},
          `${link.score.toFixed(1)} bits: `,
          (link.reasons || [])
            .map(
              (r) =>
                `${r.feature} ${r.weight >= 0 ? "+" : "−"}${Math.abs(r.weight).toFixed(1)} (${r.detail})`,
            )
            .join(", "),
        ),
      ),
    ),
  );
}
