"""An unpacked SCORM package and pages of a learning system around it."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import Frame, Page

from methodbook.exports.format import Selection
from methodbook.exports.ims.scorm import export_scorm
from methodbook.model.quiz import Question, Quiz, Response
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.scoring import find_right, score
from methodbook.questions.several.model import Several
from methodbook.questions.short.model import ShortAnswer
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse
from tests.exports.bank import make_selection, read_bank, take_file
from tools.scorm_runtime import RUNTIME, install

FRAME = '<iframe id="sco" title="SCO" style="width:100%;height:96vh;border:0"></iframe>'
PAGE = """<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>LMS</title>
<link rel="icon" href="data:,"><style>body {{ margin: 0 }}</style>{head}</head>
<body>{body}</body></html>
"""
SHOW = """<script>
var topic = new URLSearchParams(location.search).get("topic");
document.getElementById("sco").src = "{target}";
</script>"""
SYSTEM = """<script src="scorm12.js"></script><script>
// A learning system that keeps what a learner leaves in this browser.
var name = "lms:" + new URLSearchParams(location.search).get("topic");
var fresh = { core: { entry: "ab-initio" }, student_data: { mastery_score: "80" } };
var calls = [];
window.API = new Scorm12API({ autocommit: false });
API.loadFromJSON({ cmi: JSON.parse(localStorage.getItem(name)) || fresh });
function keep() {
  var { core, suspend_data } = API.cmi, status = core.lesson_status, { raw } = core.score;
  localStorage.setItem(name, JSON.stringify({
    suspend_data, core: { entry: "resume", lesson_status: status, score: { raw } },
    student_data: { mastery_score: "80" },
  }));
}
["LMSInitialize", "LMSSetValue", "LMSCommit", "LMSFinish"].forEach((each) => {
  var own = API[each].bind(API);
  API[each] = (...values) => {
    var said = own(...values);
    calls.push([each, ...values, said]);
    if (each === "LMSCommit" || each === "LMSFinish") keep();
    return said;
  };
});
</script>"""
DEAF = """<script>
window.API = {
  LMSInitialize: () => "%(start)s", LMSGetValue: () => "", LMSSetValue: () => "false",
  LMSCommit: () => "false", LMSFinish: () => "false",
  LMSGetLastError: () => "101", LMSGetErrorString: () => "Сервер <недоступен>",
};
</script>"""
MUTE = '<script>window.API = { LMSInitialize() { throw Error("нет связи"); } };</script>'
OPEN = '<button onclick="window.open(`${location.search.slice(7)}.html`)">Открыть</button>'

HOSTS = {
    "host": (SYSTEM, FRAME + SHOW.format(target='" + topic + ".html')),
    "grand": (SYSTEM, FRAME + SHOW.format(target='inner.html?topic=" + topic + "')),
    "inner": ("", FRAME + SHOW.format(target='" + topic + ".html')),
    "opener": (SYSTEM, OPEN),
    "window": (SYSTEM, OPEN.replace(".html", "").replace("`$", "`inner.html?topic=$")),
    "refusing": (DEAF % {"start": "true"}, FRAME + SHOW.format(target='" + topic + ".html')),
    "closed": (DEAF % {"start": "false"}, FRAME + SHOW.format(target='" + topic + ".html')),
    "broken": (MUTE, FRAME + SHOW.format(target='" + topic + ".html')),
}

ANSWER = """([id, kind, response]) => {
  var node = document.getElementById("q-" + id), field = node.querySelector("fieldset");
  var all = (selector) => Array.from(field.querySelectorAll(selector));
  var plain = (text) => text.replace(/\\s+/g, " ").trim();
  function fill(control, value) {
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function put(text, at) {
    var list = field.querySelector(".cl-order");
    var item = Array.from(list.children).find((each) => {
      return plain(each.firstChild.textContent) === plain(text);
    });
    while (Array.from(list.children).indexOf(item) > at) {
      item.querySelector(".cl-order__moves button").click();
    }
  }
  var ways = {
    choice: () => response.forEach((each) => field.querySelector(`[value="${each}"]`).click()),
    typed: () => all("input, select, textarea").forEach((each, at) => fill(each, response[at])),
    order() {
      field.querySelector(".cl-order__moves button:last-child").click();
      response.forEach(put);
    },
  };
  ways[kind]();
}"""
"""Answers a question the way a reader does, by its controls."""


@dataclass(frozen=True)
class Course:
    """The folder of the package with the pages of the system, and what was packed."""

    folder: Path
    quizzes: dict[str, Quiz]


def write_course(folder: Path) -> Course:
    """Unpack the real bank and the sample, and put the pages of the system beside them."""
    install()
    quizzes: dict[str, Quiz] = {}
    for selection in (read_bank(), make_selection()):
        _unpack(selection, folder)
        quizzes |= {quiz.id: quiz for quiz in selection.quizzes}
    (folder / "scorm12.js").write_bytes(RUNTIME.read_bytes())
    for name, (head, body) in HOSTS.items():
        (folder / f"{name}.html").write_text(PAGE.format(head=head, body=body), "utf-8")
    return Course(folder, quizzes)


def _unpack(selection: Selection, folder: Path) -> None:
    raw = take_file(export_scorm(selection, lambda: None))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        archive.extractall(folder)


def find_wrong(question: Question) -> Response:
    """A response that is worth nothing."""
    match question:
        case Single():
            wrong: Response = next(at for at, each in enumerate(question.options) if not each.right)
        case Several():
            wrong = [at for at, each in enumerate(question.options) if not each.right]
        case TrueFalse():
            wrong = not question.right
        case Matching():
            wrong = _mismatch(question)
        case Ordering():
            wrong = list(range(len(question.items)))[::-1]
        case Cloze():
            wrong = [gap.wrong[0].text if gap.wrong else "мимо" for gap in question.gaps]
        case ShortAnswer():
            wrong = "совсем не то"
        case Numeric():
            wrong = "987654321"
        case CaseStudy():
            return [0] * len(question.criteria)
    assert score(question, wrong) == 0, question.id
    return wrong


def _mismatch(question: Matching) -> list[int | None]:
    """For each pair the first answer that is not its own."""
    answers = question.answers
    return [
        next(at for at, answer in enumerate(answers) if answer != pair.right)
        for pair in question.pairs
    ]


def fill(frame: Frame, question: Question, response: Response) -> None:
    """Give *response* to the question, which is in view."""
    frame.evaluate(ANSWER, [question.id, *_describe(question, response)])


def _describe(question: Question, response: Response) -> tuple[str, list[Any]]:
    listed = response if isinstance(response, list) else [response]
    match question:
        case Single() | Several():
            return "choice", [str(each) for each in listed]
        case TrueFalse():
            return "choice", [str(response).lower()]
        case Ordering():
            return "order", [question.items[cast("int", each)].text for each in listed]
        case CaseStudy():
            return "typed", ["Свой ответ:\nклиенту — обещание"]
        case _:
            return "typed", listed


def find_frame(page: Page, topic: str) -> Frame:
    """The frame of the topic once its quiz is ready."""
    page.wait_for_function(
        "name => { const look = (w) => w.location.pathname.endsWith('/' + name + '.html')"
        " && w.document.querySelector('cl-quiz [data-cl=next]')"
        " || Array.from(w.frames).some(look); return look(window); }",
        arg=topic,
    )
    return next(each for each in page.frames if each.url.endswith(f"/{topic}.html"))


def play(frame: Frame, quiz: Quiz, *, right: bool, count: int | None = None) -> None:
    """Answer the quiz, or its first *count* questions, in the order in which it asks."""
    questions = {question.id: question for question in quiz.questions}
    order = frame.evaluate(
        "Array.from(document.querySelectorAll('[data-cl=run] .cl-q'), (each) => each.id.slice(2))"
    )
    for name in order[:count]:
        question = questions[name]
        fill(frame, question, find_right(question) if right else find_wrong(question))
        for _ in ("check", "next"):
            frame.evaluate("document.querySelector('cl-quiz form').requestSubmit()")
