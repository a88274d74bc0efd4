"""The site's addresses with those of providers, whose apps the tests do not install."""

from django.urls import include, path

urlpatterns = [
    path("accounts/3rdparty/", include("allauth.socialaccount.urls")),
    path("accounts/", include("allauth.socialaccount.providers.orcid.urls")),
    path("accounts/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("", include("conference.project.urls")),
]
