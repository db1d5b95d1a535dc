import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from methodbook.cli import main
from methodbook.model.selfcheck import Decision
from methodbook.practice.answers import list_complete
from methodbook.practice.assessment import assess, find_changes, find_remarks
from methodbook.practice.route import plan_route
from methodbook.practice.selfcheck import Judge
from tests.browser.accessibility import find_axe_violations
from tests.browser.selfcheck_pages import Pages, write_pages
from tests.browser.site_server import serve_folder
from tests.browser.view import DESK, PLAIN, View

LARGEST = 12_000  # bytes of JavaScript and CSS, compressed

DIGEST = """async () => {
  const check = JSON.parse(document.querySelector("cl-selfcheck script").textContent);
  const engine = methodbookCheck, lines = [];
  function walk(index, answers) {
    const question = check.questions[index];
    if (!question) return lines.push(describe(answers));
    if (!engine.fits(question.when, answers)) return walk(index + 1, answers);
    question.answers.forEach((each) => walk(index + 1, { ...answers, [question.id]: each.id }));
  }
  function describe(answers) {
    const result = engine.evaluate(check, answers);
    return [
      Object.entries(answers).map((pair) => pair.join(":")).join(" "),
      result.verdict, result.difficulty || "-",
      check.tools.map(({ id }) => result.tools[id]).map((tool) => tool.status + ":" + tool.reasons)
        .join(" "),
      result.fired.map((rule) => rule.id).join(" "),
      engine.listRemarks(check, answers).map((remark) => remark.id).join(" "),
    ].join("|");
  }
  walk(0, {});
  const bytes = new TextEncoder().encode(lines.join("\\n"));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [lines.length, Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")];
}"""


@pytest.fixture(scope="module")
def pages(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return write_pages(root, tmp_path_factory.mktemp("selfcheck"))


@pytest.fixture(scope="module")
def site_url(pages: Pages) -> Iterator[str]:
    with serve_folder(pages.folder) as url:
        yield url


@pytest.fixture(scope="module")
def check(pages: Pages) -> Decision:
    check = pages.base.selfchecks["applicability"]
    assert isinstance(check, Decision)
    return check


# The two evaluators


def describe(judge: Judge, answers: dict[str, str]) -> str:
    result = judge.evaluate(answers)
    return "|".join(
        [
            " ".join(f"{question}:{answer}" for question, answer in answers.items()),
            result.verdict,
            result.difficulty or "-",
            " ".join(f"{each.status}:{','.join(each.reasons)}" for each in result.tools.values()),
            " ".join(rule.id for rule in result.fired),
            " ".join(remark.id for remark in find_remarks(judge, answers)),
        ]
    )


def test_python_and_javascript_agree_on_every_complete_set(page: Page, check: Decision) -> None:
    judge = Judge(check)
    lines = [describe(judge, answers) for answers in list_complete(check)]
    page.goto("applicability.html")
    count, digest = page.evaluate(DIGEST)
    assert count == len(lines)
    assert digest == hashlib.sha256("\n".join(lines).encode()).hexdigest()


def make_partial(check: Decision) -> list[dict[str, str]]:
    """Unfinished, odd and complete answers: every example, cut short at every length."""
    found = []
    for example in check.examples:
        items = list(example.answers.items())
        found += [dict(items[:length]) for length in range(len(items) + 1)]
        found += [dict(items[length:]) for length in range(1, len(items))]
    return found


def test_python_and_javascript_agree_on_ranges_changes_and_ways(
    page: Page, check: Decision
) -> None:
    judge = Judge(check)
    partial = make_partial(check)
    page.goto("applicability.html")
    script = """(sets) => {
      const check = JSON.parse(document.querySelector("cl-selfcheck script").textContent);
      return sets.map((answers) => {
        const found = methodbookCheck.assess(check, answers), done = !found.open.length;
        return {
          range: found.range, verdict: found.verdict, difficulty: found.difficulty,
          open: found.open.map((each) => each.id), remarks: found.remarks.map((each) => each.id),
          way: methodbookCheck.planRoute(check, answers).map((leg) =>
            [leg.before, leg.instead, leg.notes].flat().map((each) => each.text)),
          changes: done ? methodbookCheck.findChanges(check, answers).map((each) =>
            [each.answers, each.result.verdict, each.result.difficulty]) : [],
        };
      });
    }"""
    found = page.evaluate(script, partial)
    for answers, each in zip(partial, found, strict=True):
        expected = assess(judge, answers)
        assert (each["verdict"], each["difficulty"]) == (expected.verdict, expected.difficulty)
        assert each["open"] == [question.id for question in expected.open]
        assert each["remarks"] == [remark.id for remark in expected.remarks]
        if expected.range:
            assert each["range"]["best"] == vars(expected.range.best) | {
                "tools": dict(expected.range.best.tools)
            }
            assert each["range"]["worst"] == vars(expected.range.worst) | {
                "tools": dict(expected.range.worst.tools)
            }
        assert [len(way) for way in each["way"]] == [
            len((*leg.before, *leg.instead, *leg.notes)) for leg in plan_route(check, answers)
        ]
        if not expected.open:
            assert each["changes"] == [
                [dict(change.answers), change.verdict, change.difficulty]
                for change in find_changes(judge, answers)
            ]


# The questions


def open_check(page: Page, name: str = "applicability", fragment: str = "") -> None:
    page.goto("about:blank")  # so that a changed fragment alone loads the page anew
    page.goto(f"{name}.html{fragment}")


def answer(page: Page, *labels: str) -> None:
    """Choose the answers one after another, a question a screen."""
    for label in labels:
        page.get_by_role("radio", name=label, exact=True).check()
        page.locator("[data-cl=next]").click()


BEFORE_DEBT = ("Компанию целиком", "Растёт: чем лучше клиенту, тем лучше и нам", "Никакая")
AFTER_DEBT = (
    "Хватает: ошибку команды переживём",
    "Да, принимаем",
    "Да, принимаем",
    "Да, принимаем",
    "Начинает само",
)
NO_DEBT = "Нет: долгов мало или они не мешают"
DEBT = "Да: долговая нагрузка высока"


def show_result(page: Page, number: str = "P17", name: str = "applicability") -> None:
    """Open the result of an example company."""
    open_check(page, name)
    page.get_by_role("button", name="Угадать вердикт").click()
    page.get_by_label("Компания", exact=True).select_option(number)
    page.locator("[data-cl-view=predict] input").first.check()
    page.get_by_role("button", name="Раскрыть").click()
    page.get_by_role("button", name="Открыть эти ответы в проверке").click()
    expect(page.get_by_role("heading", name="Результат", exact=True)).to_be_focused()


def test_one_question_a_screen_leads_to_the_verdict(page: Page) -> None:
    open_check(page)
    answer(page, *BEFORE_DEBT, NO_DEBT, *AFTER_DEBT)
    expect(page.get_by_role("heading", name="Результат", exact=True)).to_be_focused()
    expect(page.locator(".cl-verdict")).to_have_text("✓ применима целиком")


def test_the_keyboard_is_enough(page: Page) -> None:
    open_check(page)
    page.get_by_role("radio", name="Компанию целиком").focus()
    for _ in range(9):
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Результат", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Вернуться к вопросам")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Начинает само")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".cl-result")).to_contain_text("Трудность: ◑ повышенная")


def test_every_answer_has_an_example_and_not_knowing_is_always_possible(
    page: Page, check: Decision
) -> None:
    open_check(page)
    answers = sum(len(question.answers) + 1 for question in check.questions)
    assert page.locator(".cl-selfcheck__app .cl-option__example").count() == answers
    assert page.locator("[data-cl-question] input[value=unknown]").count() == len(check.questions)


def test_a_question_without_an_answer_is_told_and_takes_the_focus(page: Page) -> None:
    open_check(page)
    answer(page, "Компанию целиком")
    page.get_by_role("button", name="Дальше").click()
    errors = page.locator("[data-cl=errors]")
    expect(errors).to_be_focused()
    errors.get_by_role("link").click()
    expect(page.get_by_role("radio", name="Растёт")).to_be_focused()


def test_all_questions_fit_one_page(page: Page) -> None:
    open_check(page)
    answer(page, "Компанию целиком")
    page.get_by_label("Все вопросы сразу").check()
    assert page.locator("[data-cl-question]:visible").count() == 9
    page.get_by_role("button", name="Показать результат").click()
    assert page.locator("[data-cl=errors] a").count() == 8
    page.get_by_role("radio", name=DEBT).check()
    assert page.locator("[data-cl-question]:visible").count() == 13


def test_going_back_and_changing_an_early_answer_keeps_the_later_ones(page: Page) -> None:
    open_check(page)
    answer(page, *BEFORE_DEBT, DEBT, "Нет", "Да", "Нет", "Да", "Хватает: ошибку команды переживём")
    for _ in range(8):
        page.get_by_role("button", name="Назад").click()
    answer(page, "Почти не меняется или даже падает: улучшать незачем", "Никакая", DEBT)
    expect(page.locator("#cl-applicability-debt-creditors input[value=no]")).to_be_checked()
    page.get_by_role("button", name="Назад").click()
    answer(page, NO_DEBT)
    expect(page.locator("#cl-applicability-resources input[value=enough]")).to_be_checked()
    page.get_by_role("button", name="Назад").click()
    answer(page, DEBT)  # the questions about the debt were dropped with it
    expect(page.locator("#cl-applicability-debt-creditors input:checked")).to_have_count(0)


def test_a_changed_answer_leads_straight_back_to_the_result(page: Page) -> None:
    show_result(page, "P05")
    page.get_by_role("button", name="Изменить: Какая доля выпуска").click()
    page.get_by_role("radio", name="Весь выпуск").check()
    page.get_by_role("button", name="Показать результат").click()
    expect(page.locator(".cl-verdict")).to_have_text("◐ применима с ограничениями")


def test_an_answer_waits_while_its_parent_is_unknown(page: Page) -> None:
    open_check(page)
    answer(page, *BEFORE_DEBT, DEBT, "Да")
    for _ in range(2):
        page.get_by_role("button", name="Назад").click()
    answer(page, "Не знаю")
    page.get_by_role("button", name="Назад").click()
    answer(page, DEBT)
    expect(page.locator("#cl-applicability-debt-creditors input[value=yes]")).to_be_checked()


def test_the_range_so_far_is_said_in_words(page: Page) -> None:
    open_check(page)
    expect(page.locator("[data-cl=range]")).to_be_empty()
    answer(page, "Компанию целиком")
    expect(page.locator("[data-cl=range]")).to_have_text(
        "Пока возможно всё от «применима целиком» до «неприменима»."
    )
    page.get_by_role("radio", name="Доход возможен только в ущерб клиенту").check()
    expect(page.locator("[data-cl=range]")).to_have_text("Уже ясно: неприменима.")


def test_not_knowing_leaves_a_range_and_never_a_good_answer(page: Page) -> None:
    open_check(page)
    answer(page, *BEFORE_DEBT, NO_DEBT, "Не знаю", *AFTER_DEBT[1:])
    result = page.locator(".cl-result")
    expect(result.locator(".cl-verdict")).to_have_text("✓ применима целиком")
    expect(result.locator(".cl-part--open_questions")).to_contain_text("Хватает ли запаса")
    expect(result).to_contain_text("Трудность: от «обычная» до «повышенная».")
    expect(result.locator(".cl-part--tools")).to_contain_text("от «работает» до «труднее»: Совет")
    answer_of_leader = page.get_by_role("button", name="Изменить: Как к переменам относится")
    answer_of_leader.click()
    answer(page, "Не знаю")
    expect(result.locator(".cl-verdict")).to_contain_text("от «применима целиком» до «только")


# The result


def test_the_result_says_why_on_whose_word_what_instead_and_where_to_start(page: Page) -> None:
    show_result(page, "P17")
    result = page.locator(".cl-result")
    expect(result.locator(".cl-verdict")).to_have_text("◐ применима с ограничениями")
    reasons = result.locator(".cl-reason")
    expect(reasons.first).to_contain_text("биржевой товар? Ответ: «Весь выпуск».")
    expect(reasons.first).to_contain_text("Источник: Границы применимости клиентократии (000:102)")
    expect(result.locator(".cl-reason--inference").first).to_contain_text("Наш вывод")
    tools = result.locator(".cl-part--tools")
    expect(tools.get_by_role("link", name="Стратегическая канва")).to_have_attribute(
        "href", "#strategic-canvas"
    )
    assert tools.get_by_role("link").count() == 32
    expect(tools).to_contain_text("✕ не подходит")
    expect(result.locator(".cl-part--changes")).to_contain_text(
        "при ответе «Часть» на вопрос «Какая доля выпуска — биржевой товар?» вердикт станет"
    )
    route = result.locator(".cl-part--route")
    assert route.locator(".cl-plan__stage").count() == 9
    expect(route).to_contain_text("Вместо этого. Канвы не будет:")
    for words in ("Голубой океан.", "Отрасль.", "один инструмент", "версия правил 1"):
        expect(result).to_contain_text(words)
    expect(result.get_by_role("link", name="Перейти ко второй проверке")).to_have_attribute(
        "href", "clientocratic.html"
    )


@pytest.mark.parametrize(
    ("number", "verdict", "route"),
    [("P02", "неприменима", 0), ("P08", "вне рамок", 0), ("P11", "отдельные инструменты", 1)],
)
def test_the_way_and_the_second_check_are_offered_only_where_they_make_sense(
    page: Page, number: str, verdict: str, route: int
) -> None:
    show_result(page, number)
    expect(page.locator(".cl-verdict")).to_contain_text(verdict)
    assert page.locator(".cl-part--route").count() == route
    assert page.locator(".cl-plan").count() == 0
    assert page.get_by_role("link", name="Перейти ко второй проверке").count() == route


def test_answers_that_contradict_each_other_are_remarked_on_the_page(page: Page) -> None:
    show_result(page, "P11")
    expect(page.locator(".cl-part--remarks")).to_contain_text(
        "последнее слово оставляет начальнику"
    )


def test_the_way_prints_on_two_pages_at_most(page: Page, check: Decision) -> None:
    open_check(page)
    worst = {
        **next(each for each in check.examples if each.id == "P04").answers,
        "exchange": "all",
        "resources": "scarce",
        "leader": "afraid",
    }
    page.evaluate(
        """(answers) => { window.print = () => {};
        const found = { answers, lost: [], added: [], changes: [] };
        document.querySelector("cl-selfcheck").load(found) }""",
        worst,
    )
    page.get_by_role("button", name="Напечатать только этот список").click()
    page.emulate_media(media="print")
    assert page.locator(".cl-reason:visible").count() == 0
    assert page.locator(".cl-plan__stage:visible").count() == 9
    printed = page.pdf(format="A4")  # and after printing the page is whole again
    assert 1 <= printed.count(b"/Type /Page\n") <= 2
    expect(page.locator(".cl-reason").first).to_be_visible()


# Answers leave and come back


def read_code(page: Page) -> str:
    return page.locator("[data-cl=code]").inner_text()


def test_the_link_opens_the_same_result(page: Page) -> None:
    show_result(page, "P17")
    link = page.get_by_label("Ссылка на этот результат").input_value()
    verdict = page.locator(".cl-result").inner_text()
    assert link == page.url
    assert link.endswith("#v=1&a=00189157373")
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".cl-verdict")).to_be_visible()
    assert page.locator(".cl-result").inner_text() == verdict


def test_the_code_can_be_read_over_the_phone(page: Page) -> None:
    show_result(page, "P17")
    assert read_code(page) == "1-001 891 573 73"


def test_the_link_is_copied_or_at_least_selected(page: Page) -> None:
    show_result(page, "P17")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error()) }")
    page.get_by_role("button", name="Скопировать ссылку").click()
    expect(page.locator("[data-cl=told]")).to_contain_text("скопируйте её сами")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.resolve() }")
    page.get_by_role("button", name="Скопировать ссылку").click()
    expect(page.locator("[data-cl=told]")).to_have_text("Ссылка скопирована.")


def test_every_example_survives_the_way_through_a_code(page: Page, pages: Pages) -> None:
    for name, data in pages.data.items():
        open_check(page, name)
        examples = [each["answers"] for each in data["examples"]]
        same = page.evaluate(
            """(sets) => { const check = document.querySelector("cl-selfcheck").check;
            return sets.map((answers) => methodbookCode.readCode(
              check, methodbookCode.showCode(check, answers)).answers) }""",
            examples,
        )
        assert same == examples


def test_every_slip_of_one_digit_of_a_code_is_noticed(page: Page) -> None:
    open_check(page)
    errors = page.evaluate(
        """(code) => { const check = document.querySelector("cl-selfcheck").check, found = [];
        for (let at = 0; at < code.length; at++) for (let digit = 0; digit < 10; digit++) {
          const slip = code.slice(0, at) + digit + code.slice(at + 1);
          if (slip !== code) found.push(methodbookCode.readCode(check, slip).error);
        } return found }""",
        "00189157373",
    )
    assert len(errors) == 99
    assert all(errors)


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("#v=1&a=00189157374", "опечатка"),
        ("#v=1&a=001891573", "не читается"),
        ("#v=1", "не читается"),
        ("#a=00189157373", "не читается"),
        ("#v=0&a=00189157373", "не читается"),
        ("#v=9&a=00189157373", "более новой версии"),
        ("#v=__proto__&a=constructor", "не читается"),
        ("#v=1&a=99999999999", "не "),
        (f"#v=1&a={'9' * 5000}", "не читается"),
        ("#v=1&a=<img src=x onerror=alert(1)>", "не читается"),
        ("#v=1&a=%E0%A4%A", "не читается"),
    ],
)
def test_a_hostile_fragment_gets_a_message_and_an_untouched_page(
    page: Page, fragment: str, words: str
) -> None:
    open_check(page, fragment=fragment)
    expect(page.get_by_role("alert").filter(has_text=words)).to_be_visible()
    assert page.locator("[data-cl-view=form]").is_visible()
    assert page.locator(".cl-selfcheck__app input[type=radio]:checked").count() == 0
    assert page.locator("img").count() == 0


def test_a_reload_among_the_questions_leads_back_to_the_same_one(page: Page) -> None:
    open_check(page)
    answer(page, *BEFORE_DEBT[:2], "Не знаю")
    page.reload()
    expect(page.get_by_role("group", name="Давят ли долги на решения?")).to_be_visible()
    page.get_by_role("button", name="Назад").click()
    expect(page.locator("#cl-applicability-exchange input[value=unknown]")).to_be_checked()
    answer(page, "Никакая", NO_DEBT, *AFTER_DEBT)
    page.reload()
    expect(page.locator(".cl-verdict")).to_have_text("✓ применима целиком")


def test_an_ordinary_anchor_is_left_alone(page: Page) -> None:
    open_check(page, fragment="#strategic-canvas")
    assert page.locator("[data-cl=note]").inner_text() == ""
    page.evaluate("location.hash = 'v=1&a=00189157373'")
    expect(page.locator(".cl-verdict")).to_be_visible()


def open_file(page: Page, text: str | bytes) -> None:
    content = text.encode() if isinstance(text, str) else text
    file: FilePayload = {"name": "a.json", "mimeType": "application/json", "buffer": content}
    page.locator("[data-cl=file]").set_input_files([file])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "не файл с ответами"),
        ("{", "не файл с ответами"),
        ("null", "нет ответов"),
        ("[]", "нет ответов"),
        ('{"answers": 7}', "нет ответов"),
        ('{"selfcheck": "other", "answers": {}}', "нет ответов"),
        ('{"answers": {"colour": "green"}}', "которых в проверке нет"),
        ('{"answers": {"__proto__": "grows", "interest": "green"}}', "которых в проверке нет"),
        ('{"answers": {"toString": "grows"}}', "которых в проверке нет"),
        ('{"answers": {"object": ["company"]}}', "которых в проверке нет"),
        ('{"rules_version": 2, "answers": {}}', "более новой"),
        ('{"rules_version": "x", "answers": {}}', "не читается"),
        (b"\xff\xfe" * 40, "не файл с ответами"),
        (b" " * 70000, "слишком велик"),
    ],
)
def test_a_hostile_file_gets_a_message_and_an_untouched_page(
    page: Page, text: str | bytes, words: str
) -> None:
    open_check(page)
    answer(page, "Компанию целиком")
    open_file(page, text)
    expect(page.get_by_role("alert").filter(has_text=words)).to_be_visible()
    expect(page.locator("#cl-applicability-object input[value=company]")).to_be_checked()
    assert page.locator("[data-cl-view=form]").is_visible()


def test_the_exported_file_comes_back_and_the_command_line_reads_it(
    page: Page, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show_result(page, "P17")
    verdict = page.locator(".cl-result").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать ответы (JSON)").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    page.get_by_role("button", name="Начать заново").click()
    page.locator("[data-cl=file]").set_input_files(file)
    expect(page.locator(".cl-verdict")).to_be_visible()
    assert page.locator(".cl-result").inner_text() == verdict
    options = ["--answers", str(file), "--json", "--root", str(root)]
    assert main(["assess", "applicability", *options]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "partial"


def test_the_result_is_exported_as_markdown(page: Page) -> None:
    show_result(page, "P17")
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать результат (Markdown)").click()
    text = Path(download.value.path()).read_text("utf-8").replace("\u00a0", " ")
    lines = text.splitlines()
    assert lines[0] == "# Проверка применимости клиентократии"
    assert lines[-1].endswith("#v=1&a=00189157373>")
    for line in ("## Почему так", "## Инструменты", "### ✕ не подходит", "## С чего начать"):
        assert line in lines, line
    assert "[Стратегическая канва](" in text
    assert "Изменить" not in text


# This device


def test_nothing_is_kept_until_the_reader_asks_and_all_of_it_can_be_deleted(page: Page) -> None:
    show_result(page, "P17")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Сохранить на этом устройстве").click()
    expect(page.locator("[data-cl=told]")).to_have_text("Ответы сохранены на этом устройстве.")
    open_check(page)
    page.get_by_role("button", name="Открыть сохранённое").click()
    expect(page.locator(".cl-verdict")).to_have_text("◐ применима с ограничениями")
    page.get_by_role("button", name="Удалить сохранённое").click()
    assert page.evaluate("localStorage.length") == 0
    open_check(page)
    assert page.locator("[data-cl=note]").inner_text() == ""


@pytest.mark.parametrize("stored", ["", "{", "[1]", '{"answers": {"object": "moon"}}'])
def test_broken_storage_gets_a_message_and_can_be_deleted(page: Page, stored: str) -> None:
    show_result(page, "P17")
    page.get_by_role("button", name="Сохранить на этом устройстве").click()
    page.evaluate("(text) => localStorage.setItem(localStorage.key(0), text)", stored)
    open_check(page)
    expect(page.get_by_role("alert").filter(has_text="испорчены")).to_be_visible()
    assert page.locator("[data-cl-view=form]").is_visible()
    page.get_by_role("button", name="Удалить сохранённое").click()
    expect(page.locator("[data-cl=note]")).to_have_text("Сохранённые ответы удалены.")
    assert page.evaluate("localStorage.length") == 0


def test_a_browser_that_refuses_storage_is_no_obstacle(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    show_result(page, "P17")
    page.get_by_role("button", name="Сохранить на этом устройстве").click()
    expect(page.locator("[data-cl=told]")).to_contain_text("не разрешил")


# Together


def compare(page: Page, *codes: str) -> None:
    page.get_by_role("button", name="Открыть код или сравнить").click()
    page.get_by_label("Коды или ссылки").fill("\n".join(codes))
    page.get_by_role("button", name="Показать", exact=True).click()


def list_codes(page: Page, *numbers: str) -> list[str]:
    """The codes of some example companies."""
    script = """(ids) => { const check = document.querySelector("cl-selfcheck").check;
      return ids.map((id) => methodbookCode.showCode(
        check, check.examples.find((each) => each.id === id).answers)) }"""
    found: list[str] = page.evaluate(script, list(numbers))
    return found


def test_two_results_stand_side_by_side(page: Page) -> None:
    show_result(page, "P17")
    link = page.url
    compare(page, link, *list_codes(page, "P03"))
    table = page.locator("[data-cl=comparison]")
    expect(table).to_be_focused()
    expect(table.get_by_role("row", name="Давят ли долги на решения?")).to_contain_text(
        "Нет: долгов мало"
    )
    expect(table.get_by_role("row", name="Задвоение")).to_contain_text("✓ работает")
    assert table.get_by_role("row", name="Хватает ли запаса").count() == 0


def test_a_class_sees_where_it_disagrees(page: Page) -> None:
    open_check(page)
    compare(page, *list_codes(page, "P03", "P05", "P05", "P11", "P19", "P05"))
    place = page.locator("[data-cl=comparison]")
    expect(place).to_contain_text("Никакая — 5 (№ 2, № 3, № 4, № 5, № 6)")
    expect(place).to_contain_text("Весь выпуск — 1 (№ 1)")
    expect(place).to_contain_text("применима целиком, трудность обычная — 3 (№ 2, № 3, № 6)")


def test_a_broken_code_is_named_by_its_line(page: Page) -> None:
    open_check(page)
    compare(page, "1-12", *list_codes(page, "P03", "P05"), "#v=1&a=00189157374")
    alert = page.locator("[data-cl=comparison]").get_by_role("alert")
    expect(alert).to_contain_text("№ 1. Код не читается")
    expect(alert).to_contain_text("№ 4. В коде опечатка")
    results = page.locator("[data-cl=comparison] table").first
    expect(results.get_by_role("columnheader")).to_have_text(["Что сравниваем", "№ 2", "№ 3"])


def test_a_code_heard_over_the_phone_opens_its_result(page: Page) -> None:
    open_check(page)
    compare(page, " 1-001 891 573 73 ")
    expect(page.get_by_role("heading", name="Результат", exact=True)).to_be_focused()
    expect(page.locator(".cl-verdict")).to_have_text("◐ применима с ограничениями")


def test_no_code_at_all_is_told(page: Page) -> None:
    open_check(page)
    compare(page, "")
    expect(page.locator("[data-cl=comparison]")).to_contain_text("хотя бы один код")


def test_the_verdict_is_predicted_before_it_is_revealed(page: Page) -> None:
    open_check(page)
    page.get_by_role("button", name="Угадать вердикт").click()
    page.get_by_label("Компания", exact=True).select_option("P02")
    place = page.locator("[data-cl-view=predict]")
    assert "вред клиенту" not in place.inner_text()
    page.get_by_role("button", name="Раскрыть").click()
    expect(place).to_contain_text("Сначала выберите вердикт.")
    place.get_by_role("radio", name="применима целиком").check()
    page.get_by_role("button", name="Раскрыть").click()
    expect(place).to_contain_text("✕ Не совпало")
    expect(place).to_contain_text("вред клиенту")
    place.get_by_role("radio", name="неприменима", exact=True).check()
    page.get_by_role("button", name="Раскрыть").click()
    expect(place).to_contain_text("✓ Совпало")


# Older rules


@pytest.fixture(scope="module")
def newer(pages: Pages) -> str:
    """A page of the future: a question of version 1 is gone, an answer too, a question is new."""
    data = json.loads(json.dumps(pages.data["applicability"]))
    table = dict(data["versions"][0]["questions"])
    table.pop("leader")
    table["exchange"] = ["none", "part"]
    table["weather"] = ["good", "bad"]
    data["versions"].append(
        {
            "version": 2,
            "date": "2027-01-01",
            "changes": ["Погоду теперь спрашивают."],
            "questions": table,
        }
    )
    data["questions"] = [each for each in data["questions"] if each["id"] != "leader"]
    weather = json.loads(json.dumps(data["questions"][8])) | {
        "id": "weather",
        "text": "Какая погода?",
        "answers": [{"id": "good", "text": "Ясно"}, {"id": "bad", "text": "Дождь"}],
        "when": {"object": ["company"]},
    }
    data["questions"].append(weather)
    html = (pages.folder / "applicability.html").read_text("utf-8")
    start = html.index('class="cl-selfcheck__data">') + len('class="cl-selfcheck__data">')
    end = html.index("</script>", start)
    (pages.folder / "newer.html").write_text(
        html[:start] + json.dumps(data).replace("<", "\\u003c") + html[end:], "utf-8"
    )
    return "newer"


def test_a_link_of_an_older_rule_set_opens_and_says_what_changed(page: Page, newer: str) -> None:
    open_check(page, newer, "#v=1&a=00189157373")
    note = page.locator("[data-cl=note]")
    expect(note).to_contain_text("версии 1")
    expect(note).to_contain_text("Погоду теперь спрашивают.")
    expect(note).to_contain_text(
        "Больше не учитывается: Какая доля выпуска — биржевой товар?; leader"
    )
    expect(note).to_contain_text("Появились вопросы: Какая погода?")
    expect(page.locator(".cl-part--open_questions")).to_contain_text("Какая погода?")
    assert page.url.partition("#")[2].startswith("v=2&a=")


# The second check


def test_five_of_five_or_what_is_missing_with_the_tools_that_close_each_gap(page: Page) -> None:
    show_result(page, "C01", "clientocratic")
    expect(page.locator(".cl-verdict")).to_have_text("✓ клиентократична")
    assert page.locator(".cl-part--whole li").count() == 5
    show_result(page, "C03", "clientocratic")
    gap = page.locator(".cl-part--gaps")
    expect(gap.locator("li")).to_have_count(1)
    expect(gap).to_contain_text("Как выглядит «да»: Премий за")
    expect(gap.get_by_role("link")).to_have_attribute("href", "#council-reward")
    assert page.locator(".cl-part--whole li").count() == 4
    assert "%" not in page.locator("main").inner_text()


def test_not_knowing_is_listed_and_never_counts_as_a_yes(page: Page) -> None:
    open_check(page, "clientocratic")
    page.get_by_label("Все вопросы сразу").check()
    for box in page.locator("[data-cl-question] input[value=yes]").all()[1:]:
        box.check()
    page.locator("[data-cl-question] input[value=unknown]").first.check()
    page.get_by_role("button", name="Показать результат").click()
    expect(page.locator(".cl-verdict")).to_have_text("? не ясно")
    assert page.locator(".cl-part--unknowns > ul > li").count() == 1


def test_two_checks_on_one_page_do_not_take_each_others_answers(page: Page) -> None:
    open_check(page, "both", "#v=1&a=00189157373")
    expect(page.locator("#cl-selfcheck-applicability .cl-verdict")).to_be_visible()
    assert page.locator("#cl-selfcheck-clientocratic [data-cl=note]").inner_text() == ""
    second = page.locator("#cl-selfcheck-clientocratic")
    second.get_by_role("radio", name="Да", exact=True).first.check()
    assert "c=clientocratic" in page.url
    page.reload()
    expect(second.get_by_role("radio", name="Да", exact=True).first).to_be_checked()
    assert page.locator("#cl-selfcheck-applicability input:checked").count() == 0


# Everybody, everywhere

STATES = {
    "form": "",
    "errors": "el.submit()",
    "all": "el.parts.all.checked = true; el.update(); el.submit()",
    "result": "use(2)",
    "message": "el.complain('broken')",
    "compare": "el.parts.codes.value = codes; el.toComparison(); el.compare()",
    "predict": "el.toPrediction(); el.querySelector('[name$=guess]').click(); el.reveal()",
    "table": "el.querySelector('.cl-selfcheck__table').open = true",
}


@pytest.mark.slow
@pytest.mark.parametrize("view", [DESK, View("dark", width=320)], indirect=True, ids=str)
@pytest.mark.parametrize("name", ["applicability", "clientocratic"])
def test_every_state_is_accessible_and_fits(page: Page, name: str) -> None:
    for state, script in STATES.items():
        open_check(page, name)
        page.evaluate(
            """(script) => { const el = document.querySelector("cl-selfcheck");
            const use = (at) => el.load({
              answers: el.check.examples[at].answers, lost: [], added: [], changes: [] });
            const codes = [0, 2].map((at) => methodbookCode.showCode(
              el.check, el.check.examples[at].answers)).join("\\n");
            new Function("el", "use", "codes", script)(el, use, codes) }""",
            script,
        )
        assert find_axe_violations(page) == [], state
        width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert width <= 0, state


@pytest.mark.parametrize("view", [PLAIN], indirect=True, ids=str)
def test_without_scripts_the_table_holds_everything(page: Page, check: Decision) -> None:
    open_check(page)
    text = page.locator(".cl-selfcheck__table").inner_text().replace("\u00a0", " ")
    for question in check.questions:
        assert question.text in text
        assert all(each.text in text and each.example in text for each in question.answers)
    for rule in check.rules:
        assert rule.why in text
        assert rule.instead in text
    assert all(example.description in text for example in check.examples)
    assert page.locator(".cl-selfcheck__app").count() == 0


def test_nothing_is_requested_after_the_page_has_loaded(page: Page) -> None:
    open_check(page)
    page.wait_for_load_state("networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    answer(page, *BEFORE_DEBT, NO_DEBT, *AFTER_DEBT)
    page.get_by_role("button", name="Угадать вердикт").click()
    page.get_by_role("button", name="Раскрыть").click()
    assert [url for url in requests if not url.startswith("blob:")] == []


def test_it_works_without_a_server(browser: Browser, pages: Pages) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((pages.folder / "applicability.html").as_uri())
        answer(page, *BEFORE_DEBT, NO_DEBT, *AFTER_DEBT)
        assert page.locator(".cl-verdict").inner_text() == "✓ применима целиком"
        page.reload()
        assert page.locator(".cl-verdict").inner_text() == "✓ применима целиком"


def test_the_widget_stays_light(pages: Pages) -> None:
    files = [pages.folder / f"selfcheck.{kind}" for kind in ("js", "css")]
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= LARGEST


def test_no_sentence_of_the_page_stands_in_a_script(pages: Pages) -> None:
    script = (pages.folder / "selfcheck.js").read_text("utf-8")
    assert [letter for letter in script if "а" <= letter.lower() <= "я"] == []


def test_every_sentence_that_a_script_asks_for_stands_in_the_catalogue(pages: Pages) -> None:
    script = (pages.folder / "selfcheck.js").read_text("utf-8")
    texts = pages.data["applicability"]["texts"]
    assert [name for name in re.findall(r"\bt\(\"(\w+)\"[,)]", script) if name not in texts] == []
    assert [
        start
        for start in re.findall(r"\bt\(\"(\w+)\" \+", script)
        if not any(name.startswith(start) for name in texts)
    ] == []
