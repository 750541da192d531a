"""Pages outside the path: anyone may read them, and print the part for the fridge alone."""

import pytest
from django.test import Client
from django.urls import reverse

from education import streams
from education.content import Block
from education.models import Article
from tests.education.making import DATES, a_source, publish
from tests.education.reader import Reader

TEXT = "Hello.\n\n### What to do tonight\n\n**Let them finish.**\n\n### Why not fuss\n\nBecause."
BLOCKS: list[Block] = [("text", TEXT), ("sources", ["a-source"])]


@pytest.fixture
def page(db: None) -> Article:
    a_source()
    body = streams.to_body(BLOCKS, of="article/home")
    facts = {"title": "At home", "summary": "One sentence.", "minutes": 8, **DATES}
    return publish(Article(key="home", body=body, **facts))


def address(name: str, *values: str) -> str:
    return reverse(f"education:{name}", args=values)


def test_a_visitor_reads_it_without_an_account(page: Article, client: Client) -> None:
    html = client.get(address("article", "home")).content.decode()
    assert "Let them finish." in html
    assert "Sign up" in html
    assert "Not yet checked by your clinic." in html


def test_a_patient_reads_it_within_the_product(page: Article, reader: Reader) -> None:
    html = reader.opens("article", "home")
    assert 'class="mainnav"' in html


def test_a_part_worth_a_sheet_stands_alone(page: Article, client: Client) -> None:
    alone = address("part", "home", "what-to-do-tonight")
    assert alone in client.get(address("article", "home")).content.decode()
    html = client.get(alone).content.decode()
    assert "Let them finish." in html
    assert "Because." not in html


@pytest.mark.parametrize("name", ["why-not-fuss", "nothing"])
def test_other_parts_don_t(page: Article, client: Client, name: str) -> None:
    assert client.get(address("part", "home", name)).status_code == 404


def test_what_is_not_published_is_not_there(page: Article, client: Client) -> None:
    Article.objects.update(live=False)
    assert client.get(address("article", "home")).status_code == 404
    assert client.get(address("part", "home", "what-to-do-tonight")).status_code == 404
