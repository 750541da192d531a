"""Whether a request was made on the machine itself: what the demo world and shown codes ask."""

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port


def is_loopback(request: HttpRequest) -> bool:
    """True for localhost, 127.0.0.1 and [::1], on any port."""
    host, _port = split_domain_port(request.get_host())
    return host in settings.LOOPBACK_HOSTS


def shows_codes(request: HttpRequest) -> bool:
    """Whether a code may stand on the page: no mail leaves this copy, and nobody else sees it."""
    return settings.SHOW_CODES and is_loopback(request)
