// A line of a form that offers findings of the site while somebody types; what is written otherwise is kept as it is.
const LEAST = 2; // letters before the site is asked
const REST = 150; // milliseconds without a key before it is
let isPressed = false; // between the press and the release of the mouse, or of what stands for it on a touch screen
document.addEventListener("mousedown", (event) => { isPressed = event.button === 0; }, true);
document.addEventListener("mouseup", () => { isPressed = false; }, true);

document.querySelectorAll("input[data-suggest]").forEach((input) => {
  const list = document.createElement("div"), status = document.createElement("p");
  list.id = `${input.id}_found`;
  list.className = "palette-list panel";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent.trim() ?? "");
  list.hidden = true;
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  input.after(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }
  let asked, timer;
  const chosen = () => list.querySelector("[aria-selected=true]");

  function stop() {
    clearTimeout(timer);
    asked?.abort();
  }

  function close() {
    stop();
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(option) {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
  }

  function take(finding) {
    input.value = finding.value;
    for (const [name, value] of Object.entries(finding.fills)) {
      const field = input.form.elements[name];
      if (field) field.value = value;
    }
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function option(finding, number) {
    const row = document.createElement("div"), title = document.createElement("span"), about = document.createElement("span");
    row.id = `${list.id}_${number}`;
    row.className = "finding";
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    title.className = "finding-title";
    title.textContent = finding.value.replaceAll("_", " ");
    about.className = "finding-about";
    about.textContent = finding.about;
    row.append(title, about);
    row.addEventListener("pointerdown", (event) => event.preventDefault()); // the line keeps the focus
    row.addEventListener("click", () => take(finding));
    return row;
  }

  // Closing moves what stands below: a button would be gone from under the mouse before its release makes a click.
  function leave() {
    stop();
    if (isPressed) document.addEventListener("mouseup", () => setTimeout(close), { capture: true, once: true });
    else close();
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    try {
      const address = `${input.dataset.suggest}?q=${encodeURIComponent(input.value)}`;
      const answer = await fetch(address, { headers: { Accept: "application/json" }, signal: asked.signal });
      if (!answer.ok || answer.redirected) return;
      const { found, said } = await answer.json();
      list.replaceChildren(...found.map(option));
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
      input.removeAttribute("aria-activedescendant");
      status.textContent = said;
    } catch {
      // offline, or asked anew: the line is a line
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim().length < LEAST) close();
    else timer = setTimeout(ask, REST);
  });
  input.addEventListener("keydown", (event) => {
    const all = [...list.children], at = all.indexOf(chosen());
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") mark(all[(at + 1) % all.length]);
    else if (event.key === "ArrowUp") mark(all[(at <= 0 ? all.length : at) - 1]);
    else if (event.key === "Enter" && chosen()) chosen().click();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", leave);
});
