// Data, and the only ways this page makes elements: text always goes in as text.
const DATA = JSON.parse(document.getElementById("data").textContent);
const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}
const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

const byId = (id) => document.getElementById(id);
const plural = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many || one + "s"}`;
const percent = (part) => `${(100 * part).toFixed(3)}%`;
const countBy = (items, key) => {
  const counts = new Map();
  for (const item of items)
    for (const name of [key(item)].flat()) counts.set(name, (counts.get(name) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0])));
};

const QUADS = {
  1: { sign: "V+", name: "verbal cooperation" },
  2: { sign: "M+", name: "material cooperation" },
  3: { sign: "V−", name: "verbal conflict" },
  4: { sign: "M−", name: "material conflict" },
};
const HARMS = ["dead", "injured", "arrested", "displaced"];
const { documents, claims, labels, events, matches, references, rejected, sides } = DATA;

const textOf = (claim) =>
  claim.doc === undefined
    ? claim.text
    : documents[claim.doc].text.slice(claim.text_info.start, claim.text_info.end);
const titleOf = (record) =>
  record.doc === undefined ? record.source : documents[record.doc].title || documents[record.doc].id;
const eventOf = new Map();
events.forEach((event, n) => (event.claims || []).forEach((claim) => eventOf.set(claim, n)));

/** A list that shows its first items and a button for the next ones, so that long lists stay light. */
function paged(items, size, draw, noun) {
  const list = h("div", { class: "paged" });
  let shown = 0;
  const button = h("button", { type: "button", class: "more", onclick: () => more() });
  function more(until) {
    const end = Math.min(items.length, Math.max(shown + size, until || 0));
    while (shown < end) list.insertBefore(draw(items[shown], shown++), button);
    button.hidden = shown >= items.length;
    button.textContent = `Show ${Math.min(size, items.length - shown)} more of ${plural(items.length, noun)}`;
  }
  list.append(button);
  more();
  list.upTo = (n) => n >= shown && more(n + 1);
  return list;
}
