// Keeps "3 days 4 hours left" true while a page stays open.
const MINUTE = 60000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const counted = (number, unit) => `${number} ${unit}${number === 1 ? "" : "s"}`;

export function sentence(left) {
  if (left <= 0) return null; // what was closed when the page came stays as the server worded it
  if (left >= DAY) {
    const hours = Math.floor((left % DAY) / HOUR);
    return `${counted(Math.floor(left / DAY), "day")}${hours ? ` ${counted(hours, "hour")}` : ""} left`;
  }
  if (left >= HOUR) return `${counted(Math.floor(left / HOUR), "hour")} ${counted(Math.floor((left % HOUR) / MINUTE), "minute")} left`;
  return left >= MINUTE ? `closes in ${counted(Math.floor(left / MINUTE), "minute")}` : "closes in less than a minute";
}

function tick() {
  document.querySelectorAll("[data-closes]").forEach((place) => {
    const words = sentence(new Date(place.dataset.closes) - Date.now());
    if (words) place.textContent = words;
    else if (!place.classList.contains("past")) { place.textContent = "closed"; place.className = "countdown past"; }
  });
}
if (document.querySelector("[data-closes]")) setInterval(tick, 30000);
