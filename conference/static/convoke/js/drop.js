// Files are dropped as well as chosen, looked at before they are sent, and sent with a progress bar. Without this the
// plain input does the same in silence.
const filled = (sentence, values) => sentence.replace(/{(\w+)}/g, (_, name) => values[name]);

function sized(bytes) {
  const [number, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  const format = { style: "unit", unit, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang || "en", format).format(number);
}

function isAccepted(file, accept) {
  const kinds = accept.split(",").map((kind) => kind.trim().toLowerCase()).filter(Boolean);
  const name = file.name.toLowerCase(), type = file.type.toLowerCase();
  return !kinds.length || kinds.some((kind) => (
    kind.startsWith(".") ? name.endsWith(kind) : kind.endsWith("/*") ? type.startsWith(kind.slice(0, -1)) : type === kind
  ));
}

class Drop {
  constructor(zone) {
    this.zone = zone;
    this.words = zone.dataset;
    this.input = zone.querySelector("input[type=file]");
    this.form = this.input.form;
    this.said = zone.querySelector("[data-drop-said]");
    this.progress = zone.querySelector("[data-drop-progress]");
    this.bar = this.progress.querySelector("progress");
    this.cancel = this.progress.querySelector("[data-drop-cancel]");
    this.input.addEventListener("change", () => this.look());
    for (const name of ["dragover", "dragleave", "drop"]) zone.addEventListener(name, (event) => this[name](event));
    this.form.addEventListener("submit", (event) => this.send(event));
    this.cancel.addEventListener("click", () => this.request?.abort());
    this.look(); // browsers keep a chosen file when a page is loaded again
  }

  say(sentence, isWrong = false) {
    this.said.textContent = sentence;
    this.said.classList.toggle("is-wrong", isWrong);
  }

  dragover(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    this.zone.classList.add("is-over");
  }

  dragleave(event) { if (!this.zone.contains(event.relatedTarget)) this.zone.classList.remove("is-over"); }

  drop(event) {
    event.preventDefault();
    this.zone.classList.remove("is-over");
    if (event.dataTransfer.files.length !== 1) { this.say(this.words.one, true); return; }
    this.input.files = event.dataTransfer.files;
    this.look();
  }

  // Whether the chosen file may be sent; what speaks against it is said at once, not after an hour of uploading.
  look() {
    const [file] = this.input.files;
    if (!file) { this.say(""); return true; }
    const values = { name: file.name, size: sized(file.size) }, most = Number(this.input.dataset.maxBytes);
    if (!isAccepted(file, this.input.accept)) { this.say(filled(this.words.wrongType, values), true); return false; }
    if (most && file.size > most) {
      this.say(filled(this.words.tooLarge, { ...values, most: sized(1e6 * Math.floor(most / 1e6)) }), true);
      return false;
    }
    this.say(filled(this.words.chosen, values));
    return true;
  }

  send(event) {
    if (!this.input.files.length) return;
    event.preventDefault();
    if (this.request) return;
    if (!this.look()) { this.input.focus(); return; }
    const request = this.request = new XMLHttpRequest();
    request.open("POST", this.form.action || location.href);
    request.setRequestHeader("X-Requested-With", "upload");
    request.upload.addEventListener("progress", (step) => this.move(step.total ? (100 * step.loaded) / step.total : 0));
    request.upload.addEventListener("load", () => this.check());
    request.addEventListener("load", () => this.take(request));
    request.addEventListener("error", () => this.stop(this.words.lost, true));
    request.addEventListener("abort", () => this.stop(this.words.cancelled));
    this.progress.hidden = this.cancel.hidden = false;
    this.form.setAttribute("aria-busy", "true");
    request.send(new FormData(this.form, event.submitter));
  }

  move(percent) {
    const whole = Math.floor(percent);
    this.bar.value = whole;
    // Read out at every quarter only.
    this.said.setAttribute("aria-live", whole % 25 ? "off" : "polite");
    this.say(filled(this.words.sending, { percent: whole }));
  }

  // It is there, and cannot be called back any more.
  check() {
    this.bar.removeAttribute("value");
    this.cancel.hidden = true;
    this.said.setAttribute("aria-live", "polite");
    this.say(this.words.checking);
  }

  take(request) {
    const isAnswer = (request.getResponseHeader("Content-Type") ?? "").startsWith("application/json");
    if (request.status === 200 && isAnswer) { location.assign(JSON.parse(request.responseText).location); return; }
    if (request.status === 200) { this.replacePage(request.responseText); return; }
    this.stop(request.status === 413 ? this.words.tooMuch : this.words.failed, true);
  }

  replacePage(html) {
    const main = document.querySelector("main");
    const answer = new DOMParser().parseFromString(html, "text/html").querySelector("main");
    main.replaceChildren(...answer.childNodes);
    begin(main);
    (main.querySelector("[data-error-summary]") ?? main).focus();
  }

  stop(sentence, isWrong = false) {
    this.request = null;
    this.progress.hidden = true;
    this.bar.value = 0;
    this.form.removeAttribute("aria-busy");
    this.said.setAttribute("aria-live", "polite");
    this.say(sentence, isWrong);
  }
}

function begin(root) { root.querySelectorAll("[data-drop]").forEach((zone) => new Drop(zone)); }
begin(document);
