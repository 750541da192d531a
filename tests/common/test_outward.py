"""A post goes to the number that was checked, and says whether it may have been taken."""

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from common.addresses import Place
from common.outward import Answer, NoAnswer, NotSent, Patience, post

NAME = "push.example"
HERE = ("127.0.0.1",)
OK = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"
SHORT = Patience(connect=1.0, answer=0.4)
Serve = Callable[[socket.socket], None]


@contextmanager
def a_server(serve: Serve) -> Iterator[int]:
    """One that takes one connection and does with it what it is told; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(5)
        thread = Thread(target=_take, args=(door, serve), daemon=True)
        thread.start()
        yield door.getsockname()[1]
    thread.join(5)


def _take(door: socket.socket, serve: Serve) -> None:
    try:
        line, _who = door.accept()
        with line:
            line.settimeout(5)
            serve(line)
    except OSError:
        return


def hears(line: socket.socket) -> bytes:
    heard = b""
    while b"\r\n\r\nbody" not in heard:
        heard += line.recv(4096)
    return heard


def says(*parts: bytes, each: float = 0.0) -> Serve:
    def serve(line: socket.socket) -> None:
        hears(line)
        for part in parts:
            line.sendall(part)
            time.sleep(each)

    return serve


def posted(port: int, patience: Patience = SHORT, **headers: str) -> Answer:
    place = Place(host="127.0.0.1", port=port, path="/send?a=b", secure=False)
    return post(place, HERE, headers=headers, body=b"body", patience=patience)


def test_it_arrives_as_it_was_meant() -> None:
    heard = []

    def serve(line: socket.socket) -> None:
        heard.append(hears(line).decode())
        line.sendall(OK)

    with a_server(serve) as port:
        assert posted(port, TTL="60") == Answer(status=201)
    lines = heard[0].splitlines()
    assert lines[0] == "POST /send?a=b HTTP/1.1"
    assert {f"Host: 127.0.0.1:{port}", "TTL: 60", "Content-Length: 4"} <= set(lines)


def test_the_other_side_may_say_when_to_come_back() -> None:
    with a_server(says(b"HTTP/1.1 429 Too Many\r\nretry-after: 120\r\n\r\n")) as port:
        assert posted(port) == Answer(status=429, retry_after="120")


def test_a_redirect_is_an_answer_like_any_other() -> None:
    with a_server(says(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\n\r\n")) as port:
        assert posted(port).status == 302


def test_where_nobody_listens_nothing_was_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    with pytest.raises(NotSent):
        posted(port)


def test_the_next_number_is_tried_where_one_does_not_answer() -> None:
    with a_server(says(OK)) as port:
        place = Place(host="127.0.0.1", port=port, path="/", secure=False)
        answer = post(place, ("::1", *HERE), headers={}, body=b"body", patience=SHORT)
    assert answer.status == 201


def hangs(line: socket.socket) -> None:
    hears(line)
    time.sleep(1)


@pytest.mark.parametrize(
    "serve",
    [
        says(),
        socket.socket.close,
        hangs,
        says(b"HTTP/1.1 201"),
        says(b"220 smtp.example ESMTP\r\n\r\n"),
        says(b"HTTP/1.1 2O1 Created\r\n\r\n"),
        says(b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        says(b"\r\n\r\n"),
        says(b"HTTP/1.1 201 Created\r\n", *[b"X: y\r\n"] * 200, each=0.05),
        says(b"HTTP/1.1 201 Created\r\n" + b"X: y\r\n" * 9_000 + b"\r\n"),
    ],
    ids=[
        *("drops", "drops at once", "hangs", "half", "smtp", "no number", "a hint", "empty"),
        *("drips", "floods"),
    ],
)
def test_once_it_was_sent_what_is_no_answer_leaves_it_open(serve: Serve) -> None:
    begun = time.monotonic()
    with a_server(serve) as port, pytest.raises(NoAnswer):
        posted(port)
    assert time.monotonic() - begun < 4


def test_a_header_that_breaks_its_line_is_not_sent() -> None:
    with a_server(says(OK)) as port, pytest.raises(ValueError, match="Invalid header"):
        posted(port, Topic="a\r\nHost: evil.example")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for NAME that vouches for itself, with its key."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)]),
    )
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("papers") / "papers.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return file


def proving(papers: Path, names: list[str | None]) -> Serve:
    """A server that shows these papers, and notes the name it was asked for."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(papers)
    context.sni_callback = lambda _line, name, _context: names.append(name)

    def serve(line: socket.socket) -> None:
        with context.wrap_socket(line, server_side=True) as sealed:
            says(OK)(sealed)

    return serve


def secretly(port: int, host: str, trust: ssl.SSLContext | None) -> Answer:
    place = Place(host=host, port=port, path="/send")
    return post(place, HERE, headers={}, body=b"body", patience=SHORT, trust=trust)


def test_the_number_is_asked_for_the_name_and_proves_to_be_its(papers: Path) -> None:
    names = list[str | None]()
    trust = ssl.create_default_context(cafile=str(papers))
    with a_server(proving(papers, names)) as port:
        assert secretly(port, NAME, trust).status == 201
    assert names == [NAME]


@pytest.mark.parametrize("host", [NAME, "other.example"])
def test_to_a_machine_that_does_not_prove_its_name_nothing_is_sent(papers: Path, host: str) -> None:
    trust = None if host == NAME else ssl.create_default_context(cafile=str(papers))
    with a_server(proving(papers, [])) as port, pytest.raises(NotSent):
        secretly(port, host, trust)


def test_a_server_that_says_nothing_at_all_is_waited_for_no_longer_than_told() -> None:
    begun = time.monotonic()
    with a_server(lambda _line: time.sleep(2)) as port, pytest.raises(NotSent):
        secretly(port, NAME, None)
    assert time.monotonic() - begun < 3.5
