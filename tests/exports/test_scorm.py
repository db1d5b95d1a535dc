import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest
from lxml import etree, html
from lxml.etree import _Element

from methodbook.exports.format import Export, Selection
from methodbook.exports.ims.scorm import CARD, MASTERY, export_scorm
from methodbook.model.export import ExportOutcome, Held
from methodbook.questions.kinds import KINDS
from methodbook.questions.option_targets import MOST_PARTS
from tests.banks import Made
from tests.exports.bank import make_question, make_selection, nasty_questions, take_file
from tools.scorm_runtime import LOCK, SCHEMAS, install

Members: TypeAlias = Mapping[str, bytes]

CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
LOM = "{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}"


@pytest.fixture(scope="module")
def export(made: Made) -> Export:
    return made("scorm")


@pytest.fixture(scope="module")
def members(export: Export) -> Members:
    return unpack(export)


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    """The schema of ADL with that of IMS, which it imports, as an npm package carries them."""
    install()
    folder = tmp_path_factory.mktemp("schemas")
    for path in SCHEMAS.glob("*.xsd"):
        # The schema of xml: names declares what no document may declare; all else stays as it is.
        forbidden = 'xmlns="http://www.w3.org/XML/1998/namespace"'
        text = path.read_text("utf-8").replace(forbidden, "")
        (folder / path.name).write_text(text, "utf-8")
    return etree.XMLSchema(etree.parse(folder / "adlcp_rootv1p2.xsd"))


def make_export(selection: Selection) -> Export:
    return export_scorm(selection, lambda: None)


def unpack(export: Export) -> Members:
    with zipfile.ZipFile(io.BytesIO(take_file(export))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read_manifest(members: Members) -> _Element:
    return etree.fromstring(members["imsmanifest.xml"])


def take_out_metadata(manifest: _Element) -> _Element:
    """The metadata of the course, which are in the manifest no more."""
    metadata = manifest.find(f"{CP}metadata/{LOM}lom")
    assert metadata is not None
    parent = metadata.getparent()
    assert parent is not None
    parent.remove(metadata)
    return metadata


def find_class(page: _Element, tag: str, name: str) -> list[_Element]:
    return [each for each in page.iter(tag) if name in (each.get("class") or "").split()]


def find_addresses(page: _Element) -> Iterator[str]:
    """Whatever a browser would fetch for the page."""
    for node in page.iter("script", "link", "img", "iframe"):
        yield from filter(None, (node.get("src"), node.get("href")))


def test_the_manifest_comes_first_and_fits_its_schemas(
    members: Members, schema: etree.XMLSchema
) -> None:
    assert next(iter(members)) == "imsmanifest.xml"
    manifest = read_manifest(members)
    take_out_metadata(manifest)
    schema.assertValid(manifest)


@pytest.mark.parametrize(
    ("tag", "attribute"), [("resource", f"{ADL}scormtype"), ("item", "isvisible"), ("file", "href")]
)
def test_the_schemas_notice_a_broken_manifest(
    members: Members, schema: etree.XMLSchema, tag: str, attribute: str
) -> None:
    manifest = read_manifest(members)
    take_out_metadata(manifest)
    node = next(manifest.iter(f"{CP}{tag}"))
    node.set(attribute, " ") if attribute != "href" else node.attrib.pop("href")
    assert not schema.validate(manifest)


def test_the_metadata_name_the_course_its_language_and_its_edition(
    bank: Selection, members: Members
) -> None:
    # The schema of this part is ambiguous, and no strict validator takes it; so it is spelt out.
    metadata = take_out_metadata(read_manifest(members))
    paths = {
        f"{LOM}general/{LOM}title/{LOM}langstring": bank.title,
        f"{LOM}general/{LOM}language": "ru",
        f"{LOM}lifecycle/{LOM}version/{LOM}langstring": str(bank.date),
    }
    assert {path: metadata.findtext(path) for path in paths} == paths
    assert len(list(metadata.iter())) == 1 + 2 + 2 + 1 + 2


def test_every_topic_is_one_part_of_the_course_in_the_order_of_the_bank(
    bank: Selection, members: Members
) -> None:
    manifest = read_manifest(members)
    resources = {each.get("identifier"): each for each in manifest.iter(f"{CP}resource")}
    items = list(manifest.iter(f"{CP}item"))
    assert [each.findtext(f"{CP}title") for each in items] == [quiz.title for quiz in bank.quizzes]
    assert {each.findtext(f"{ADL}masteryscore") for each in items} == {str(MASTERY)}
    for quiz, item in zip(bank.quizzes, items, strict=True):
        resource = resources[item.get("identifierref")]
        assert resource.get("href") == f"{quiz.id}.html"
        assert resource.get(f"{ADL}scormtype") == "sco"
        depends = resource.find(f"{CP}dependency")
        assert depends is not None
        assert depends.get("identifierref") == "shared"
    assert resources["shared"].get(f"{ADL}scormtype") == "asset"


def test_the_manifest_lists_every_file_and_no_other(members: Members) -> None:
    listed = [each.get("href", "") for each in read_manifest(members).iter(f"{CP}file")]
    assert sorted(listed) == sorted(set(members) - {"imsmanifest.xml"})


def test_the_day_of_the_last_change_names_the_edition(bank: Selection, members: Members) -> None:
    manifest = read_manifest(members)
    assert manifest.get("identifier") == f"{bank.seeds.packages}-{bank.date}"


def test_a_topic_of_cases_alone_needs_no_points() -> None:
    selection = make_selection(make_question("case"))
    assert not list(read_manifest(unpack(make_export(selection))).iter(f"{ADL}masteryscore"))


def test_pages_fetch_nothing_from_elsewhere(bank: Selection, members: Members) -> None:
    for quiz in bank.quizzes:
        page = html.document_fromstring(members[f"{quiz.id}.html"])
        addresses = set(find_addresses(page))
        assert {each for each in addresses if not each.startswith("data:")} <= set(members)
    assert b"url(" not in members["player.css"]
    assert b"@import" not in members["player.css"]


def test_a_page_has_every_question_and_may_be_read_without_a_script(
    bank: Selection, members: Members
) -> None:
    for quiz in bank.quizzes:
        page = html.document_fromstring(members[f"{quiz.id}.html"])
        assert page.get("lang") == "ru"
        asked = [each.get("id") for each in find_class(page, "div", "cl-q")]
        assert asked == [f"q-{question.id}" for question in quiz.questions]
        assert len(find_class(page, "details", "cl-a")) == len(quiz.questions)


def test_the_signs_of_texts_survive() -> None:
    members = unpack(make_export(make_selection()))
    page = html.document_fromstring(members["sample.html"])
    texts = " ".join("".join(map(str, page.itertext())).split())
    for question in nasty_questions():
        for part in question.prompt.split("\n\n"):
            assert " ".join(part.split()) in texts
    title = read_manifest(members).find(f".//{CP}item/{CP}title")
    assert title is not None
    assert title.text == "Образец: «тема» & <прочее>"


def test_an_article_is_named_with_its_full_address() -> None:
    address = "https://example.org/promise/"
    members = unpack(make_export(make_selection(address=lambda *_: address)))
    page = html.document_fromstring(members["sample.html"])
    links = [link for place in find_class(page, "p", "cl-read") for link in place.iter("a")]
    assert {link.get("href") for link in links} == {address}
    base = page.find(".//base")
    assert base is not None
    assert base.get("target") == "_blank"


def test_every_question_is_entered_once_and_cases_are_not_whole(
    bank: Selection, export: Export
) -> None:
    outcomes = export.outcomes
    assert [each.id for each in outcomes] == [each.id for each in bank.questions]
    held = {each.id: each.held for each in outcomes}
    for question in bank.questions:
        case = question.kind == "case"
        assert held[question.id] is (Held.PART if case else Held.WHOLE)


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        (
            "single",
            {"options": [{"text": f"{at}", "right": at == 0} for at in range(MOST_PARTS + 1)]},
        ),
        ("ordering", {"items": [{"text": f"{at}"} for at in range(MOST_PARTS + 1)]}),
        ("cloze", {"text": "[[a]]", "gaps": [{"id": "a", "answers": ["длинно" * 43]}]}),
    ],
)
def test_an_answer_too_long_for_the_journal_is_told_of(
    kind: str, changes: dict[str, object]
) -> None:
    export = make_export(make_selection(make_question(kind, **changes)))
    assert export.outcomes == (ExportOutcome(f"sample-{kind}", Held.PART, ("scorm-journal",)),)


def test_the_same_content_is_the_same_bytes() -> None:
    assert make_export(make_selection()).files == make_export(make_selection()).files


def test_the_card_speaks_of_every_kind() -> None:
    assert set(CARD.kinds) == set(KINDS)


def test_the_npm_lock_names_no_place() -> None:
    packages = json.loads(Path(LOCK).read_text("utf-8"))["packages"]
    foreign = {name: package for name, package in packages.items() if name}
    assert all("integrity" in package for package in foreign.values())
    assert not any("resolved" in package for package in foreign.values())
