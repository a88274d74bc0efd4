"""Addresses of papers."""

from django.urls import path

from submissions.views import author, chair, conflicts, edit, paper, public, uploading

app_name = "submissions"

urlpatterns = [
    path("verify/", public.verify, name="verify"),
    path("submissions/<str:code>/", paper.paper, name="paper"),
    path("submissions/<str:code>/edit/", edit.edit, name="edit"),
    path("submissions/<str:code>/upload/", uploading.upload, name="upload"),
    path("submissions/<str:code>/final/", uploading.final, name="final"),
    path("submissions/<str:code>/withdraw/", author.withdraw, name="withdraw"),
    path("submissions/<str:code>/files/<str:file_code>/", paper.file, name="file"),
    path("submissions/<str:code>/receipts/<str:receipt_code>/", paper.receipt, name="receipt"),
    path("submissions/<str:code>/receipts/<str:receipt_code>/content.json", paper.receipt_content, name="content"),
    path("submissions/<str:code>/conflicts/", conflicts.declare_conflict, name="declare-conflict"),
    path(
        "submissions/<str:code>/conflicts/<str:conflict>/confirm/", conflicts.confirm_conflict, name="confirm-conflict"
    ),
    path(
        "submissions/<str:code>/conflicts/<str:conflict>/dismiss/", conflicts.dismiss_conflict, name="dismiss-conflict"
    ),
    path("<slug:slug>/tracks/<slug:track>/start/", author.start, name="start"),
    path("<slug:slug>/manage/submissions/", chair.listing, name="list"),
    path("<slug:slug>/manage/submissions.csv", chair.export, name="export"),
    path("<slug:slug>/manage/conflicts/", conflicts.conflicts, name="conflicts"),
    path("<slug:slug>/manage/conflicts/find/", conflicts.find_conflicts, name="find-conflicts"),
]
