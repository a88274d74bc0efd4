// Tables that are sorted and filtered where they stand, and whose ticked rows are dealt with together. All of it is
// also there without this: rows in the order of the server, boxes to tick, buttons below. data-filter may name a field
// that is on the page already.
const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, sensitivity: "base" });
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const filled = (sentence, values) => sentence.replace(/{(\w+)}/g, (_, name) => values[name]);
const element = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
};

class LiveTable {
  constructor(table, key) {
    this.table = table;
    this.key = key; // of its state in the address
    this.words = table.dataset;
    this.body = table.tBodies[0];
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.matches(".group-head"));
    this.rows = rows.map((row) => ({ row, text: null, keys: [] }));
    this.order = this.rows;
    this.heads = [...table.tHead.rows[0].cells];
    this.frame = table.closest(".table-frame");
    this.tools = this.frame.previousElementSibling; // its place is kept by the page, so that nothing jumps
    if (this.rows.length < 2) return;
    if ("filter" in this.words) this.addFilter();
    if ("sortable" in this.words) this.addSorting();
    if (this.words.bulk) this.addBulk();
    this.restore();
    window.addEventListener("hashchange", () => this.restore());
  }

  // -- filtering
  addFilter() {
    this.field = document.getElementById(this.words.filter) ?? this.ownField();
    this.shown = element('<output class="table-shown"></output>');
    this.none = element('<p class="empty" hidden></p>');
    this.none.textContent = this.words.wordNone;
    this.tools.append(this.shown);
    this.frame.after(this.none);
    this.field.addEventListener("input", () => { this.filter(); this.remember(); });
  }

  ownField() {
    const field = element('<input type="search" class="form-control" autocomplete="off" spellcheck="false">');
    field.placeholder = filled(this.words.wordFilter, { total: this.rows.length });
    field.setAttribute("aria-label", field.placeholder);
    this.tools.append(field);
    // Enter would send the form in which the table is.
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    return field;
  }

  filter() {
    const words = plain(this.field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const entry of this.rows) {
      entry.text ??= plain(`${entry.row.parentElement.querySelector(".group-head")?.textContent ?? ""} ${entry.row.textContent}`);
      const fits = words.every((word) => entry.text.includes(word));
      if (entry.row.hidden === fits) entry.row.hidden = !fits;
      count += fits;
    }
    // A group, which is a body of the table with a head of its own, goes with its last row.
    for (const body of this.table.tBodies) body.hidden = [...body.rows].every((row) => row.hidden || row.matches(".group-head"));
    this.shown.textContent = words.length ? filled(this.words.wordShown, { shown: count, total: this.rows.length }) : "";
    this.none.hidden = count > 0;
    this.frame.hidden = count === 0;
    this.count?.();
  }

  // -- sorting
  addSorting() {
    const select = element('<select class="form-select table-sort"></select>');
    select.setAttribute("aria-label", this.words.wordSort);
    select.append(new Option(this.words.wordSort, ""));
    this.heads.forEach((head, column) => {
      if ("noSort" in head.dataset || !head.textContent.trim()) return;
      const button = element('<button type="button" class="sort"></button>');
      button.append(...head.childNodes);
      head.append(button);
      head.addEventListener("click", () => {
        this.sort(column, this.column === column && !this.isDown);
        this.remember();
      });
      const label = button.textContent.trim();
      select.append(new Option(`${label} ↑`, `${column}`), new Option(`${label} ↓`, `${column}d`));
    });
    select.addEventListener("change", () => { this.sortBy(select.value); this.remember(); });
    this.select = select;
    this.tools.append(select);
  }

  keyOf(entry, column) {
    if (!(column in entry.keys)) {
      const cell = entry.row.cells[column];
      const text = cell?.dataset.sortValue ?? cell?.textContent.trim() ?? "";
      entry.keys[column] = text !== "" && !Number.isNaN(Number(text)) ? Number(text) : text;
    }
    return entry.keys[column];
  }

  compare(one, other) {
    if (one === other) return 0;
    if (one === "" || other === "") return one === "" ? 1 : -1;
    return typeof one === "number" && typeof other === "number" ? one - other : collator.compare(one, other);
  }

  sort(column, isDown) {
    this.column = column;
    this.isDown = isDown;
    const way = isDown ? -1 : 1;
    this.order = [...this.rows].sort((one, other) => {
      const keys = [this.keyOf(one, column), this.keyOf(other, column)];
      return keys.includes("") ? this.compare(...keys) : way * this.compare(...keys); // what is empty stays last
    });
    this.place();
  }

  sortBy(value) {
    if (value) { this.sort(Number.parseInt(value, 10), value.endsWith("d")); return; }
    this.column = undefined;
    this.order = this.rows;
    this.place();
  }

  place() {
    this.body.append(...this.order.map((entry) => entry.row));
    this.heads.forEach((head, column) => {
      if (column === this.column) head.setAttribute("aria-sort", this.isDown ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    this.select.value = this.sorting;
  }

  get sorting() { return this.column === undefined ? "" : `${this.column}${this.isDown ? "d" : ""}`; }

  // -- the state lies in the address: Back from a paper brings the same rows in the same order
  remember() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const [name, value] of [["filter", this.field?.value ?? ""], ["sort", this.sorting]]) {
      if (value) state.set(this.key + name, value);
      else state.delete(this.key + name);
    }
    const hash = state.toString();
    history.replaceState(history.state, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    const sorting = state.get(`${this.key}sort`) ?? "", filter = state.get(`${this.key}filter`) ?? "";
    if (this.select && sorting !== this.sorting && (!sorting || this.heads[Number.parseInt(sorting, 10)])) this.sortBy(sorting);
    if (this.field && filter !== this.field.value) { this.field.value = filter; this.filter(); }
  }

  // -- ticked rows
  addBulk() {
    const bar = document.querySelector(`[data-bulk-bar="${this.words.bulk}"]`);
    const boxes = () => this.order.map((entry) => entry.row.querySelector("input[type=checkbox]")).filter(Boolean);
    const seen = () => boxes().filter((box) => !box.closest("tr").hidden && !box.disabled);
    const all = element('<label class="tick-all"><input type="checkbox" class="form-check-input"><span></span></label>');
    const tick = all.querySelector("input"), said = element('<output class="bulk-count"></output>');
    all.querySelector("span").textContent = this.words.wordAll;
    bar.prepend(all, said);
    let last = null;
    this.count = () => {
      const ticked = boxes().filter((box) => box.checked), here = seen();
      const hidden = ticked.filter((box) => box.closest("tr").hidden).length;
      said.textContent = ticked.length
        ? filled(hidden ? this.words.wordTickedHidden : this.words.wordTicked, { n: ticked.length, hidden })
        : "";
      tick.checked = here.length > 0 && here.every((box) => box.checked);
      tick.indeterminate = !tick.checked && here.some((box) => box.checked);
      bar.classList.toggle("is-stuck", ticked.length > 0);
      boxes().forEach((box) => box.closest("tr").classList.toggle("is-ticked", box.checked));
    };
    tick.addEventListener("change", () => { seen().forEach((box) => { box.checked = tick.checked; }); this.count(); });
    this.table.addEventListener("click", (event) => {
      if (!event.target.matches("input[type=checkbox]")) return;
      const here = seen(), from = here.indexOf(last), to = here.indexOf(event.target);
      if (event.shiftKey && from >= 0) {
        here.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((box) => { box.checked = event.target.checked; });
      }
      last = event.target;
      this.count();
    });
    this.count();
  }
}
document.querySelectorAll("table[data-sortable], table[data-filter], table[data-bulk]").forEach((table, index) => {
  new LiveTable(table, index ? `${index}-` : "");
});
