// How values are said: dates, ranges, parties, places, voices.
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const NOT_STATED = "not stated";

function day(iso) {
  const [year, month, date] = iso.split("-");
  if (!month) return year;
  return `${date ? Number(date) + " " : ""}${MONTHS[month - 1]} ${year}`;
}
function when(record) {
  const { date, enddate } = record;
  if (!date && !enddate) return null;
  if (!date) return `until ${day(enddate)}`;
  if (!enddate || enddate === date) return day(date);
  const [a, b] = [day(date).split(" "), day(enddate).split(" ")];
  if (a.length === 3 && b.length === 3 && a[2] === b[2]) {
    return a[1] === b[1] ? `${a[0]}–${b[0]} ${a[1]} ${a[2]}` : `${a[0]} ${a[1]} – ${b.join(" ")}`;
  }
  return `${day(date)} – ${day(enddate)}`;
}
function amount({ low, high }) {
  const [a, b] = [low, high].map((n) => (n === undefined || n === null ? null : n.toLocaleString("en")));
  if (a === null && b === null) return "a number";
  if (b === null) return `at least ${a}`;
  if (a === null) return `up to ${b}`;
  return a === b ? a : `${a}–${b}`;
}
const amounts = (size) =>
  Object.keys(size || {})
    .map((harm) => `${amount(size[harm])} ${harm}`)
    .join(", ") || null;
const party = (entity) =>
  entity.entity_text || entity.identifier_text || (entity.is_issuer ? "the issuer" : "unnamed");
const parties = (list) => (list && list.length ? list.map(party).join(" and ") : null);
const codes = (entity) =>
  [entity.code, entity.sector].filter(Boolean).join(" ") +
  (entity.is_issuer ? (entity.code || entity.sector ? ", " : "") + "the issuer" : "");
const place = (loc) => (loc ? loc.resolved_place || loc.extracted_place : null);
const alsoClaimed = (loc) =>
  loc && loc.claims && loc.claims.length ? `also claimed by ${loc.claims.join(", ")}` : null;
const sentenceCase = (text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
const typeWords = (types) => sentenceCase(types.join(" and "));
const eventTitle = (event) =>
  [typeWords(event.event), place(event.event_loc), when(event)].filter(Boolean).join(", ");

function voiceWords(claim) {
  const { kind, entity_text: name, verb } = claim.voice || { kind: "author" };
  const issuer = claim.doc === undefined ? null : documents[claim.doc].issuer;
  if (kind === "author") return issuer || "the document";
  return `${name || "somebody unnamed"}${verb ? ` (“${verb}”)` : ""}`;
}
const voiceKind = (record) => (record.voice ? record.voice.kind || "author" : "author");

/** The letter of a side in its neutral colour: sides are told apart by letter first. */
function letter(n) {
  let name = "";
  for (let rest = n; rest >= 0; rest = Math.floor(rest / 26) - 1)
    name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}
const sideMark = (n) =>
  h("span", { class: `side side-${n % 6}`, title: sides[n], "aria-hidden": "true" }, letter(n));
const sideName = (n) => h("span", { class: "side-name" }, sideMark(n), " ", sides[n]);
const badge = (claim) =>
  h(
    "span",
    { class: `badge quad-${claim.quad_code}`, title: QUADS[claim.quad_code].name },
    h("span", { class: "sign" }, QUADS[claim.quad_code].sign),
    " ",
    claim.event.join(" + "),
  );
/** Words in quotation marks, unless they bring their own. */
const quoted = (text) => (/["“”„«»]/.test(text) ? text : `“${text}”`);
const orMuted = (value, otherwise = NOT_STATED) => value || h("span", { class: "muted" }, otherwise);
