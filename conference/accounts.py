"""How allauth works here: its mail goes through our outbox, and a mailed code signs in and claims an account."""

from types import SimpleNamespace
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.db import transaction

from conference import mail


class Adapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix, email, context):
        """Names in mails come from our settings, never from the Host header of whoever asked for the mail."""
        site = SimpleNamespace(name="Convoke", domain=urlsplit(settings.SITE_URL).netloc)
        context = {"email": email, "current_site": site, "site_url": settings.SITE_URL, **context}
        rendered = self.render_mail(template_prefix, email, context)
        with transaction.atomic():
            mail.store_account_mail(email, rendered.subject, rendered.body)

    def pre_login(self, request, user, **kwargs):
        """The code that led here may have taken a stranger's password away (actions.claim): the session must know."""
        user.refresh_from_db()
        return super().pre_login(request, user, **kwargs)

    def format_email_subject(self, subject):
        return " ".join(subject.split())
