"""Institutions of the Research Organization Registry (ROR), as far as somebody has imported them."""

from django.db import models


class Institution(models.Model):
    """One record of ROR: its identifier, names and country."""

    ror = models.CharField("ROR", max_length=9, unique=True)
    name = models.CharField(max_length=300)
    aliases = models.JSONField(default=list, blank=True, help_text="other names and acronyms")
    folded = models.TextField(blank=True, help_text="all names in small letters without accents, to be searched")
    country = models.CharField(max_length=2, blank=True)
    city = models.CharField(max_length=120, blank=True)

    def __str__(self):
        return self.name
