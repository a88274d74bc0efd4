// Public pages are the same for everybody; who is signed in gets the account menu by a small request.
const link = document.querySelector("[data-account-menu]");
if (link) {
  fetch(link.dataset.accountMenu, { credentials: "same-origin", headers: { "X-Requested-With": "fetch" } })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((html) => { if (html.trim()) link.outerHTML = html; })
    .catch(() => {}); // offline: the plain link stays
}
