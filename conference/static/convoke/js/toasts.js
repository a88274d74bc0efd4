// Good news goes away by itself, but not while somebody reads it. The style sheet has set it at the bottom already.
const AT_LEAST = 8000, PER_LETTER = 90, ANNOUNCED_AFTER = 300; // milliseconds

function toast(place, label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "toast-close";
  button.setAttribute("aria-label", label);
  button.textContent = "×";
  const words = place.firstElementChild;
  let timer, isRead = false;
  const leave = () => {
    if (place.contains(document.activeElement)) document.querySelector("main").focus();
    place.remove();
  };
  const wait = () => {
    clearTimeout(timer);
    if (!isRead && !document.hidden) timer = setTimeout(leave, Math.max(AT_LEAST, PER_LETTER * words.textContent.length));
  };
  const read = (is) => () => { isRead = is; wait(); };
  for (const [event, is] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) {
    place.addEventListener(event, read(is));
  }
  document.addEventListener("visibilitychange", wait);
  button.addEventListener("click", leave);
  place.append(button);
  // A page that comes with its news is read from the top: what changes in a live region is read at once.
  setTimeout(() => { words.textContent = words.textContent; }, ANNOUNCED_AFTER);
  wait();
}
document.querySelectorAll("[data-toasts]").forEach((place) => {
  place.querySelectorAll(".notice").forEach((each) => toast(each, place.dataset.toasts));
});
