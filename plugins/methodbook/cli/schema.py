"""``methodbook schema``: JSON Schemas of heads and lists, for editors."""

from __future__ import annotations

import functools
import json
import operator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, create_model

from methodbook.cli.parser import add_command
from methodbook.cli.usage import find_checkout, writing
from methodbook.load.method import find_root, read_method
from methodbook.model.course import Course
from methodbook.model.entry import ALONE
from methodbook.model.fields import find_owner, list_given
from methodbook.model.frozen import Frozen
from methodbook.model.method import UNREAD, Method, Seeds
from methodbook.model.origin import Conflict, Reading, Source
from methodbook.model.profile import CourseProfile
from methodbook.model.quiz import Quiz
from methodbook.model.selfcheck import Checklist, Decision
from methodbook.model.teaching_case import TeachingCase
from methodbook.questions.kinds import KINDS

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from methodbook.cli.parser import Subparsers
    from methodbook.words import Words

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLACE = frozenset({"written"})
_GIVEN = frozenset({"written", "places"})
_QUESTION_GIVEN = frozenset({"written", "places", "start"})
_LISTS: dict[str, dict[str, type[Frozen]]] = {
    "sources": {"sources": Source, "reading": Reading},
    "conflicts": {"conflicts": Conflict},
}


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "schema", words)
    parser.add_argument("folder", metavar="DIR", help=words.say("commands", "schema DIR"))


def run(options: Namespace) -> int:
    """Write every schema into the folder."""
    folder = Path(options.folder)
    for name, schema in list_schemas(_find_method(options), options.words):
        path = folder / f"{name}.json"
        with writing(path):
            folder.mkdir(parents=True, exist_ok=True)
            text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
            path.write_text(text, "utf-8")
        print(path)
    return 0


def _find_method(options: Namespace) -> Method:
    """The method of the project; where there is none yet, its own schema helps to write it."""
    if options.root is None and find_root(Path.cwd()) is None:
        return UNREAD
    return read_method(find_checkout(options))[0] or UNREAD


def list_schemas(method: Method, words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema by name: the head of each kind, then the lists."""
    for kind, model in method.models.items():
        yield kind, _finish(_show(model, list_given(model)), words)
    for name, lists in _LISTS.items():
        fields: dict[str, Any] = {
            key: (tuple[_show(model, _PLACE), ...], ...)  # type: ignore[misc] # made at run time
            for key, model in lists.items()
        }
        yield name, _finish(create_model(name, __base__=Frozen, **fields), words)
    yield "quiz", _finish(_show_quiz(), words)
    yield "method", _finish(_show_method(), words)
    yield "course", _finish(_show(Course, _GIVEN), words)
    yield "teaching-case", _finish(_show(TeachingCase, _GIVEN), words)
    yield "profile", _finish(_show(CourseProfile, _GIVEN | {"id"}), words)
    kinds = (_show(model, _GIVEN) for model in (Decision, Checklist))
    either = functools.reduce(operator.or_, kinds)
    yield "selfcheck", _polish(TypeAdapter(either).json_schema(), words)


def _show_quiz() -> type[Frozen]:
    """A file of questions; each kind of them has fields of its own."""
    shown = [_show(kind.model, _QUESTION_GIVEN) for kind in KINDS.values()]
    question = functools.reduce(operator.or_, shown)
    fields: dict[str, Any] = {"questions": (tuple[question, ...], ...)}  # type: ignore[valid-type] # made at run time
    return create_model("Quiz", __base__=_show(Quiz, _PLACE | {"questions"}), **fields)


def _show_method() -> type[Frozen]:
    """A method whose seeds are all the slug unless they say otherwise."""
    seeds: dict[str, Any] = dict.fromkeys(Seeds.model_fields, (str | None, None))
    shown = create_model("Seeds", __base__=Frozen, **seeds)
    fields: dict[str, Any] = {"seeds": (shown | None, None)}
    return create_model("Method", __base__=_show(Method, _GIVEN | {"seeds"}), **fields)


def _show(model: type[Frozen], given: frozenset[str]) -> type[Frozen]:
    """The model as an author sees it: without the fields that follow from the file."""
    fields: dict[str, Any] = {
        name: (field.annotation, field)
        for name, field in model.model_fields.items()
        if name not in given
    }
    return create_model(model.__name__, __base__=Frozen, **fields)


def _finish(model: type[Frozen], words: Words) -> dict[str, Any]:
    """The schema of *model*; the docstrings of our classes are no help to an author."""
    return _polish(model.model_json_schema(), words)


def _polish(schema: dict[str, Any], words: Words) -> dict[str, Any]:
    models = {model.__name__: model for model in _list_models(Frozen)}
    for each in _list_objects(schema):
        title = each.pop("title", "")
        if title == ALONE:
            each["description"] = words.say("Link", ALONE)
        model = models.get(title)
        for name, field in each.get("properties", {}).items():
            if model and name in model.model_fields:
                field["description"] = words.say(find_owner(model, name), name)
        if "properties" in each or "enum" in each:
            each.pop("description", None)
    return {"$schema": _DIALECT, **schema}


def _list_models(model: type[Frozen]) -> Iterator[type[Frozen]]:
    """The models of content below *model*; those that are made here have no words of their own."""
    for each in model.__subclasses__():
        if each.__module__.startswith("methodbook.") and each.__module__ != __name__:
            yield each
        yield from _list_models(each)


def _list_objects(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schema itself and the definitions in it."""
    for each in [schema, *schema.get("$defs", {}).values()]:
        yield each
        yield from each.get("anyOf", ())
