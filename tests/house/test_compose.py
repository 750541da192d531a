"""What would run in containers is pinned, has no more rights than it needs, and is written down."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.assets import ROOT
from tests.house.compose import COMPOSE, DOCKERFILE, ours, services, stages
from tests.house.messages import ROOMS

NAMES = list(services())
EXACT = re.compile(r"[\w./-]+:\d+\.\d+(\.\d+)?(-[\w.]+)?(@sha256:[0-9a-f]{64})?")
BUILDING = re.compile(r"\b(gcc|g\+\+|make|build-essential|apt-get|apk|npm|node|uv|git|curl)\b")
ONE_SHOT = {"migrate"}
PUBLISHED = {"proxy"}
OF_ONE_MACHINE = {"DEBUG", "NOW", "PORT"}
"""Variables of `make run` only."""


def service(name: str) -> dict[str, Any]:
    return services()[name]


@pytest.mark.parametrize("name", NAMES)
def test_an_image_is_named_by_its_exact_tag(name: str) -> None:
    assert EXACT.fullmatch(service(name)["image"])


@pytest.mark.parametrize("name", NAMES)
def test_nothing_runs_as_root_or_gains_rights(name: str) -> None:
    assert str(service(name)["user"]).partition(":")[0] not in {"", "0", "root"}
    assert service(name)["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service(name)["security_opt"]
    assert not {"privileged", "cap_add", "network_mode", "pid"} & service(name).keys()


@pytest.mark.parametrize("name", NAMES)
def test_only_a_volume_and_passing_folders_can_be_written(name: str) -> None:
    assert service(name)["read_only"] is True
    assert "/tmp" in service(name)["tmpfs"]
    for volume in service(name)["volumes"]:
        source, _target, *mode = volume.split(":")
        assert source in yaml.safe_load(COMPOSE)["volumes"] or mode == ["ro"]


@pytest.mark.parametrize("name", NAMES)
def test_each_is_asked_how_it_is_and_started_again(name: str) -> None:
    if name in ONE_SHOT:
        assert service(name)["restart"] == "on-failure:3"
        return
    assert service(name)["restart"] == "unless-stopped"
    assert service(name)["healthcheck"]["test"][0] == "CMD"


@pytest.mark.parametrize("name", list(ours()))
def test_whatever_can_be_set_is_handed_over_or_fixed_in_the_image(name: str) -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    can_be_set = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))
    fixed = set(re.findall(r"\b([A-Z_]+)=", DOCKERFILE))
    assert can_be_set - service(name)["environment"].keys() - fixed == OF_ONE_MACHINE


@pytest.mark.parametrize("name", NAMES)
def test_any_number_of_each_may_run(name: str) -> None:
    assert "container_name" not in service(name)
    ports = service(name).get("ports", [])
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert bool(ports) == (name in PUBLISHED)


def test_the_database_and_the_queue_are_reached_from_inside_only() -> None:
    networks = yaml.safe_load(COMPOSE)["networks"]
    for name in ("db", "redis"):
        assert all(networks[network].get("internal") for network in service(name)["networks"])
    assert set(service("proxy")["networks"]) == {"front"}


def test_what_needs_the_tables_waits_for_them() -> None:
    for name in ours().keys() - ONE_SHOT:
        assert service(name)["depends_on"]["migrate"] == {
            "condition": "service_completed_successfully"
        }
    assert service("migrate")["depends_on"]["db"] == {"condition": "service_healthy"}


def test_the_image_bears_the_version_of_the_project() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert {one["image"] for one in ours().values()} == {f"evenstep:{version}"}


def test_every_variable_is_written_down() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    handed = {name for one in ours().values() for name in one["environment"]}
    asked = set(re.findall(r"\$\{([A-Z_]+)", COMPOSE))
    assert {name for name in handed | asked if f"`{name}`" not in page} == set()


def test_no_secret_has_a_value_of_its_own() -> None:
    for name in ("SECRET_KEY", "SECRETS_KEYS", "POSTGRES_PASSWORD", "ALLOWED_HOSTS", "EMAIL_HOST"):
        ways = re.findall(rf"\$\{{{name}(:.)", COMPOSE)
        assert ways
        assert set(ways) == {":?"}


def test_the_image_is_built_in_stages_and_only_the_last_one_stays() -> None:
    first, *_between, last = stages()
    assert re.match(r"FROM python:3\.\d+\.\d+-slim-\w+(@sha256:[0-9a-f]{64})? AS", first)
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", last, re.MULTILINE)
    assert "HEALTHCHECK" in last
    assert not BUILDING.search(last)


def test_the_one_who_runs_in_the_image_is_the_one_of_the_services() -> None:
    users = re.findall(r"^USER (\S+)$", DOCKERFILE, re.MULTILINE)
    assert users == [*{one["user"] for one in ours().values()}]


def test_every_room_is_in_the_image() -> None:
    copied = set(re.findall(r"^COPY (\w+) \1$", stages()[1], re.MULTILINE))
    assert {*ROOMS, "templates"} <= copied
    kept = re.search(r"&& mv manage\.py (.*?)\s*/srv", stages()[1].replace("\\\n", ""), re.DOTALL)
    assert kept
    assert set(kept[1].split()) == {*ROOMS, "templates"}


def test_nothing_goes_into_the_image_but_what_is_named() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    named = {rule[1:] for rule in rules if rule.startswith("!")}
    copies = re.findall(r"^COPY (?!--)(.*) \S+$", DOCKERFILE, re.MULTILINE)
    assert named == set(" ".join(copies).split())
    assert all((ROOT / name).exists() for name in named)


def test_the_doors_lines_hold_no_path_and_no_address() -> None:
    door = Path(ROOT, "deploy", "nginx.conf").read_text("utf-8")
    form = re.search(r"log_format lines(.*?);", door, re.DOTALL)
    assert form
    assert not re.search(r"\$(request\b|request_uri|uri|args|remote_addr|http_)", form[1])
    assert "error_log stderr crit;" in door
