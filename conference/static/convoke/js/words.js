// Counts the words of a text field while somebody types, exactly as submissions/words.py counts them on the server.
//
//   <textarea data-word-limit="1000" data-word-target="#abstract-words"></textarea> <p id="abstract-words"></p>
//
// The sentence shown can be translated: data-word-sentence="{words} of {limit} words (references not counted)".

export const HEADINGS = new Set([
  "bibliografia", "bibliografia essenziale", "bibliografie", "bibliografía", "bibliographie", "bibliography",
  "cited literature", "irodalom", "irodalomjegyzék", "kaynakça", "källor", "list of references", "literatur",
  "literatura", "literaturangaben", "literature", "literature cited", "literaturhinweise", "literaturverzeichnis",
  "literatuur", "literatuurlijst", "litteratur", "litteraturliste", "lähteet", "ouvrages cités", "piśmiennictwo",
  "quellen", "quellen und literatur", "quellenverzeichnis", "reference list", "referencer", "references",
  "references and notes", "references cited", "referencias", "referencias bibliográficas", "referenser",
  "referenties", "referenzen", "referências", "referências bibliográficas", "riferimenti",
  "riferimenti bibliografici", "références", "références bibliographiques", "selected bibliography",
  "seznam literatury", "viitteet", "works cited", "βιβλιογραφία", "литература", "список литературы",
  "список літератури", "参考文献", "參考文獻", "引用文献", "참고문헌",
]);
export const NEVER_INLINE = new Set([
  "literatur", "literatura", "literature", "literatuur", "litteratur", "quellen", "литература",
]);
const LONGEST_HEADING = 80;
const LINE = /[^\n\v\f\r\u2028\u2029]+/g;
const MARKS = new Set(" \t\u00a0#*_=.:\uff1a-\u2013>");
const NUMBERING = /^(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[ivxlc]{1,6}|[a-z])[.):]?[\s*_]+/;
const CJK = new RegExp(
  "[\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
    "\\uf900-\\ufaff\\uff66-\\uff9d\\u{20000}-\\u{3fffd}]",
  "u",
);
const JOINERS = new Set("-\u2010\u2011\u00ad'\u2019\u200c\u200d\u2060.@&_");
const WORD = /c|[wn][wnm]*(?:(?::\/\/|[j:/]|(?<=n),(?=n))[wn][wnm]*)*/g;

// The words before the references, where those begin (in UTF-16 units; null without) and how they are headed.
export function countWords(text) {
  for (const line of Array.from(text.matchAll(LINE)).reverse()) {
    const [heading, restFrom] = headingOf(line[0]);
    if (!heading) continue;
    if (!wordsIn(text.slice(line.index + restFrom))) break;
    return { words: wordsIn(text.slice(0, line.index)), referencesFrom: line.index, referencesHeading: heading };
  }
  return { words: wordsIn(text), referencesFrom: null, referencesHeading: "" };
}

function wordsIn(text) {
  const classes = new Map();
  let shape = "";
  for (const character of text) {
    if (!classes.has(character)) classes.set(character, classOf(character));
    shape += classes.get(character);
  }
  return (shape.match(WORD) ?? []).length;
}

function classOf(character) {
  if (CJK.test(character)) return "c";
  if (":/,".includes(character)) return character;
  if (JOINERS.has(character)) return "j";
  if (/\p{L}/u.test(character)) return "w";
  if (/\p{N}/u.test(character)) return "n";
  return /\p{M}/u.test(character) ? "m" : "s";
}

function headingOf(line) {
  const characters = Array.from(line.slice(0, 2 * LONGEST_HEADING + 2));
  if (characters.length <= LONGEST_HEADING && HEADINGS.has(bare(line))) return [line.trim(), line.length];
  const start = characters.slice(0, LONGEST_HEADING).join("").replaceAll("\uff1a", ":");
  const colon = start.indexOf(":");
  const before = start.slice(0, Math.max(colon, 0));
  if (colon >= 0 && HEADINGS.has(bare(before)) && !NEVER_INLINE.has(bare(before))) return [before.trim(), before.length];
  return ["", 0];
}

function bare(line) {
  const text = stripped(line.normalize("NFC").toLowerCase());
  return stripped(text.replace(NUMBERING, "")).split(/\s+/u).filter(Boolean).join(" ");
}

function stripped(text) {
  const characters = Array.from(text);
  const isMark = (character) => MARKS.has(character);
  const first = characters.findIndex((character) => !isMark(character));
  if (first < 0) return "";
  return characters.slice(first, characters.findLastIndex((character) => !isMark(character)) + 1).join("");
}

const SENTENCE = "{words} of {limit} words (references not counted)";
const PAUSE = 400; // milliseconds without a key before the count changes, so that screen readers are not flooded
const waiting = new WeakMap();

function show(field) {
  const target = document.querySelector(field.dataset.wordTarget);
  if (!target) return;
  const { words } = countWords(field.value);
  const limit = Number(field.dataset.wordLimit);
  target.setAttribute("aria-live", "polite");
  target.classList.toggle("is-over", words > limit);
  const sentence = field.dataset.wordSentence ?? SENTENCE;
  target.textContent = sentence.replace("{words}", words).replace("{limit}", limit);
}

function showAll(root) {
  root.querySelectorAll("textarea[data-word-limit][data-word-target]").forEach(show);
}

function showSoon(event) {
  const field = event.target;
  if (!field.matches?.("textarea[data-word-limit][data-word-target]")) return;
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(show, PAUSE, field));
}

if (typeof document !== "undefined") {
  document.addEventListener("input", showSoon);
  document.addEventListener("htmx:afterSettle", (event) => showAll(event.target));
  showAll(document);
}
