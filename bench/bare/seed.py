"""Fills the bare site and prints how to sign in, as JSON: `-m bench.bare.seed`."""

import json
import os

import django

PEOPLE, LINES = 200, 100


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.bare.settings"
    django.setup()
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.test import Client

    from bench.bare.models import Line

    call_command("migrate", verbosity=0)
    call_command("migrate", run_syncdb=True, verbosity=0)
    people = User.objects.bulk_create(User(username=f"person {n}") for n in range(PEOPLE))
    Line.objects.bulk_create(
        Line(owner=one, text=f"line {n}", amount=n) for one in people for n in range(LINES)
    )
    client = Client()
    client.force_login(User.objects.get(username="person 7"))
    print(json.dumps({"session": client.cookies["sessionid"].value}))


if __name__ == "__main__":
    main()
