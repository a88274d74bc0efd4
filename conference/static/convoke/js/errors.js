// After a form was refused, the summary of what is wrong has the focus; its links lead into the fields.
// The living page of components shows one that nobody caused.
document.querySelector("[data-error-summary]:not(.design-part *)")?.focus();
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-error-summary] a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
  (field.closest("[id^='div_']") ?? field).scrollIntoView({ block: "start" });
});
