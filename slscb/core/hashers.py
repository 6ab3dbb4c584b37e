"""Password hashing for places where people do not live."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2PasswordHasher(Argon2PasswordHasher):
    """Argon2 at its cheapest, so that seeding thousands of demo accounts and running tests stays quick."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
