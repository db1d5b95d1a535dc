"""Values become models; what does not fit becomes findings with the place of the value."""

from __future__ import annotations

import re
import types
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from methodbook.load import rules
from methodbook.model.suggestion import suggest
from methodbook.words import Refusal, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import ErrorDetails

    from methodbook.load.tree import Tree
    from methodbook.model.entry import KeyPath
    from methodbook.model.finding import Finding

Model = TypeVar("Model", bound=BaseModel)


def build_model(
    model: type[Model], tree: Tree, path: KeyPath = (), given: Mapping[str, Any] | None = None
) -> tuple[Model | None, list[Finding]]:
    """Validate the mapping at *path* of *tree* as *model*.

    *given* holds the fields that the file's place decides; an author who writes one of them is
    told that the field is unknown.
    """
    value = find_value(tree, path)
    if not isinstance(value, dict):
        finding = rules.WRONG_TYPE.at(tree.find_value(path), Sentence("mapping"))
        return None, [finding]
    given = given or {}
    findings = [_given_field(tree, (*path, key)) for key in value if key in given]
    try:
        built = model.model_validate({**value, **given})
    except ValidationError as error:
        details = error.errors(include_url=False)
        findings += list(_explain_all(details, model, tree, path, frozenset(given)))
        return None, findings
    return built, findings


def find_value(tree: Tree, path: KeyPath) -> object:
    """Return the value at *path*; ``None`` where the path leads nowhere."""
    value: object = tree.value
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _explain_all(
    details: list[ErrorDetails],
    model: type[BaseModel],
    tree: Tree,
    path: KeyPath,
    given: frozenset[str],
) -> Iterator[Finding]:
    told: set[tuple[KeyPath, str]] = set()
    for detail in details:
        loc = (*path, *_follow(detail["loc"], tree, path))
        if (loc, detail["type"]) in told or detail["type"] == "none_required":
            continue  # a field that may be empty complains twice about a value that does not fit
        told.add((loc, detail["type"]))
        if detail["type"] == "extra_forbidden":
            yield _unknown_field(model, tree, loc, given)
        elif detail["type"] == "missing":
            yield rules.MISSING_FIELD.at(tree.find_value(loc[:-1]), Sentence("what", name=loc[-1]))
        else:
            what = Sentence("what", name=_name(loc), reason=_say(detail))
            yield rules.WRONG_TYPE.at(tree.find_value(loc), what, excerpt=_excerpt(tree, loc))


def _follow(loc: tuple[int | str, ...], tree: Tree, path: KeyPath) -> KeyPath:
    """Drop the steps of *loc* that name branches of the model and not keys of the file."""
    kept: list[int | str] = []
    for number, step in enumerate(loc, start=1):
        here = (*path, *kept, step)
        if here in tree.values or here in tree.keys or number == len(loc):
            kept.append(step)
    return tuple(kept)


def _given_field(tree: Tree, loc: KeyPath) -> Finding:
    what = Sentence("what", name=loc[-1])
    hint = Sentence("given")
    return rules.UNKNOWN_FIELD.at(tree.find_key(loc), what, hint=hint, excerpt=str(loc[-1]))


def _unknown_field(
    model: type[BaseModel], tree: Tree, loc: KeyPath, given: frozenset[str]
) -> Finding:
    name = str(loc[-1])
    known = [field for field in _list_fields(model, loc) if field not in given]
    hint = suggest(name, known) or Sentence("known", fields=tuple(known))
    return rules.UNKNOWN_FIELD.at(
        tree.find_key(loc), Sentence("what", name=name), hint=hint, excerpt=name
    )


def _list_fields(model: type[BaseModel], loc: KeyPath) -> list[str]:
    """The fields allowed at the parent of *loc*: models are followed through lists and unions."""
    current: type[BaseModel] = model
    for step in loc[:-1]:
        if isinstance(step, int) or step not in current.model_fields:
            continue
        inner = _find_model(current.model_fields[step].annotation)
        if inner is None:
            break
        current = inner
    return list(current.model_fields)


def _find_model(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 -- any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, list, dict, Union, types.UnionType):
        found = (_find_model(argument) for argument in get_args(annotation))
        return next((model for model in found if model), None)
    return None


def _name(loc: KeyPath) -> str:
    return " → ".join(str(step + 1) if isinstance(step, int) else step for step in loc)


def _excerpt(tree: Tree, loc: KeyPath) -> str:
    value = find_value(tree, loc)
    return value.split("\n")[0] if isinstance(value, str) else ""


def _say(detail: ErrorDetails) -> Sentence:
    """Say what pydantic found, without its jargon."""
    context = detail.get("ctx", {})
    kind, refusal = detail["type"], context.get("error")
    if isinstance(refusal, Refusal):
        return refusal.sentence
    if kind in {"enum", "literal_error"}:
        expected = re.findall(r"'[^']*'", str(context.get("expected", "")))
        return Sentence("choice", expected=tuple(expected))
    if kind == "string_pattern_mismatch":
        return Sentence("pattern", pattern=str(context.get("pattern", "")))
    return Sentence(_SAYINGS.get(kind, "unfit"))


_SAYINGS = {
    "string_type": "text",
    "string_too_short": "empty",
    "tuple_type": "list",
    "too_short": "short_list",
    "too_long": "long_list",
    "int_type": "whole",
    "int_parsing": "whole",
    "int_from_float": "whole",
    "int_parsing_size": "too_great",
    "less_than": "too_great",
    "less_than_equal": "too_great",
    "greater_than": "too_small",
    "greater_than_equal": "too_small",
    "bool_type": "flag",
    "bool_parsing": "flag",
    "date_type": "date",
    "date_parsing": "date",
    "date_from_datetime_parsing": "date",
    "date_from_datetime_inexact": "no_time",
    "model_type": "record",
    "model_attributes_type": "record",
    "dict_type": "record",
}
"""The sentence of the area ``refusals`` for each kind of error that pydantic tells apart."""
