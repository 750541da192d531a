"""The person's own record of how long a flare lasted. It never changes a plan."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from accounts.models import Patient
from common.refusal import Refused
from diary.models import FlareEpisode
from diary.services import words


def begin(*, patient: Patient, on: date, today: date) -> FlareEpisode:
    """Notes that a flare began; while one is open, that one."""
    words.not_ahead(on, today=today)
    try:
        with transaction.atomic():
            return FlareEpisode.objects.create(patient=patient, first_on=on)
    except IntegrityError:
        return FlareEpisode.objects.get(patient=patient, last_on=None)


def end(*, patient: Patient, on: date, today: date) -> FlareEpisode | None:
    """Notes the last day of the open flare; None where none is open."""
    words.not_ahead(on, today=today)
    with transaction.atomic():
        rows = FlareEpisode.objects.select_for_update()
        episode = rows.filter(patient=patient, last_on=None).first()
        if episode is None:
            return None
        if on < episode.first_on:
            raise Refused(gettext("The last day can't be before the first."))
        episode.last_on = on
        episode.save(update_fields=["last_on"])
        return episode


def forget(*, episode: FlareEpisode) -> None:
    """Takes an episode out of the diary, for one that was noted by mistake."""
    episode.delete()
