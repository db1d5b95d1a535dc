"""What axe has to say of a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def find_axe_violations(page: Page, *rules: str) -> list[str]:
    """Every violation as one line: the rule, what to do, and the elements that break it.

    All rules of axe are applied, or only the named ones: a scheme changes nothing but contrast.
    """
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    violations = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {each['help']}: {_selectors(each['nodes'])}" for each in violations]


def _selectors(nodes: list[dict[str, list[object]]]) -> str:
    return ", ".join(str(part) for node in nodes for part in node["target"])
