"""Deeds that destroy are asked about a second time, with and without JavaScript."""

from django.template import Context, Template

PAGE = """{% load deeds %}{% confirm label="Remove" question="Remove this room?" about=name %}
<form method="post" action="/x/">{{ name }}<button>Remove the room</button></form>{% endconfirm %}"""


def test_the_form_lies_in_what_opens_and_its_name_stays_text():
    page = Template(PAGE).render(Context({"name": "<Aula>"}))

    assert page.startswith('<details class="confirm"')
    assert 'Remove…<span class="visually-hidden"> &lt;Aula&gt;</span></summary>' in page
    assert '<form method="post" action="/x/">&lt;Aula&gt;<button>' in page
    assert "<Aula>" not in page
