// Shows the state that the server tells of, and changes in place what differs:
// an image is only replaced when its page is another, so that nothing moves.
"use strict";

const element = (id) => document.getElementById(id);
const figures = () => [...element("pages").children];

let state = { pages: [], findings: [] };
let edition;
let here;

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
  pages.forEach((page, index) => {
    let figure = element(page.id);
    if (!figure) {
      figure = document.createElement("figure");
      figure.id = page.id;
      figure.lang = page.lang === "zh" ? "zh-HK" : "en-GB";
      const image = add(figure, "img");
      image.loading = "lazy";
      image.alt = "";
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
      showWords(figure, page);
    }
    figure.classList.toggle("changed", page.changed);
  });
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

const changed = () => state.pages.filter((page) => page.changed).map((page) => page.id);
let last = -1;

function nextChange() {
  const pages = changed();
  if (!pages.length) return;
  last = (last + 1) % pages.length;
  showEdition(editionOf(pages[last]));
  element(pages[last]).scrollIntoView();
  element("place").textContent = `changed: ${pages[last]}`;
}

// A change that is not seen is told of.
function tellChanges() {
  const pages = changed();
  last = -1;
  const button = element("next");
  button.hidden = !pages.length;
  const seen = (id) => {
    const { top, bottom } = element(id).getBoundingClientRect();
    return !element(id).hidden && bottom > 0 && top < innerHeight;
  };
  const away = pages.filter((id) => !seen(id));
  if (away.length && !state.broken) element("place").textContent = `changed elsewhere: ${away.join(", ")} (n)`;
}

function show(told) {
  state = told;
  document.title = state.title;
  element("title").textContent = state.title;
  showPages(state.pages);
  showList("headings", state.headings);
  showList("outline", state.outline);
  showFindings(state.findings);
  showEditions();
  markFindings();
  tellChanges();
  element("status").textContent = state.status;
  element("status").classList.toggle("broken", state.broken);
  document.body.dataset.turn = state.turn;
}

element("pages").addEventListener("click", (event) => {
  const words = event.target.closest(".words span");
  // Who selects does not copy.
  if (words && !String(getSelection())) copy(words);
});

element("next").addEventListener("click", nextChange);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const inside = event.target.closest("a, button, input, summary");
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    n: nextChange,
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
