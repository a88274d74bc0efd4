// Shows a form field only where the answer is given for which it waits; without this all are shown, with a sentence.
//
//   <div data-asked-row> <input name="b" data-asked-if="a" data-asked-value="yes"> </div>
//
// A field waits for the name and value of another, or for one of several (data-asked-values="one two"); a box that is
// ticked has the value "yes".
// Where the answer is asked on another page, the server has already decided what is shown.
const waiting = [...document.querySelectorAll("[data-asked-if]")]
  .filter((field) => document.getElementsByName(field.dataset.askedIf).length);

function placeOf(field) { return field.closest("[data-asked-row]") ?? field.closest("[id^=div_id_]"); }

function isGiven({ askedIf, askedValue, askedValues }) {
  const wanted = askedValues ? askedValues.split(" ") : [askedValue];
  return [...document.getElementsByName(askedIf)].some((other) => {
    if (other.dataset.askedIf && !isGiven(other.dataset)) return false;
    if (other.type !== "checkbox" && other.type !== "radio") return wanted.includes(other.value);
    return other.checked && (wanted.includes(other.value) || (askedValue === "yes" && other.value === "on"));
  });
}

function show() {
  waiting.forEach((field) => { placeOf(field).hidden = !isGiven(field.dataset); });
}

if (waiting.length) {
  document.addEventListener("change", show);
  show();
}
