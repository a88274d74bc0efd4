// Questions before deeds that destroy open as dialogs. Without this they open in their place on the page.
function ask(place) {
  const dialog = place.querySelector("dialog"), summary = place.querySelector("summary");
  const close = dialog.querySelector("[data-dialog-close]");
  place.open = true; // what lies in closed details is not drawn
  dialog.removeAttribute("open"); // close() would tell of it later, when the question is open again
  close.hidden = false;
  dialog.showModal();
  close.focus(); // Enter, pressed twice by habit, destroys nothing
  dialog.addEventListener("close", () => {
    place.open = false;
    dialog.setAttribute("open", "");
    summary.focus();
  }, { once: true });
}
document.addEventListener("click", (event) => {
  const summary = event.target.closest("[data-confirm] > summary");
  if (summary) {
    event.preventDefault();
    ask(summary.parentElement);
    return;
  }
  const dialog = event.target.closest("[data-confirm] > dialog");
  if (dialog && (event.target === dialog || event.target.closest("[data-dialog-close]"))) dialog.close();
});
