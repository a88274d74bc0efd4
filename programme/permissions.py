"""Who may do what with the programme: chairs look, organisers arrange and publish."""

from conference.permissions import may_manage, may_organise


def may_look(viewer, edition):
    return may_manage(viewer, edition)


def may_arrange(viewer, edition):
    return may_organise(viewer, edition)
