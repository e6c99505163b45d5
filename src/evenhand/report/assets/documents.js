// The texts with their claims marked; a text is drawn when it is opened.
const claimsIn = documents.map(() => []);
claims.forEach((claim, n) => claim.doc !== undefined && claimsIn[claim.doc].push(n));
const labelsIn = documents.map(() => []);
labels.forEach((label, n) => label.doc !== undefined && labelsIn[label.doc].push(n));
const drawn = new Map(); // document -> its segments
let documentList = null;
let lit = [];

function documentsSection() {
  if (!documents.length) return null;
  documentList = paged(documents, 40, documentItem, "document");
  return h(
    "section",
    { id: "documents", "aria-labelledby": "documents-head" },
    h("h2", { id: "documents-head" }, "The texts"),
    h(
      "p",
      { class: "lede" },
      "Coloured words carry an act; the small words after them say which. The line under them says who speaks: ",
      h("span", { class: "voice-author" }, "solid for the author"),
      ", ",
      h("span", { class: "voice-reported" }, "dashed for what is reported"),
      ", ",
      h("span", { class: "voice-quoted" }, "dotted for what is quoted"),
      ".",
    ),
    quadLegend(),
    documentList,
  );
}
function documentItem(document, n) {
  const holder = h("div", { class: "text-holder" });
  const details = h(
    "details",
    { class: "document", id: `document-${n}`, ontoggle: () => details.open && drawDocument(n) },
    h(
      "summary",
      {},
      h("span", { class: "doc-title" }, document.title || document.id),
      h(
        "span",
        { class: "doc-meta" },
        sideMark(document.side),
        " ",
        [
          document.issuer || "issuer not stated",
          document.published ? day(document.published) : "no date",
          plural(claimsIn[n].length, "claim"),
        ].join(" · "),
      ),
    ),
    holder,
  );
  return details;
}
function openDocument(n) {
  documentList.upTo(n);
  byId(`document-${n}`).open = true;
  drawDocument(n);
}

function drawDocument(n) {
  if (drawn.has(n)) return;
  const { text, url, source } = documents[n];
  const segments = [];
  drawn.set(n, segments);
  const cuts = new Set([0, text.length]);
  for (const c of claimsIn[n])
    for (const [, start, end] of [
      ...roles(claims[c]),
      ["", claims[c].text_info.start, claims[c].text_info.end],
    ])
      cuts.add(start).add(end);
  for (const l of labelsIn[n]) cuts.add(labels[l].start).add(labels[l].end);
  const edges = [...cuts].filter((edge) => edge >= 0 && edge <= text.length).sort((a, b) => a - b);
  const clusters = triggerClusters(claimsIn[n]);
  const body = h("div", { class: "text", dir: "auto", lang: documents[n].language || "en" });
  let parent = body;
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i], edges[i + 1]];
    if (next < clusters.length && start === clusters[next].start) parent = openCluster(clusters[next], body);
    const tagged = labelsIn[n].filter((l) => labels[l].start <= start && labels[l].end >= end);
    const element = h(
      "span",
      tagged.length
        ? { class: "label-mark", title: `label: ${tagged.map((l) => labels[l].label).join(", ")}` }
        : {},
      text.slice(start, end),
    );
    segments.push({ start, end, element });
    parent.append(element);
    if (next < clusters.length && end === clusters[next].end) {
      closeCluster(clusters[next++], parent);
      parent = body;
    }
  }
  byId(`document-${n}`).lastChild.append(
    body,
    h("p", { class: "small muted text-source" }, `Source: ${source}${url ? `, ${url}` : ""}`),
  );
}
/** Claims whose acts stand on the same words share one stretch of text. */
function triggerClusters(numbers) {
  const found = [];
  const start = (n) => claims[n].text_info.trigger_start;
  const end = (n) => claims[n].text_info.trigger_end;
  for (const n of [...numbers]
    .filter((n) => end(n) > start(n))
    .sort((a, b) => start(a) - start(b) || end(b) - end(a))) {
    const last = found[found.length - 1];
    if (last && start(n) < last.end) {
      last.claims.push(n);
      last.end = Math.max(last.end, end(n));
    } else found.push({ start: start(n), end: end(n), claims: [n] });
  }
  return found;
}
const markClass = (n) => `quad-${claims[n].quad_code} voice-${voiceKind(claims[n])}`;
function openCluster(cluster, body) {
  const [first] = cluster.claims;
  const single = cluster.claims.length === 1;
  const element = single
    ? markLink(first, `mark ${markClass(first)}`)
    : h("span", { class: `mark shared ${markClass(first)}` });
  body.append(element);
  return element;
}
function closeCluster(cluster, element) {
  const sign = (n) =>
    h(
      "span",
      { class: "tag" },
      QUADS[claims[n].quad_code].sign,
      " ",
      claims[n].event.join("+").toLowerCase(),
      (claims[n].auxiliary || []).map((name) => `, ${name}`),
    );
  if (cluster.claims.length === 1) element.append(sign(cluster.claims[0]));
  else
    cluster.claims.forEach((n) =>
      element.append(fill(markLink(n, `mark part ${markClass(n)}`), {}, [sign(n)])),
    );
}
const markLink = (n, classes) =>
  h("a", { href: `#claim-${n}`, id: `claim-${n}`, class: classes, "data-claim": n });

/** The parts of a claim in its sentence, named above the words. */
function markRoles(n) {
  const claim = claims[n];
  const segments = drawn.get(claim.doc);
  if (!segments) return;
  const within = (start, end) => segments.filter((part) => part.start >= start && part.end <= end);
  for (const part of within(claim.text_info.start, claim.text_info.end)) light(part.element, "in-sentence");
  for (const [role, start, end] of roles(claim)) {
    within(start, end).forEach((part, i) => {
      light(part.element, "role");
      if (i === 0 && role !== "act") part.element.setAttribute("data-role", role);
    });
  }
}
function light(element, name) {
  element.classList.add(name);
  lit.push(element);
}
function unmarkRoles() {
  for (const element of lit) {
    element.classList.remove("in-sentence", "role", "flash");
    element.removeAttribute("data-role");
  }
  lit = [];
}

/** From anywhere to the words of a claim: open, scroll, flash, card. */
function jumpTo(event, n) {
  if (event) event.preventDefault();
  const claim = claims[n];
  if (claim.doc === undefined) {
    showCard(n, { pin: true, origin: event && event.target.closest("a, button, tr") });
    return;
  }
  openDocument(claim.doc);
  const mark = byId(`claim-${n}`) || byId(`document-${claim.doc}`);
  showCard(n, { pin: true, origin: mark });
  window.scrollTo({ top: window.scrollY + mark.getBoundingClientRect().top - window.innerHeight * 0.3 });
  mark.focus({ preventScroll: true });
  for (const element of lit)
    if (element.classList.contains("in-sentence")) {
      element.classList.remove("flash");
      void element.offsetWidth;
      element.classList.add("flash");
    }
  history.replaceState(null, "", `#claim-${n}`);
}
