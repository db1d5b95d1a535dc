import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methodbook.exports.format import Selection
from methodbook.exports.moodle import bank as moodle
from methodbook.exports.moodle.gift import FORMAT
from methodbook.model.export import ExportOutcome, Held
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.kinds import KINDS
from tests.banks import Made
from tests.exports.bank import make_question, make_selection, nasty_questions, take_file
from tests.exports.moodle_reading import (
    Choice,
    Imported,
    admit,
    check_alike,
    questions,
    see,
    split_path,
)

HIDDEN = 0xE000
"""Escaped signs wait in the private use area of Unicode until the block is taken apart."""
ESCAPED = ":#={}~"


def export(selection: Selection) -> str:
    return take_file(FORMAT.export(selection, lambda: None)).decode()


def read(text: str) -> list[Imported]:
    """The questions as Moodle would keep them: a block ends at a blank line or at a lone zero."""
    found: list[Imported] = []
    category: tuple[str, ...] = ()
    for block in split_blocks(text):
        comments = [line for line in block if line.startswith("//")]
        source = hide("\n".join(" " if line in comments else line for line in block).strip())
        if source.startswith("$CATEGORY:"):
            category = split_path(source.removeprefix("$CATEGORY:").strip())
        elif source:
            found.append(read_block(source, "\n".join(comments), category))
    return found


def split_blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in (*map(str.strip, text.split("\n")), ""):
        if line not in {"", "0"}:
            block.append(line)
        elif block:
            yield block
            block = []


def hide(text: str) -> str:
    """Put escaped signs out of sight; two backslashes are one."""

    def replace(found: re.Match[str]) -> str:
        sign = found[1]
        return "\\" if sign == "\\" else chr(HIDDEN + ord("\n" if sign == "n" else sign))

    return re.sub(rf"\\([\\n{re.escape(ESCAPED)}])", replace, text)


def show(text: str) -> str:
    """Bring them back, without the mark of a text format."""
    format_, rest = re.fullmatch(
        r"(?:\[(html|plain|moodle|markdown)\])?(.*)", text, re.DOTALL
    ).groups()  # type: ignore[union-attr] # it matches anything
    assert format_ in {None, "html"}
    return re.sub(
        f"[{chr(HIDDEN)}-{chr(HIDDEN + 127)}]", lambda sign: chr(ord(sign[0]) - HIDDEN), rest
    ).strip()


def read_block(source: str, comments: str, category: tuple[str, ...]) -> Imported:
    assert source.startswith("::")
    name, rest = source[2:].split("::", 1)
    start, end = rest.index("{"), rest.index("}")
    assert end == len(rest) - 1, "a text behind the answers makes a missing word of them"
    answers, _, general = rest[start + 1 : end].strip().rpartition("####")
    if "####" not in rest:
        answers, general = general, ""
    stem = rest[:start].strip()
    assert stem.startswith("[html]")
    imported = Imported(
        "",
        show(name),
        show(stem),
        idnumber=re.search(r"\[id:([^]]+)\]", comments)[1],  # type: ignore[index] # it is there
        general=show(general.strip()),
        category=category,
        tags=[
            tag.replace(r"\]", "]").strip()
            for tag in re.findall(r"\[tag:((?:\\\]|[^]<>`])+)\]", comments)
        ],
    )
    read_answers(imported, answers.strip())
    return imported


def read_answers(imported: Imported, answers: str) -> None:
    """Tell the kind by the signs that are left, in the order in which Moodle looks for them."""
    if found := re.fullmatch(
        r">\s*(\d+) ALL VERTICAL RELATIVE_NEXT_EXCLUDE_LAST SHOW none\s*(.*)", answers, re.DOTALL
    ):
        imported.kind = "ordering"
        # Moodle takes these as they are, with every sign that was put out of sight.
        assert not re.search(f"[{chr(HIDDEN)}-{chr(HIDDEN + 127)}]", found[2])
        imported.choices = [Choice(item.strip(), 0) for item in found[2].split("\n")]
        assert int(found[1]) == len(imported.choices)
    elif not answers:
        imported.kind = "essay"
    elif answers.startswith("#"):
        imported.kind = "numerical"
        imported.choices = list(read_numbers(answers[1:]))
    elif answers.startswith("=") and "~" not in answers and "->" not in answers:
        imported.kind = "shortanswer"
        imported.choices = [
            read_choice(part.strip() if part.startswith("%") else f"={part.strip()}")
            for part in answers.split("=")[1:]
        ]
    elif "~" in answers:
        imported.kind, imported.single = "multichoice", "=" in answers
        parts = answers.replace("=", "~=").split("~")
        imported.choices = [read_choice(part.strip()) for part in parts if part.strip()]
    elif "=" in answers and "->" in answers:
        imported.kind = "match"
        for part in answers.split("=")[1:]:
            left, right = part.split("->", 1)
            imported.pairs.append((show(left.strip()), show(right)))
    else:
        imported.kind = "truefalse"
        truth, wrong = answers.split("#")
        assert truth in {"TRUE", "FALSE"}
        other = "false" if truth == "TRUE" else "true"
        imported.choices = [Choice(truth.lower(), 1), Choice(other, 0, show(wrong))]


def read_choice(part: str) -> Choice:
    weight = re.match(r"=|%(?P<percent>-*\d{1,2}\.?\d*)%", part)
    fraction = admit(weight["percent"] or "100") if weight else 0
    text, _, feedback = part[weight.end() if weight else 0 :].partition("#")
    return Choice(show(text.strip()), fraction, show(feedback.strip()))


def read_numbers(answers: str) -> Iterator[Choice]:
    right, _, other = answers.partition("~")
    for part in right.split("=")[1:]:
        choice = read_choice(part.strip() if part.startswith("%") else f"={part.strip()}")
        choice.text, _, choice.tolerance = choice.text.partition(":")
        yield choice
    assert other.startswith("#")
    yield Choice("*", 0, show(other[1:].strip()))


def is_held(kind: str) -> bool:
    return FORMAT.card.kinds[kind].held is not Held.NONE


def test_every_kind_with_every_sign_comes_through_unchanged() -> None:
    held = [question for question in nasty_questions() if is_held(question.kind)]
    imported = read(export(make_selection()))
    assert len(imported) == len(held) == len(KINDS) - 1
    for question, read_back in zip(held, imported, strict=True):
        check_alike(question, read_back)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if is_held(kind)])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_text_can_break_a_question(kind: str, data: st.DataObject) -> None:
    question = data.draw(questions(kind))
    [outcome] = FORMAT.export(make_selection(question), lambda: None).outcomes
    read_back = read(export(make_selection(question)))
    if outcome.held is Held.NONE:  # an arrow would make pairs of what it stands in
        assert (outcome.notes, read_back) == (("gift-arrow",), [])
    else:
        [imported] = read_back
        check_alike(question, imported)


def test_the_whole_bank_means_the_same_in_moodle(bank: Selection, made: Made) -> None:
    result = made("gift")
    held = [question for question in bank.questions if not isinstance(question, Cloze)]
    imported = read(take_file(result).decode())
    assert len(result.outcomes) == len(bank.questions)
    assert len(imported) == len(held)
    for question, read_back in zip(held, imported, strict=True):
        check_alike(question, read_back)
    assert len({(each.category, each.name) for each in imported}) == len(imported)


def test_what_is_left_out_or_lost_is_told_by_question() -> None:
    told = {each.id: each for each in FORMAT.export(make_selection(), lambda: None).outcomes}
    assert told["sample-cloze"] == ExportOutcome("sample-cloze", Held.NONE, ("gift-cloze",))
    assert told["sample-case"] == ExportOutcome("sample-case", Held.PART, ("gift-rubric",))
    assert told["sample-several"].notes == ("moodle-shuffles",)


def test_no_line_is_blank_inside_a_question() -> None:
    for block in export(make_selection()).rstrip("\n").split("\n\n"):
        assert block.startswith(("$CATEGORY:", "// [id:"))
        assert block.startswith("$") or block.endswith("\n}")


def test_the_same_content_gives_the_same_bytes() -> None:
    assert export(make_selection()) == export(make_selection())


def test_a_topic_is_a_category_below_the_version_of_the_bank() -> None:
    selection = make_selection()
    for imported in read(export(selection)):
        bank, topic = imported.category
        assert selection.date.isoformat() in bank
        assert topic == "Образец: «тема» & ‹прочее›"


def test_both_formats_can_go_into_one_bank_and_no_question_loses_its_id() -> None:
    selection = make_selection()
    banks = {imported.category[0] for imported in read(export(selection))}
    assert moodle.name_bank(selection) not in banks
    assert len(banks) == 1


def test_tags_stand_in_the_comment() -> None:
    for imported in read(export(make_selection())):
        assert imported.tags == ["уровень: применить", "трудность: средняя", "Обещание"]


def test_the_article_is_linked_when_the_site_has_an_address() -> None:
    selection = make_selection(address="https://example.org/?a={}&b={}#x".format)
    for imported in read(export(selection)):
        assert 'href="https://example.org/?a=promise&amp;b=#x"' in imported.general


def test_feedback_of_pairs_is_kept_in_one_list() -> None:
    [imported] = read(export(make_selection(make_question("matching"))))
    assert "Вторая пара" in see(imported.general)


def test_a_case_without_anything_to_say_is_still_an_essay() -> None:
    question = make_question("case", explanation="", about=["unknown"])
    assert isinstance(question, CaseStudy)
    [imported] = read(export(make_selection(question)))
    assert imported.kind == "essay"
