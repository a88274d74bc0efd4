"""Addresses of reviewing."""

from django.urls import path

from conference import converters  # noqa: F401 - registers
from reviewing.views import assignment, decisions, form, pool, reviewer

app_name = "reviewing"

MANAGE = "<slug:slug>/manage"

urlpatterns = [
    path("assignments/<code:code>/<signature:signature>/", reviewer.answer, name="answer"),
    path("reviews/<code:code>/", reviewer.review, name="review"),
    path(f"{MANAGE}/reviewers/", pool.reviewers, name="reviewers"),
    path(f"{MANAGE}/reviewers/invite/", pool.invite, name="invite"),
    path(f"{MANAGE}/reviewers/invite-several/", pool.invite_several, name="invite-several"),
    path(f"{MANAGE}/reviewers/invitations/<code:code>/withdraw/", pool.withdraw_invitation, name="withdraw-invitation"),
    path(f"{MANAGE}/reviewers/invitations/<code:code>/remind/", pool.remind_invited, name="remind-invited"),
    path(f"{MANAGE}/reviewers/invitations/remind/", pool.remind_several, name="remind-several"),
    path(f"{MANAGE}/review-form/", form.review_form, name="review-form"),
    path(f"{MANAGE}/assignment/", assignment.assignment, name="assignment"),
    path(f"{MANAGE}/assignment/papers/<code:code>/", assignment.add_reviewer, name="add-reviewer"),
    path(f"{MANAGE}/assignment/requests/<code:code>/remove/", assignment.remove_proposal, name="remove-proposal"),
    path(f"{MANAGE}/assignment/requests/<code:code>/withdraw/", assignment.withdraw, name="withdraw"),
    path(f"{MANAGE}/assignment/requests/<code:code>/remind/", assignment.remind, name="remind"),
    path(f"{MANAGE}/assignment/tracks/<slug:track>/propose/", assignment.propose, name="propose"),
    path(f"{MANAGE}/assignment/tracks/<slug:track>/send/", assignment.send, name="send"),
    path(f"{MANAGE}/decisions/", decisions.decisions, name="decisions"),
    path(f"{MANAGE}/decisions/papers/<code:code>/", decisions.decide, name="decide"),
    path(f"{MANAGE}/decisions/papers/<code:code>/letters/", decisions.read_letters, name="read-letters"),
    path(f"{MANAGE}/decisions/papers/<code:code>/take-back/", decisions.take_back, name="take-back"),
    path(f"{MANAGE}/decisions/reviews/<code:code>/reopen/", decisions.reopen_review, name="reopen-review"),
    path(f"{MANAGE}/decisions/tracks/<slug:track>/release/", decisions.release, name="release"),
]
