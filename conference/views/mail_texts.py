"""The words of the mails that the site sends by itself, which an edition may replace."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from conference import actions, letters, mail, registry
from conference.forms.mail import MailWordsForm
from conference.history import Refused
from conference.texts_form import language_name
from conference.tokens import without_signatures
from conference.views.lookup import organised_edition


def mail_texts(request, slug):
    """All occasions, and which have words of their own."""
    edition = organised_edition(request, slug)
    own = {words.occasion: words for words in edition.mail_templates.exclude(occasion="")}
    rows = [(occasion, letter, own.get(occasion)) for occasion, letter in letters.in_order()]
    return render(request, "conference/mail_texts.html", {"edition": edition, "rows": rows})


def mail_text(request, slug, occasion):
    """One occasion: its words, what may stand in them, and how they read."""
    edition = organised_edition(request, slug)
    letter = registry.letters.get(occasion)
    if letter is None:
        raise Http404
    own = letters.own_words(edition, occasion)
    if "reset" in request.POST:
        return _reset(request, edition, occasion)
    stored = {"subject": own.subject, "body": own.body} if own else starting_words(letter, edition.languages)
    form = MailWordsForm(request.POST or None, letter=letter, stored=stored, languages=edition.languages or ["en"])
    is_valid = form.is_valid()
    if is_valid and "preview" not in request.POST and _saved(request, edition, occasion, form):
        return redirect(request.path)
    tried = form.cleaned_data if is_valid else stored if not form.is_bound else None
    context = {"edition": edition, "occasion": occasion, "letter": letter, "own": own, "form": form}
    context["preview"] = preview(request.viewer, edition, letter, tried) if tried else None
    context["lacking"] = lacking(edition, tried) if tried else []
    return render(request, "conference/mail_text.html", context)


def lacking(edition, words):
    """(language of the edition without words, language read in its place), by name."""
    spoken = letters.Words(words["subject"], words["body"])
    pairs = [(code, spoken.language(code)) for code in edition.languages or ["en"]]
    return [(language_name(code), language_name(read)) for code, read in pairs if code != read]


def starting_words(letter, languages):
    """The house's words with their placeholders, in the languages of the edition that the site speaks."""
    words = {"subject": {}, "body": {}}
    for code in languages or ["en"]:
        with translation.override(code):
            words["subject"][code], words["body"][code] = str(letter.subject), str(letter.body)
    return words


def preview(viewer, edition, letter, words):
    """How a recent mail would read that this viewer may know of; with examples where there is none."""
    tried = letters.Words(words["subject"], words["body"])
    sample = letter.sample(viewer, edition)
    if sample is None:
        subject, text = mail.as_sent(*tried.filled(letter.examples, translation.get_language()))
    else:
        subject, text = mail.render(letter.template, words=tried, edition=edition, **sample)
    return {"subject": subject, "text": without_signatures(text), "is_real": sample is not None}


def _saved(request, edition, occasion, form):
    try:
        actions.set_mail_words(edition, occasion=occasion, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("From now on the mail says this."))
    return True


def _reset(request, edition, occasion):
    try:
        actions.reset_mail_words(edition, occasion=occasion, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The mail has the house’s words again."))
    return redirect(request.path)
