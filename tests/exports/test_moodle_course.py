"""The course is read back as Moodle restores it: each question, each quiz, each random slot."""

import io
import re
import zipfile
from collections import Counter

import pytest

from methodbook.exports.format import Selection
from methodbook.exports.moodle.course import FORMAT
from methodbook.questions.case.model import CaseStudy
from tests.banks import Made
from tests.exports.bank import make_question, make_selection, take_file
from tests.exports.moodle_backup_reading import NULL, Backup, ReadCourse
from tests.exports.moodle_reading import MOODLE_TYPES, check_alike, flatten, see


def export(selection: Selection) -> bytes:
    return take_file(FORMAT.export(selection, lambda: None))


def read(selection: Selection) -> ReadCourse:
    return Backup(export(selection)).read()


@pytest.mark.slow
def test_every_question_is_scored_as_on_the_page_and_says_the_same(
    bank: Selection, made: Made
) -> None:
    kept = {
        outcome.id for outcome in made("moodle-course").outcomes if outcome.held.value != "none"
    }
    course = Backup(take_file(made("moodle-course"))).read()
    questions = {each.idnumber: each for each in course.questions.values()}
    assert questions.keys() == kept
    for question in bank.questions:
        if question.id in kept:
            check_alike(question, questions[question.id])


def test_the_signs_that_formats_read_as_markup_stay_what_they_are() -> None:
    selection = make_selection()
    questions = {each.idnumber: each for each in read(selection).questions.values()}
    for question in selection.questions:
        check_alike(question, questions[question.id])


def test_a_topic_is_a_section_with_a_quiz_of_all_its_questions(bank: Selection, made: Made) -> None:
    course = Backup(take_file(made("moodle-course"))).read()
    *topics, _ = course.quizzes
    assert [quiz.settings["name"] for quiz in topics] == [quiz.title for quiz in bank.quizzes]
    assert [quiz.section for quiz in topics] == [quiz.title for quiz in bank.quizzes]
    for quiz, topic in zip(topics, bank.quizzes, strict=True):
        asked = [course.questions[slot.entry].idnumber for slot in quiz.slots]
        held = [each.id for each in topic.questions if each.id in asked]
        assert Counter(asked) == Counter(held)
        assert {MOODLE_TYPES[each.kind] for each in topic.questions} >= {
            course.questions[slot.entry].kind for slot in quiz.slots
        }


def test_the_total_of_a_quiz_is_the_sum_of_its_questions(made: Made) -> None:
    course = Backup(take_file(made("moodle-course"))).read()
    for quiz in course.quizzes:
        assert quiz.slots
        assert float(quiz.settings["sumgrades"]) == float(sum(slot.mark for slot in quiz.slots))
        for slot in quiz.slots:
            assert slot.mark == (course.questions[slot.entry].mark if slot.entry else 1)


def test_a_practice_explains_at_once_and_the_final_quiz_after_the_attempt(made: Made) -> None:
    *topics, final = Backup(take_file(made("moodle-course"))).read().quizzes
    for name in ("correctness", "marks", "specificfeedback", "generalfeedback", "rightanswer"):
        assert {quiz.settings[f"review{name}"] for quiz in topics} == {str(0x11110)}
        assert final.settings[f"review{name}"] == str(0x1110)
    assert {quiz.settings["preferredbehaviour"] for quiz in topics} == {"immediatefeedback"}
    assert final.settings["preferredbehaviour"] == "deferredfeedback"
    assert int(final.settings["timelimit"]) > 0
    assert {quiz.settings["timelimit"] for quiz in topics} == {"0"}


def test_the_final_quiz_draws_from_every_topic_and_never_what_is_marked_by_hand(
    bank: Selection, made: Made
) -> None:
    course = Backup(take_file(made("moodle-course"))).read()
    drawn = Counter(slot.category for slot in course.quizzes[-1].slots)
    topics = {course.categories[category].idnumber for category in drawn}
    marked = {quiz.id for quiz in bank.quizzes if any(not each.by_hand for each in quiz.questions)}
    assert topics == marked
    for category, count in drawn.items():
        entries = course.categories[category].entries
        assert count <= len(entries)
        assert "essay" not in {course.questions[entry].kind for entry in entries}


def test_cases_lie_in_a_category_inside_that_of_their_topic() -> None:
    course = read(make_selection(make_question("single"), make_question("case")))
    [case] = [entry for entry, each in course.questions.items() if each.kind == "essay"]
    [inside] = [each for each in course.categories.values() if case in each.entries]
    topic = course.categories[inside.parent]
    assert topic.idnumber == "sample"
    assert course.categories[topic.parent].parent == "1"
    assert course.categories["1"].parent == "0"


def test_a_topic_of_cases_alone_has_its_quiz_and_the_final_one_is_left_out() -> None:
    course = read(make_selection(make_question("case")))
    assert [quiz.settings["name"] for quiz in course.quizzes] == ["Образец: «тема» & <прочее>"]
    assert isinstance(make_question("case"), CaseStudy)


def test_every_file_is_known_by_its_first_line_as_moodle_wants_it() -> None:
    for name, raw in Backup(export(make_selection())).files.items():
        assert raw.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n'), name


def test_no_number_is_used_twice_in_a_table_and_every_one_referred_to_is_there() -> None:
    backup = Backup(export(make_selection()))
    for table in ("question_category", "question_bank_entry", "question", "answer"):
        numbers = [each.get("id") for each in backup.trees["questions.xml"].iter(table)]
        numbers = [each for each in numbers if each]
        assert len(set(numbers)) == len(numbers) > 0, table
    categories = {each.get("id") for each in backup.trees["questions.xml"]}
    for name, tree in backup.trees.items():
        if name.endswith("inforef.xml"):
            listed = {each.text for each in tree.iterfind("question_categoryref/*/id")}
            assert listed in (set(), categories)


def test_every_section_and_activity_has_its_settings_and_no_person_is_inside() -> None:
    backup = Backup(export(make_selection()))
    settings = {
        each.findtext("name"): each.findtext("value")
        for each in backup.trees["moodle_backup.xml"].iter("setting")
    }
    folders = {
        match[1] for match in map(re.compile(r"\w+/(\w+_\d+)/").match, backup.files) if match
    }
    for folder in folders:
        assert settings[f"{folder}_included"] == "1"
        assert settings[f"{folder}_userinfo"] == "0"
    assert (settings["users"], settings["questionbank"]) == ("0", "1")


def test_the_course_says_what_it_is_and_of_what_day() -> None:
    selection = make_selection()
    course = read(selection)
    assert course.title == f"Клиентократия: курс, редакция {selection.date.isoformat()}"
    assert course.sections[0] == course.title
    about = [each.about for each in course.categories.values()]
    assert flatten(selection.quizzes[0].lead) in map(see, about)


def test_a_field_that_is_empty_is_written_as_moodle_writes_it() -> None:
    tree = Backup(export(make_selection())).trees["activities/quiz_1/module.xml"]
    assert tree.findtext("availability") == NULL


def test_the_same_content_gives_the_same_bytes_and_the_list_of_contents_comes_first() -> None:
    first, second = (export(make_selection()) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist()[0] == "moodle_backup.xml"
