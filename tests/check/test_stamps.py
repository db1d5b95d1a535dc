"""The list of revisions against the content."""

from pathlib import Path

from methodbook.cli import main
from tests.checkouts import find, make_checkout

BANK = "docs/practice/quizzes/garden.yml"
LIST = "docs/practice/revisions.yml"


def test_a_base_that_was_never_stamped_is_not_asked_for_stamps(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    (root / LIST).unlink(missing_ok=True)
    assert [each for each in find(root) if each.code == "W406"] == []


def test_what_has_changed_since_the_stamp_is_told_until_it_is_stamped(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    assert main(["stamp", "--root", str(root), "--date", "2026-03-01"]) == 0
    assert find(root) == []
    bank = root / BANK
    bank.write_text(bank.read_text("utf-8").replace("Какой плод", "Какой же плод", 1), "utf-8")
    (finding,) = find(root)
    assert (finding.code, finding.place.file) == ("W406", LIST)
    assert main(["stamp", "--root", str(root), "--date", "2026-03-02"]) == 0
    assert find(root) == []
