from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from accounts.models import Patient
    from reminders.models import Delivery
    from tests.reminders.maker import Maker


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> "Iterator[Maker]":
    """The maker of a browser, on this machine; nobody waits for it long."""
    from common.outward import Patience
    from reminders.channels import push
    from tests.reminders.maker import served

    monkeypatch.setattr(push, "PATIENCE", Patience(connect=1, answer=0.4))
    with served() as maker:
        yield maker


@pytest.fixture
def due(alice: "Patient") -> "Delivery":
    """Alice's list of today, due at nine as a notice."""
    from tests.reminders.notices import a_delivery

    return a_delivery(alice)
