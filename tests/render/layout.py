"""What is wrong with the layout of a picture."""

from collections.abc import Iterator
from itertools import combinations

from methodbook.render.pictures.drawing import Drawing


def find_faults(drawing: Drawing) -> Iterator[str]:
    """What is wrong with a layout."""
    for shape in drawing.shapes:
        if not drawing.bounds.holds(shape.bounds):
            yield f"outside the view box: {shape}"
    for one, other in combinations(drawing.boxes, 2):
        if one.bounds.overlaps(other.bounds):
            yield f"two boxes meet: {one}, {other}"
    for first, second in combinations(drawing.labels, 2):
        if first.bounds.overlaps(second.bounds):
            yield f"two texts meet: {first.lines}, {second.lines}"
    for box in drawing.boxes:
        for text in drawing.labels:
            if box.bounds.overlaps(text.bounds) and not box.bounds.holds(text.bounds):
                yield f"a text crosses the edge of a box: {text.lines}"
