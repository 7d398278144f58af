// Shows the state that the server tells of, and changes in place what differs:
// an image is only replaced when its page is another, so that nothing moves.
"use strict";

const element = (id) => document.getElementById(id);

function add(parent, name, text) {
  const child = document.createElement(name);
  if (text !== undefined) child.textContent = text;
  parent.append(child);
  return child;
}

function link(parent, page, text) {
  const item = add(parent, "li");
  const at = page ? add(item, "a", text) : add(item, "span", text);
  if (page) at.href = "#" + page;
  return item;
}

function showPages(pages) {
  const main = element("pages");
  const wanted = new Set(pages.map((page) => page.id));
  for (const old of [...main.children]) if (!wanted.has(old.id)) old.remove();
  pages.forEach((page, index) => {
    let figure = element(page.id);
    if (!figure) {
      figure = document.createElement("figure");
      figure.id = page.id;
      const image = add(figure, "img");
      image.loading = "lazy";
    }
    if (main.children[index] !== figure) main.insertBefore(figure, main.children[index] || null);
    const image = figure.firstElementChild;
    image.width = page.width;
    image.height = page.height;
    image.alt = page.name;
    if (image.getAttribute("src") !== page.src) image.src = page.src;
    figure.classList.toggle("changed", page.changed);
  });
}

function showOutline(outline) {
  const list = element("outline");
  list.replaceChildren();
  for (const entry of outline) link(list, entry.page, entry.text);
}

function showFindings(findings) {
  const list = element("findings");
  list.replaceChildren();
  for (const finding of findings) {
    const item = link(list, finding.page, finding.message);
    item.className = finding.severity;
    if (finding.place) add(add(item, "div"), "code", finding.place);
    for (const help of finding.help) add(item, "div", help);
  }
}

function show(state) {
  document.title = state.title;
  showPages(state.pages);
  showOutline(state.outline);
  showFindings(state.findings);
  element("status").textContent = state.status;
  element("status").classList.toggle("broken", state.broken);
  document.body.dataset.turn = state.turn;
}

const events = new EventSource("events");
events.onmessage = (event) => show(JSON.parse(event.data));
events.onerror = () => { element("status").textContent = "panelpaper watch has ended."; };
