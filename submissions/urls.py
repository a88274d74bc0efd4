"""Addresses of papers."""

from django.urls import path

from conference import converters  # noqa: F401 - registers
from submissions.views import author, chair, conflicts, edit, paper, public, uploading

app_name = "submissions"

urlpatterns = [
    path("verify/", public.verify, name="verify"),
    path("submissions/<code:code>/", paper.paper, name="paper"),
    path("submissions/<code:code>/edit/", edit.edit, name="edit"),
    path("submissions/<code:code>/upload/", uploading.upload, name="upload"),
    path("submissions/<code:code>/final/", uploading.final, name="final"),
    path("submissions/<code:code>/withdraw/", author.withdraw, name="withdraw"),
    path("submissions/<code:code>/files/<code:file_code>/", paper.file, name="file"),
    path("submissions/<code:code>/receipts/<code:receipt_code>/", paper.receipt, name="receipt"),
    path("submissions/<code:code>/receipts/<code:receipt_code>/content.json", paper.receipt_content, name="content"),
    path("submissions/<code:code>/conflicts/", conflicts.declare_conflict, name="declare-conflict"),
    path(
        "submissions/<code:code>/conflicts/<code:conflict>/confirm/",
        conflicts.confirm_conflict,
        name="confirm-conflict",
    ),
    path(
        "submissions/<code:code>/conflicts/<code:conflict>/dismiss/",
        conflicts.dismiss_conflict,
        name="dismiss-conflict",
    ),
    path("<slug:slug>/tracks/<slug:track>/start/", author.start, name="start"),
    path("<slug:slug>/manage/submissions/", chair.listing, name="list"),
    path("<slug:slug>/manage/submissions.csv", chair.export, name="export"),
    path("<slug:slug>/manage/conflicts/", conflicts.conflicts, name="conflicts"),
    path("<slug:slug>/manage/conflicts/find/", conflicts.find_conflicts, name="find-conflicts"),
]
