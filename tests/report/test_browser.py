"""The page in Chromium: no network, no errors, every path by keyboard, every width."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from evenhand.report import render

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield found
        found.close()


@pytest.fixture(scope="module")
def address(records, tmp_path_factory) -> str:
    target = tmp_path_factory.mktemp("report") / "report.html"
    target.write_text(render(**records), encoding="utf-8")
    return target.as_uri()


@pytest.fixture
def open_page(browser, address):
    """Opens the page; at the end nothing may have been requested or complained about."""
    contexts, complaints = [], []

    def open_(*, width: int = 1280, scheme: str = "light", hash_: str = ""):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda request: complaints.append(request.url) if request.url != address else None,
        )
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(address + hash_)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def ready(page) -> str:
    return page.locator(".status").inner_text()


def test_browser_first_screen_has_counts_and_both_accounts(open_page):
    page = open_page()
    facts = " ".join(page.locator(".facts").inner_text().split())
    assert facts == "4 documents 22 claims 8 voices 3 sides 2 events 1 rejected"
    first = page.locator(".lead").first
    assert "Disputed: actor, dead." in first.inner_text()
    assert first.locator(".stance").all_inner_texts() == ["denies", "asserts", "reports"]
    assert first.locator(".axis-value").all_inner_texts() == [
        "at least 19",
        "19–24",
        "15–26, best 21",
    ]
    assert first.bounding_box()["y"] < 600


def test_browser_verdicts_have_their_four_words_and_the_caution(open_page):
    page = open_page()
    words = set(page.locator("#accounts .verdict").all_inner_texts())
    assert words == {"supported", "contradicted", "not found", "outside coverage"}
    caution = "Matching shows what a dataset records, not what is true."
    assert page.locator("#accounts .caution").all_inner_texts() == [caution, caution]
    assert "1.7 km apart" in page.locator("#event-0 .reasons").inner_text()


def test_browser_script_in_a_document_is_text(open_page):
    page = open_page()
    page.locator("#document-3 summary").click()
    assert "<script>alert('no')</script>" in page.locator("#document-3 .text").inner_text()
    assert page.locator("#document-3 .doc-title").inner_text() == "A page with <script> in its text"
    assert page.locator("#document-3 .mark").inner_text().startswith("beat")


def test_browser_documents_are_drawn_when_opened(open_page):
    page = open_page()
    assert page.locator("#document-1 .text").count() == 0
    page.locator("#document-1 summary").click()
    text = page.locator("#document-1 .text")
    text.wait_for()
    assert text.locator("a.mark").count() == 7


def test_browser_overlapping_acts_share_their_words(browser, records, tmp_path):
    first, second = records["claims"][0], records["claims"][5]
    info = first.text_info
    others = [
        replace(
            second,
            id=f"other{n}",
            text_info=replace(
                info, trigger_start=info.trigger_start + a, trigger_end=info.trigger_end + b
            ),
        )
        for n, (a, b) in enumerate([(0, 0), (3, 9), (-4, -8)])
    ]
    target = tmp_path / "overlap.html"
    given = {"claims": [*records["claims"], *others], "events": [], "matches": []}
    target.write_text(render(**records | given), encoding="utf-8")
    page = browser.new_page()
    page.goto(target.as_uri())
    text = page.locator("#document-0 .text")
    assert text.locator(".shared").count() == 1
    assert text.locator(".shared a.part").count() == 4
    assert text.locator("a.mark").count() == 10
    bare = text.evaluate(
        "e => { const c = e.cloneNode(true); c.querySelectorAll('.tag').forEach(t => t.remove());"
        " return c.textContent; }"
    )
    assert bare == records["documents"][0].text
    page.close()


def test_browser_row_jumps_to_its_words(open_page):
    page = open_page()
    page.locator("#claims tbody tr").nth(7).locator("td").nth(1).click()
    assert page.evaluate("document.activeElement.id") == "claim-7"
    assert page.locator("#document-1").evaluate("element => element.open")
    assert page.locator("#claim-7").inner_text().startswith("shelled")
    box = page.locator("#claim-7").bounding_box()
    assert 0 < box["y"] < 700
    assert page.locator(".flash").count() > 3
    assert page.locator("[data-role]").evaluate_all("all => all.map(e => e.dataset.role)") == [
        "actor",
        "place",
        "dead",
        "recipient",
    ]
    assert "at least 19 dead" in page.locator("#card").inner_text()


def test_browser_tap_on_a_phone_jumps_too(open_page):
    page = open_page(width=360)
    page.locator("#claims .jump").nth(7).click()
    assert page.evaluate("document.activeElement.id") == "claim-7"
    assert page.locator("#claim-7").bounding_box()["y"] < page.locator("#card").bounding_box()["y"]


def test_browser_keyboard_path(open_page):
    page = open_page()
    page.locator("#claim-0").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "claim-1"
    assert "Four dockers" in page.locator("#card").inner_text()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    assert page.evaluate("document.activeElement.id") == "claim-0"
    assert page.locator("#claim-0").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_browser_rows_by_arrow_keys(open_page):
    page = open_page()
    page.locator("#claims .jump").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.claim") == "1"


def test_browser_hover_shows_the_card_and_leaving_hides_it(open_page):
    page = open_page()
    page.locator("#claim-3").scroll_into_view_if_needed()
    page.locator("#claim-3").hover()
    card = page.locator("#card")
    assert "a local official" in card.inner_text()
    assert "Next came MOBILIZE, 0.33." in card.inner_text()
    page.mouse.move(5, 5)
    assert card.is_hidden()


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("Type", "RETREAT", "Claims 1–1 of 1"),
        ("Voice", "reported", "Claims 1–3 of 3"),
        ("Side", "1", "Claims 1–8 of 8"),
        ("Auxiliary", "negation", "Claims 1–2 of 2"),
        ("Auxiliary", "none", "Claims 1–20 of 20"),
    ],
)
def test_browser_filter_by_choice(open_page, label, value, expected):
    page = open_page()
    page.locator(f".filters [name={label.lower()}]").select_option(value)
    assert ready(page) == expected


def test_browser_filter_by_words_and_dates(open_page):
    page = open_page()
    page.locator(".filters [name=words]").fill("FISHMONGER")
    assert ready(page) == "Claims 1–1 of 1"
    page.locator(".filters [name=words]").fill("nobody says this")
    assert ready(page) == "No claim fits these filters."
    page.get_by_role("button", name="Clear").click()
    page.locator(".filters [name=from]").fill("2031-05-14")
    page.locator(".filters [name=to]").fill("2031-05-18")
    assert ready(page) == "Claims 1–2 of 2"


def test_browser_sort_both_ways(open_page):
    page = open_page()
    page.get_by_role("button", name="Conf.").click()
    cells = page.locator("#claims tbody tr td:last-child")
    assert cells.first.inner_text() == "0.41"
    page.get_by_role("button", name="Conf.").click()
    assert cells.first.inner_text() == "0.98"
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Conf.")


def test_browser_map_place_lists_its_claims(open_page):
    page = open_page()
    spot = page.locator(".map-large .spot").first
    assert "also claimed by LEN" in spot.get_attribute("aria-label")
    spot.focus()
    page.keyboard.press("Enter")
    listed = page.locator(".map-box-large .map-list")
    assert "administered with VRD" in listed.inner_text()
    assert listed.locator(".quote").count() == 7
    assert page.locator(".map-large .record-mark").count() == 1


def test_browser_map_zooms_and_returns(open_page):
    page = open_page()
    box = page.locator(".map-box-large")
    land = box.locator(".land")
    before = land.get_attribute("transform")
    box.get_by_role("button", name="Zoom in").click()
    assert land.get_attribute("transform") != before
    box.get_by_role("button", name="Whole").click()
    assert land.get_attribute("transform") == before


def test_browser_label_leads_to_its_words(open_page):
    page = open_page()
    page.get_by_role("link", name="“war crime”").click()
    assert page.locator("#document-1 .label-mark.flash").inner_text() == "war crime"


def test_browser_address_of_an_event_opens_it(open_page):
    page = open_page(hash_="#event-1")
    assert page.locator("#event-1").bounding_box()["y"] < 300


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_browser_page_is_never_wider_than_the_screen(open_page, width):
    page = open_page(width=width)
    for n in range(4):
        page.locator(f"#document-{n}").evaluate("element => (element.open = true)")
    page.locator("#claim-8").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const found = rgb(getComputedStyle(e).backgroundColor);
      if (found[3] === 255) return found;
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const e of document.querySelectorAll(".page *:not(svg *)")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.checkVisibility() || e.closest("[disabled], svg, option")) continue;
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.push(`${ratio.toFixed(2)} ${e.className} ${e.textContent.slice(0, 30)}`);
  }
  return [...new Set(low)];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_browser_contrast(open_page, scheme):
    page = open_page(scheme=scheme)
    page.locator("#document-1 summary").click()
    page.locator("#document-1 .text").wait_for()
    assert page.evaluate(CONTRAST) == []


def test_browser_theme_button_overrides_the_system(open_page):
    page = open_page(scheme="dark")
    colour = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(colour)
    page.get_by_role("button", name="Colours: system").click()
    assert page.evaluate(colour) != dark
    page.get_by_role("button", name="Colours: light").click()
    assert page.evaluate(colour) == dark


def test_browser_print_opens_the_texts_and_hides_the_tools(open_page):
    page = open_page()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".document .text").count() == 4
    assert page.locator(".filters").is_hidden()
    assert page.locator("nav").is_hidden()


def test_browser_page_without_records(browser, tmp_path):
    target = tmp_path / "empty.html"
    target.write_text(render([], [], [], title="Nothing yet"), encoding="utf-8")
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(target.as_uri())
    assert page.locator("h1").inner_text() == "Nothing yet"
    assert page.locator("#guide").is_visible()
    assert errors == []
    page.close()
