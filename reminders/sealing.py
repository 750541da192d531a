"""A notice is sealed for one browser (RFC 8291): whoever carries it can't read it."""

from reminders.vapid import to_bytes


def check_keys(*, p256dh: str, auth: str) -> None:
    """What a browser gives with its address: a point of the curve, and 16 bytes between us.

    Raises ValueError where they are something else.
    """
    from cryptography.hazmat.primitives.asymmetric import ec

    point = to_bytes(p256dh)
    if len(point) != 65 or len(to_bytes(auth)) != 16:
        raise ValueError("These are no keys of a browser.")
    ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


def sealed(text: bytes, *, p256dh: str, auth: str) -> bytes:
    """`text` as only the browser with these keys reads it.

    Raises ValueError where they are none.
    """
    from pywebpush import WebPusher

    check_keys(p256dh=p256dh, auth=auth)
    browser = {"endpoint": "", "keys": {"p256dh": p256dh, "auth": auth}}
    body: bytes = WebPusher(browser).encode(text)["body"]
    return body
