// Menus close by Escape and by a click elsewhere; without this they open and close by their own button.
const openMenus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  openMenus().forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});
document.addEventListener("click", (event) => {
  openMenus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});

// A row of links that is wider than the screen shows the one that is open.
document.querySelectorAll(".rooms, .tabs, .sub-nav, .day-links").forEach((row) => {
  const here = row.querySelector("[aria-current]");
  if (here && row.scrollWidth > row.clientWidth) row.scrollLeft += here.getBoundingClientRect().left - row.getBoundingClientRect().left - 16;
});
