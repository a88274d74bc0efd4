// Keeps "3 days 4 hours left" true while a page stays open, in the language of the page. The sentences stand beside the
// countdown (data-left="{time} left" ...); numbers and units are those of the browser.
const MINUTE = 60000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const language = document.documentElement.lang;

const counted = (number, unit) =>
  new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(number);
const soon = (number, unit) => new Intl.RelativeTimeFormat(language).format(number, unit);

function twoUnits(left, large, unit, small, smallUnit) {
  const rest = Math.floor((left % large) / small);
  return counted(Math.floor(left / large), unit) + (rest ? ` ${counted(rest, smallUnit)}` : "");
}

function sentence(left, words) {
  if (left >= DAY) return words.left.replace("{time}", twoUnits(left, DAY, "day", HOUR, "hour"));
  if (left >= HOUR) return words.left.replace("{time}", twoUnits(left, HOUR, "hour", MINUTE, "minute"));
  if (left >= MINUTE) return words.closing.replace("{in_time}", soon(Math.floor(left / MINUTE), "minute"));
  return words.soon;
}

function tick() {
  document.querySelectorAll("[data-closes]").forEach((place) => {
    const left = new Date(place.dataset.closes) - Date.now();
    if (left > 0) place.textContent = sentence(left, place.dataset);
    // What was closed when the page came stays as the server worded it.
    else if (!place.classList.contains("past")) { place.textContent = place.dataset.closed; place.className = "countdown past"; }
  });
}
if (document.querySelector("[data-closes]")) setInterval(tick, 30000);
