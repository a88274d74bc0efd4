"""Sessions of the workbench: time, room and chairs of each, and the presentations in it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference.history import Refused
from conference.views.lookup import managed_edition
from programme import actions
from programme.forms import FillForm, ItemForm, SessionForm, SlotForm
from programme.permissions import may_arrange
from programme.schedule import schedule_of, unplaced_keynotes, unplaced_papers
from programme.views.arrange import told
from programme.views.lookup import arranged_edition, session_of, slot_of, tried


def add_session(request, slug):
    """?day=, ?room=: what is chosen already."""
    edition = arranged_edition(request, slug)
    chosen = {"day": request.GET.get("day") or edition.starts_on, "room": request.GET.get("room")}
    form = SessionForm(request.POST or None, edition=edition, initial=chosen)
    if form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        try:
            session = actions.add_session(edition, by=request.user, **values)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The session is added. Now put presentations into it."))
            return redirect("programme:edit-session", slug, session.code)
    return render(request, "programme/add_session.html", {"edition": edition, "form": form})


def edit_session(request, slug, code):
    """Who may only look sees the page without forms."""
    edition = managed_edition(request, slug) if request.method == "GET" else arranged_edition(request, slug)
    session = session_of(edition, code)
    form = SessionForm(request.POST or None, edition=edition, session=session)
    if form.is_valid() and saved(request, session, form):
        messages.success(request, _("The session is saved. Visitors see it when you publish the programme."))
        return redirect(request.path)
    return render(request, "programme/edit_session.html", page_of(request, edition, session, form))


def saved(request, session, form):
    values = {"kind": session.kind} | form.cleaned_data | {"revision": form.cleaned_data["revision"] or 0}
    try:
        actions.change_session(session, by=request.user, **values)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        session.refresh_from_db()
        form.show_newer(session)
        return False
    return True


def page_of(request, edition, session, form):
    schedule = schedule_of(edition)
    here = reverse("programme:edit-session", args=[edition.slug, session.code])
    return {
        "edition": edition,
        "schedule": schedule,
        "session": next((each for each in schedule.sessions if each.pk == session.pk), session),
        "others": [each for each in schedule.sessions if each.pk != session.pk],
        "form": form,
        "item_form": ItemForm(auto_id="item_%s"),
        "papers": list(unplaced_papers(edition)),
        "keynotes": list(unplaced_keynotes(edition)),
        "clashes": [clash for clash in told(schedule) if here in dict(clash["links"]).values()],
        "may_arrange": may_arrange(request.viewer, edition),
    }


@require_POST
def remove_session(request, slug, code):
    edition = arranged_edition(request, slug)
    session = session_of(edition, code)
    done = _("The session is removed. Its papers wait for another place.")
    back = reverse("programme:manage", args=[slug])
    return tried(request, lambda: actions.remove_session(session, by=request.user), done, back)


@require_POST
def fill_session(request, slug, code):
    """Puts the ticked papers and keynotes into this session."""
    edition = arranged_edition(request, slug)
    session = session_of(edition, code)
    chosen = request.POST.copy()
    chosen["session"] = session.code
    form = FillForm(chosen, edition=edition, papers=unplaced_papers(edition), keynotes=unplaced_keynotes(edition))
    if not form.is_valid():
        messages.error(request, " ".join(line for lines in form.errors.values() for line in lines))
        return redirect("programme:edit-session", slug, code)
    back = reverse("programme:edit-session", args=[slug, code])
    return tried(request, lambda: actions.fill(session, things=form.things, by=request.user), _("Added."), back)


@require_POST
def add_item(request, slug, code):
    edition = arranged_edition(request, slug)
    session = session_of(edition, code)
    form = ItemForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please give a title and between 1 and 720 minutes."))
        return redirect("programme:edit-session", slug, code)
    back = reverse("programme:edit-session", args=[slug, code])
    return tried(request, lambda: actions.add_item(session, by=request.user, **form.cleaned_data), _("Added."), back)


@require_POST
def change_slot(request, slug, code):
    """One presentation up, down, longer, shorter, elsewhere, or out: the button says which."""
    edition = arranged_edition(request, slug)
    slot = slot_of(edition, code)
    form = SlotForm(request.POST, edition=edition)
    back = reverse("programme:edit-session", args=[slug, slot.session.code])
    if not form.is_valid():
        messages.error(request, _("Please give between 1 and 720 minutes."))
        return redirect(back)
    deed, done = deeds(slot, request.user, **form.cleaned_data).get(request.POST.get("deed"), (None, ""))
    if deed is None:
        messages.error(request, _("Please use one of the buttons."))
        return redirect(back)
    return tried(request, deed, done, back)


def deeds(slot, by, *, revision, minutes, session):
    """{button: (what it does, what is said then)}; those for which a value is missing are left out."""
    marks = {"by": by, "revision": revision}
    found = {
        "up": (lambda: actions.shift(slot, up=True, **marks), _("Moved up.")),
        "down": (lambda: actions.shift(slot, up=False, **marks), _("Moved down.")),
        "out": (lambda: actions.take_out(slot, **marks), _("Taken out. It waits for another place.")),
    }
    if minutes:
        found["minutes"] = (lambda: actions.set_minutes(slot, minutes=minutes, **marks), _("Saved."))
    if session:
        found["move"] = (lambda: actions.move(slot, session=session, **marks), _("Moved to “%s”.") % session)
    return found
