"""What every template knows; nothing of it is personal."""

from django.conf import settings


def site(request):
    return {
        "signed_in_cookie": settings.SIGNED_IN_COOKIE,
        "site_name": "Convoke",
        "site_url": settings.SITE_URL,
        "is_demo": settings.DEMO,
    }
