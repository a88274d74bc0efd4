"""Whose address counts for rate limits: by default that which the proxy saw, where there is one."""

import pytest

from tests.project.test_settings import settings_of


@pytest.mark.parametrize(
    ("environment", "trusted"),
    [({}, "0"), ({"BEHIND_PROXY": "1"}, "1"), ({"BEHIND_PROXY": "1", "TRUSTED_PROXIES": "2"}, "2")],
)
def test_behind_a_proxy_one_is_trusted_unless_it_is_said_otherwise(tmp_path, environment, trusted):
    assert settings_of(tmp_path, "settings.ALLAUTH_TRUSTED_PROXY_COUNT", **environment) == trusted
