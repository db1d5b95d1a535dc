"""Questions, cards and downloads as a stranger meets them: on the site and without a server."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from lxml import etree
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.single.model import Single
from tests.browser.accessibility import find_axe_violations
from tests.browser.view import DESK, PHONE, PLAIN, View
from tests.browser.watch import Watch

BANK = "practice/topics/promises/"
INDEX = "practice/quiz/"
DOWNLOADS = "course/quizzes/"
CARDS = "practice/cards/"
ARTICLE = "terms/promise/"
KEPT = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


@pytest.fixture(scope="module")
def base(root: Path) -> Base:
    return read_content(root).base


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    """A page of a fresh reader without a server; no error in it is forgiven."""
    with browser.new_context(locale="ru-RU", reduced_motion="reduce") as context:
        watch = Watch(host="")
        watch.follow(context)
        yield context.new_page()
    assert watch.find_faults() == []


def find_choice(base: Base, entry: str) -> Single:
    """The first question about an entry that has one right answer."""
    own = (each for each in base.questions.values() if each.about[0] == entry)
    return next(each for each in own if isinstance(each, Single))


def answer(page: Page, question: Single, *, rightly: bool) -> None:
    """Skip to a question and answer it."""
    asked = page.locator(f"[id='q-{question.id}']")
    while not asked.is_visible():
        page.locator("[data-cl=skip]").click()
    at = next(at for at, each in enumerate(question.options) if each.right == rightly)
    asked.locator(f"input[value='{at}']").check()
    page.get_by_role("button", name="Проверить", exact=True).click()


def check_an_answer(page: Page, question: Single) -> None:
    """A wrong answer is explained, and the explanation leads to the article."""
    answer(page, question, rightly=False)
    verdict = page.locator(".cl-panel__verdict:visible")
    expect(verdict).to_contain_text("Неверно")
    asked = page.locator(f"[id='q-{question.id}']")
    wrong = next(each for each in question.options if not each.right)
    expect(asked).to_contain_text(wrong.feedback)
    asked.locator(".cl-read a:visible").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    fragment = urlsplit(page.url).fragment
    assert fragment == question.where[1]
    if fragment:
        expect(page.locator(f"[id='{fragment}']")).to_be_in_viewport()


def learn_a_card(page: Page) -> None:
    """Turn the first card and grade it."""
    page.get_by_role("button", name="Начать занятие").click()
    page.locator("[data-cl-do=reveal]").click()
    page.locator("[data-cl-grade='3']").click()
    expect(page.locator("[data-cl=told]")).to_contain_text("вернётся")


# On the site


def test_a_wrong_answer_leads_to_the_section_that_explains_it(page: Page, base: Base) -> None:
    page.goto(f"{ARTICLE}#quiz")
    check_an_answer(page, find_choice(base, "promise"))


def test_a_right_answer_is_called_right(page: Page, base: Base) -> None:
    page.goto(ARTICLE)
    answer(page, find_choice(base, "promise"), rightly=True)
    expect(page.locator(".cl-panel__verdict:visible")).to_contain_text("Верно")


def test_a_reader_of_the_bank_gets_as_many_questions_as_wanted(page: Page, base: Base) -> None:
    page.goto(BANK)
    topic = base.quizzes["promises"]
    page.locator("[data-cl=count]").fill("3")
    page.get_by_role("button", name="Начать", exact=False).first.click()
    asked = set()
    for _ in range(3):
        shown = page.locator(".cl-q:visible")
        expect(shown).to_have_count(1)
        asked.add(shown.get_attribute("id"))
        page.locator("[data-cl=skip]").click()
    assert len(asked) == 3
    assert asked <= {f"q-{question.id}" for question in topic.questions}


def test_a_shared_choice_of_one_topic_goes_on_to_its_page(page: Page) -> None:
    page.goto(f"{INDEX}#topics=promises&level=&n=3&seed=5")
    expect(page).to_have_url(re.compile(r"practice/topics/promises/#topics=promises"))
    expect(page.locator(".cl-q:visible")).to_have_count(1)


def test_a_shared_choice_of_several_topics_is_offered_in_parts(page: Page) -> None:
    page.goto(f"{INDEX}#topics=promises%2Ccouncil&level=&n=6&seed=5")
    links = page.locator("cl-topics [data-cl=note] a")
    expect(links).to_have_count(2)
    links.first.click()
    expect(page.locator(".cl-q:visible")).to_have_count(1)


def test_an_old_link_to_a_question_arrives(page: Page, base: Base) -> None:
    question = base.quizzes["promises"].questions[3]
    page.goto(f"{INDEX}#q-{question.id}")
    page.locator(f"[id='q-{question.id}'] a").click()
    expect(page.locator(f"[id='q-{question.id}'] legend")).to_be_visible()


def test_the_final_test_says_nothing_before_its_end(page: Page) -> None:
    page.goto("practice/final/")
    for _ in range(3):
        expect(page.locator(".cl-q:visible")).to_have_count(1)
        page.locator("[data-cl=next]").click()
        expect(page.locator(".cl-a:visible, .cl-panel:visible")).to_have_count(0)


def test_the_cards_begin(page: Page) -> None:
    page.goto(CARDS)
    learn_a_card(page)


@pytest.mark.parametrize("address", [BANK, CARDS, "practice/final/", "practice/drills/", ARTICLE])
def test_reading_questions_leaves_nothing_behind(page: Page, address: str) -> None:
    page.goto(address)
    page.mouse.wheel(0, 900)
    page.keyboard.press("Tab")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(KEPT) == []


@pytest.mark.parametrize("view", [DESK, View("dark", width=320)], indirect=True, ids=str)
def test_an_answered_question_on_a_page_is_accessible_and_fits(page: Page, base: Base) -> None:
    page.goto(ARTICLE)
    answer(page, find_choice(base, "promise"), rightly=False)
    expect(page.locator(".cl-panel__verdict:visible")).to_be_visible()
    assert find_axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("view", [PLAIN], indirect=True, ids=str)
@pytest.mark.parametrize("address", [ARTICLE, "practice/final/", "practice/drills/"])
def test_without_scripts_every_question_has_its_answer_below_it(page: Page, address: str) -> None:
    page.goto(address)
    questions = page.locator(".cl-q")
    assert questions.count() > 2
    expect(page.locator(".cl-q:visible")).to_have_count(questions.count())
    first = questions.first.locator("details")
    first.locator("summary").click()
    expect(first.locator(".cl-a__facts")).to_be_visible()


# Downloads


def download(page: Page, folder: Path, name: str) -> Path:
    """Click at a file of the teachers' page and take what the browser gives."""
    page.goto(DOWNLOADS)
    with page.expect_download() as started:
        page.get_by_role("link", name=name, exact=True).click()
    assert started.value.suggested_filename == name
    started.value.save_as(folder / name)
    return folder / name


def test_the_deck_that_is_offered_can_be_learned_in_anki(
    page: Page, base: Base, tmp_path: Path
) -> None:
    deck = download(page, tmp_path, "clientocracy.apkg")
    collection = Collection(str(tmp_path / "collection.anki2"))
    try:
        options = ImportAnkiPackageOptions(update_notes=0, update_notetypes=0)  # type: ignore[arg-type] # 0: if newer
        request = ImportAnkiPackageRequest(package_path=str(deck), options=options)
        log = collection.import_anki_package(request).log
        words = {entry.id for entry in base.published if entry.is_word}
        asked = {each.id for each in base.questions.values() if not isinstance(each, CaseStudy)}
        assert len(log.new) == len(words) + len(asked)
        notes = (collection.get_note(note) for note in collection.find_notes(""))
        assert {note.fields[-1] for note in notes} == words | asked
        again = collection.import_anki_package(request).log
        assert (len(again.new), len(again.updated)) == (0, 0)
    finally:
        collection.close()


def test_the_scorm_package_that_is_offered_is_complete(
    page: Page, base: Base, tmp_path: Path
) -> None:
    with zipfile.ZipFile(download(page, tmp_path, "clientocracy-scorm.zip")) as package:
        assert package.testzip() is None
        manifest = etree.fromstring(package.read("imsmanifest.xml"))
        launched = {node.get("href") for node in manifest.iterfind(".//{*}resource[@href]")}
        listed = {node.get("href") for node in manifest.iterfind(".//{*}file")}
        assert {f"{topic}.html" for topic in base.quizzes} == launched
        assert launched <= listed <= set(package.namelist())


@pytest.mark.parametrize("number", [1, 2])
def test_every_page_of_a_printed_variant_names_it(page: Page, tmp_path: Path, number: int) -> None:
    reader = PdfReader(download(page, tmp_path, f"exam-variant-{number}.pdf"))
    texts = [" ".join(sheet.extract_text().split()) for sheet in reader.pages]
    assert len(texts) > 10
    assert [at for at, text in enumerate(texts, 1) if f"ариант {number}" not in text] == []
    other = 3 - number
    assert [at for at, text in enumerate(texts, 1) if f"ариант {other}" in text] == []


@pytest.mark.parametrize("view", [PHONE], indirect=True, ids=str)
def test_a_format_is_found_from_the_first_table(page: Page) -> None:
    page.goto(DOWNLOADS)
    page.locator("table").first.get_by_role("link", name="Moodle XML").click()
    heading = page.locator("#export-moodle-xml")
    expect(heading).to_be_in_viewport()
    offer = page.locator(".cl-offer", has=heading)
    offer.get_by_text("Как загрузить").click()
    expect(offer.locator("details p")).to_be_visible()


# Without a server


@pytest.mark.slow
def test_the_offline_edition_checks_an_answer_and_leads_to_the_article(
    offline: Page, offline_site: Path, base: Base
) -> None:
    offline.goto((offline_site / "terms" / "promise.html").as_uri())
    check_an_answer(offline, find_choice(base, "promise"))


@pytest.mark.slow
def test_the_offline_edition_draws_from_the_bank(offline: Page, offline_site: Path) -> None:
    offline.goto((offline_site / "practice" / "topics" / "promises.html").as_uri())
    offline.get_by_role("button", name="Начать", exact=False).first.click()
    expect(offline.locator(".cl-q:visible")).to_have_count(1)
    offline.reload()
    expect(offline.locator("cl-quiz")).to_be_visible()


@pytest.mark.slow
def test_the_offline_edition_shows_cards(offline: Page, offline_site: Path) -> None:
    offline.goto((offline_site / "practice" / "cards.html").as_uri())
    learn_a_card(offline)


@pytest.mark.slow
def test_the_offline_edition_holds_what_it_offers(offline: Page, offline_site: Path) -> None:
    offline.goto((offline_site / "course" / "quizzes.html").as_uri())
    links = offline.locator("a[download]").evaluate_all("links => links.map((a) => a.href)")
    assert len(links) > 10
    paths = [Path(unquote(urlsplit(link).path)) for link in links]
    assert [path for path in paths if not path.is_file()] == []
