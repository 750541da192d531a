"""The sign-in of a request: a line in the list of where a person is signed in."""

from allauth.usersessions.models import UserSession
from django.http import HttpRequest

from accounts.limits import SHARED
from accounts.models import Patient


def present(request: HttpRequest) -> UserSession:
    """The one of this request, whose user is signed in."""
    mine = UserSession.objects.filter(session_key=request.session.session_key)
    if not mine.exists():
        UserSession.objects.create_from_request(request)
    sign_in: UserSession = mine.get()
    return sign_in


def leave(request: HttpRequest) -> None:
    """Take the one of this request off the list, with what hangs on it."""
    UserSession.objects.filter(session_key=request.session.session_key).delete()


def is_shared(request: HttpRequest, patient: Patient) -> bool:
    """Whether other people use the device, as was said at sign-in, or of all the person's."""
    return patient.shared_device or bool(request.session.get(SHARED, False))


def is_over(sign_in: UserSession) -> bool:
    """Whether nobody is signed in with it any more; then it leaves the list, and what is of it."""
    over: bool = sign_in.purge()
    return over
