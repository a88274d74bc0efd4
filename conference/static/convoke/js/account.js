// Public pages are the same for everybody; who is signed in gets the account menu by a small request, others are
// asked to sign in.
const link = document.querySelector("[data-account-menu]");
if (link && !document.cookie.split("; ").includes(`${link.dataset.cookie}=1`)) {
  link.querySelector("span").textContent = link.dataset.signIn;
} else if (link) {
  fetch(link.dataset.accountMenu, { credentials: "same-origin", headers: { "X-Requested-With": "fetch" } })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((html) => { if (html.trim()) link.outerHTML = html; })
    .catch(() => {}); // offline: the plain link stays
}
