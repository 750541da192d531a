"""The tree holds our own work only, and names no place it was made at or fetched from."""

import re

import pytest

from scripts.assets import ROOT
from tests.house.repository import files, texts

# Written in two halves, so that this file does not name them itself.
REGISTRIES = [
    "py" + "pi.org",
    "pythonhosted" + ".org",
    "npm" + "js.org",
    "npm" + "js.com",
    "yarn" + "pkg.com",
    "un" + "pkg.com",
    "js" + "delivr.net",
    "cdn" + "js.cloudflare.com",
    "deb" + ".debian.org",
    "registry" + ".npm",
]
MACHINE = re.compile(r"(?<![\w.])/(work|root|home|Users|opt)" + r"/[\w.-]+")
MADE_ELSEWHERE = {".woff", ".woff2", ".ttf", ".otf", ".eot", ".map", ".whl", ".gz", ".zip", ".jar"}
OTHERS_WORDS = re.compile(
    r"@license|@preserve|Copyright \(c\)|sourceMapping" + "URL", re.IGNORECASE
)
PICTURES = {"docs/today.png", "static/img/app-192.png", "static/img/app-512.png"}
LARGEST = 200_000  # bytes


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_a_registry(host: str) -> None:
    assert [name for name, text in texts().items() if host in text] == []


def test_no_file_names_a_folder_of_a_machine() -> None:
    found = [
        f"{name}: {match[0]}" for name, text in texts().items() for match in MACHINE.finditer(text)
    ]
    assert found == []


def test_no_file_was_made_elsewhere() -> None:
    names = [path.name for path in files() if path.suffix in MADE_ELSEWHERE or ".min." in path.name]
    assert names == []


def test_what_the_browser_gets_carries_nobody_elses_licence() -> None:
    ours = {
        name: text for name, text in texts().items() if name.startswith(("static/", "templates/"))
    }
    assert [name for name, text in ours.items() if OTHERS_WORDS.search(text)] == []


def test_no_file_is_larger_than_a_person_writes() -> None:
    names = {str(path.relative_to(ROOT)) for path in files() if path.stat().st_size > LARGEST}
    assert names - PICTURES - {"requirements/dev.txt"} == set()


def test_no_file_is_binary_but_our_pictures() -> None:
    names = {str(path.relative_to(ROOT)) for path in files()} - set(texts())
    assert names - PICTURES == set()


def test_no_script_of_ours_is_longer_than_a_person_reads() -> None:
    scripts = {name: text for name, text in texts().items() if name.startswith("static/js/")}
    assert [name for name, text in scripts.items() if text.count("\n") > 150] == []
