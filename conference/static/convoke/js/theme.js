// Light, dark, or as the device has it: the choice is kept on this device only. first-paint.js applies it before
// anything is drawn.
const KEY = "theme";
const root = document.documentElement;

function choose(theme) {
  if (theme === "auto") {
    localStorage.removeItem(KEY);
    delete root.dataset.theme;
  } else {
    localStorage.setItem(KEY, theme);
    root.dataset.theme = theme;
  }
}

document.querySelectorAll("[data-theme-switch]").forEach((place) => {
  place.querySelectorAll("input").forEach((input) => {
    input.checked = input.value === (root.dataset.theme || "auto");
    input.addEventListener("change", () => choose(input.value));
  });
});
