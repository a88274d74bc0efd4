"""`manage.py compile_words`: makes of translations what Django reads, where that is missing or older."""

from django.core.management.base import BaseCommand

from conference.project import catalogues


class Command(BaseCommand):
    help = "Compiles the translations in conference/locale. The demo and the tests do so by themselves."
    requires_system_checks = []

    def handle(self, **options):
        made = catalogues.compile_all()
        self.stdout.write(f"Compiled: {', '.join(made)}" if made else "All translations are compiled.")
