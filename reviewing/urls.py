"""Addresses of reviewing."""

from django.urls import path

from reviewing.views import assignment, decisions, pool, reviewer

app_name = "reviewing"

MANAGE = "<slug:slug>/manage"

urlpatterns = [
    path("assignments/<str:code>/<str:signature>/", reviewer.answer, name="answer"),
    path("reviews/<str:code>/", reviewer.review, name="review"),
    path(f"{MANAGE}/reviewers/", pool.reviewers, name="reviewers"),
    path(f"{MANAGE}/reviewers/invite/", pool.invite, name="invite"),
    path(f"{MANAGE}/reviewers/invite-several/", pool.invite_several, name="invite-several"),
    path(f"{MANAGE}/reviewers/invitations/<str:code>/withdraw/", pool.withdraw_invitation, name="withdraw-invitation"),
    path(f"{MANAGE}/reviewers/invitations/<str:code>/remind/", pool.remind_invited, name="remind-invited"),
    path(f"{MANAGE}/assignment/", assignment.assignment, name="assignment"),
    path(f"{MANAGE}/assignment/papers/<str:code>/", assignment.add_reviewer, name="add-reviewer"),
    path(f"{MANAGE}/assignment/requests/<str:code>/remove/", assignment.remove_proposal, name="remove-proposal"),
    path(f"{MANAGE}/assignment/requests/<str:code>/withdraw/", assignment.withdraw, name="withdraw"),
    path(f"{MANAGE}/assignment/requests/<str:code>/remind/", assignment.remind, name="remind"),
    path(f"{MANAGE}/assignment/tracks/<slug:track>/propose/", assignment.propose, name="propose"),
    path(f"{MANAGE}/assignment/tracks/<slug:track>/send/", assignment.send, name="send"),
    path(f"{MANAGE}/decisions/", decisions.decisions, name="decisions"),
    path(f"{MANAGE}/decisions/papers/<str:code>/", decisions.decide, name="decide"),
    path(f"{MANAGE}/decisions/papers/<str:code>/take-back/", decisions.take_back, name="take-back"),
    path(f"{MANAGE}/decisions/reviews/<str:code>/reopen/", decisions.reopen_review, name="reopen-review"),
    path(f"{MANAGE}/decisions/tracks/<slug:track>/release/", decisions.release, name="release"),
]
