// The command palette: Ctrl-K (Cmd-K) goes to a paper, a page or a person. Without this its button is a link.
const dialog = document.querySelector("dialog[data-palette]");
const button = document.querySelector("[data-palette-button]");
const PAUSE = 120; // milliseconds without a key before the site is asked

function palette() {
  const input = dialog.querySelector("input"), list = dialog.querySelector("[role=listbox]");
  const none = dialog.querySelector("[data-palette-none]"), status = dialog.querySelector("[data-palette-status]");
  let asked, timer, isWaiting = false, goesOn = false;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");

  function choose(option) {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function show(html, problem = "") {
    list.innerHTML = html;
    const all = options();
    input.setAttribute("aria-expanded", String(all.length > 0));
    none.hidden = all.length > 0;
    none.textContent = all.length ? "" : problem || dialog.dataset.nothing;
    status.textContent = all.length ? list.firstElementChild.dataset.count : none.textContent;
    choose(all[0]);
    isWaiting = false;
    if (goesOn) all[0]?.click();
    goesOn = false;
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const address = new URL(dialog.dataset.palette, location);
    address.searchParams.set("q", input.value);
    if (dialog.dataset.in) address.searchParams.set("in", dialog.dataset.in);
    try {
      const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" }, signal: asked.signal });
      if (answer.redirected) location.assign(address); // signed out meanwhile: the page itself says so
      else if (answer.ok) show(await answer.text());
      else show("", dialog.dataset.failed);
    } catch (problem) {
      if (problem.name !== "AbortError") show("", dialog.dataset.failed);
    }
  }

  function open() {
    if (document.querySelector("dialog:modal")) return;
    dialog.showModal();
    input.select();
    isWaiting = true;
    ask();
  }

  const keys = {
    ArrowDown: (all, at) => choose(all[(at + 1) % all.length]),
    ArrowUp: (all, at) => choose(all[(at <= 0 ? all.length : at) - 1]),
    Enter: () => { if (isWaiting) goesOn = true; else chosen()?.click(); },
  };
  input.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    const all = options();
    keys[event.key](all, all.indexOf(chosen()));
  });
  input.addEventListener("input", () => {
    asked?.abort(); // an answer to what was typed before must not be taken for this one's
    isWaiting = true;
    goesOn = false;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-palette-close], a")) dialog.close();
  });
  button.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else open();
  });
  if (/mac|iphone|ipad/i.test(navigator.userAgent)) button.querySelector("kbd").textContent = "⌘ K";
}
if (dialog && button) palette();
