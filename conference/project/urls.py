"""Root of all addresses. Pages of editions come last, for their first part is a free name."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("conference.project.account_urls")),
    path("", include("submissions.urls")),
    path("", include("reviewing.urls")),
    path("", include("programme.urls")),
    path("", include("conference.urls")),
]
handler400 = "conference.views.refused.bad_request"
