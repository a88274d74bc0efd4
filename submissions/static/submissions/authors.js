// Moves, adds and removes authors without asking the server; without this the same buttons send the page.
const FIELD = /authors-\d+-/;
const place = document.querySelector("[data-authors]");

function rows() { return [...place.querySelectorAll("[data-author]")]; }

// Names, ids, labels and buttons follow the order on the page.
function renumber() {
  rows().forEach((row, index) => {
    row.querySelector("[data-author-number]").textContent = index + 1;
    row.querySelectorAll("*").forEach((element) => {
      for (const name of ["name", "id", "for", "aria-describedby"]) {
        const value = element.getAttribute(name);
        if (value && FIELD.test(value)) element.setAttribute(name, value.replace(FIELD, `authors-${index}-`));
      }
      if (element.dataset.deed) element.value = `${element.dataset.deed}-author-${index}`;
    });
  });
  place.querySelector("[name=authors-TOTAL_FORMS]").value = rows().length;
  place.dispatchEvent(new Event("input", { bubbles: true }));
}

function blank(row) {
  const copy = row.cloneNode(true);
  copy.querySelectorAll("input, select, textarea").forEach((field) => { field.value = ""; field.classList.remove("is-invalid"); });
  copy.querySelectorAll(".invalid-feedback").forEach((problem) => problem.remove());
  return copy;
}

const deeds = {
  add() {
    const all = rows();
    const copy = blank(all.at(-1));
    all.at(-1).after(copy);
    return copy.querySelector("input");
  },
  remove(row) {
    const other = row.nextElementSibling?.matches("[data-author]") ? row.nextElementSibling : row.previousElementSibling;
    row.remove();
    return other.querySelector("input");
  },
  up(row, button) {
    if (row.previousElementSibling?.matches("[data-author]")) row.previousElementSibling.before(row);
    return button;
  },
  down(row, button) {
    if (row.nextElementSibling?.matches("[data-author]")) row.nextElementSibling.after(row);
    return button;
  },
};

place?.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-deed]");
  if (!button) return;
  const { deed } = button.dataset;
  if (!rows().length || (deed === "remove" && rows().length === 1)) return; // nothing to copy from: the server makes a row
  event.preventDefault();
  const focus = deeds[deed](button.closest("[data-author]"), button);
  renumber();
  focus.focus();
});
