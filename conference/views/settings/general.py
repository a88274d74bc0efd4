"""Settings of a conference or special issue itself: facts, call texts, sender, rules, address, its series."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from conference import actions
from conference.forms.settings import AddressForm, CallTextsForm, GeneralForm, RulesForm, SenderForm, SeriesForm
from conference.history import Refused
from conference.permissions import may_edit_series, require
from conference.views.lookup import organised_edition
from conference.views.settings.common import edited, stored_of


def settings(request, slug):
    """What it is called, when and where it is, or in which issue it appears."""
    return _page(
        request,
        slug,
        GeneralForm,
        title=_("Settings"),
        lead=_("What it is, when and where. Only what is known: what is left empty is not shown."),
        needs_edition=True,
    )


def call_texts(request, slug):
    return _page(
        request,
        slug,
        CallTextsForm,
        title=_("Call texts"),
        lead=_("Sections of the call beside its description. What is left empty is not shown."),
        note=_("Markdown; formulas between dollar signs, such as $E = mc^2$."),
    )


def mail_sender(request, slug):
    return _page(
        request,
        slug,
        SenderForm,
        title=_("Mail sender"),
        lead=_("All mail goes out from the address of the site, under a name of yours. Answers go where you say."),
    )


def rules(request, slug):
    return _page(request, slug, RulesForm, title=_("Rules"), needs_edition=True)


def _page(request, slug, form_class, *, title, lead="", note="", needs_edition=False):
    edition = organised_edition(request, slug)

    def form_of(row, data):
        further = {"edition": row} if needs_edition else {}
        stored = stored_of(row, form_class.base_fields)
        return form_class(data, stored=stored, languages=row.languages, **further)

    return edited(
        request,
        thing=edition,
        form_of=form_of,
        deed=actions.edit_edition,
        said=_("The settings are saved."),
        edition=edition,
        title=title,
        lead=lead,
        note=note,
    )


def edit_series(request, slug):
    """The series or journal: what is said of it holds for all that belong to it."""
    edition = organised_edition(request, slug)
    require(may_edit_series(request.viewer, edition.series))

    def form_of(row, data):
        return SeriesForm(data, stored=stored_of(row, SeriesForm.base_fields), languages=edition.languages)

    def deed(row, **fields):
        return actions.edit_series(row, edition=edition, **fields)

    return edited(
        request,
        thing=edition.series,
        form_of=form_of,
        deed=deed,
        said=_("It is saved."),
        edition=edition,
        title=_("Journal") if edition.is_special_issue else _("Series"),
        lead=_("This is said on the pages of all that belong to it."),
    )


def address(request, slug):
    """The address of all its pages; the former one leads there for ever."""
    edition = organised_edition(request, slug)
    form = AddressForm(request.POST if request.method == "POST" else None, edition=edition)
    if form.is_valid():
        try:
            edition = actions.rename_edition(edition, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("slug", str(refusal))
        else:
            messages.success(request, _("The address is changed. The former one leads here."))
            return redirect("conference:address", edition.slug)
    context = {"edition": edition, "form": form, "former": edition.former_slugs.order_by("pk")}
    return render(request, "conference/settings/address.html", context)
