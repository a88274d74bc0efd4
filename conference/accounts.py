"""How allauth works here: its mail goes through our outbox, and a mailed code signs in and claims an account."""

from types import SimpleNamespace
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from conference import languages, mail


class Adapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix, email, context):
        """Names in mails come from our settings, never from the Host header of whoever asked for the mail.

        In the language of the person; who is not known yet reads that of the page.
        """
        site = SimpleNamespace(name="Convoke", domain=urlsplit(settings.SITE_URL).netloc)
        language = _language_of(email)
        context = {"email": email, "current_site": site, "site_url": languages.site_in(language), **context}
        with languages.speaking(language):
            rendered = self.render_mail(template_prefix, email, context)
        with transaction.atomic():
            mail.store_account_mail(email, rendered.subject, rendered.body)

    def pre_login(self, request, user, **kwargs):
        """The code that led here may have taken a stranger's password away (actions.claim): the session must know."""
        user.refresh_from_db()
        return super().pre_login(request, user, **kwargs)

    def get_login_redirect_url(self, request):
        """My work, in the language of the address or else of the person who has signed in."""
        with languages.speaking(request.language_of_address or languages.language_of(request.user)):
            return reverse(settings.LOGIN_REDIRECT_URL)

    def format_email_subject(self, subject):
        return " ".join(subject.split())


def _language_of(email):
    """That of the person who has the address, else that of the page on which somebody gave it."""
    known = EmailAddress.objects.filter(email__iexact=email).select_related("user").order_by("-verified").first()
    return languages.language_of(known.user) if known else languages.current()
