// Corrections that come back: those that the browser has kept, and those of a file, whoever has written it.

let others = []; // what a file says of documents that are not on this page

/** Take corrections over: each goes to the record it was made for, whatever was decided there; what has none is kept for saving. */
function adopt(which, corrections) {
  const records = byQuote(which);
  const taken = new Set(); // each record is one correction's
  const strays = new Set(which.strays.map((stray) => JSON.stringify(stray)));
  let count = 0;
  for (const correction of corrections) {
    const item = itemOf(which, records, correction, taken);
    if (item) {
      const { action, set = {}, note = "" } = correction;
      taken.add(item);
      which.decisions.set(item, { action, set, note });
    } else {
      which.strays.push(...(strays.has(JSON.stringify(correction)) ? [] : [correction]));
      count += 1;
    }
  }
  return count;
}

function isAddition(which, item) {
  return which.decisions.get(item)?.action === "add";
}

function byQuote(which) {
  const records = new Map();
  for (const item of which.items) {
    records.set(keyOf(item), [...(records.get(keyOf(item)) ?? []), item]);
  }
  return records;
}

function keyOf({ table, quote }) {
  return `${table} ${quote}`;
}

/** Say whether a correction has the form of one: kept in the browser, what has not would keep the page from opening. */
function isCorrection(value) {
  const { action, table, source, quote, before = "", after = "", set = {}, note = "", row } = value ?? {};
  return Object.hasOwn(STATES, action) && Object.hasOwn(settings.forms, table)
    && [source, quote, before, after, note].every(isText) && isGroup(row ?? {})
    && isGroup(set) && Object.values(set).every(isText);
}

function isText(value) {
  return typeof value === "string";
}

function isGroup(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function itemOf(which, records, correction, taken) {
  const alike = (records.get(keyOf(correction)) ?? []).filter((item) => !taken.has(item));
  if (correction.action !== "add") {
    return recordOf(alike.filter((item) => !isAddition(which, item)), correction);
  }
  const before = alike.filter((item) => isAddition(which, item) && item.source === correction.source);
  const same = before.find((item) => isSame(which.decisions.get(item).set, correction.set));
  return same ?? before[0] ?? added(which, correction);
}

function isSame(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

function recordOf(found, correction) {
  const here = found.filter((item) => item.source === correction.source);
  const same = (items) => items.filter((item) => isSame(item.was, correction.was));
  const [best] = [same(here), here, same(found)].filter((items) => items.length === 1);
  return best ? best[0] : same(here)[0];
}

function added(which, correction) {
  const spot = spotOf(which, correction);
  if (!spot) {
    return undefined;
  }
  const { table, source, quote, before, after, row } = correction;
  const item = { table, source, quote, before, after, row, under: correction.section, was: {}, years: [], spot };
  item.section = sectionOf(which, spot);
  which.items.push(item);
  return item;
}

/** Return the paragraph or the cell in which an added quote stands, if there is just one. */
function spotOf(which, { quote, before = "", after = "", row, source }) {
  const texts = [...which.article.querySelectorAll(row ? "td, th" : ".block")];
  const found = texts.filter((element) => element.textContent.includes(before + quote + after));
  return found.length > 1 ? found.find((element) => sourceOf(element, before, quote) === source) : found[0];
}

async function loadFile(file) {
  let documents;
  try {
    documents = documentsIn(JSON.parse(await file.text()));
  } catch {
    tell(say("messages", "not_corrections", file.name), true);
    return;
  }
  const told = { count: 0, strays: 0, others: 0 };
  const numbers = [...byId("which").options].map((_, at) => at);
  const known = numbers.map((at) => sheets.get(at) ?? dataOf(at));
  for (const each of documents) {
    const number = numberOf(known, each);
    number < 0 ? keepForOthers(each, told) : loadInto(number, each.corrections, told);
  }
  open(Number(byId("which").value));
  const also = told.others > 0 ? ` ${say("messages", "of_others", told.others)}` : "";
  tell(say("messages", "loaded", told.count, told.strays) + also, told.strays + told.others > 0);
}

/** Return the documents of a file of corrections; of any other file, an error. */
function documentsIn(content) {
  const { plantext, documents } = content;
  const isDocument = (each) => isGroup(each) && Array.isArray(each.corrections) && each.corrections.every(isCorrection);
  if (plantext !== "corrections" || !Array.isArray(documents) || !documents.every(isDocument)) {
    throw new TypeError("no corrections");
  }
  return documents;
}

/** Return the number of the document that corrections are of: by its content, else its name, else its title. */
function numberOf(known, corrected) {
  const by = (name) => known.findIndex((each) => Boolean(corrected[name]) && each[name] === corrected[name]);
  return ["sha256", "doc", "title"].map(by).find((number) => number >= 0) ?? -1;
}

function loadInto(number, corrections, told) {
  sheets.set(number, sheets.get(number) ?? readSheet(number));
  told.strays += adopt(sheets.get(number), corrections);
  told.count += corrections.length;
  keepInBrowser(sheets.get(number));
}

function keepForOthers(document, told) {
  const isLoadedAgain = (each) => each.sha256 === document.sha256 && each.doc === document.doc;
  others = [...others.filter((each) => !isLoadedAgain(each)), document];
  told.others += 1;
}
