"""Signing in by an account elsewhere: which providers a site offers follows from the keys that it has from them."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

OIDC_ID = "oidc"  # stands in its addresses, /accounts/oidc/oidc/login/callback/, and in rows of connected accounts
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
# What allauth is told of each beside the keys. Proof keys (PKCE) where the provider knows them.
MORE = {"google": {"OAUTH_PKCE_ENABLED": True}, "github": {"OAUTH_PKCE_ENABLED": True}}

Keys = tuple[str, str]  # client id, client secret


def configured(keys: Mapping[str, Keys], oidc_name: str, oidc_server: str, oidc_keys: Keys) -> dict[str, dict]:
    """allauth's SOCIALACCOUNT_PROVIDERS, of those that have both keys.

    Raises ImproperlyConfigured where one of two is missing: a button that leads nowhere is worse than no site.
    """
    offered = {
        name: {"APPS": [_app(*pair)], **MORE.get(name, {})} for name, pair in keys.items() if _is_set(name, pair)
    }
    if _is_set("oidc", oidc_keys):
        settings = {"server_url": _server(oidc_server), "oauth_pkce_enabled": True}
        app = _app(*oidc_keys) | {"provider_id": OIDC_ID, "name": oidc_name, "settings": settings}
        offered["openid_connect"] = {"APPS": [app]}
    return offered


def _app(client_id, secret):
    return {"client_id": client_id, "secret": secret}


def _is_set(name, pair):
    if any(pair) and not all(pair):
        raise ImproperlyConfigured(f"{name.upper()}_CLIENT_ID and {name.upper()}_CLIENT_SECRET are needed together.")
    return all(pair)


def _server(address):
    parts = urlsplit(address)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not parts.hostname or not is_safe:
        raise ImproperlyConfigured("OIDC_SERVER must be the address of the provider, beginning with https://.")
    return address.rstrip("/")
