"""What axe has to say of a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def find_axe_violations(page: Page) -> list[str]:
    """Every violation as one line: the rule, what to do, and the elements that break it."""
    violations = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['help']}: {_selectors(each['nodes'])}" for each in violations]


def _selectors(nodes: list[dict[str, list[object]]]) -> str:
    return ", ".join(str(part) for node in nodes for part in node["target"])
