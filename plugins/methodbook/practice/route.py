"""Where to start: the stages of the way, changed by the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.practice.answers import Answers, fits

if TYPE_CHECKING:
    from methodbook.model.selfcheck import Decision, PathStep, StageVariant


@dataclass(frozen=True)
class Leg:
    """One stage as it is for these answers; ``skipped`` and ``replaced`` say how it changed."""

    step: PathStep
    before: tuple[StageVariant, ...]
    instead: tuple[StageVariant, ...]
    notes: tuple[StageVariant, ...]

    @property
    def skipped(self) -> bool:
        """Whether the stage falls away."""
        return any(variant.mode == "skip" for variant in self.instead)


def plan_route(check: Decision, answers: Answers) -> tuple[Leg, ...]:
    """The stages in order, each with what comes before it, instead of it and beside it."""
    return tuple(_plan(step, answers) for step in check.steps)


def _plan(step: PathStep, answers: Answers) -> Leg:
    found = [variant for variant in step.variants if fits(variant.when, answers)]
    return Leg(
        step,
        before=tuple(each for each in found if each.mode == "before"),
        instead=tuple(each for each in found if each.mode in {"replace", "skip"}),
        notes=tuple(each for each in found if each.mode == "note"),
    )
