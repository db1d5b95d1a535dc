import pytest

from clientocracy.model.base import Base
from clientocracy.model.origin import Basis, LineRange
from clientocracy.render.origins import Origins
from clientocracy.text.origins import Origin, parse_origins


@pytest.fixture
def origins(orchard: Base) -> Origins:
    return Origins(orchard)


def label(origins: Origins, mark: str) -> tuple[str, str]:
    """The sign of a mark and where it leads."""
    [origin] = parse_origins(mark)
    found = origins.label(origin)
    return found.sign, found.href
