"""What the engine says, in the language of the sample."""

from pydantic import ValidationError

from methodbook.model.finding import Finding, Told
from methodbook.words import read_words
from methodbook.words.sentence import Refusal

RU = read_words("ru")


def tell(finding: Finding) -> Told:
    """A finding in words; no sentence of it may be missing."""
    told = finding.tell(RU)
    assert "‹" not in f"{told.what}{told.hint}", told
    return told


def explain(error: Refusal | ValidationError) -> str:
    """Why a model refuses a value: the sentences of all its reasons, a line each."""
    found = [error] if isinstance(error, Refusal) else [_find_refusal(e) for e in error.errors()]
    return "\n".join(
        RU.say("refusals", each.sentence.name, **each.sentence.values) for each in found if each
    )


def _find_refusal(detail: object) -> Refusal | None:
    context = detail.get("ctx", {}) if isinstance(detail, dict) else {}
    refusal = context.get("error")
    return refusal if isinstance(refusal, Refusal) else None
