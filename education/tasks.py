"""What Celery calls: a wake-up call that carries nothing."""

from celery import shared_task
from django.core.management import call_command


@shared_task(name="education.keep_texts", ignore_result=True)
def keep_texts() -> None:
    call_command("keep_texts")
