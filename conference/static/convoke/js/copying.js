// "Copy" beside a text that is there to be copied: shown only where the browser lets scripts write to the clipboard.
const DONE_FOR = 3000; // milliseconds

function copyButton(button) {
  const source = document.getElementById(button.dataset.copies), words = button.querySelector("[data-words]");
  const before = words.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.value);
      words.textContent = button.dataset.done;
    } catch {
      source.focus();
      source.select(); // what cannot be copied for somebody is marked for them
      return;
    }
    setTimeout(() => { words.textContent = before; }, DONE_FOR);
  });
}
if (navigator.clipboard) document.querySelectorAll("[data-copies]").forEach(copyButton);
