"""Production starts only with settings fit for people, and says what to set."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import Settings

from painapp.checks import ready_for_people
from scripts.assets import ROOT

READY = {
    "EVENSTEP_ENV": "production",
    "SECRET_KEY": "sk-" + "abcdefghijklmnopqrstuvwxyz0123456789" * 2,
    "SECRETS_KEYS": "vault-" + "zyxwvutsrqponmlkjihgfedcba9876543210",
    "ALLOWED_HOSTS": "diary.example.org",
    "EMAIL_HOST": "mail.example.org",
}


def run(*command: str, folder: Path, **changed: str) -> subprocess.CompletedProcess[str]:
    """A command in an environment that holds READY with `changed`, and nothing else."""
    (folder / "static").mkdir(exist_ok=True)
    (folder / "assets").mkdir(exist_ok=True)
    environment = READY | {"PATH": os.environ["PATH"], "VAR": str(folder)} | changed
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_ready_environment_passes_every_check_of_a_deployment(tmp_path: Path) -> None:
    done = run("manage.py", "check", "--deploy", "--fail-level", "INFO", folder=tmp_path)
    assert (done.returncode, "no issues" in done.stdout) == (0, True), done.stderr


def test_a_ready_web_process_starts(tmp_path: Path) -> None:
    assert run("-c", "import painapp.wsgi", folder=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SECRET_KEY", "", "SECRET_KEY is missing or short. Set it"),
        ("SECRET_KEY", "short", "SECRET_KEY is missing or short. Set it"),
        ("SECRETS_KEYS", "", "SECRETS_KEYS is missing or short. Set it"),
        ("SECRETS_KEYS", "short", "SECRETS_KEYS is missing or short. Set it"),
        ("DEBUG", "1", "Set DEBUG=0"),
        ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS names no host"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS names no host, or every one. Set it"),
        ("EMAIL_HOST", "", "Set EMAIL_HOST"),
        ("VAPID_PRIVATE_KEY", "short", "VAPID_PRIVATE_KEY is no key. Leave it out, or set it"),
        ("EVENSTEP_ENV", "prod", "Set it to one of: local, production, test"),
    ],
)
def test_the_web_process_refuses_and_says_what_to_set(
    tmp_path: Path, name: str, value: str, says: str
) -> None:
    done = run("-c", "import painapp.wsgi", folder=tmp_path, **{name: value})
    assert done.returncode != 0
    assert says in done.stderr


def rules_broken() -> set[str]:
    return {str(error.id) for error in ready_for_people()}


@pytest.fixture
def ready(settings: Settings) -> Settings:
    settings.DEBUG = False
    settings.SECRET_KEY = READY["SECRET_KEY"]
    settings.SECRETS_KEYS = [READY["SECRETS_KEYS"]]
    settings.ALLOWED_HOSTS = ["diary.example.org"]
    settings.EMAIL_HOST = "mail.example.org"
    settings.VAPID_PRIVATE_KEY = ""
    return settings


def test_ready_settings_break_no_rule(ready: Settings) -> None:
    assert rules_broken() == set()


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("DEBUG", True, "evenstep.E001"),
        ("SECRET_KEY", "x" * 80, "evenstep.E002"),
        ("SECRETS_KEYS", [READY["SECRET_KEY"]], "evenstep.E003"),
        ("ALLOWED_HOSTS", [], "evenstep.E004"),
        ("EMAIL_HOST", "", "evenstep.E006"),
        ("MFA_TOTP_INSECURE_BYPASS_CODE", "123456", "evenstep.E007"),
        ("VAPID_PRIVATE_KEY", "a key", "evenstep.E008"),
    ],
)
def test_each_rule_is_broken_by_its_own_setting(
    ready: Settings, name: str, value: object, rule: str
) -> None:
    setattr(ready, name, value)
    assert rules_broken() == {rule}


@pytest.mark.parametrize("kind", ["locmem.LocMemCache", "dummy.DummyCache"])
def test_a_cache_of_each_process_for_itself_is_refused(ready: Settings, kind: str) -> None:
    ready.CACHES = {"default": {"BACKEND": f"django.core.cache.backends.{kind}"}}
    assert rules_broken() == {"evenstep.E005"}
