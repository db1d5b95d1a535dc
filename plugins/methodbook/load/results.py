"""Files with the answers of a group, as systems of learning and our own pages write them.

Read are a plain table (``learner, question, response`` or ``score``), Moodle's reports of
responses and of grades, Canvas' student analysis, Stepik's submissions, xAPI statements with our
activity ids; tables as CSV, TSV or XLSX. Every format comes to the same rows. What cannot be read
is told with its place and left out; of several answers of a learner to a question the first
counts. Needs the extra ``statistics``.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from methodbook.load import rules
from methodbook.model.finding import Finding, Place, Rule
from methodbook.questions.chance import make_seed
from methodbook.questions.digests import find_digest
from methodbook.questions.folding import simplify
from methodbook.questions.scoring import score
from methodbook.words import Sentence, list_languages, read_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    import polars as pl

    from methodbook.model.quiz import Question, Response

AnswerRow: TypeAlias = "tuple[str, str, str | None, float | None, float | None]"
"""Learner, question, response, score from 0 to 1, seconds."""

ANSWERS = "methodbook-answers"
"""The format of the files that a page with questions saves."""
MOST_ANSWERS = 2_000
MOST_PARTS, MOST_SIGNS = 100, 20_000
LARGEST = 1 << 30
"""Bytes of a file, and of a table that is packed in one."""
_MOST_TOLD = 20
"""Rows of a file that are told of one by one; of the rest only the number."""

COLUMNS = ("learner", "question", "response", "score", "seconds")


class Results:
    """The rows of all files and what was wrong with them."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        """Take the questions of the bank: their ids, texts and keys."""
        self.questions = questions
        self.findings: list[Finding] = []
        self._by_text = {simplify(each.stem): name for name, each in questions.items()}
        self._frames: list[pl.DataFrame] = []

    @property
    def answers(self) -> pl.DataFrame:
        """The answers of all files, one a row."""
        import polars as pl  # noqa: PLC0415 -- an extra that a reader's build does without

        return pl.concat([pl.DataFrame([], schema=_schema()), *self._frames])

    def add(self, path: Path) -> None:
        """Read one more file; raises ``OSError`` when it cannot be opened."""
        name = str(path)
        if path.stat().st_size > LARGEST:
            self.refuse(rules.TOO_LARGE, name, "results")
            return
        if path.suffix.lower() == ".json":
            self._add_rows(self._read_json(path.read_bytes(), name))
            return
        table = _read_sheet(path) if path.suffix.lower() == ".xlsx" else _read_table(path)
        if table is None:
            self.refuse(rules.UNKNOWN_RESULTS, name, "unreadable")
            return
        for sort in _SORTS:
            if sort.fits(table.head):
                self._take(sort, table, name)
                return
        shown = ", ".join(table.head[:8])
        self.refuse(rules.UNKNOWN_RESULTS, name, "what", columns=shown)

    def _take(self, sort: _Sort, table: _Table, name: str) -> None:
        if sort.frame is None:
            self._add_rows(sort.read(table, self, name))
        else:
            self._frames.append(sort.frame(table, self, name))

    def _add_rows(self, rows: Iterator[AnswerRow]) -> None:
        import polars as pl  # noqa: PLC0415 -- as above

        self._frames.append(pl.DataFrame(list(rows), schema=_schema(), orient="row"))

    def refuse(self, rule: Rule, name: str, said: str, **values: object) -> None:
        """Note what is wrong with the file *name*."""
        self.findings.append(rule.at(Place(file=name), Sentence(said, **values)))

    def find(self, said: str) -> str:
        """The id of a question that is named by id, by address or by its text."""
        text = said.strip()
        if text in self.questions:
            return text
        last = re.split(r"[:/#]", text)[-1]
        if last in self.questions:
            return last
        return self._by_text.get(simplify(re.sub(r"<[^>]*>", " ", text)), text)

    def read_response(self, question: str, said: str) -> str:
        """An answer to a question with options under the option's own name, any other as it is."""
        known = self.questions.get(question)
        names = {simplify(each): f"option{at}" for at, each in enumerate(list_texts(known))}
        return names.get(simplify(said), said.strip())

    def rate(self, question: str, said: str | None) -> float | None:
        """The score of an answer by the key of the bank; ``None`` where the bank cannot tell."""
        known = self.questions.get(question)
        if known is None or said is None or known.by_hand:
            return None
        response = _parse_response(known, said)
        return None if response is None else float(score(known, response))

    # -- JSON ----------------------------------------------------------------------------------

    def _read_json(self, raw: bytes, name: str) -> Iterator[AnswerRow]:
        try:
            value = json.loads(raw.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            self.refuse(rules.UNKNOWN_RESULTS, name, "unreadable")
            return
        if _dig(value, "format") == ANSWERS:
            yield from self._read_answers(value, name)
            return
        held = value.get("statements") if isinstance(value, dict) else value
        if not isinstance(held, list):
            self.refuse(rules.UNKNOWN_RESULTS, name, "what", columns="JSON")
            return
        strange = 0
        for each in held:
            row = self._read_statement(each)
            if row:
                yield row
            else:
                strange += 1
        if strange:
            self.refuse(rules.UNREAD_ANSWERS, name, "statements", count=strange)

    def _read_answers(self, value: dict[str, Any], name: str) -> Iterator[AnswerRow]:
        """The file that a page of ours saves: answers with the digests of their questions."""
        given = value.get("answers")
        if value.get("version") != 1 or not isinstance(given, list):
            self.refuse(rules.UNKNOWN_RESULTS, name, "version")
            return
        written = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
        learner = str(value.get("learner") or "").strip() or PurePath(name).stem
        if value.get("seal") != make_seed(value.get("test"), value.get("learner"), written):
            self.refuse(rules.UNREAD_ANSWERS, name, "seal")
        others = 0
        for each in given[:MOST_ANSWERS]:
            row = self._read_answer(each, learner)
            if row:
                yield row
            else:
                others += 1
        if others or len(given) > MOST_ANSWERS:
            others += max(0, len(given) - MOST_ANSWERS)
            self.refuse(rules.UNREAD_ANSWERS, name, "versions", count=others)

    def _read_answer(self, each: object, learner: str) -> AnswerRow | None:
        """One answer; ``None`` if it is to another version of the question, or is none."""
        match each:
            case [str(question), str(digest), given] if _is_response(given):
                known, response = self.questions.get(question), cast("Response", given)
            case _:
                return None
        if known is None or find_digest(known) != digest:
            return None
        if known.by_hand:
            return learner, question, None, None, None
        return learner, question, _name(known, response), float(score(known, response)), None

    def _read_statement(self, each: object) -> AnswerRow | None:
        activity, result = _dig(each, "object", "id"), _dig(each, "result")
        actor = _dig(each, "actor")
        if not isinstance(activity, str) or not isinstance(result, dict) or not actor:
            return None
        question, said = self.find(activity), result.get("response")
        scaled = _dig(result, "score", "scaled")
        success = (
            {True: 1.0, False: 0.0}.get(bool(result["success"])) if "success" in result else None
        )
        found = float(scaled) if _is_number(scaled) else success
        response = self.read_response(question, said) if isinstance(said, str) else None
        found = self.rate(question, response) if found is None else min(1.0, max(0.0, found))
        seconds = _read_duration(result.get("duration"))
        return json.dumps(actor, sort_keys=True), question, response, found, seconds


def _is_response(given: object) -> bool:
    """Whether a value out of a file may be an answer: text, a whole number, or a list of such."""
    each = given if isinstance(given, list) else [given]
    return len(each) <= MOST_PARTS and all(
        part is None or (isinstance(part, (str, int)) and len(str(part)) <= MOST_SIGNS)
        for part in each
    )


def _name(question: Question, response: Response) -> str | None:
    """A response as the analysis knows it: options by their names."""
    if response is None:
        return None
    if question.kind == "single":
        return f"option{response}"
    if question.kind == "several" and isinstance(response, list):
        return " ".join(f"option{each}" for each in response)
    return response if isinstance(response, str) else json.dumps(response)


def _dig(value: object, *path: str) -> Any:  # noqa: ANN401 -- raw JSON
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _read_duration(said: object) -> float | None:
    """Seconds of a duration of ISO 8601 as learning systems write it: ``PT1M30.5S``."""
    found = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?", str(said))
    if not found or not any(found.groups()):
        return None
    hours, minutes, seconds = (float(each or 0) for each in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def list_texts(question: Question | None) -> tuple[str, ...]:
    """The texts of the options of a question that has some."""
    return tuple(each.text for each in getattr(question, "options", ()))


def _parse_response(question: Question, said: str) -> Response:
    numbers = [int(each) for each in re.findall(r"option(\d+)", said)]
    if question.kind == "single":
        return numbers[0] if len(numbers) == 1 else None
    if question.kind == "several":
        return list(numbers) if numbers else None
    if question.kind == "truefalse":
        return {"true": True, "false": False}.get(said.strip().lower())
    return said if question.kind in {"numeric", "short"} else None


# -- Tables ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Table:
    """A table as texts; of a large file only the head has been read."""

    head: tuple[str, ...]
    rows: Callable[[], Iterator[Sequence[str]]]
    path: Path | None = None
    separator: str = ","


def _read_table(path: Path) -> _Table | None:
    with path.open("rb") as file:
        start = file.read(1 << 16)
    encoding = "utf-8-sig"
    try:
        text = start.decode(encoding, "strict" if len(start) < 1 << 16 else "ignore")
    except UnicodeDecodeError:
        encoding = "cp1251"  # what Excel writes in Russia when nobody asks
        text = start.decode(encoding, "replace")
    line = text.partition("\n")[0]
    separator = max(",;\t", key=line.count)
    head = next(csv.reader(io.StringIO(text), delimiter=separator), None)
    if not head or "\0" in text:
        return None

    def rows() -> Iterator[Sequence[str]]:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            reader = csv.reader(file, delimiter=separator)
            next(reader)
            yield from reader

    plain = encoding == "utf-8-sig"
    return _Table(tuple(each.strip() for each in head), rows, path if plain else None, separator)


def _read_sheet(path: Path) -> _Table | None:
    """The first sheet of a workbook; formulas are not run, their stored values are not trusted."""
    from openpyxl import load_workbook  # noqa: PLC0415 -- an extra

    try:
        with zipfile.ZipFile(path) as archive:
            if sum(each.file_size for each in archive.infolist()) > LARGEST:
                return None
        book = load_workbook(path, read_only=True, data_only=False)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        return None
    rows = [["" if cell is None else str(cell) for cell in row] for row in book.active.values]
    book.close()
    if not rows:
        return None
    return _Table(tuple(each.strip() for each in rows[0]), lambda: iter(rows[1:]))


def _schema() -> dict[str, Any]:
    import polars as pl  # noqa: PLC0415 -- as above

    kinds = (pl.String, pl.String, pl.String, pl.Float64, pl.Float64)
    return dict(zip(COLUMNS, kinds, strict=True))


def _number(text: str) -> float | None:
    try:
        return float(text.strip().replace(",", ".").replace("\u00a0", ""))
    except ValueError:
        return None


@dataclass(frozen=True)
class _Sort:
    """A layout of tables: the heads it fits, and what it reads."""

    fits: Callable[[Sequence[str]], bool]
    read: Callable[[_Table, Results, str], Iterator[AnswerRow]]
    frame: Callable[[_Table, Results, str], pl.DataFrame] | None = field(default=None)


_COLUMNS = ("learner", "question", "response", "score", "seconds")


@cache
def _list_heads() -> Mapping[str, str]:
    """What a plain table may call a column, in every language there is: head -> column."""
    return {
        head.strip(): column
        for language in list_languages()
        for column in _COLUMNS
        for head in read_words(language).say("result_columns", column).split(",")
    } | {column: column for column in _COLUMNS}


def _place(head: Sequence[str]) -> dict[str, int]:
    known = _list_heads()
    found: dict[str, int] = {}
    for at, each in enumerate(head):
        if column := known.get(each.lower()):
            found.setdefault(column, at)
    return found


def _is_plain(head: Sequence[str]) -> bool:
    places = _place(head)
    return {"learner", "question"} <= places.keys() and bool(places.keys() & {"response", "score"})


def _frame_plain(table: _Table, results: Results, name: str) -> pl.DataFrame:
    """The plain table in columns: it may hold millions of answers."""
    import polars as pl  # noqa: PLC0415 -- as above

    places = _place(table.head)
    if table.path:
        whole = pl.read_csv(
            table.path,
            separator=table.separator,
            infer_schema=False,
            truncate_ragged_lines=True,
            encoding="utf8-lossy",
        )
    else:
        width = len(table.head)
        rows = [[*row, *[""] * width][:width] for row in table.rows()]
        whole = pl.DataFrame(rows, schema=[str(at) for at in range(width)], orient="row")
    columns = {each: whole.to_series(at).cast(pl.String) for each, at in places.items()}
    empty = pl.Series([None] * whole.height, dtype=pl.String)
    given = pl.DataFrame({each: columns.get(each, empty) for each in COLUMNS})
    given = given.with_columns(pl.all().str.strip_chars().replace("", None))
    given = _fold_pairs(given, results)
    broken = given.filter(
        (pl.col("score").is_not_null() & pl.col("points").is_null())
        | pl.col("learner").is_null()
        | pl.col("question").is_null()
    )
    if broken.height:
        results.refuse(rules.UNREAD_ANSWERS, name, "rows", count=broken.height)
    kept = given.filter(pl.col("learner").is_not_null() & pl.col("question").is_not_null())
    return _scale(kept).select(COLUMNS)


def _fold_pairs(given: pl.DataFrame, results: Results) -> pl.DataFrame:
    """Ids, options and scores by the bank, once for every pair of question and response."""
    import polars as pl  # noqa: PLC0415 -- as above

    pairs = given.select("question", "response").unique(maintain_order=True)
    told = []
    for question, response in pairs.iter_rows():
        own = results.find(question or "")
        said = None if response is None else results.read_response(own, response)
        told.append((question, response, own, said, results.rate(own, said)))
    names = ("question", "response", "own", "said", "rated")
    kinds = [*(pl.String,) * 4, pl.Float64]
    known = pl.DataFrame(told, schema=dict(zip(names, kinds, strict=True)), orient="row")
    joined = given.join(
        known, on=["question", "response"], how="left", nulls_equal=True, maintain_order="left"
    )
    decimal = pl.col("score").str.replace(",", ".", literal=True)
    points = decimal.cast(pl.Float64, strict=False)
    return joined.with_columns(
        points=points,
        question=pl.when(pl.col("question").is_null()).then(None).otherwise(pl.col("own")),
        response=pl.col("said"),
        seconds=pl.col("seconds").cast(pl.Float64, strict=False),
    )


def _scale(given: pl.DataFrame) -> pl.DataFrame:
    """Scores in shares: a question that was counted in points is divided by the most of them."""
    import polars as pl  # noqa: PLC0415 -- as above

    most = pl.col("points").max().over("question").clip(lower_bound=1.0)
    scaled = (pl.col("points") / most).clip(0.0, 1.0)
    bare = pl.col("score").is_null()
    return given.with_columns(score=pl.when(bare).then(pl.col("rated")).otherwise(scaled))


def _read_head(name: str, *english: str) -> str:
    """What Moodle may call a column, in English and as the catalogues know it."""
    own = (read_words(each).say("moodle_columns", name).split(",") for each in list_languages())
    heads = {*english, *(head.strip() for heads in own for head in heads)}
    return "|".join(re.escape(head) for head in sorted(heads))


_RESPONSE = re.compile(rf"(?:{_read_head('response', 'Response')})\s*(\d+)")
_RIGHT = re.compile(rf"(?:{_read_head('right', 'Right answer')})\s*(\d+)")
_ASKED = re.compile(rf"(?:{_read_head('asked', 'Question')})\s*(\d+)")
_GRADE = re.compile(rf"(?:{_read_head('grade', 'Q.')})\s*(\d+)\s*/\s*([\d.,]+)")


def _match_all(pattern: re.Pattern[str], head: Sequence[str]) -> dict[str, int]:
    return {found[1]: at for at, each in enumerate(head) if (found := pattern.fullmatch(each))}


def _name_learner(row: Sequence[str], number: int, stop: int) -> str:
    """Whatever tells one learner from another: the columns before the first answer."""
    return "\t".join(row[: min(stop, 4)]) or str(number)


def _read_moodle(table: _Table, results: Results, name: str) -> Iterator[AnswerRow]:
    """Moodle's report of responses; its «right answers» are compared as typed answers are."""
    del name
    said, right, asked = (_match_all(each, table.head) for each in (_RESPONSE, _RIGHT, _ASKED))
    stop = min(said.values())
    for number, row in enumerate(table.rows()):
        for each, at in said.items():
            if at >= len(row) or row[at].strip() in {"", "-"}:
                continue
            text = row[asked[each]] if each in asked and asked[each] < len(row) else f"Q{each}"
            question = results.find(text)
            response = results.read_response(question, row[at])
            found = results.rate(question, response)
            if found is None and each in right and right[each] < len(row):
                found = float(simplify(row[at]) == simplify(row[right[each]]))
            yield _name_learner(row, number, stop), question, response, found, None


def _read_grades(table: _Table, results: Results, name: str) -> Iterator[AnswerRow]:
    """Moodle's report of grades: points of each question, without what was answered."""
    del name
    graded = {
        at: (found[1], _number(found[2]) or 1.0)
        for at, each in enumerate(table.head)
        if (found := _GRADE.fullmatch(each))
    }
    stop = min(graded)
    for number, row in enumerate(table.rows()):
        for at, (each, most) in graded.items():
            points = _number(row[at]) if at < len(row) else None
            if points is not None:
                learner = _name_learner(row, number, stop)
                share = min(1.0, max(0.0, points / most))
                yield learner, results.find(f"Q{each}"), None, share, None


_CANVAS = re.compile(r"\d+: ")


def _read_canvas(table: _Table, results: Results, name: str) -> Iterator[AnswerRow]:
    """Canvas' student analysis: a question, and beside it a column with what it was worth."""
    del name
    columns = [at for at, each in enumerate(table.head) if _CANVAS.match(each)]
    for number, row in enumerate(table.rows()):
        for at in columns:
            if at + 1 >= len(row) or not row[at].strip():
                continue
            question = results.find(_CANVAS.sub("", table.head[at], count=1))
            most = _number(table.head[at + 1]) or 1.0
            points = _number(row[at + 1])
            share = None if points is None else min(1.0, max(0.0, points / most))
            response = results.read_response(question, row[at])
            yield _name_learner(row, number, at), question, response, share, None


def _read_stepik(table: _Table, results: Results, name: str) -> Iterator[AnswerRow]:
    """Stepik's submissions: a row for every attempt, right or wrong as a whole."""
    del name
    places = {each: at for at, each in enumerate(table.head)}
    for row in table.rows():
        told = {each: row[at] for each, at in places.items() if at < len(row)}
        status = {"correct": 1.0, "wrong": 0.0}.get(told.get("status", "").lower())
        if status is not None:
            reply = told.get("reply") or None
            yield told.get("user_id", ""), results.find(told["step_id"]), reply, status, None


_SORTS: tuple[_Sort, ...] = (
    _Sort(_is_plain, lambda *_: iter(()), _frame_plain),
    _Sort(lambda head: {"step_id", "user_id", "status"} <= {*head}, _read_stepik),
    _Sort(lambda head: bool(_match_all(_RESPONSE, head)), _read_moodle),
    _Sort(lambda head: any(map(_GRADE.fullmatch, head)), _read_grades),
    _Sort(lambda head: any(map(_CANVAS.match, head)), _read_canvas),
)
