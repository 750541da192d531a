"""What the tests of signing in do over and over."""

import re
from typing import Any

from django.core import mail
from django.test import Client

from tests.cast import PASSWORD

Answer = Any


def sign_up(client: Client, email: str, password: str = PASSWORD, **more: str) -> Answer:
    """Post the sign-up form."""
    form = {"email": email, "password1": password} | more
    return client.post("/account/signup/", form)


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> Answer:
    """Post the sign-in form."""
    return client.post("/account/login/", {"login": email, "password": password} | more)


def mailed_code() -> str:
    """The six figures of the newest mail."""
    found = re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found[0]


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
