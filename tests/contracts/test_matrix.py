"""Who may do what: every address × every person × reading and posting, and what they find there."""

from itertools import product

import pytest

from tests.contracts.addresses import Address, addresses
from tests.contracts.matrix import MATRIX, PUBLIC, PUBLIC_THIRD_PARTY, Whose
from tests.contracts.people import PEOPLE, Worlds, erase
from tests.contracts.visited import states
from tests.contracts.visits import SIGN_IN, Visits, problems, same_for_all, text_of, undone
from tests.world import mark

ELSEWHERE = [address for address in addresses() if not address.for_editors]
OURS = [address for address in ELSEWHERE if not address.third_party]
THEIRS = [address for address in ELSEWHERE if address.third_party]
OWN_PAGES = [name for name, rule in MATRIX.items() if rule.reads and rule.whose == Whose.OWN]


def test_every_address_is_declared_and_nothing_else() -> None:
    assert MATRIX.keys() == {address.name for address in OURS}


def test_the_list_of_public_addresses_is_frozen() -> None:
    assert {address.name for address in OURS if address.public} == PUBLIC
    assert {address.name for address in THEIRS if address.public} == PUBLIC_THIRD_PARTY


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_an_address_answers_each_person_as_declared(name: str, worlds: Worlds) -> None:
    found = problems(name, MATRIX[name], worlds)
    assert not found, "\n".join(found)


def read_by_bob(worlds: Worlds, path: str) -> str:
    """A page as Bob gets it, without what is new at each visit."""
    with undone():
        return same_for_all(text_of(worlds.browser("bob").get(path)))


@pytest.mark.parametrize("name", OWN_PAGES)
def test_what_bob_sees_is_the_same_with_and_without_alice(name: str, worlds: Worlds) -> None:
    paths = states(name, MATRIX[name], worlds.bob)
    with_her = [read_by_bob(worlds, path) for path in paths]
    erase(worlds.users["alice"])
    assert [read_by_bob(worlds, path) for path in paths] == with_her


@pytest.mark.parametrize("name", [name for name, rule in MATRIX.items() if rule.reads])
def test_no_state_of_a_page_shows_bob_what_is_alices(name: str, worlds: Worlds) -> None:
    rule, bob = MATRIX[name], worlds.browser("bob")
    for path in states(name, rule, worlds.alice):
        with undone():
            answer = bob.get(path, follow=True)
        assert mark(worlds.alice.patient) not in text_of(answer), path
        if rule.whose == Whose.ROW:
            assert answer.status_code == 404, path


@pytest.mark.parametrize("theirs", THEIRS, ids=lambda theirs: theirs.name)
def test_a_sign_in_page_lets_people_in_as_its_package_says(theirs: Address, worlds: Worlds) -> None:
    visits = Visits(worlds)
    for person, method in product(PEOPLE, ("GET", "POST")):
        seen = visits.visit(person, method, theirs.path(), {})
        assert seen.status < 500, str(seen)
        if person == "nobody":
            assert theirs.public or seen.to.startswith(SIGN_IN), str(seen)
        if person != "alice":
            assert not seen.alices_changed
            assert mark(worlds.alice.patient) not in seen.body
