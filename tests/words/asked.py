"""What code, templates and scripts ask the catalogues for, read without running them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PLUGINS = Path(__file__).parents[2] / "plugins"
ASKING = {"say", "_say", "mark", "cl_say"}
NAMING = {"Sentence": "a finding", "Refusal": "refusals", "UsageError": "usage"}
_TOKEN = re.compile(r"[A-Za-z][\w-]*")
_PART = re.compile(r"[\w-]+")
_LEAST = 2
"""Letters that a string with holes needs, or it would mean any name."""

_IN_TEMPLATE = re.compile(r'\b(?:say|mark|cl_say)\("(\w+)", "([^"]+)"(?=[,)])')


def list_files(*endings: str) -> list[Path]:
    """The files of our packages; a language's own words are no question about them."""
    found = (path for path in PLUGINS.rglob("*") if path.suffix in endings)
    return sorted(path for path in found if "words" not in path.relative_to(PLUGINS).parts[:2])


def list_calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in our Python with the name of what is called."""
    for path in list_files(".py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name: str = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
                yield name, node


def read_text(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def list_asked() -> set[tuple[str, str]]:
    """Area and name of every sentence that is asked for by both of them."""
    asked = set()
    for name, call in list_calls():
        if name in ASKING and len(call.args) > 1:
            asked.add((read_text(call.args[0]), read_text(call.args[1])))
    for path in list_files(".html"):
        asked |= set(_IN_TEMPLATE.findall(path.read_text("utf-8")))
    return {(area, name) for area, name in asked if area and name}


def list_named(kind: str) -> set[str]:
    """The names of the sentences that are made by calling *kind*."""
    return {
        text for name, call in list_calls() if name == kind and (text := read_text(call.args[0]))
    }


@cache
def list_tokens() -> frozenset[str]:
    """Every string of our Python, every word of our templates and scripts."""
    tokens: set[str] = set()
    for path in list_files(".py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                tokens.add(node.value)
                tokens.update(_TOKEN.findall(node.value) if " " in node.value else ())
            elif isinstance(node, (ast.Name, ast.Attribute, ast.keyword, ast.AnnAssign)):
                tokens.add(getattr(node, "attr", "") or getattr(node, "id", "") or "")
    for path in list_files(".html", ".js", ".toml", ".typ"):
        tokens.update(_TOKEN.findall(path.read_text("utf-8")))
    return frozenset(tokens)


@cache
def list_patterns() -> tuple[re.Pattern[str], ...]:
    """Every string of our Python with holes, as an expression for what it may become."""
    found = set()
    for path in list_files(".py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [read_text(part) or None for part in node.values]
                told = "".join(filter(None, parts))
                if None in parts and len(told) > _LEAST and _PART.fullmatch(told):
                    found.add("".join(".+" if part is None else re.escape(part) for part in parts))
    for path in list_files(".html"):
        for start in re.findall(r'"(\w+_)" ~', path.read_text("utf-8")):
            found.add(f"{start}.+")
        for end in re.findall(r'~ "(_\w+)"', path.read_text("utf-8")):
            found.add(f".+{end}")
    for path in list_files(".js"):
        text = path.read_text("utf-8")
        for start in re.findall(r'"(\w+_)" \+', text):
            found.add(f"{start}.+")
    return tuple(re.compile(each) for each in sorted(found))


_COUNTED = re.compile(r"_(?:one|few|many|other)$")
_JOINT = re.compile(r"[ .,|]+")


def is_asked(name: str) -> bool:
    """Whether anything in our packages may mean this name.

    Of a name of several parts each must be meant; what is counted out, a value in capitals and the
    ending of a plural form are no parts.
    """
    return all(map(_is_meant, _JOINT.split(_COUNTED.sub("", name))))


def _is_meant(part: str) -> bool:
    part = part.lstrip("-")
    plain = part.isdecimal() or part.isupper() or len(part) == 1
    return plain or part in list_tokens() or any(p.fullmatch(part) for p in list_patterns())
