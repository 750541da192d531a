"""What docker-compose.yml and the Dockerfile say, read without Docker."""

import re
from typing import Any

import yaml

from scripts.assets import ROOT

COMPOSE = (ROOT / "docker-compose.yml").read_text("utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
OURS = "evenstep:"
Service = dict[str, Any]


def services() -> dict[str, Service]:
    """Each service, with what it takes over from others filled in."""
    found: dict[str, Service] = yaml.safe_load(COMPOSE)["services"]
    return found


def ours() -> dict[str, Service]:
    """Those that run our image."""
    return {name: one for name, one in services().items() if one["image"].startswith(OURS)}


def command(name: str, **instead: str) -> list[str]:
    """How a service is started; `instead` holds what stands for the values after its options."""
    words: list[str] = list(services()[name]["command"])
    for option, value in instead.items():
        words[words.index(f"--{option}") + 1] = value
    return words


def stages() -> list[str]:
    """The stages of the Dockerfile, from its lines that say something."""
    said = re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.MULTILINE)
    return re.split(r"^(?=FROM )", said, flags=re.MULTILINE)[1:]
