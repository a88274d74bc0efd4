// The page "Look": a picker beside the typed colour, and at once what becomes of it. The server does the reckoning.
const field = document.querySelector("[data-accent]");

if (field) {
  const picker = document.createElement("input");
  picker.type = "color";
  picker.className = "form-control form-control-color";
  picker.setAttribute("aria-label", field.dataset.accent);
  const frame = document.createElement("div");
  frame.className = "colour-field";
  field.replaceWith(frame);
  frame.append(picker, field);

  let asked = 0;
  let waiting;

  async function show() {
    const mine = ++asked;
    const answer = await fetch(`?accent=${encodeURIComponent(field.value)}`, { headers: { Accept: "application/json" } });
    if (!answer.ok || mine !== asked) return;
    const { remarks, tokens, colour } = await answer.json();
    document.querySelectorAll("[data-sheets] > *").forEach((sheet) => {
      Object.entries(tokens).forEach(([name, value]) => sheet.style.setProperty(name, value));
    });
    document.querySelector("[data-remarks]").replaceChildren(...remarks.map((remark) => {
      const line = document.createElement("p");
      line.textContent = remark;
      return line;
    }));
    if (colour) picker.value = colour;
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(show, 250);
  }

  picker.addEventListener("input", () => { field.value = picker.value; soon(); });
  field.addEventListener("input", soon);
  show();
}
