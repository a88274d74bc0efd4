"""Somebody who uses nothing but the keyboard, and sees at each stop where they are."""

from tests.browser.people import PATIENCE

MOST_STOPS = 400
RESTS_AFTER = 20  # times 50 ms: pages scroll gently, and rings may fade in
# How everything that can have the focus looks while it has none, noted once for each page.
NOTE = """() => {
    const look = one => {
        const style = getComputedStyle(one);
        return [style.outlineStyle == "none" ? "" : style.outline, style.boxShadow].join(" ");
    };
    if (!window.unfocused) {
        document.activeElement?.blur();
        window.lookOf = look;
        window.unfocused = new WeakMap([...document.querySelectorAll("*")].map(one => [one, look(one)]));
    }
}"""
# The ring may be drawn around the label or the frame that holds a control.
STOP = """() => {
    const one = document.activeElement;
    if (!one || one == document.body) return null;
    const labels = one.getAttribute("aria-label") ? [] : [...(one.labels || [])].map(label => label.innerText);
    const button = one.tagName == "INPUT" && ["submit", "button"].includes(one.type) ? one.value : "";
    const name = one.getAttribute("aria-label") || labels.join(" ") || button || one.innerText || "";
    const drawn = [one, ...(one.labels || []), one.parentElement];
    const style = getComputedStyle(one);
    const ring = (style.outlineStyle != "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow != "none";
    // The browser's own little button in a field for dates draws its own ring, and the field then has none.
    const isWithin = ["date", "time"].includes(one.type) && !one.matches(":focus-visible");
    const box = one.getBoundingClientRect();
    return {
        name: name.replace(/\\s+/g, " ").replace(/ ?\\*$/, "").trim(),
        kind: one.type || one.tagName.toLowerCase(),
        group: one.name || "",
        link: one.getAttribute("href") || "",
        isSeen: isWithin || drawn.some(
            each => each && unfocused.has(each) ? lookOf(each) != unfocused.get(each) : each == one && ring),
        isThere: box.bottom > 0 && box.top < innerHeight,
        source: one.outerHTML.slice(0, 160),
    };
}"""


class Keyboard:
    """Tab, Shift+Tab, Enter, Space and arrows of a person; nothing is ever clicked."""

    def __init__(self, person):
        self.person, self.page, self.keys = person, person.page, person.page.keyboard

    def visit(self, path):
        """The address bar can be reached by keyboard, too."""
        self.person.visit(path)
        return self

    def see(self, *words):
        self.person.see(*words)
        return self

    # -- going about -------------------------------------------------------------------------------------------------
    def to(self, name="", *, key="Tab", **about):
        """Presses Tab until the thing of this name, or of which this is true, has the focus."""
        stops = []
        self.page.evaluate(NOTE)
        for _ in range(MOST_STOPS):
            self.keys.press(key)
            stop = self.stop()
            if stop and self._is(stop, name, about):
                return self
            stops.append(stop["name"] if stop else "the end")
        raise AssertionError(f"Tab never comes to “{name or about}” at {self.page.url}: {stops[:60]}")

    def stop(self):
        """What has the focus; everybody must see that it has, once the page has come to rest."""
        for _ in range(RESTS_AFTER):
            stop = self.page.evaluate(STOP)
            if not stop or (stop["isSeen"] and stop["isThere"]):
                return stop
            self.page.wait_for_timeout(50)
        raise AssertionError(f"nobody sees where the focus is at {self.page.url}: {stop}")

    def _is(self, stop, name, about):
        exact = {key: value for key, value in about.items() if key != "label"}
        is_named = not name or stop["name"] == name
        return is_named and about.get("label", "") in stop["name"] and all(stop[key] == exact[key] for key in exact)

    def press(self, name):
        """Goes to a button or link that leads to another page, and presses Enter."""
        self.to(name)
        return self.enter()

    def enter(self):
        with self.page.expect_navigation(wait_until="load", timeout=PATIENCE):
            self.keys.press("Enter")
        return self

    # -- filling in --------------------------------------------------------------------------------------------------
    def fill(self, **fields):
        for label, words in fields.items():
            self.to(label.replace("_", " ")).type(words)
        return self

    def type(self, words):
        """Instead of what stands there; a field for times takes bare digits."""
        if self.stop()["kind"] not in ("time", "date"):
            self.keys.press("Control+A")
        self.keys.type(words)
        return self

    def choose(self, label, option):
        """In a list, by arrows."""
        self.to(label)
        for _ in range(60):
            if self.page.evaluate("() => document.activeElement.selectedOptions[0].text.trim()") == option:
                return self
            self.keys.press("ArrowDown")
        raise AssertionError(f"“{label}” offers no “{option}”")

    def mark(self, group, number):
        """One of several in a row, by arrows: the first is 1."""
        self.to(group=group)
        self.keys.press("Space")
        for _ in range(number - 1):
            self.keys.press("ArrowDown")
        self.stop()
        return self
