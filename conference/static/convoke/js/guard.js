// Unsaved writing is not lost by a slip: the browser asks before the page goes.
document.querySelectorAll("form[data-guard]").forEach((form) => {
  let dirty = form.dataset.guard === "unsaved"; // such as a preview
  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
});
