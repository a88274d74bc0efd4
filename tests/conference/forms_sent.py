"""What a browser sends of the main form of a page, read from its HTML: for tests that fill forms in."""

from html.parser import HTMLParser


class _Form(HTMLParser):
    def __init__(self):
        super().__init__()
        self.sent, self.depth, self.select, self.area = {}, 0, None, None
        self.main = False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "main":
            self.main = True
        if not self.main:
            return
        if tag == "input" and given.get("name"):
            self._input(given)
        elif tag == "select":
            self.select = given.get("name")
            self.sent.setdefault(self.select, "")
        elif tag == "option" and self.select and "selected" in given:
            self.sent[self.select] = given.get("value", "")
        elif tag == "textarea":
            self.area = given.get("name")
            self.sent[self.area] = ""

    def _input(self, given):
        if given.get("type") in ("submit", "file", "button"):
            return
        if given.get("type") in ("checkbox", "radio"):
            if "checked" in given:
                known = self.sent.get(given["name"])
                value = given.get("value", "on")
                self.sent[given["name"]] = (
                    value if known is None else [*([known] if isinstance(known, str) else known), value]
                )
            return
        self.sent[given["name"]] = given.get("value", "")

    def handle_data(self, data):
        if self.area:
            self.sent[self.area] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.sent[self.area] = self.sent[self.area].removeprefix("\n")
            self.area = None
        if tag == "select":
            self.select = None
        if tag == "main":
            self.main = False


def sent(html):
    """{name: value} of all fields inside of <main>, without the buttons."""
    form = _Form()
    form.feed(html)
    return {name: value for name, value in form.sent.items() if name and name != "csrfmiddlewaretoken"}
