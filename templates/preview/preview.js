// Shows the state that the server tells of, and changes in place what differs:
// an image is only replaced when its page is another, so that nothing moves.
"use strict";

const element = (id) => document.getElementById(id);
const figures = () => [...element("pages").children];

let state = { pages: [], findings: [], since: [] };
let edition;
let here;
// The state that changes are shown since, by its name; and the one before it was hidden.
let since = "";
let lastSince;

function add(parent, name, text) {
  const child = document.createElement(name);
  if (text !== undefined) child.textContent = text;
  parent.append(child);
  return child;
}

function link(parent, page, text) {
  const item = add(parent, "li");
  const at = page ? add(item, "a", text) : add(item, "span", text);
  if (page) {
    at.href = "#" + page;
    item.dataset.page = page;
    at.addEventListener("click", () => showEdition(editionOf(page)));
  }
  return item;
}

const editionOf = (page) => page.split("-")[0];

function showPages(pages) {
  const main = element("pages");
  const wanted = new Set(pages.map((page) => page.id));
  for (const old of figures()) if (!wanted.has(old.id)) old.remove();
  const words = [];
  pages.forEach((page, index) => {
    let figure = element(page.id);
    if (!figure) {
      figure = document.createElement("figure");
      figure.id = page.id;
      figure.lang = page.lang === "zh" ? "zh-HK" : "en-GB";
      const image = add(figure, "img");
      image.loading = "lazy";
      image.alt = "";
      add(figure, "div").className = "bars";
      add(figure, "div").className = "words";
    }
    if (main.children[index] !== figure) main.insertBefore(figure, main.children[index] || null);
    const image = figure.firstElementChild;
    image.width = page.width;
    image.height = page.height;
    figure.setAttribute("aria-label", `Page ${page.number} (${page.lang})`);
    if (image.getAttribute("src") !== page.src) image.src = page.src;
    if (figure.dataset.words !== page.words) {
      figure.dataset.words = page.words;
      words.push(showWords(figure, page));
    }
    figure.classList.toggle("changed", page.changed);
  });
  return Promise.all(words);
}

// The words of a page, each as wide as on its picture.
async function showWords(figure, page) {
  const told = await fetch(page.words).then((answer) => answer.json()).catch(() => undefined);
  if (figure.dataset.words !== page.words) return;
  // Asked for again with the next state.
  if (!told) return void (figure.dataset.words = "");
  const layer = figure.lastElementChild;
  layer.replaceChildren();
  for (const [text, x, y, width, size, place] of told) {
    const words = add(layer, "span", text);
    words.style.left = `${(100 * x) / page.width}%`;
    words.style.top = `${(100 * y) / page.height}%`;
    words.style.fontSize = `${(100 * size) / page.width}cqw`;
    words.dataset.place = place;
    words.dataset.wide = width / page.width;
  }
  fit(figure);
  markFindings();
  markChanges(figure);
}

// Stretches the words to their measure; a hidden page has none.
function fit(figure) {
  const whole = figure.clientWidth;
  if (!whole) return;
  const all = [...figure.lastElementChild.children];
  const wide = all.map((words) => words.offsetWidth);
  all.forEach((words, at) => {
    if (wide[at]) words.style.transform = `scaleX(${(words.dataset.wide * whole) / wide[at]})`;
  });
}

function showList(id, entries) {
  const list = element(id);
  list.replaceChildren();
  for (const entry of entries) link(list, entry.page, entry.text);
}

function showFindings(findings) {
  const list = element("findings");
  list.replaceChildren();
  for (const finding of findings) {
    const item = link(list, finding.page, finding.message);
    item.className = finding.severity;
    const at = item.querySelector("a");
    if (at) at.addEventListener("click", () => goTo(wordsOf(finding)[0]));
    if (finding.place) add(add(item, "div"), "code", finding.place);
    for (const help of finding.help) add(item, "div", help);
  }
}

function wordsOf(finding) {
  const figure = finding.page && element(finding.page);
  const words = figure ? figure.lastElementChild.children : [];
  return finding.words.map((at) => words[at]).filter(Boolean);
}

// Findings point at their words, errors over warnings.
function markFindings() {
  for (const old of document.querySelectorAll(".words .error, .words .warning"))
    old.classList.remove("error", "warning");
  for (const finding of state.findings)
    for (const words of wordsOf(finding)) {
      words.classList.add(finding.severity === "error" ? "error" : "warning");
      words.title = finding.message;
    }
}

function showEditions() {
  const all = [...new Set(state.pages.map((page) => page.lang))];
  if (!all.includes(edition)) edition = all[0];
  const box = element("editions");
  box.hidden = all.length < 2;
  while (box.children.length > 1) box.lastChild.remove();
  for (const lang of all) {
    const label = add(box, "label");
    const choice = add(label, "input");
    choice.type = "radio";
    choice.name = "edition";
    choice.value = lang;
    choice.checked = lang === edition;
    choice.addEventListener("change", () => showEdition(lang));
    label.append(` ${lang}`);
  }
  hideOthers();
}

function showEdition(lang) {
  if (!lang || lang === edition) return;
  edition = lang;
  for (const choice of document.getElementsByName("edition")) choice.checked = choice.value === lang;
  hideOthers();
  showChanges();
}

function hideOthers() {
  for (const figure of figures()) {
    const hidden = editionOf(figure.id) !== edition;
    if (figure.hidden && !hidden) {
      figure.hidden = false;
      fit(figure);
    }
    figure.hidden = hidden;
  }
  for (const item of document.querySelectorAll("#outline li, #headings li"))
    item.hidden = Boolean(item.dataset.page) && editionOf(item.dataset.page) !== edition;
}

// The line that the keys are at.
function goTo(words) {
  if (!words) return;
  if (here) here.classList.remove("here");
  here = words;
  here.classList.add("here");
  here.scrollIntoView({ block: "center" });
  element("place").textContent = here.dataset.place || "typed nowhere: it is computed";
}

async function copy(words) {
  goTo(words);
  const place = words.dataset.place;
  if (!place) return;
  try {
    await navigator.clipboard.writeText(place);
    element("place").textContent = `${place} copied`;
  } catch {
    element("place").textContent = place;
  }
}

function step(by) {
  const all = [...document.querySelectorAll("figure:not([hidden]) .words span")];
  let at = all.indexOf(here);
  // From what is seen, where none was chosen.
  if (at < 0) at = all.findIndex((words) => words.getBoundingClientRect().top >= 0) - (by > 0 ? 1 : 0);
  goTo(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

const base = (id) => state.since.find((own) => own.id === id);
const marksOf = (own, page) => (own && own.pages && own.pages[page]) || {};

// Has the server say what changed since a state, once for each turn.
async function ask(id) {
  const own = base(id);
  if (!own || own.list) return;
  const turn = state.turn;
  const told = await fetch(`since/${id}`).then((answer) => answer.json()).catch(() => undefined);
  // An answer of another turn is of other pages: the next state asks again.
  if (told && told.turn === turn) Object.assign(own, told);
}

// Marks the words of a page that changed since what was chosen. What is gone is no text
// of the page: it is said aloud, and where the pointer rests.
function markChanges(figure) {
  const marks = marksOf(base(since), figure.id);
  const bars = figure.children[1];
  bars.replaceChildren();
  [...figure.lastElementChild.children].forEach((words, at) => {
    const own = marks[at];
    if (!own && !words.classList.contains("altered")) return;
    const letters = [...words.textContent];
    const order = (mark) => 2 * mark[1] + (mark[0] === "removed" ? 0 : 1);
    let done = 0;
    words.replaceChildren();
    for (const [kind, from, to, gone] of [...(own || [])].sort((a, b) => order(a) - order(b))) {
      words.append(letters.slice(done, from).join(""));
      if (kind === "removed") add(words, "del").dataset.gone = gone;
      else add(words, "ins", letters.slice(Math.max(done, from), to).join("")).className = kind;
      done = Math.max(done, to);
    }
    words.append(letters.slice(done).join(""));
    words.classList.toggle("altered", Boolean(own));
    words.classList.toggle("elsewhere", Boolean(own) && !own.length);
    if (!own) return words.removeAttribute("title");
    words.title = said(words);
    const bar = add(bars, "i");
    bar.style.top = words.style.top;
    bar.style.height = words.style.fontSize;
  });
  const count = runs(marks).length;
  const page = state.pages.find((page) => page.id === figure.id);
  const changes = count ? `, ${count} changed` : "";
  if (page) figure.setAttribute("aria-label", `Page ${page.number} (${page.lang})${changes}`);
}

// What changed in some words.
function said(words) {
  const parts = [...words.querySelectorAll("ins, del")].map((mark) =>
    mark.localName === "del" ? `deleted: ${mark.dataset.gone}`
    : `${mark.className === "moved" ? "moved here" : "inserted"}: ${mark.textContent}`);
  return parts.join("; ") || "it stands elsewhere, or something beside it is another";
}

// The marked words of a page: of lines that follow one another the first.
function runs(marks) {
  const all = Object.keys(marks).map(Number).sort((a, b) => a - b);
  return all.filter((at) => !all.includes(at - 1));
}

function showSince() {
  const choice = element("since");
  const wanted = [["", "nothing: show no changes"], ...state.since.map((own) => [own.id, own.name])];
  const told = JSON.stringify(wanted);
  if (choice.dataset.told !== told) {
    choice.dataset.told = told;
    choice.replaceChildren();
    for (const [id, name] of wanted) add(choice, "option", name).value = id;
    // What was named on the command line is shown at once.
    if (lastSince === undefined && base("named")) since = "named";
    lastSince ||= since || "";
  }
  choice.value = base(since) ? since : "";
}

async function chooseSince(id) {
  since = id;
  if (id) lastSince = id;
  stopAt = -1;
  showSince();
  await ask(id);
  figures().forEach(markChanges);
  showChanges();
}

// Changes from now on.
async function fromNow() {
  await fetch("mark", { method: "POST" }).catch(() => undefined);
  chooseSince("mark");
}

function showChanges() {
  const own = base(since);
  const list = element("changes");
  const follows = element("follows");
  const below = follows.lastElementChild;
  list.replaceChildren();
  below.replaceChildren();
  for (const entry of own && own.list ? own.list : []) showChange(entry.follows ? below : list, entry);
  const [count, more] = [list.children.length, below.children.length];
  follows.hidden = !more;
  follows.firstElementChild.textContent = `What follows from these (${more})`;
  const plural = count === 1 ? "1 change" : `${count} changes`;
  element("count").textContent = own && own.list ? `${count ? plural : "Nothing changed"} since ${own.name}` : "";
  const any = stops().length > 0;
  for (const id of ["next", "previous"]) element(id).disabled = !any;
}

function showChange(list, entry) {
  const [page, words] = entry.at[edition] || Object.values(entry.at)[0] || [];
  const item = link(list, page, entry.text);
  const go = item.querySelector("a");
  if (go) go.addEventListener("click", () => goTo(element(page).lastElementChild.children[words[0]]));
  const text = add(item, "div");
  if (entry.column) text.append(`${entry.column}: `);
  for (const [fate, part] of entry.stretches)
    if (fate === "kept") text.append(part);
    else add(text, fate === "added" ? "ins" : "del", part);
  if (entry.place) add(add(item, "div"), "code", entry.gone ? `${entry.place} (before)` : entry.place);
}

// Where keys go: the changes that are shown, or those of the last save; a page of which
// nothing but the picture is another is one.
let stopAt = -1;

function stops() {
  const own = base(since) || base("last");
  return state.pages.flatMap((page) => {
    const words = runs(marksOf(own, page.id)).map((word) => ({ page: page.id, word }));
    return words.length || base(since) || !page.changed ? words : [{ page: page.id }];
  });
}

const wordsAt = (stop) => element(stop.page).lastElementChild.children[stop.word];

function change(by) {
  const all = stops();
  if (!all.length) return;
  stopAt = stopAt < 0 ? (by > 0 ? 0 : all.length - 1) : (stopAt + by + all.length) % all.length;
  const stop = all[stopAt];
  showEdition(editionOf(stop.page));
  const words = wordsAt(stop);
  if (words) goTo(words);
  else element(stop.page).scrollIntoView();
  const what = words && words.classList.contains("altered") ? `: ${said(words)}` : "";
  element("place").textContent = `changed: ${stop.page}, ${stopAt + 1} of ${all.length}${what}`;
}

// A change of the last save that is not seen is told of.
function tellChanges() {
  stopAt = -1;
  showChanges();
  const marks = base("last");
  const isSeen = (shown) => {
    const { top, bottom } = shown.getBoundingClientRect();
    return !shown.closest("figure").hidden && bottom > 0 && top < innerHeight;
  };
  const away = state.pages.filter((page) => {
    if (!page.changed) return false;
    const layer = element(page.id).lastElementChild.children;
    const words = Object.keys(marksOf(marks, page.id)).map((word) => layer[word]).filter(Boolean);
    return !(words.length ? words : [element(page.id)]).some(isSeen);
  });
  const names = away.map((page) => page.id).join(", ");
  if (names && !state.broken) element("place").textContent = `changed elsewhere: ${names} (n)`;
}

function show(told) {
  state = told;
  document.title = state.title;
  element("title").textContent = state.title;
  const words = showPages(state.pages);
  showList("headings", state.headings);
  showList("outline", state.outline);
  showFindings(state.findings);
  showEditions();
  markFindings();
  showSince();
  const turn = state.turn;
  Promise.all([words, ask("last"), ask(since)]).then(() => {
    if (turn !== state.turn) return;
    figures().forEach(markChanges);
    tellChanges();
  });
  element("status").textContent = state.status;
  element("status").classList.toggle("broken", state.broken);
  document.body.dataset.turn = state.turn;
}

element("pages").addEventListener("click", (event) => {
  const words = event.target.closest(".words span");
  // Who selects does not copy.
  if (words && !String(getSelection())) copy(words);
});

element("next").addEventListener("click", () => change(1));
element("previous").addEventListener("click", () => change(-1));
element("mark").addEventListener("click", fromNow);
element("since").addEventListener("change", (event) => chooseSince(event.target.value));

document.addEventListener("keydown", (event) => {
  // Letters choose in a list.
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select")) return;
  const inside = event.target.closest("a, button, input, summary");
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    n: () => change(1),
    p: () => change(-1),
    m: fromNow,
    s: () => chooseSince(base(since) ? "" : lastSince || state.since.at(-1)?.id || ""),
    e: () => {
      const all = [...new Set(state.pages.map((page) => page.lang))];
      showEdition(all[(all.indexOf(edition) + 1) % all.length]);
    },
    c: () => here && copy(here),
    Enter: () => !inside && here && copy(here),
  };
  const act = keys[event.key];
  if (act && !(inside && event.key === "Enter")) act();
});

new ResizeObserver(() => figures().forEach(fit)).observe(element("pages"));

const events = new EventSource("events");
events.onmessage = (event) => show(JSON.parse(event.data));
events.onerror = () => { element("status").textContent = "panelpaper watch has ended."; };
