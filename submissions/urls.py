"""Addresses of papers."""

from django.urls import path

from conference import converters  # noqa: F401 - registers
from submissions.views import (
    access,
    advice,
    author,
    chair,
    conflicts,
    edit,
    extensions,
    paper,
    public,
    reminders,
    transfers,
    uploading,
)

app_name = "submissions"

urlpatterns = [
    path("verify/", public.verify, name="verify"),
    path("submissions/<code:code>/", paper.paper, name="paper"),
    path("submissions/<code:code>/who-sees/", paper.who_sees, name="who-sees"),
    path("submissions/<code:code>/edit/", edit.edit, name="edit"),
    path("submissions/<code:code>/upload/", uploading.upload, name="upload"),
    path("submissions/<code:code>/final/", uploading.final, name="final"),
    path("submissions/<code:code>/withdraw/", author.withdraw, name="withdraw"),
    path("submissions/<code:code>/files/<code:file_code>/", paper.file, name="file"),
    path("submissions/<code:code>/answers/<code:file_code>/", paper.answer_file, name="answer-file"),
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
    path("submissions/<code:code>/advice/", advice.advise, name="advise"),
    path("submissions/<code:code>/extension/", extensions.extend, name="extend"),
    path(
        "submissions/<code:code>/extension/<code:extension>/withdraw/",
        extensions.withdraw_extension,
        name="withdraw-extension",
    ),
    path("submissions/<code:code>/transfer/", transfers.offer_transfer, name="offer-transfer"),
    path("submissions/<code:code>/transfer/withdraw/", transfers.withdraw_transfer, name="withdraw-transfer"),
    path("submissions/<code:code>/transfer/answer/", transfers.answer_transfer, name="answer-transfer"),
    path("<slug:slug>/invited/<code:code>/", access.invited, name="invited"),
    path("<slug:slug>/manage/links/", access.links, name="links"),
    path("<slug:slug>/manage/links/<code:code>/", access.link, name="link"),
    path("<slug:slug>/manage/links/<code:code>/revoke/", access.revoke_link, name="revoke-link"),
    path("<slug:slug>/manage/reminders/", reminders.reminders, name="reminders"),
    path("<slug:slug>/tracks/<slug:track>/start/", author.start, name="start"),
    path("<slug:slug>/manage/submissions/", chair.listing, name="list"),
    path("<slug:slug>/manage/submissions.csv", chair.export, name="export"),
    path("<slug:slug>/manage/conflicts/", conflicts.conflicts, name="conflicts"),
    path("<slug:slug>/manage/conflicts/find/", conflicts.find_conflicts, name="find-conflicts"),
]
