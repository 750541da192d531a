"""In production, cookies stay on this host and on https, and every answer says so."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.contracts.documents import ROOT

READY = {
    "EVENSTEP_ENV": "production",
    "SECRET_KEY": "sk-" + "abcdefghijklmnopqrstuvwxyz0123456789" * 2,
    "SECRETS_KEYS": "vault-" + "zyxwvutsrqponmlkjihgfedcba9876543210",
    "ALLOWED_HOSTS": "diary.example.org",
    "EMAIL_HOST": "mail.example.org",
    "DATABASE_URL": "",
}
ASK = """
import json, django
django.setup()
from django.conf import settings
from django.test import Client
names = [f"{kind}_COOKIE_{part}" for kind in ("SESSION", "CSRF")
         for part in ("NAME", "SECURE", "HTTPONLY", "SAMESITE", "PATH", "DOMAIN")]
browser = Client(headers={"host": "diary.example.org"})
asked = {"https": browser.get("/today/", secure=True), "http": browser.get("/today/")}
print(json.dumps({"settings": {name: getattr(settings, name) for name in names},
                  **{key: [a.status_code, dict(a.headers)] for key, a in asked.items()}}))
"""


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the product says of itself when it runs for people."""
    folder = tmp_path_factory.mktemp("production")
    for name in ("static", "assets"):
        (folder / name).mkdir()
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env=os.environ
        | READY
        | {"VAR": str(folder), "DJANGO_SETTINGS_MODULE": "painapp.settings", "NOW": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


@pytest.mark.parametrize("kind", ["SESSION", "CSRF"])
def test_a_cookie_is_for_this_host_and_https_only(kind: str, production: dict[str, Any]) -> None:
    said = {name.removeprefix(f"{kind}_COOKIE_"): v for name, v in production["settings"].items()}
    assert said["NAME"].startswith("__Host-")
    assert (said["SECURE"], said["HTTPONLY"], said["SAMESITE"]) == (True, True, "Lax")
    assert (said["PATH"], said["DOMAIN"]) == ("/", None)


def test_a_browser_is_told_to_come_by_https_for_a_year(production: dict[str, Any]) -> None:
    _status, headers = production["https"]
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


def test_who_comes_by_http_is_led_to_https(production: dict[str, Any]) -> None:
    status, headers = production["http"]
    assert (status, headers["Location"]) == (301, "https://diary.example.org/today/")


def test_the_strict_policy_stands_in_production_too(production: dict[str, Any]) -> None:
    _status, headers = production["https"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
