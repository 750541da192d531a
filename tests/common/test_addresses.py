"""An address that was given to us leads to a known host on the open net, or nowhere."""

import socket

import pytest

from common.addresses import LONGEST, AddressRefused, Place, is_public, read, ways_to

HOSTS = ("push.example", "notify.example.org")
SOUND = "https://push.example/send/abc"

HOSTILE = [
    "",
    "/send/abc",
    "push.example/send",
    "http://push.example/send",
    "HTTPS://push.example/send",
    "ftp://push.example/send",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https:/push.example/send",
    "https:///push.example/send",
    "https:push.example/send",
    "https:\\\\push.example\\send",
    "https://push.example",
    # Ports
    "https://push.example:443/send",
    "https://push.example:80/send",
    "https://push.example:22/send",
    "https://push.example:/send",
    # Somebody's name, and what parsers read differently
    "https://me@push.example/send",
    "https://me:secret@push.example/send",
    "https://push.example@127.0.0.1/send",
    "https://127.0.0.1\\@push.example/send",
    "https://127.0.0.1#@push.example/send",
    "https://127.0.0.1?@push.example/send",
    "https://push.example\\.evil.example/send",
    "https://push.example;evil.example/send",
    "https://push.example,evil.example/send",
    # Fragments, blanks, broken lines
    "https://push.example/send#part",
    "https://push.example/a b",
    " https://push.example/send",
    "https://push.example/send\n",
    "https://push.example/send\r\nHost: evil.example",
    "https://push.example\t/send",
    "https://push.example\x00.evil.example/send",
    "https://push.example/\x7f",
    # Numbers, in every notation
    "https://127.0.0.1/send",
    "https://127.1/send",
    "https://127.0.1/send",
    "https://2130706433/send",
    "https://0x7f000001/send",
    "https://0x7f.0.0.1/send",
    "https://0x7f.1/send",
    "https://0177.0.0.1/send",
    "https://017700000001/send",
    "https://0/send",
    "https://0.0.0.0/send",
    "https://10.0.0.1/send",
    "https://169.254.169.254/latest/meta-data/",
    "https://192.168.1.1/send",
    "https://8.8.8.8/send",
    "https://127.0.0.1./send",
    "https://①②⑦.0.0.1/send",
    "https://[::1]/send",
    "https://[::]/send",
    "https://[::ffff:127.0.0.1]/send",
    "https://[::ffff:7f00:1]/send",
    "https://[64:ff9b::7f00:1]/send",
    "https://[fe80::1%25eth0]/send",
    "https://[2606:4700::1111]/send",
    # Names of this machine and of the net behind it
    "https://localhost/send",
    "https://localhost.localdomain/send",
    "https://ip6-localhost/send",
    "https://redis/send",
    "https://metadata.google.internal/send",
    "https://127.0.0.1.nip.io/send",
    # Names that only look like a known one
    "https://evilpush.example/send",
    "https://push.example.evil.example/send",
    "https://push.example./send",
    "https://.push.example/send",
    "https://a..push.example/send",
    "https://-a.push.example/send",
    "https://a-.push.example/send",
    "https://a_b.push.example/send",
    "https://PUSH.example/send",
    "https://püsh.example/send",
    "https://push．example/send",
    "https://push。example/send",
    "https://xn--psh-hoa.example/send",
    "https://%70ush.example/send",
    "https://push%2eexample/send",
    "https://push.exаmple/send",  # a Cyrillic letter
    # Too long
    SOUND + "a" * LONGEST,
    f"https://{'a' * 64}.push.example/send",
    f"https://{'a.' * 130}push.example/send",
]


@pytest.mark.parametrize("address", HOSTILE)
@pytest.mark.parametrize("loopback", [True, False])
def test_an_address_of_any_other_form_or_host_is_refused(address: str, loopback: bool) -> None:
    with pytest.raises(AddressRefused):
        read(address, hosts=HOSTS, loopback=loopback)


@pytest.mark.parametrize(
    "address",
    [
        SOUND,
        "https://push.example/",
        "https://updates.push.example/wpush/v2/gAAAA_-x:y=z",
        "https://wns2-par02p.notify.example.org/w/?token=BQYA%2fd%3d%3d",
        "https://xn--a.push.example/fcm/send/c:APA91b@b",
    ],
)
def test_an_address_as_browsers_give_it_is_taken(address: str) -> None:
    place = read(address, hosts=HOSTS)
    assert (f"{place.origin}{place.path}", place.port, place.secure) == (address, 443, True)


def test_without_known_hosts_there_is_none() -> None:
    with pytest.raises(AddressRefused):
        read(SOUND, hosts=())


HERE = "http://127.0.0.1:8080/send"


def test_this_machine_is_let_in_for_tests_only() -> None:
    assert read(HERE, hosts=HOSTS, loopback=True).origin == "http://127.0.0.1:8080"
    with pytest.raises(AddressRefused):
        read(HERE, hosts=HOSTS)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/send",
        "http://127.0.0.1:0/send",
        "http://127.0.0.1:65536/send",
        "http://127.0.0.2:8080/send",
        "http://localhost:8080/send",
        "http://me@127.0.0.1:8080/send",
        "https://127.0.0.1:8080/send",
    ],
)
def test_nothing_else_of_this_machine_is(address: str) -> None:
    with pytest.raises(AddressRefused):
        read(address, hosts=HOSTS, loopback=True)


PUBLIC = ["8.8.8.8", "142.250.74.106", "2a00:1450:4001:82b::200a", "64:ff9b::8.8.8.8"]
CLOSED = [
    *("0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254"),
    *("169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1"),
    *("192.168.0.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1"),
    *("239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1"),
    *("64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808", "100::1"),
    *("2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::1"),
    *("fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1"),
    *("", "localhost", "127.1", "0x7f000001", "2130706433"),
]


@pytest.mark.parametrize("number", PUBLIC)
def test_a_machine_on_the_open_net_is_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize("number", CLOSED)
def test_whatever_lies_behind_a_wall_is_not(number: str) -> None:
    assert not is_public(number)


PLACE = Place(host="push.example", path="/send")


def test_a_name_is_looked_up_once_for_the_port_it_is_asked_at() -> None:
    asked = []

    def ask(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return PUBLIC

    assert ways_to(PLACE, ask=ask) == PUBLIC
    assert asked == [("push.example", 443)]


@pytest.mark.parametrize("number", CLOSED)
def test_one_number_behind_a_wall_spoils_them_all(number: str) -> None:
    with pytest.raises(AddressRefused):
        ways_to(PLACE, ask=lambda *_: [*PUBLIC, number])


def test_a_name_without_a_number_leads_nowhere() -> None:
    with pytest.raises(AddressRefused):
        ways_to(PLACE, ask=lambda *_: [])


def test_a_name_that_nobody_knows_says_so() -> None:
    def ask(*_: object) -> list[str]:
        raise socket.gaierror("nobody knows it")

    with pytest.raises(OSError, match="nobody knows"):
        ways_to(PLACE, ask=ask)
