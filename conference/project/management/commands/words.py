"""`manage.py words`: brings the catalogues of translations up to date with the words of the site."""

from django.core.management.base import BaseCommand

from conference.project import catalogues


class Command(BaseCommand):
    help = "Collects the words of pages and mails into conference/locale, and says what is not translated yet."
    requires_system_checks = []

    def handle(self, **options):
        words = catalogues.all_words()
        for language in catalogues.languages():
            catalog = catalogues.renew(language, words)
            done = sum(1 for message in catalog if message.id and is_translated(message))
            self.stdout.write(f"{language}: {done} of {len(catalog)} translated")


def is_translated(message):
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(texts) and not message.fuzzy
