// The table of claims: sorted, filtered, a page at a time; a row leads to its words.
const COLUMNS = [
  [
    "Type",
    (c) => c.event[0],
    (c, n) => h("a", { href: `#claim-${n}`, class: "jump", "data-claim": n }, badge(c), auxiliaries(c)),
  ],
  ["Who", (c) => parties(c.actor) || "", (c) => orMuted(parties(c.actor))],
  [
    "Did what",
    (c) => (c.event_text || []).join(" "),
    (c) => [(c.event_text || []).join(" … "), small(c.mode && c.mode.join(", "))],
  ],
  ["To whom", (c) => parties(c.recipient) || "", (c) => orMuted(parties(c.recipient), "–")],
  [
    "Where",
    (c) => place(c.event_loc) || "",
    (c) => [orMuted(place(c.event_loc), "–"), small(alsoClaimed(c.event_loc))],
  ],
  ["When", (c) => c.date || "", (c) => orMuted(when(c), "–")],
  [
    "How many",
    (c) => Math.max(0, ...Object.values(c.size || {}).map((q) => q.low ?? q.high ?? 0)),
    (c) => orMuted(amounts(c.size), "–"),
  ],
  [
    "Who says so",
    (c) => voiceWords(c),
    (c) => [h("span", { class: `voice-${voiceKind(c)}` }, voiceWords(c)), small(voiceKind(c))],
  ],
  ["Side", (c) => sides[c.side], (c) => sideName(c.side)],
  ["Conf.", (c) => c.confidence, (c) => c.confidence.toFixed(2)],
];
const PAGE_SIZE = window.innerWidth < 700 ? 10 : 25;

function tableSection() {
  const state = { sort: null, down: false, page: 0, found: [] };
  const body = h("tbody", {});
  const status = h("p", { class: "status", role: "status" });
  const pager = h("p", { class: "pager" });
  const filters = tableFilters(() => {
    state.page = 0;
    update();
  });
  const head = COLUMNS.map(([name], i) =>
    h("th", { scope: "col" }, h("button", { type: "button", onclick: () => sortBy(i) }, name)),
  );
  function sortBy(i) {
    state.down = state.sort === i && !state.down;
    state.sort = i;
    state.page = 0;
    head.forEach((cell, j) =>
      j === i
        ? cell.setAttribute("aria-sort", state.down ? "descending" : "ascending")
        : cell.removeAttribute("aria-sort"),
    );
    update();
  }
  function update() {
    state.found = claims.map((_, n) => n).filter(filters.test());
    if (state.sort !== null) {
      const key = COLUMNS[state.sort][1];
      const keys = new Map(state.found.map((n) => [n, key(claims[n])]));
      const order = (a, b) => (typeof a === "number" ? a - b : a < b ? -1 : a > b ? 1 : 0);
      state.found.sort((a, b) => (state.down ? -1 : 1) * order(keys.get(a), keys.get(b)) || a - b);
    }
    draw();
  }
  function draw() {
    const start = state.page * PAGE_SIZE;
    body.replaceChildren(...state.found.slice(start, start + PAGE_SIZE).map(tableRow));
    const last = Math.min(state.found.length, start + PAGE_SIZE);
    status.textContent = state.found.length
      ? `Claims ${(start + 1).toLocaleString("en")}–${last.toLocaleString("en")} of ${state.found.length.toLocaleString("en")}`
      : "No claim fits these filters.";
    const turn = (by, name) =>
      h(
        "button",
        {
          type: "button",
          disabled: state.page + by < 0 || (state.page + by) * PAGE_SIZE >= state.found.length,
          onclick: () => {
            state.page += by;
            draw();
          },
        },
        name,
      );
    pager.replaceChildren(...(state.found.length > PAGE_SIZE ? [turn(-1, "Previous"), turn(1, "Next")] : []));
  }
  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (row && !String(window.getSelection())) jumpTo(event, Number(row.dataset.claim));
  });
  body.addEventListener("keydown", rowKeys);
  update();
  return h(
    "section",
    { id: "claims", "aria-labelledby": "claims-head" },
    h("h2", { id: "claims-head" }, "Every claim"),
    h("p", { class: "lede" }, "A row leads to its words in the text."),
    filters.form,
    status,
    h("table", { class: "claims" }, h("thead", {}, h("tr", {}, head)), body),
    pager,
  );
}
function tableRow(n) {
  const claim = claims[n];
  return h(
    "tr",
    { "data-claim": n },
    COLUMNS.map(([name, , show]) => {
      const cell = h("td", { "data-name": name }, h("div", {}, show(claim, n)));
      if (cell.textContent === "–") cell.className = "empty"; // a narrow screen leaves it out
      return cell;
    }),
  );
}
function rowKeys(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const row = event.target.closest("tr");
  const next = event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
  if (!next) return;
  event.preventDefault();
  next.querySelector(".jump").focus();
}

function tableFilters(changed) {
  const select = (name, options) =>
    h(
      "label",
      {},
      h("span", {}, name),
      h(
        "select",
        { name: name.toLowerCase(), onchange: changed },
        h("option", { value: "" }, "all"),
        options.map(([value, text]) => h("option", { value }, text ?? value)),
      ),
    );
  const input = (name, type, extra) =>
    h(
      "label",
      {},
      h("span", {}, name),
      h("input", { type, name: name.toLowerCase(), oninput: changed, ...extra }),
    );
  const names = (counts) => counts.map(([name, n]) => [name, `${name} (${n})`]);
  const type = select("Type", names(countBy(claims, (c) => c.event)));
  const voice = select("Voice", names(countBy(claims, voiceKind)));
  const side = select(
    "Side",
    countBy(claims, (c) => c.side).map(([n, count]) => [n, `${letter(n)} ${sides[n]} (${count})`]),
  );
  const aux = select("Auxiliary", [
    ["none", "none: asserted as done"],
    ...names(countBy(claims, (c) => c.auxiliary || [])),
  ]);
  const words = input("Words", "search", { placeholder: "in the sentence or a name" });
  const [from, to] = [input("From", "date"), input("To", "date")];
  const value = (label) => label.lastChild.value;
  const clear = h(
    "button",
    {
      type: "button",
      onclick: () => {
        form.reset();
        changed();
      },
    },
    "Clear",
  );
  const form = h(
    "form",
    { class: "filters", onsubmit: (e) => e.preventDefault() },
    type,
    voice,
    side,
    aux,
    words,
    from,
    to,
    clear,
  );
  const haystack = new Map();
  const hay = (n) => {
    if (!haystack.has(n))
      haystack.set(
        n,
        [
          textOf(claims[n]),
          voiceWords(claims[n]),
          sides[claims[n].side],
          ...["actor", "recipient"].flatMap((s) =>
            (claims[n][s] || []).map((e) => `${party(e)} ${e.identifier_text || ""}`),
          ),
        ]
          .join(" ")
          .toLowerCase(),
      );
    return haystack.get(n);
  };
  function test() {
    const needle = value(words).trim().toLowerCase();
    return (n) => {
      const c = claims[n];
      if (value(type) && !c.event.includes(value(type))) return false;
      if (value(voice) && voiceKind(c) !== value(voice)) return false;
      if (value(side) && String(c.side) !== value(side)) return false;
      if (value(aux) === "none" ? c.auxiliary : value(aux) && !(c.auxiliary || []).includes(value(aux)))
        return false;
      if (value(from) && !((c.enddate || c.date || "") >= value(from))) return false;
      if (value(to) && !(c.date && c.date <= value(to))) return false;
      return !needle || hay(n).includes(needle);
    };
  }
  return { form, test };
}
