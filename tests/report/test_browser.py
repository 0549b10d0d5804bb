"""The report in a real browser, offline: it responds, asks nothing of the network, runs nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import pytest

from announce_extract.article import Article
from announce_extract.report import build_report
from announce_extract.schema import Announcement
from tests import fixtures
from tests.report.test_page import hostile
from tests.report.told import told

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

MANY = 2000
SECONDS = 2.5
"""What a step may take with so many records, on a slow machine."""

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no browser on this machine: apt-get install chromium")
    driver = pytest.importorskip("playwright.sync_api", reason="no driver: pip install playwright")
    with driver.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a report; at the end there must have been no complaint, request or dialog."""
    told_by_page: list[str] = []
    contexts = []

    def opened(records: list[Announcement], articles: list[Article], **options: Any) -> Page:
        path = tmp_path / "report.html"
        path.write_text(build_report(records, articles).html, encoding="utf-8")
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: told_by_page.append(message.text))
        page.on("pageerror", lambda error: told_by_page.append(str(error)))
        page.on("dialog", lambda dialog: told_by_page.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: told_by_page.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_selector("#chart-chips svg")
        assert told_by_page == [path.as_uri()], "asked for more than the page"
        told_by_page.clear()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not told_by_page


@pytest.fixture(scope="module")
def found() -> tuple[list[Announcement], list[Article]]:
    results = fixtures.results()
    articles = [result.article for result in results if result.article is not None]
    return [record for result in results for record in result.records], articles


@pytest.fixture
def page(visit: Open, found: tuple[list[Announcement], list[Article]]) -> Page:
    return visit(*found, viewport={"width": 1300, "height": 900})


def visible(page: Page) -> list[str]:
    """The ids of the rows that are to be seen, in their order."""
    script = "rows => rows.filter(r => r.offsetParent !== null).map(r => r.id)"
    ids: list[str] = page.eval_on_selector_all("#table tbody tr", script)
    return ids


def until(page: Page, expression: str) -> None:
    """Wait for it; Playwright's own way evaluates inside the page, which the policy forbids."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def in_view(page: Page, selector: str) -> bool:
    script = """e => { const b = e.getBoundingClientRect();
        return b.height > 0 && b.top >= 0 && b.bottom <= innerHeight; }"""
    return bool(page.eval_on_selector(selector, script))


def test_filter_and_search(page: Page, found: tuple[list[Announcement], list[Article]]) -> None:
    records, _ = found
    assert len(visible(page)) == len(records)
    page.select_option("select[data-filter=accelerator]", "H100")
    with_h100 = [
        f"r-{n}" for n, r in enumerate(records, 1) if "H100" in {a.name for a in r.accelerators}
    ]
    assert visible(page) == with_h100
    assert page.text_content("#count") == f"{len(with_h100)} of {len(records)}"
    page.fill("#search", "strada 70b")
    until(page, "document.getElementById('count').textContent.startsWith('1 ')")
    assert len(visible(page)) == 1
    page.fill("#search", "no such words")
    page.wait_for_selector("#nothing:visible")
    page.click("#clear")
    assert len(visible(page)) == len(records)


def test_a_filter_leaves_its_points_in_the_charts(page: Page) -> None:
    points = "#chart-parameters .mark-symbol.role-mark path"
    before = page.locator(points).count()
    page.select_option("select[data-filter=accelerator]", "H100")
    until(page, f"document.querySelectorAll('{points}').length < {before}")
    assert page.locator(points).count() > 0


def test_sort(page: Page, found: tuple[list[Announcement], list[Article]]) -> None:
    records, _ = found
    counts = {
        f"r-{n}": r.chip_count.value if r.chip_count else None for n, r in enumerate(records, 1)
    }
    page.click("th.c-chip_count button")
    rising = [counts[row] for row in visible(page)]
    known = [c for c in rising if c is not None]
    assert known == sorted(known)
    assert rising == known + [None] * (len(rising) - len(known))
    page.click("th.c-chip_count button")
    falling = [counts[row] for row in visible(page)]
    assert falling[: len(known)] == known[::-1]
    assert page.get_attribute("th.c-chip_count", "aria-sort") == "descending"
    page.click("th.c-chip_count button")
    assert visible(page) == list(counts)


def test_a_value_shows_its_words_and_leads_to_them(page: Page) -> None:
    value = page.locator("a.value.f-chip_count").first
    value.hover()
    tip = page.text_content("#tip") or ""
    assert "(quantity/chips)" in tip
    assert page.is_visible("#tip")
    anchor = str(value.get_attribute("href"))
    value.click()
    assert in_view(page, anchor)
    assert page.is_hidden("#tip")
    assert f"“{page.text_content(anchor)}”" in tip
    page.click(anchor)
    assert in_view(page, "#r-1")
    page.go_back()
    assert in_view(page, anchor)


def test_a_jump_to_a_hidden_record_clears_the_filters(page: Page) -> None:
    page.fill("#search", "no such words")
    page.wait_for_selector("#nothing:visible")
    page.locator("article .about a").first.click()
    assert in_view(page, "#r-1")


def test_by_keyboard(page: Page) -> None:
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.focus("th.c-parameter_count button")
    page.keyboard.press("Enter")
    assert page.get_attribute("th.c-parameter_count", "aria-sort") == "ascending"
    page.focus("#r-1 a.value.f-model")
    assert page.is_visible("#tip")
    page.keyboard.press("Escape")
    assert page.is_hidden("#tip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MARK"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "r-1"


def background(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def test_themes(visit: Open, found: tuple[list[Announcement], list[Article]]) -> None:
    page = visit(*found, color_scheme="dark")
    dark = background(page)
    page.select_option("#theme", "light")
    light = background(page)
    assert dark != light
    page.select_option("#theme", "")
    assert background(page) == dark
    page.emulate_media(color_scheme="light")
    assert background(page) == light


def test_on_a_phone_nothing_is_cut_off(
    visit: Open, found: tuple[list[Announcement], list[Article]]
) -> None:
    page = visit(*found, viewport={"width": 360, "height": 800}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    inner = "[...document.querySelectorAll('.scroll')].every(e => e.scrollWidth <= e.clientWidth)"
    assert page.evaluate(inner)
    page.tap("#r-1 a.value.f-model")
    assert page.evaluate("document.activeElement.tagName") == "MARK"


def test_the_legend_turns_colours_off(page: Page) -> None:
    page.click("button[data-toggle=model]")
    assert page.get_attribute("button[data-toggle=model]", "aria-pressed") == "false"
    assert page.locator("mark.f-model:not(.off)[data-columns=model]").count() == 0
    page.check("#names")
    label = "getComputedStyle(document.querySelector('mark.f-chip_count'), '::after').content"
    assert page.evaluate(label) == '"chips"'


def test_totals_set_a_filter(page: Page) -> None:
    page.click("button[data-for=status][data-value=rumoured]")
    assert page.input_value("select[data-filter=status]") == "rumoured"
    assert len(visible(page)) == 1


def test_a_point_leads_to_its_record(page: Page) -> None:
    page.locator("#chart-chips .mark-symbol.role-mark path").first.click()
    assert page.evaluate("document.activeElement.tagName") == "TR"


def test_hostile_text_runs_nothing(visit: Open) -> None:
    article, record = hostile()
    page = visit([record], [article])
    for selector in ("#r-1 a.value", "article mark", "summary"):
        for element in page.locator(selector).all():
            element.hover()
            element.click()
    page.wait_for_timeout(200)
    assert page.evaluate("typeof ran") == "undefined"
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 6


def test_without_scripts_the_report_can_be_read(
    browser: Browser, tmp_path: Path, found: tuple[list[Announcement], list[Article]]
) -> None:
    path = tmp_path / "plain.html"
    path.write_text(build_report(*found).html, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("#table tbody tr").count() == len(found[0])
    assert page.locator("noscript p").first.is_visible()
    context.close()


def test_two_thousand_records_stay_usable(visit: Open) -> None:
    pairs = [
        told(f"news-{n}", 10**9 + n, model=f"Model {n}", chips=n + 1, date=f"20{n % 30 + 10}-01-01")
        for n in range(MANY)
    ]
    records, articles = [r for _, r in pairs], [a for a, _ in pairs]
    start = perf_counter()
    page = visit(records, articles)
    opened = perf_counter() - start
    for step in ("th.c-chip_count button", "th.c-model button", "#clear"):
        start = perf_counter()
        page.click(step)
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        assert perf_counter() - start < SECONDS, step
    page.fill("#search", "model 1999")
    until(page, "document.getElementById('count').textContent.startsWith('1 ')")
    page.click("tr:visible a.value.f-model >> nth=0")
    assert in_view(page, "#d-2000 mark >> nth=0")
    assert opened < 20
