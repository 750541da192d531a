"""Plays the scenes on the database at DATABASE_URL: `-m faults.play --much 100 [SCENE …]`.

The database is a throw-away one: everybody in it goes. Prints a line of JSON for each scene.
"""

import argparse
import json
import os
import sys

import django


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "painapp.settings")
    os.environ["EVENSTEP_ENV"] = "test"
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from faults import broker, people
    from faults.scenes import ON_POSTGRESQL_ONLY, SCENES, Stage

    scenes = SCENES | {"redis": broker.kill_redis, "worker": broker.kill_worker}

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--much", type=int, default=100, help="how often: 100 is the whole proof")
    options.add_argument("scenes", nargs="*", metavar="SCENE", help=", ".join(scenes))
    chosen = options.parse_args()
    call_command("migrate", verbosity=0, interactive=False)
    has_more = connection.vendor == "postgresql"
    stage = Stage("PostgreSQL" if has_more else "SQLite", chosen.much)
    well = True
    for name in chosen.scenes or scenes:
        if name in ON_POSTGRESQL_ONLY and not has_more:
            continue
        people.leave()
        found = scenes[name](stage)
        well = well and found.well
        print(json.dumps(found.facts), flush=True)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
