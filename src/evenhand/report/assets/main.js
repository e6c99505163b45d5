// The page, put together; keys and pointers that hold everywhere.
const SECTIONS = [
  ["events", "Accounts", leadSection],
  ["counts", "Numbers", countsSection],
  ["claims", "Claims", tableSection],
  ["documents", "Texts", documentsSection],
  ["time", "Time", timelineSection],
  ["map", "Map", mapSection],
  ["labels", "Labels", labelsSection],
  ["accounts", "Events", eventPages],
  ["rejected", "Not read", rejectedSection],
  ["guide", "How to read", guideSection],
];
const built = SECTIONS.map(([id, name, make]) => [id, name, make()]).filter(([, , section]) => section);

const THEMES = ["system", "light", "dark"];
const theme = h("button", {
  type: "button",
  class: "theme",
  onclick: () => setTheme(THEMES[(THEMES.indexOf(current) + 1) % 3]),
});
let current = "system";
function setTheme(name) {
  current = name;
  if (name === "system") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", name);
  theme.textContent = `Colours: ${name}`;
  try {
    localStorage.setItem("evenhand-theme", name);
  } catch {
    /* a page from a file may have no storage */
  }
}
let saved = null;
try {
  saved = localStorage.getItem("evenhand-theme");
} catch {
  /* likewise */
}
setTheme(THEMES.includes(saved) ? saved : "system");

document.body.append(
  h("a", { href: "#main", class: "skip" }, "To the contents"),
  h(
    "div",
    { class: "page" },
    masthead(),
    h(
      "nav",
      { "aria-label": "Sections", onclick: () => hideCard() },
      built.map(([id, name]) => h("a", { href: `#${id}` }, name)),
      theme,
    ),
    h(
      "main",
      { id: "main", tabindex: -1 },
      built.map(([, , section]) => section),
    ),
    h("footer", {}, `${DATA.coder}. This page opens without a network and sends nothing.`),
  ),
  card,
  landShape,
);

const claimAt = (target) => {
  const element = target instanceof Element ? target.closest("[data-claim]") : null;
  return element ? { element, n: Number(element.dataset.claim) } : null;
};
const isMark = (found) => found && found.element.matches(".mark, .jump, .quote");
document.addEventListener("pointerover", (event) => {
  const found = claimAt(event.target);
  if (event.pointerType === "mouse" && isMark(found) && found.element.matches(".mark"))
    showCard(found.n, { origin: found.element });
});
document.addEventListener("pointerout", (event) => {
  if (!cardPinned && claimAt(event.target) && !card.contains(event.relatedTarget)) hideCard();
});
card.addEventListener("pointerleave", () => {
  if (!cardPinned) hideCard();
});
document.addEventListener("focusin", (event) => {
  const found = claimAt(event.target);
  // a pointer's own click follows; a card that came up under it would swallow that click
  if (isMark(found) && found.element.matches(":focus-visible")) {
    cardPinned = cardPinned && cardClaim === found.n;
    showCard(found.n, { pin: cardPinned, origin: found.element });
  }
});
document.addEventListener("click", (event) => {
  const found = claimAt(event.target);
  if (found && found.element.matches(".mark")) {
    event.preventDefault();
    cardPinned = false;
    showCard(found.n, { pin: true, origin: found.element });
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    hideCard({ focus: true });
    return;
  }
  const mark = event.target instanceof Element ? event.target.closest("a.mark") : null;
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!mark || !by) return;
  const marks = [...document.querySelectorAll("details[open] a.mark")];
  const next = marks[marks.indexOf(mark) + by];
  if (!next) return;
  event.preventDefault();
  cardPinned = false;
  next.focus();
});
window.addEventListener("beforeprint", () => {
  hideCard();
  if (documents.length <= 40) documents.forEach((_, n) => openDocument(n));
});

if (documents.length) openDocument(0);
const wanted = /^#(claim|event)-(\d+)$/.exec(location.hash);
if (wanted && wanted[1] === "claim" && claims[wanted[2]]) jumpTo(null, Number(wanted[2]));
if (wanted && wanted[1] === "event" && events[wanted[2]]) openEvent(null, Number(wanted[2]));
