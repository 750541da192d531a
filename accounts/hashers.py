"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class FrugalArgon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes and one lane (OWASP, Password Storage Cheat Sheet).

    Django's own choice takes 100 MiB and eight lanes a sign-in: four at once fill a small machine.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
