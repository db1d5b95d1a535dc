import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from methodbook.practice.selection import draw_questions
from methodbook.questions.chance import make_seed
from methodbook.questions.digests import find_digest
from methodbook.questions.order import order_answers
from methodbook.questions.scoring import find_right
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single
from methodbook.words import read_words
from tests.browser.accessibility import find_axe_violations
from tests.browser.quiz_pages import Pages, write_pages
from tests.browser.site_server import serve_folder
from tests.browser.view import DESK, PLAIN, View

LARGEST = 12_700  # bytes of JavaScript and CSS, compressed


@pytest.fixture(scope="module")
def pages(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return write_pages(root, tmp_path_factory.mktemp("quiz"))


@pytest.fixture(scope="module")
def site_url(pages: Pages) -> Iterator[str]:
    with serve_folder(pages.folder) as url:
        yield url


def open_quiz(page: Page, name: str = "sample", fragment: str = "") -> None:
    page.goto("about:blank")  # so that a changed fragment alone loads the page anew
    page.goto(f"{name}.html{fragment}")


def open_kind(page: Page, kind: str) -> Locator:
    """Open the question of a kind, ready for the keyboard, and return it."""
    open_quiz(page, fragment=f"#q-sample-{kind}")
    question = page.locator(f"#q-sample-{kind}")
    question.locator("input, select, textarea, button").first.focus()
    return question


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def choose(page: Page, text: str) -> None:
    """Go down the list that has the focus to a text."""
    for _ in range(8):
        if page.evaluate("document.activeElement.selectedOptions[0].text").startswith(text):
            return
        press(page, "ArrowDown")
    raise AssertionError(text)


def press_check(page: Page) -> None:
    """Go on by Tab to the button that checks, and press it."""
    for _ in range(4):
        if page.evaluate("document.activeElement.dataset.cl === 'next'"):
            break
        press(page, "Tab")
    press(page, "Enter")


def verdict(page: Page) -> Locator:
    return page.locator(".cl-panel__verdict:visible")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


# Every kind by keyboard alone


def test_one_choice_by_keyboard(page: Page) -> None:
    question = open_kind(page, "single")
    press(page, "Space")
    for _ in range(3):
        if not page.evaluate("document.activeElement.value === '0'"):
            press(page, "ArrowDown")
    press(page, "Enter")
    expect(verdict(page)).to_have_text("✓ Верно")
    expect(question.locator("fieldset")).to_contain_text("Да: {{так}}.")
    expect(
        page.get_by_role("button", name="Дальше").or_(button(page, "К результату"))
    ).to_be_focused()


def test_several_choices_by_keyboard(page: Page) -> None:
    open_kind(page, "several")
    for at in range(5):
        if at in (0, 1, 3):  # one right is missing, one is wrong
            press(page, "Space")
        press(page, "Tab")
    press_check(page)
    expect(verdict(page)).to_have_text("◐ Частично: верных отмечено 2 из 3, лишних — 1. Балл: 0,17")


def test_true_or_false_by_keyboard(page: Page) -> None:
    open_kind(page, "truefalse")
    press(page, "Space", "ArrowDown", "Enter")
    expect(verdict(page)).to_have_text("✓ Верно")


def test_matching_by_keyboard(page: Page) -> None:
    question = open_kind(page, "matching")
    texts = ["Справа = 1", "Справа ~ 2", "Лишний & один"]
    for text in texts:
        choose(page, text)
        press(page, "Tab")
    press_check(page)
    expect(verdict(page)).to_have_text("◐ Частично: 2 из 3. Балл: 0,67")
    expect(question.locator("fieldset .cl-said")).to_have_text(["Ни к чему", "Третья пара"])


@pytest.mark.parametrize(
    ("chosen", "good", "said"),
    [
        ([0, 2, 1, 3], 0, "✕ Неверно"),  # two in their places, no two neighbours
        ([1, 2, 3, 0], 3, "◐ Частично: 2 из 3. Балл: 0,67"),  # none in its place
        ([0, 1, 2, 3], 4, "✓ Верно"),
    ],
)
def test_marks_of_an_order_agree_with_its_points(
    page: Page, chosen: list[int], good: int, said: str
) -> None:
    question = open_kind(page, "ordering")
    page.evaluate(
        "chosen => document.querySelector('cl-quiz').run"
        ".find((each) => each.data.kind === 'ordering').write(chosen)",
        chosen,
    )
    button(page, "Проверить").click()
    expect(verdict(page)).to_have_text(said)
    expect(question.locator("li.cl-good")).to_have_count(good)
    expect(question.locator("li.cl-bad")).to_have_count(4 - good)


def test_ordering_by_keyboard_keeps_the_focus_and_says_where_the_item_is(page: Page) -> None:
    question = open_kind(page, "ordering")
    first = question.get_by_role("button", name="Выше: Первое {")
    first.focus()
    for _ in range(4):
        press(page, "Enter")
        expect(first).to_be_focused()
    expect(page.locator("[data-cl=live]")).to_have_text("Первое {: место 1 из 4")
    last = question.get_by_role("button", name="Ниже: Четвёртое")
    last.focus()
    press(page, *["Enter"] * 4)
    expect(page.locator("[data-cl=live]")).to_contain_text("место 4 из 4")
    if question.locator("li").nth(1).inner_text().startswith("Третье"):
        question.get_by_role("button", name="Выше: Второе }").press("Enter")
    button(page, "Проверить").press("Enter")
    expect(verdict(page)).to_have_text("✓ Верно")


def test_gaps_by_keyboard(page: Page) -> None:
    question = open_kind(page, "cloze")
    expect(question.get_by_label("Пропуск 1")).to_be_focused()
    page.keyboard.type("ОБЕЩАНИЕ.")
    press(page, "Tab")
    choose(page, "приказ")
    press_check(page)
    expect(verdict(page)).to_have_text("◐ Частично: 1 из 2. Балл: 0,5")
    expect(question.locator("fieldset .cl-said")).to_have_text("Пропуск 2: Приказ — другое: #1")


@pytest.mark.parametrize(
    ("typed", "words", "remark"),
    [
        ("1 250,2 тыс. ₽", "✓ Верно", None),
        ("12", "✕ Неверно", "Это месяцы: {12}"),
        ("13", "✕ Неверно", "Пересчитайте ещё раз."),
        ("много", "✕ Неверно", "Пересчитайте ещё раз."),
    ],
)
def test_a_number_by_keyboard(page: Page, typed: str, words: str, remark: str | None) -> None:
    question = open_kind(page, "numeric")
    page.keyboard.type(typed)
    press(page, "Enter")
    expect(verdict(page)).to_have_text(words)
    expect(question.locator("fieldset .cl-said")).to_have_text([remark] if remark else [])


def test_a_case_is_written_and_then_judged_by_its_reader(page: Page) -> None:
    question = open_kind(page, "case")
    expect(question.locator(".cl-rubric")).to_be_hidden()
    page.keyboard.type("Мой ответ")
    press_check(page)
    expect(verdict(page)).to_contain_text("Сверьте свой ответ")
    expect(question.get_by_text("Хороший ответ.").first).to_be_visible()
    question.locator(".cl-rubric input").first.fill("2")
    expect(verdict(page)).to_have_text("Ваша оценка: 2 из 3")


# Checking


def test_the_remark_about_the_choice_stands_under_it_and_no_other(page: Page) -> None:
    question = open_kind(page, "single")
    question.get_by_label("~Третий").check()
    button(page, "Проверить").click()
    expect(verdict(page)).to_have_text("✕ Неверно")
    expect(question.locator("fieldset .cl-said")).to_have_count(1)
    expect(question.locator(".cl-option:has-text('~Третий') + .cl-said")).to_contain_text(
        "в два абзаца."
    )
    panel = question.locator(".cl-panel")
    expect(panel).to_contain_text("Верный ответ: Верный «ёлочки»")
    expect(panel).to_contain_text("Пояснение:")
    expect(panel.get_by_role("link", name="Обещание")).to_have_attribute("href", "#promise")
    expect(question.get_by_label("Верный «ёлочки»")).to_be_disabled()


def test_nothing_of_the_answer_can_be_seen_before_the_check(page: Page) -> None:
    question = open_kind(page, "single")
    expect(question.locator("details")).to_be_hidden()
    question.get_by_label("~Третий").check()
    button(page, "Проверить").click()
    expect(question.locator("summary")).to_be_visible()


def test_a_question_without_an_answer_is_not_checked(page: Page) -> None:
    open_kind(page, "single")
    button(page, "Проверить").click()
    expect(page.locator("[data-cl=note]")).to_have_text(
        "Сначала ответьте на вопрос или пропустите его."
    )
    assert verdict(page).count() == 0


def test_progress_is_told_in_words(page: Page) -> None:
    open_quiz(page)
    expect(page.locator("[data-cl=position]")).to_contain_text("Вопрос 1 из 9 · вариант")
    button(page, "Пропустить").click()
    expect(page.locator("[data-cl=position]")).to_contain_text("Вопрос 2 из 9")
    button(page, "Назад").click()
    expect(page.locator("[data-cl=position]")).to_contain_text("Вопрос 1 из 9")


def test_a_link_to_a_question_opens_it(page: Page) -> None:
    open_kind(page, "numeric")
    expect(page.locator("#q-sample-numeric")).to_be_visible()
    page.evaluate("location.hash = 'q-sample-cloze'")
    expect(page.locator("#q-sample-cloze")).to_be_visible()
    assert page.locator(".cl-q:visible").count() == 1


def test_one_question_alone_needs_no_frame(page: Page) -> None:
    open_quiz(page, "single")
    expect(page.locator("[data-cl=top]")).to_be_hidden()
    expect(page.locator("[data-cl=more]")).to_be_hidden()
    page.get_by_label("~Третий").check()
    button(page, "Проверить").click()
    expect(verdict(page)).to_have_text("✕ Неверно")
    button(page, "Ещё раз").click()
    expect(page.get_by_label("~Третий")).not_to_be_checked()
    expect(page.get_by_label("~Третий")).to_be_enabled()


# The whole test

ANSWER = """(answers) => { const quiz = document.querySelector("cl-quiz");
  quiz.run.forEach((each) => each.write(answers[each.id] ?? null)) }"""


def answer(page: Page, pages: Pages, *wrong: str, skipped: tuple[str, ...] = ()) -> None:
    """Give the right answer to every question, except to the kinds that are to be wrong."""
    answers: dict[str, object] = {}
    for question in pages.sample.questions:
        kind = question.kind
        if kind in skipped:
            continue
        answers[question.id] = find_right(question)
        if kind == "case":
            answers[question.id] = ["Ответ", 1, 1]
        elif kind in wrong:
            answers[question.id] = {"single": 1, "numeric": "7", "several": [0, 3]}[kind]
    page.evaluate(ANSWER, answers)


def test_at_the_end_everything_is_counted_and_the_missed_can_be_repeated(
    page: Page, pages: Pages
) -> None:
    open_quiz(page, "exam")
    answer(page, pages, "single", "several", skipped=("cloze",))
    page.evaluate("document.querySelector('cl-quiz').go(8)")
    expect(page.locator("[data-cl=open]")).to_have_text("Без ответа: 1")
    button(page, "Завершить").click()
    expect(page.get_by_role("heading", name="Результат")).to_be_focused()
    expect(page.locator(".cl-sum")).to_have_text("5 из 8")
    result = page.locator("[data-cl=sum]")
    expect(result.locator(".cl-tally")).to_have_count(1)  # all are of one level
    expect(result.locator(".cl-tally dt")).to_have_text(["Тема 0", "Тема 1", "Тема 2"])
    expect(result.locator(".cl-tally dd")).to_have_text(["1 из 3", "2 из 3", "2 из 2"])
    expect(result.locator(".cl-missed > li")).to_have_count(3)
    expect(result.locator(".cl-missed a").first).to_have_attribute("href", "#promise")
    button(page, "Повторить пропущенные и ошибочные").click()
    expect(page.locator("[data-cl=position]")).to_contain_text("Вопрос 1 из 3")
    kinds = page.evaluate("document.querySelector('cl-quiz').run.map((each) => each.kind)")
    assert sorted(kinds) == ["cloze", "several", "single"]
    answer(page, pages)
    page.evaluate("document.querySelector('cl-quiz').finish()")
    expect(page.locator(".cl-sum")).to_have_text("3 из 3")
    expect(result).to_contain_text("Ошибок и пропусков нет")
    expect(button(page, "Повторить пропущенные и ошибочные")).to_be_hidden()


def test_a_missed_question_can_be_looked_at_again(page: Page, pages: Pages) -> None:
    open_quiz(page, "exam")
    answer(page, pages, "numeric")
    page.evaluate("document.querySelector('cl-quiz').finish()")
    page.locator(".cl-missed button").click()
    expect(page.locator("#q-sample-numeric")).to_be_visible()
    expect(verdict(page)).to_have_text("✕ Неверно")
    while button(page, "Дальше").count():
        button(page, "Дальше").click()
    button(page, "К результату").click()
    expect(page.locator(".cl-sum")).to_have_text("7 из 8")


def test_answers_can_be_checked_at_the_end_by_choice(page: Page) -> None:
    open_quiz(page)
    page.locator("[data-cl=more] summary").click()
    page.get_by_label("Проверять").select_option("всё в конце")
    expect(button(page, "Проверить")).to_have_count(0)
    expect(button(page, "Дальше")).to_be_visible()
    expect(page.locator("[data-cl=open]")).to_have_text("Без ответа: 9")


def test_the_page_around_is_told_of_every_check(page: Page, pages: Pages) -> None:
    open_quiz(page)
    page.evaluate("document.addEventListener('cl-quiz', (event) => { window.told = event.detail })")
    answer(page, pages, "numeric")
    page.evaluate("document.querySelector('cl-quiz').finish()")
    assert page.evaluate("window.told") == {"points": 7, "of": 8, "done": True}


# Order


def start_variant(page: Page, seed: int) -> list[str]:
    """Start a variant as a reader does, and return the questions in its order."""
    page.locator("[data-cl=more]").evaluate("more => more.open = true")
    page.get_by_label("Номер варианта").fill(str(seed))
    button(page, "Начать заново").click()
    found: list[str] = page.evaluate("document.querySelector('cl-quiz').run.map((each) => each.id)")
    return found


def test_a_number_gives_everybody_the_same_order(page: Page, pages: Pages) -> None:
    open_quiz(page)
    for seed in (1, 7, 4702):
        drawn = draw_questions([pages.sample], None, seed)
        assert start_variant(page, seed) == [question.id for _, question in drawn]
        for kind in ("single", "several"):
            values = page.locator(f"#q-sample-{kind} fieldset input").evaluate_all(
                "all => all.map((each) => Number(each.value))"
            )
            question = next(each for each in pages.sample.questions if each.kind == kind)
            assert isinstance(question, Single | Several)
            count = len(question.options)
            fixed = list(range(count))
            assert values == (fixed if question.fixed else order_answers(count, seed, question.id))


def test_things_to_be_put_in_order_are_never_shown_in_it(page: Page) -> None:
    open_quiz(page)
    for seed in range(1, 30):
        page.evaluate("seed => document.querySelector('cl-quiz').restart(seed)", seed)
        assert not page.evaluate(
            """document.querySelector('#q-sample-ordering .cl-order').textContent
               .replace(/\\s+/g, ' ').trim().startsWith('Первое { Второе } Третье = 3')"""
        )


def test_another_variant_asks_afresh(page: Page) -> None:
    open_kind(page, "single")
    page.get_by_label("~Третий").check()
    page.locator("[data-cl=more] summary").click()
    button(page, "Другой вариант").click()
    assert page.locator("#q-sample-single input:checked").count() == 0


# This device


def test_nothing_is_kept_before_the_first_answer(page: Page) -> None:
    open_quiz(page)
    button(page, "Пропустить").click()
    assert page.evaluate("localStorage.length") == 0


def test_a_reload_leads_back_to_the_same_question_with_all_answers(
    page: Page, pages: Pages
) -> None:
    open_quiz(page)
    start_variant(page, 7)
    answer(page, pages, "single")
    page.evaluate(
        "document.querySelector('cl-quiz').go(3); document.querySelector('cl-quiz').check()"
    )
    before = page.evaluate("document.querySelector('cl-quiz').run.map((each) => each.read())")
    page.reload()
    expect(page.locator("[data-cl=position]")).to_have_text("Вопрос 4 из 9 · вариант 7")
    assert (
        page.evaluate("document.querySelector('cl-quiz').run.map((each) => each.read())") == before
    )
    expect(page.locator(".cl-panel__verdict:visible")).to_have_count(1)
    expect(page.locator("[data-cl=note]")).to_contain_text("Ответы, данные раньше, на месте.")
    page.locator("[data-cl=more] summary").click()
    button(page, "Начать заново").click()
    assert page.evaluate(
        "document.querySelector('cl-quiz').run.every((each) => each.read() === null)"
    )


def test_a_reload_after_the_end_leads_back_to_the_result(page: Page, pages: Pages) -> None:
    open_quiz(page)
    answer(page, pages)
    page.evaluate("document.querySelector('cl-quiz').finish()")
    page.reload()
    expect(page.locator(".cl-sum")).to_have_text("8 из 8")


def spoil(state: str, **changes: object) -> str:
    kept = json.loads(state)
    kept["runs"]["all"] |= changes
    return json.dumps(kept)


@pytest.mark.parametrize(
    "changes",
    [
        {"answers": None},
        {"answers": {"sample-single": 9}},
        {"answers": {"sample-single": [7, 0, False]}},
        {"ids": ["sample-single", "sample-single"]},
        {"ids": [7]},
        {"ids": []},
        {"choice": {"topics": ["moon"], "level": "", "count": 8, "seed": 1}},
        {"choice": None},
        {"mode": "never"},
    ],
    ids=str,
)
def test_spoiled_answers_get_a_message_and_can_be_deleted(
    page: Page, changes: dict[str, object]
) -> None:
    open_kind(page, "single")
    page.get_by_label("~Третий").check()
    state = page.evaluate("localStorage.getItem(localStorage.key(0))")
    page.evaluate(
        "text => localStorage.setItem(localStorage.key(0), text)", spoil(state, **changes)
    )
    see_and_delete(page)


@pytest.mark.parametrize("text", ["", "{", "null", "[]", "7", '"text"'])
def test_broken_storage_gets_a_message_and_can_be_deleted(page: Page, text: str) -> None:
    open_kind(page, "single")
    page.get_by_label("~Третий").check()
    page.evaluate("text => localStorage.setItem(localStorage.key(0), text)", text)
    see_and_delete(page)


def see_and_delete(page: Page) -> None:
    open_quiz(page)
    note = page.locator("[data-cl=note]")
    expect(note).to_contain_text("испорчены")
    assert page.locator(".cl-q:visible").count() == 1
    assert page.locator("fieldset input:checked, img").count() == 0
    note.get_by_role("button", name="Удалить ответы").click()
    expect(note).to_have_text("Ответы удалены с этого устройства.")
    assert page.evaluate("localStorage.length") == 0


def test_answers_can_be_deleted_at_any_time(page: Page) -> None:
    open_kind(page, "single")
    page.get_by_label("~Третий").check()
    page.locator("[data-cl=more] summary").click()
    button(page, "Удалить ответы").click()
    assert page.evaluate("localStorage.length") == 0
    assert page.locator("fieldset input:checked").count() == 0


def test_a_browser_that_refuses_storage_is_no_obstacle(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    open_kind(page, "single")
    page.get_by_label("~Третий").check()
    expect(page.locator("[data-cl=note]")).to_contain_text("не разрешил")
    button(page, "Проверить").click()
    expect(verdict(page)).to_have_text("✕ Неверно")


# The bank


def test_a_choice_draws_questions_and_its_link_draws_them_again(page: Page, pages: Pages) -> None:
    open_quiz(page, "bank")
    topic = pages.base.ordered_quizzes[1]
    box = page.locator("[data-cl=topics]").get_by_label(topic.title)
    box.check()
    page.get_by_label("Сколько вопросов").fill("5")
    page.get_by_label("Номер варианта").fill("42")
    page.locator("[data-cl=level]").select_option("применить")
    link = page.get_by_role("link", name="Ссылка на этот набор").get_attribute("href") or ""
    assert link == f"#topics={topic.id}&level=apply&n=5&seed=42"
    button(page, "Начать").click()
    expect(page.locator("[data-cl=position]")).to_have_text("Вопрос 1 из 5 · вариант 42")
    assert page.url.endswith(link)
    first = page.locator(".cl-q:visible").get_attribute("id")
    open_quiz(page, "bank", link)
    expect(page.locator("[data-cl=position]")).to_have_text("Вопрос 1 из 5 · вариант 42")
    assert page.locator(".cl-q:visible").get_attribute("id") == first
    assert page.locator(".cl-q:visible").count() == 1
    page.locator("[data-cl=more] summary").click()
    button(page, "К выбору вопросов").click()
    expect(box).to_be_checked()
    ids = page.locator(".cl-topic .cl-q").evaluate_all("all => all.map((each) => each.id.slice(2))")
    assert ids == list(pages.base.questions)  # everything is back where it stood


@pytest.mark.parametrize(
    "fragment",
    [
        "#topics=moon&seed=1",
        "#topics=&level=hard&seed=1",
        "#topics=&n=0&seed=1",
        "#topics=&n=1e9&seed=1",
        "#topics=&n=5&seed=-1",
        "#topics=&n=5&seed=<img src=x onerror=alert(1)>",
        f"#topics=&n=5&seed={'9' * 400}",
        "#topics=__proto__&seed=1",
        "#topics=%E0%A4%A&seed=1",
    ],
)
def test_a_hostile_link_gets_a_message_and_an_untouched_form(page: Page, fragment: str) -> None:
    open_quiz(page, "bank", fragment)
    expect(page.locator("[data-cl=note]")).to_contain_text("не читается")
    expect(button(page, "Начать")).to_be_visible()
    assert page.locator("[data-cl=topics] input:checked, img").count() == 0


def test_an_ordinary_anchor_of_the_bank_is_left_alone(page: Page, pages: Pages) -> None:
    question = next(iter(pages.base.questions))
    open_quiz(page, "bank", f"#q-{question}")
    expect(page.locator(f"#q-{question}")).to_be_visible()  # its topic has opened
    expect(page.locator("[data-cl=note]")).to_be_empty()


def test_what_does_not_exist_cannot_be_started(page: Page) -> None:
    open_quiz(page, "topics")
    page.locator("[data-cl=level]").select_option("рассудить")
    expect(page.locator("[data-cl=found]")).to_have_text("Таких вопросов нет")
    button(page, "Начать").click()
    expect(button(page, "Начать")).to_be_visible()
    page.locator("[data-cl=level]").select_option("применить")
    page.get_by_label("Сколько вопросов").fill("0")
    button(page, "Начать").click()
    expect(page.locator("[data-cl=position]")).to_be_hidden()


def test_a_run_through_the_bank_is_resumed(page: Page) -> None:
    open_quiz(page, "bank", "#topics=&level=&n=7&seed=3")
    button(page, "Пропустить").click()
    page.locator(".cl-q:visible").locator("input, select, textarea, button").first.focus()
    page.evaluate("document.querySelector('cl-quiz').now.field.querySelector('input')?.click()")
    shown = page.locator(".cl-q:visible").get_attribute("id")
    page.evaluate("document.querySelector('cl-quiz').finish()")
    page.evaluate("document.querySelector('cl-quiz').go(1)")
    page.evaluate("document.querySelector('cl-quiz').save()")
    page.reload()
    expect(page.locator(".cl-sum")).to_contain_text("из")
    page.evaluate("document.querySelector('cl-quiz').go(1)")
    assert page.locator(".cl-q:visible").get_attribute("id") == shown


def test_every_question_of_the_bank_reads_what_is_written_into_it(page: Page, pages: Pages) -> None:
    open_quiz(page, "bank")
    right = {
        question.id: ["", *map(int, find_right(question))]  # type: ignore[arg-type] # points
        if question.kind == "case"
        else find_right(question)
        for question in pages.base.questions.values()
    }
    wrong = page.evaluate(
        """(right) => { const { questions } = document.querySelector("cl-quiz");
        return [...questions.values()].filter((each) => {
          const response = right[each.id];
          each.mix(4702);
          each.write(response);
          const [points, of] = each.score();
          each.mark();
          const same = JSON.stringify(each.read()) === JSON.stringify(response);
          const bad = each.field.querySelector(".cl-bad");
          each.reset();
          return !same || points !== of || bad || each.read() !== null;
        }).map((each) => each.id) }""",
        right,
    )
    assert wrong == []


def test_the_final_test_asks_of_every_topic_and_checks_at_the_end(page: Page, pages: Pages) -> None:
    open_quiz(page, "final")
    expect(page.locator("[data-cl=position]")).to_contain_text("Вопрос 1 из 40")
    expect(button(page, "Дальше")).to_be_visible()
    assert page.locator("select[data-cl=mode]").count() == 0
    page.evaluate("document.querySelector('cl-quiz').finish()")
    topics = page.locator(".cl-tally").nth(1).locator("dt")
    expect(topics).to_have_text([quiz.title for quiz in pages.base.ordered_quizzes])


# Without scripts and on paper


@pytest.mark.parametrize("view", [PLAIN], indirect=True, ids=str)
@pytest.mark.parametrize("name", ["promises", "bank"])
def test_without_scripts_everything_is_there(page: Page, pages: Pages, name: str) -> None:
    open_quiz(page, name)
    text = " ".join((page.locator("cl-quiz").text_content() or "").split())
    quizzes = pages.base.ordered_quizzes
    for quiz in quizzes if name == "bank" else [pages.base.quizzes[name]]:
        for question in quiz.questions:
            said = json.dumps(question.model_dump(mode="json", include=_SHOWN), ensure_ascii=False)
            for sentence in _list_texts(json.loads(said)):
                assert " ".join(sentence.split()) in text, question.id
    assert page.locator("details[open]").count() == 0
    assert page.locator("cl-quiz button:visible").count() == 0


_SHOWN = {
    *("prompt", "explanation", "options", "pairs", "spare", "items", "mistakes"),
    *("criteria", "sample", "feedback"),
}


def _list_texts(value: object) -> Iterator[str]:
    if isinstance(value, str) and not value.replace(".", "").isdigit():
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _list_texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _list_texts(each)


@pytest.mark.parametrize("view", [PLAIN], indirect=True, ids=str)
def test_enter_in_a_field_does_not_send_the_form_away(page: Page) -> None:
    open_quiz(page)
    page.locator("#q-sample-numeric input").first.fill("5")
    page.locator("#q-sample-numeric input").first.press("Enter")
    assert page.url.endswith("sample.html")
    expect(page.locator("#q-sample-numeric input").first).to_have_value("5")


def find_edges(page: Page, selector: str) -> list[tuple[float, float]]:
    found = page.locator(selector).evaluate_all(
        """all => all.map((each) => each.getBoundingClientRect()).filter((each) => each.height)
        .map((each) => [each.top, each.bottom])"""
    )
    return [(top, bottom) for top, bottom in found]


@pytest.mark.parametrize("view", [PLAIN, DESK], indirect=True, ids=str)
def test_on_paper_the_answers_follow_the_last_question(page: Page) -> None:
    open_quiz(page)
    page.emulate_media(media="print")
    questions, answers = find_edges(page, "fieldset"), find_edges(page, ".cl-a")
    assert len(questions) == len(answers) == 9
    [(key, _)] = find_edges(page, ".cl-key")
    assert max(bottom for _, bottom in questions) <= key <= min(top for top, _ in answers)
    expect(page.locator(".cl-a .cl-right").first).to_be_visible()
    assert page.locator("button:visible").count() == 0
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_teacher_prints_without_the_answers(page: Page) -> None:
    open_quiz(page)
    page.locator("[data-cl=more] summary").click()
    page.get_by_label("печатать без ответов").check()
    page.emulate_media(media="print")
    assert page.locator(".cl-a:visible, .cl-key:visible").count() == 0
    assert len(find_edges(page, "fieldset")) == 9


def test_the_drawn_questions_are_printed_and_no_others(page: Page) -> None:
    open_quiz(page, "bank", "#topics=&level=&n=7&seed=3")
    page.emulate_media(media="print")
    assert len(find_edges(page, ".cl-q fieldset")) == 7


# Everybody, everywhere

STATES = {
    "fresh": "",
    "settings": "el.parts.more.open = true",
    "asked": "el.check?.()",
    "answered": "el.run.forEach((each) => each.write(right[each.id] ?? null)); el.update()",
    "right": "el.run.forEach((each) => { each.write(right[each.id] ?? null); each.mark();"
    " each.node.hidden = false; each.answer.open = true }); el.update()",
    "wrong": "el.run.forEach((each) => { each.mark(); each.node.hidden = false }); el.update()",
    "summary": "el.finish()",
    "message": "el.say(el.t('error_stored'), el.button('forget', el.t('forget')))",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    "view", [DESK, View("dark"), View("dark", width=320)], indirect=True, ids=str
)
@pytest.mark.parametrize("name", ["sample", "exam"])
def test_every_state_is_accessible_and_fits(page: Page, pages: Pages, name: str) -> None:
    right: dict[str, object] = {each.id: find_right(each) for each in pages.sample.questions}
    right["sample-case"] = ["Ответ", 1, 1]
    for state, script in STATES.items():
        open_quiz(page, name)
        page.evaluate(
            """([script, right]) => new Function("el", "right", script)(
              document.querySelector("cl-quiz"), right)""",
            [script, right],
        )
        assert find_axe_violations(page) == [], state
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, state


@pytest.mark.parametrize("view", [DESK, View("dark", width=320)], indirect=True, ids=str)
@pytest.mark.parametrize("plain", [False, True], ids=["live", "plain"])
def test_the_bank_and_the_plain_form_are_accessible_and_fit(page: Page, *, plain: bool) -> None:
    if plain:  # axe needs scripts, so only ours is taken away
        page.route("**/quiz.js", lambda route: route.fulfill(body=""))
    for name in ("topics", "sample"):
        open_quiz(page, name)
        page.evaluate(
            "document.querySelectorAll('details').forEach((each) => { each.open = true })"
        )
        assert find_axe_violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name


def test_real_questions_fit_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    open_quiz(page, "bank")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("view", [View(width=320)], indirect=True, ids=str)
def test_marks_leave_room_for_the_text_on_a_narrow_screen(page: Page) -> None:
    open_quiz(page, "final")
    narrow = page.evaluate(
        """() => { const quiz = document.querySelector("cl-quiz");
        quiz.run.forEach((each) => { each.mark(); each.node.hidden = false });
        quiz.go = () => {};
        const texts = document.querySelectorAll(".cl-option > span, .cl-order li > span");
        return [...texts].filter((each) => !each.matches(".cl-mark, .cl-order__moves") &&
          each.getBoundingClientRect().width < 140).map((each) => each.textContent) }"""
    )
    assert narrow == []


def test_targets_are_large_enough_for_a_thumb(page: Page) -> None:
    open_quiz(page)
    page.evaluate(
        "document.querySelector('cl-quiz').run.forEach((each) => { each.node.hidden = false })"
    )
    small = page.locator(
        ".cl-option:visible, fieldset button:visible, .cl-row select:visible, "
        ".cl-buttons button:visible"
    ).evaluate_all("all => all.filter((each) => each.getBoundingClientRect().height < 44).length")
    assert small == 0


def test_nothing_is_requested_after_the_page_has_loaded(page: Page, pages: Pages) -> None:
    open_quiz(page)
    page.wait_for_load_state("networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    answer(page, pages)
    page.evaluate("document.querySelector('cl-quiz').finish()")
    assert requests == []


def test_it_works_without_a_server(browser: Browser, pages: Pages) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((pages.folder / "sample.html").as_uri() + "#q-sample-single")
        page.get_by_label("~Третий").check()
        button(page, "Проверить").click()
        expect(verdict(page)).to_have_text("✕ Неверно")
        page.goto((pages.folder / "topics.html").as_uri() + "#topics=&level=&n=3&seed=5")
        expect(page.locator("[data-cl=position]")).to_have_text("Вопрос 1 из 3 · вариант 5")


def test_the_widget_stays_light(pages: Pages) -> None:
    files = [pages.folder / name for name in ("base.js", "quiz.js", "quiz.css")]
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= LARGEST


def test_no_sentence_of_the_page_stands_in_a_script(pages: Pages) -> None:
    script = (pages.folder / "quiz.js").read_text("utf-8")
    assert [letter for letter in script if "а" <= letter.lower() <= "я"] == []


def test_every_sentence_that_a_script_asks_for_stands_in_the_catalogue(root: Path) -> None:
    engine = root / "plugins/methodbook"
    files = [*engine.glob("widgets/quiz/*.js"), *engine.glob("questions/*/script.js")]
    script = "".join(file.read_text("utf-8") for file in files)
    words = read_words("ru").area("quiz_widget")
    texts = {re.sub("_(one|few|many|other)$", "", name) for name in words}
    asked = set(re.findall(r"\b(?:t|say)\(\"(\w+)\"", script))
    assert asked - texts == set()
    unused = [name for name in texts if f'"{name}"' not in script]
    assert unused == []


def test_answers_are_saved_as_a_file_that_the_analysis_knows(page: Page, pages: Pages) -> None:
    open_quiz(page)
    page.evaluate("document.querySelector('cl-quiz').finish()")
    page.get_by_label("Имя, если оно нужно").fill("Анна «А»")
    with page.expect_download() as given:
        page.get_by_role("button", name="Сохранить ответы файлом").click()
    assert given.value.suggested_filename.endswith(".json")
    file = json.loads(given.value.path().read_text("utf-8"))
    written = json.dumps(file["answers"], ensure_ascii=False, separators=(",", ":"))
    assert file["seal"] == make_seed(file["test"], "Анна «А»", written)
    digests = {each.id: find_digest(each) for each in pages.sample.questions}
    assert {name: digest for name, digest, _ in file["answers"]} == digests
