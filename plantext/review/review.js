"use strict";
// What the page holds, its two languages, and its start. The files of this folder become one script.

const settings = JSON.parse(byId("settings").textContent);
const sheets = new Map(); // the documents that were opened, by their number
let language = settings.language === "zh" ? 0 : 1;
let sheet; // the document that is shown

function byId(id) {
  return document.getElementById(id);
}

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Return a text of the interface in the language that is chosen; a word that has none stands for itself. */
function say(group, word, ...values) {
  const pair = settings.words[group][word];
  const text = pair ? pair[language] : word;
  return text.replace(/\{(\d)\}/g, (_, at) => String(values[at]));
}

function tell(text, isProblem = false) {
  byId("status").textContent = text;
  byId("status").classList.toggle("problem", isProblem);
}

function open(number) {
  if (!sheets.has(number)) {
    sheets.set(number, readSheet(number));
  }
  sheet = sheets.get(number);
  for (const article of document.querySelectorAll("article")) {
    article.hidden = article !== sheet.article;
  }
  byId("document").scrollTop = 0;
  showFindings();
  fillFilters();
  fillList();
}

function readSheet(number) {
  const data = dataOf(number);
  const made = { ...data, article: articleOf(number), marks: new Map(), itemsOf: new Map(), cards: new Map(), decisions: new Map(), strays: [] };
  for (const mark of made.article.querySelectorAll("mark")) {
    const items = mark.dataset.i.split(" ").map(Number);
    made.itemsOf.set(mark, items);
    for (const at of items) {
      made.marks.set(at, [...(made.marks.get(at) ?? []), mark]);
    }
  }
  restore(made);
  return made;
}

/** Return the data of a document with the names of fields and tables, which are left out of its many records. */
function dataOf(number) {
  const data = JSON.parse(byId(`data-${number}`).textContent);
  data.items = data.items.map((item) => ({ quote: "", before: "", after: "", under: "", raw: "", ...item }));
  for (const item of data.items) {
    item.was = Object.fromEntries(settings.forms[item.table].map(({ name }, at) => [name, item.was[at]]));
    if (item.caption !== undefined) {
      const { name, item: part = "" } = item.was;
      item.row = { table: data.captions[item.caption], number: item.number ?? "", name, item: part };
    }
  }
  return data;
}

function articleOf(number) {
  const template = document.querySelector(`template[data-doc="${number}"]`);
  if (template) {
    const article = make("article", { hidden: true, lang: "zh" });
    article.append(template.content);
    template.replaceWith(article);
    return article;
  }
  return document.querySelector(`article[data-doc="${number}"]`);
}

function speak() {
  document.documentElement.lang = language === 0 ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-w]")) {
    element.textContent = say("words", element.dataset.w, element.dataset.n);
  }
  for (const element of document.querySelectorAll("[data-w-label]")) {
    element.setAttribute("aria-label", say("words", element.dataset.wLabel));
  }
  for (const element of document.querySelectorAll("p.page")) {
    element.textContent = say("words", "page", element.dataset.page);
  }
  const lines = settings.words.keys.map((key) =>
    make("tr", {}, make("td", { textContent: key.press }), make("td", { textContent: key.does[language] })));
  byId("keys").querySelector("tbody").replaceChildren(...lines);
}

function start() {
  byId("which").addEventListener("change", (event) => open(Number(event.target.value)));
  byId("language").addEventListener("click", () => {
    const [chosen, top] = [now, byId("document").scrollTop];
    language = 1 - language;
    speak();
    open(Number(byId("which").value));
    choose(chosen, { scrollsText: false });
    byId("document").scrollTop = top;
  });
  byId("help").addEventListener("click", () => byId("keys").showModal());
  byId("close").addEventListener("click", () => byId("keys").close());
  startList();
  startForm();
  startFiles();
  startKeys();
  speak();
  open(0);
}

document.addEventListener("DOMContentLoaded", start);
