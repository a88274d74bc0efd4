// Beside a date that a call states in its zone, the same moment on the clocks of whoever reads, where they differ.
const words = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const dayHere = new Intl.DateTimeFormat(words, { dateStyle: "long" });
const clockHere = new Intl.DateTimeFormat(words, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

document.querySelectorAll("time[data-yours]").forEach((time) => {
  const at = new Date(time.dateTime);
  const wall = new Date(at - at.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  if (wall === time.dateTime.slice(0, 16)) return;
  const beside = document.createElement("span");
  beside.className = "muted small";
  beside.textContent = ` (${time.dataset.yours.replace("{moment}", `${dayHere.format(at)}, ${clockHere.format(at)}`)})`;
  time.parentNode.append(beside);
});
