"""What keeps nobody out: axe, headings, names, the keyboard, narrow windows, dark ones, and paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe

SERIOUS = {"serious", "critical"}


def faults(page) -> list[str]:
    """The faults that axe calls serious or worse, and broken orders of headings."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {fault['nodes'][0]['html'][:160]}"
        for fault in found
        if fault["impact"] in SERIOUS or fault["id"] in ("heading-order", "region")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("study", ["sample", "simulated", "hostile", "thousand"])
def test_axe_finds_no_serious_fault(opened, request, study, scheme):
    window = opened(request.getfixturevalue(study), color_scheme=scheme)
    assert faults(window.drawn()) == []
    assert window.errors == []


def test_axe_can_find_one(opened, sample):
    page = opened(sample).drawn()
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")
    assert any(fault.startswith("button-name") for fault in faults(page))


def test_every_table_has_a_caption_and_every_control_a_name(opened, simulated):
    page = opened(simulated).drawn()
    assert page.evaluate("document.querySelectorAll('table').length") > 10
    assert page.evaluate("Array.from(document.querySelectorAll('table')).filter(t => !t.caption || !t.caption.textContent.trim()).length") == 0
    names = page.locator("button, a[href], select, input, summary")
    for place in range(names.count()):
        control = names.nth(place)
        if control.is_visible():
            name = control.evaluate("e => e.getAttribute('aria-label') || e.textContent || (e.labels && e.labels[0] && e.labels[0].textContent) || e.title")
            assert name.strip(), control.evaluate("e => e.outerHTML")


def test_the_first_key_leads_to_the_results(opened, sample):
    page = opened(sample).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the results"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_an_event_is_found_and_shown_by_the_keyboard_alone(opened, simulated):
    page = opened(simulated).drawn()
    page.focus("#explorer-find")
    page.keyboard.type("SIM001")
    page.keyboard.press("Tab")
    for _ in range(40):
        if page.evaluate("document.activeElement.dataset.index !== undefined"):
            break
        page.keyboard.press("Tab")
    wanted = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    assert page.inner_text("#event-name") == wanted
    assert page.evaluate("document.activeElement.id") == "event-name"


@pytest.mark.parametrize("width", [390, 768, 1200, 1600])
@pytest.mark.parametrize("study", ["sample", "simulated", "hostile"])
def test_no_width_cuts_the_page(opened, request, study, width):
    page = opened(request.getfixturevalue(study), viewport={"width": width, "height": 800}).drawn()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width > 640:
        cut = page.evaluate("Array.from(document.querySelectorAll('nav a')).filter(a => a.getBoundingClientRect().right > innerWidth).map(a => a.textContent)")
        assert cut == []


def test_the_navigation_of_a_phone_is_one_row_that_moves(opened, simulated):
    page = opened(simulated, viewport={"width": 390, "height": 844}).drawn()
    assert page.evaluate("document.querySelector('nav').offsetHeight") < 50
    page.evaluate("document.getElementById('definitions').scrollIntoView({ behavior: 'instant' })")
    page.wait_for_function("(link => link && link.textContent === 'Definitions')(document.querySelector('nav a[aria-current]'))")
    page.wait_for_function(
        "(box => box.left >= 0 && box.right <= innerWidth)(document.querySelector('nav a[aria-current]').getBoundingClientRect())"
    )


def test_an_edge_behind_which_there_is_more_has_a_shadow(opened, simulated):
    page = opened(simulated, viewport={"width": 390, "height": 844}).drawn()
    wide = page.evaluate("Array.from(document.querySelectorAll('.scroll')).filter(e => e.scrollWidth > e.clientWidth + 1).length")
    assert wide > 3
    look = page.evaluate("(style => [style.backgroundImage, style.backgroundAttachment])(getComputedStyle(document.querySelector('.scroll')))")
    assert look[0].count("linear-gradient") == 4
    assert look[1] == "local, local, scroll, scroll"


def test_names_of_tests_wrap_before_a_table_moves(opened, simulated):
    page = opened(simulated, viewport={"width": 1100, "height": 800}).drawn()
    assert page.evaluate("Array.from(document.querySelectorAll('#results .scroll')).filter(e => e.scrollWidth > e.clientWidth + 1).length") == 0


@pytest.mark.parametrize("study", ["sample", "simulated", "thousand"])
def test_no_chart_warns(opened, request, study):
    window = opened(request.getfixturevalue(study))
    window.drawn()
    assert window.warnings == []


@pytest.mark.parametrize(
    "look, options",
    [
        ("desktop", {}),
        ("dark", {"color_scheme": "dark"}),
        ("phone", {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}),
    ],
)
@pytest.mark.parametrize("study", ["sample", "simulated", "thousand"])
def test_pictures_are_kept(opened, request, kept, study, look, options):
    page = opened(request.getfixturevalue(study), **options).drawn()
    picture = kept / f"{study}-{look}.png"
    page.screenshot(path=picture, clip={"x": 0, "y": 0, "width": page.viewport_size["width"], "height": 6000}, full_page=True)
    assert picture.stat().st_size > 20_000


def test_nothing_comes_from_a_network(opened, sample):
    window = opened(sample)
    window.drawn()
    assert [url for url in window.requests if not url.startswith(("file:", "data:"))] == []
