"""Tags around buttons: those whose deed is asked about a second time."""

from django import template
from django.template.loader import render_to_string

register = template.Library()


@register.simple_block_tag
def confirm(content, label, question, about="", tone="btn-sm btn-outline-danger"):
    """A button that destroys nothing yet: it opens the question, and the form in the block has the button that does.

    {% confirm label=_("Remove") question=_("Remove this room?") about=room.name %}<form> ... </form>{% endconfirm %}

    `about` is read to those who do not see the row in which the button stands.
    """
    shown = {"label": label, "question": question, "about": about, "tone": tone, "content": content}
    return render_to_string("parts/confirm.html", shown)


@register.filter
def first_input(field):
    """The id of what a person fills in, or of the first of several choices: where a link to the field leads."""
    return field.id_for_label or f"{field.auto_id}_0"
