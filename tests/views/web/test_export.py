"""The site as files: every link leads somewhere, every page has its twin, and a folder of somebody else's is left alone."""

import json
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html  # type: ignore[import-untyped]

from pressreview.errors import InputError
from pressreview.store import Store
from pressreview.views.web import export

ON = date(2026, 3, 15)


def write(prepared: Path, folder: Path) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    with Store(prepared) as store:
        export.write(store, folder, on=ON, progress=lambda done, total: told.append((done, total)))
    return told


@pytest.fixture(scope="module")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "site"
    write(prepared, folder)
    return folder


def test_every_link_leads_to_a_file_and_to_a_place_in_it(site: Path) -> None:
    pages = {path.name: html.fromstring(path.read_bytes()) for path in site.glob("*.html")}
    assert len(pages) > 100
    anchors = {name: {str(one) for one in page.xpath("//@id")} for name, page in pages.items()}
    for name, page in pages.items():
        for link in page.xpath("//a/@href | //link/@href | //script/@src | //form/@action"):
            if str(link).startswith("http"):
                continue
            file, _, anchor = str(link).partition("#")
            assert not file or (site / unquote(file)).is_file(), f"{name} links to {link}"
            if anchor and (file or name) in anchors:
                assert anchor in anchors[file or name], f"{name} links to {link}"


def test_nothing_in_it_asks_for_an_answer(site: Path) -> None:
    for path in site.glob("*.html"):
        page = html.fromstring(path.read_bytes())
        assert not page.xpath("//form | //script | //input | //button"), path.name


def test_every_page_has_its_twin(site: Path) -> None:
    for path in site.glob("*.html"):
        json.loads(path.with_suffix(".json").read_bytes())


def test_the_same_project_gives_the_same_files(prepared: Path, site: Path, tmp_path: Path) -> None:
    write(prepared, tmp_path / "again")
    assert {one.name: one.read_bytes() for one in (tmp_path / "again").iterdir()} == {
        one.name: one.read_bytes() for one in site.iterdir()
    }


def test_a_folder_that_was_written_so_is_replaced(prepared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    told = write(prepared, folder)
    assert told[-1][0] == told[-1][1] == len(list(folder.glob("*.html")))
    (folder / "story-old.html").write_text("old")
    write(prepared, folder)
    assert not (folder / "story-old.html").exists()
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_somebody_elses_is_left_alone(prepared: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(InputError, match="holds other files"):
        write(prepared, tmp_path)
    with pytest.raises(InputError, match="is a file"):
        write(prepared, tmp_path / "thesis.txt")
    assert [one.name for one in tmp_path.iterdir()] == ["thesis.txt"]
