"""Sets the project up: `-m scripts.setup run` for using it, `test` for working on it.

This file must be read by old Pythons too (3.6), so that they can say what is missing: the work is
done in install.py. Both use the standard library only.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWER = ("python3.13", "python3.12", "python3.11", "python3")


def new_enough(program: str) -> bool:
    """Whether the program exists, starts, and is a Python we can use."""
    path = shutil.which(program)
    question = f"import sys; sys.exit(sys.version_info[:2] < {OLDEST})"
    if path is None:
        return False
    return subprocess.call([path, "-c", question], stderr=subprocess.DEVNULL) == 0


def main() -> int:
    if sys.version_info[:2] >= OLDEST:
        from scripts import install

        return install.main(sys.argv[1:])
    for program in NEWER:
        if new_enough(program):
            sys.stdout.flush()
            os.execvp(program, [program, "-m", "scripts.setup", *sys.argv[1:]])
    version = "{}.{}".format(*sys.version_info[:2])
    sys.stderr.write(f"Evenstep needs Python 3.11 or newer; this is {version}.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
