"""The page on which a device is allowed to show notices."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts.models import Patient
from common.amounts import plain_date
from reminders import vapid
from reminders.models import PushEndpoint
from reminders.selectors import living


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One that shows notices; `here` where it is the one the page is read on."""

    pk: UUID
    name: str
    since: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhonePage:
    """`key` is what the browser's maker knows us by; `shared` where others use this device."""

    key: str
    shared: bool
    devices: list[Device]

    @property
    def here(self) -> bool:
        return any(device.here for device in self.devices)


def phone_page(patient: Patient, *, session_key: str, shared: bool) -> PhonePage:
    return PhonePage(
        key=vapid.public_of(settings.VAPID_PRIVATE_KEY),
        shared=shared,
        devices=[_device(one, patient.zone, session_key) for one in living(patient)],
    )


def _device(endpoint: PushEndpoint, zone: str, session_key: str) -> Device:
    sign_in = endpoint.sign_in
    return Device(
        pk=endpoint.pk,
        name=endpoint.device,
        since=_on(endpoint.created_at, zone),
        here=sign_in is not None and sign_in.session_key == session_key,
    )


def _on(at: datetime, zone: str) -> str:
    return plain_date(at.astimezone(ZoneInfo(zone)).date())
