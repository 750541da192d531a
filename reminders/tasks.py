"""What Celery calls. Each task is a wake-up call and carries nothing: what is to be done stands in
the database, so a call that is lost or comes twice changes nothing.
"""

from celery import shared_task

from reminders.services import clockwork


@shared_task(name="reminders.plan", ignore_result=True)
def plan() -> None:
    clockwork.plan()


@shared_task(name="reminders.send", ignore_result=True)
def send() -> None:
    clockwork.send()
