"""Argon2id at OWASP's minimum: Django's default costs ten times the CPU and is the bottleneck of a deadline evening."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class LightArgon2id(Argon2PasswordHasher):
    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
