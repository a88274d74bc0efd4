// The button "Print" is shown only where scripts run (css/base.css).
document.querySelectorAll("[data-print]").forEach((button) => {
  button.addEventListener("click", () => window.print());
});
