"""Values become models; what does not fit becomes findings with the place of the value."""

from __future__ import annotations

import difflib
import types
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from methodbook.load import rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import ErrorDetails

    from methodbook.load.tree import Path, Tree
    from methodbook.model.finding import Finding

Model = TypeVar("Model", bound=BaseModel)


def build_model(
    model: type[Model], tree: Tree, path: Path = (), given: Mapping[str, Any] | None = None
) -> tuple[Model | None, list[Finding]]:
    """Validate the mapping at *path* of *tree* as *model*.

    *given* holds the fields that the file's place decides; an author who writes one of them is
    told that the field is unknown.
    """
    value = find_value(tree, path)
    if not isinstance(value, dict):
        finding = rules.WRONG_TYPE.at(tree.find_value(path), "здесь нужен перечень полей «имя: …»")
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


def find_value(tree: Tree, path: Path) -> object:
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
    path: Path,
    given: frozenset[str],
) -> Iterator[Finding]:
    told: set[tuple[Path, str]] = set()
    for detail in details:
        loc = (*path, *_follow(detail["loc"], tree, path))
        if (loc, detail["type"]) in told or detail["type"] == "none_required":
            continue  # a field that may be empty complains twice about a value that does not fit
        told.add((loc, detail["type"]))
        if detail["type"] == "extra_forbidden":
            yield _unknown_field(model, tree, loc, given)
        elif detail["type"] == "missing":
            yield rules.MISSING_FIELD.at(
                tree.find_value(loc[:-1]), f"нет обязательного поля «{loc[-1]}»"
            )
        else:
            what = f"поле «{_name(loc)}»: {_say(detail)}"
            yield rules.WRONG_TYPE.at(tree.find_value(loc), what, excerpt=_excerpt(tree, loc))


def _follow(loc: tuple[int | str, ...], tree: Tree, path: Path) -> Path:
    """Drop the steps of *loc* that name branches of the model and not keys of the file."""
    kept: list[int | str] = []
    for number, step in enumerate(loc, start=1):
        here = (*path, *kept, step)
        if here in tree.values or here in tree.keys or number == len(loc):
            kept.append(step)
    return tuple(kept)


def _given_field(tree: Tree, loc: Path) -> Finding:
    what = f"неизвестное поле «{loc[-1]}»"
    hint = "Это следует из имени и места файла; уберите поле."
    return rules.UNKNOWN_FIELD.at(tree.find_key(loc), what, hint=hint, excerpt=str(loc[-1]))


def _unknown_field(model: type[BaseModel], tree: Tree, loc: Path, given: frozenset[str]) -> Finding:
    name = str(loc[-1])
    known = [field for field in _list_fields(model, loc) if field not in given]
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    hint = f"Возможно, {close[0]}?" if close else f"Здесь бывают поля: {', '.join(known)}."
    return rules.UNKNOWN_FIELD.at(
        tree.find_key(loc), f"неизвестное поле «{name}»", hint=hint, excerpt=name
    )


def _list_fields(model: type[BaseModel], loc: Path) -> list[str]:
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


def _name(loc: Path) -> str:
    return " → ".join(str(step + 1) if isinstance(step, int) else step for step in loc)


def _excerpt(tree: Tree, loc: Path) -> str:
    value = find_value(tree, loc)
    return value.split("\n")[0] if isinstance(value, str) else ""


def _say(detail: ErrorDetails) -> str:
    """Say in Russian what pydantic found, without its jargon."""
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "value_error":
        return str(context.get("error", detail["msg"]))
    if kind in {"enum", "literal_error"}:
        return f"допустимо только {str(context.get('expected', '')).replace(' or ', ' или ')}"
    if kind == "string_pattern_mismatch":
        return f"значение не подходит под образец {context.get('pattern', '')}"
    return _SAYINGS.get(kind, "значение не подходит")


_SAYINGS = {
    "string_type": "нужна строка",
    "string_too_short": "значение пусто",
    "tuple_type": "нужен список: [первое, второе]",
    "too_short": "список пуст или короче нужного",
    "too_long": "список длиннее нужного",
    "int_type": "нужно целое число",
    "int_parsing": "нужно целое число",
    "int_parsing_size": "число слишком велико",
    "int_from_float": "нужно целое число",
    "greater_than": "число слишком мало",
    "greater_than_equal": "число слишком мало",
    "less_than_equal": "число слишком велико",
    "less_than": "число слишком велико",
    "bool_type": "нужно true или false",
    "bool_parsing": "нужно true или false",
    "date_type": "нужна дата вида 2026-01-31",
    "date_parsing": "нужна дата вида 2026-01-31",
    "date_from_datetime_parsing": "нужна дата вида 2026-01-31",
    "date_from_datetime_inexact": "нужна дата без времени: 2026-01-31",
    "model_type": "нужен перечень полей «имя: …»",
    "model_attributes_type": "нужен перечень полей «имя: …»",
    "dict_type": "нужен перечень полей «имя: …»",
}
