"""Dates in addresses: `<date:on>` is an ISO date that a diary can hold; anything else is 404."""

from datetime import date

from django.urls import register_converter

EARLIEST = date(2000, 1, 1)
LATEST = date(2099, 12, 31)


class DateConverter:
    """ "2026-04-07" and `date(2026, 4, 7)`."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        day = date.fromisoformat(value)
        if not EARLIEST <= day <= LATEST:
            raise ValueError("no diary holds this date")
        return day

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DateConverter, "date")
