// What the reviewer has decided: kept in the browser, saved as corrections.json, loaded again.

const STATES = { accept: "accepted", correct: "corrected", reject: "rejected", add: "added" };
let isSaved = true;

function stateOf(item) {
  const decision = sheet.decisions.get(item);
  return decision ? STATES[decision.action] : (item.review ?? "open");
}

/** Return the fields of an item as they stand after its correction. */
function fieldsOf(item) {
  return { ...item.was, ...sheet.decisions.get(item)?.set };
}

function decide(item, action, set = {}, note = "") {
  sheet.decisions.set(item, { action, set, note });
  changed(item);
}

function undo(item) {
  const isAdded = isAddition(sheet, item);
  sheet.decisions.delete(item);
  if (isAdded) {
    sheet.items.splice(sheet.items.indexOf(item), 1);
    fillList();
  }
  changed(item);
}

function changed(item) {
  isSaved = false;
  keepInBrowser(sheet);
  refresh(item);
}

function keepInBrowser(which) {
  try {
    localStorage.setItem(which.kept_as, JSON.stringify(correctionsOf(which)));
    tell(say("messages", "kept"));
  } catch {
    tell(say("messages", "not_kept"), true);
  }
}

/** Take over what this browser has kept of the work on this page, else what the page was made with. */
function restore(which) {
  try {
    const kept = localStorage.getItem(which.kept_as);
    if (kept !== null) {
      adopt(which, JSON.parse(kept));
      return;
    }
  } catch {
    // What another program has left in this place, or a browser that keeps nothing: the review begins anew.
  }
  const strays = adopt(which, which.decided);
  if (which.decided.length > 0) {
    tell(say("messages", "loaded", which.decided.length, strays), strays > 0);
  }
}

/** Return the corrections of a document as they stand in the file, in the order of the records. */
function correctionsOf(which) {
  const made = which.items.filter((item) => which.decisions.has(item)).map((item) => {
    const { action, set, note } = which.decisions.get(item);
    const { table, source, quote, before, after, under, row, was } = item;
    const told = { action, table, source, quote, before, after, section: under, row, was, set, note: note || undefined };
    return action === "add" ? { ...told, was: undefined } : told;
  });
  return [...made, ...which.strays];
}

/**
 * Take corrections over: each goes to the record it was made for, in the place of what was decided of it before; what
 * has none is kept for saving.
 */
function adopt(which, corrections) {
  const records = new Map();
  for (const item of which.items.filter((each) => !isAddition(which, each))) {
    const key = `${item.table} ${item.quote}`;
    records.set(key, [...(records.get(key) ?? []), item]);
  }
  const taken = new Set();
  let strays = 0;
  for (const correction of corrections) {
    const { action, set = {}, note = "" } = correction;
    const item = action === "add" ? added(which, correction, taken) : recordOf(records, correction, taken);
    if (item && STATES[action]) {
      taken.add(item);
      which.decisions.set(item, { action, set, note });
    } else {
      which.strays = [...which.strays.filter((stray) => !isAlike(stray, correction)), correction];
      strays += 1;
    }
  }
  return strays;
}

function isAlike(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isAddition(which, item) {
  return which.decisions.get(item)?.action === "add";
}

function recordOf(records, correction, taken) {
  const found = (records.get(`${correction.table} ${correction.quote}`) ?? []).filter((item) => !taken.has(item));
  const here = found.filter((item) => item.source === correction.source);
  const same = (items) => items.filter((item) => isAlike(item.was, correction.was));
  const [best] = [same(here), here, same(found)].filter((items) => items.length === 1);
  return best ? best[0] : same(here)[0];
}

function added(which, correction, taken) {
  const { table, source, quote, before, after, row } = correction;
  const isSame = (item) => item.table === table && item.source === source && item.quote === quote && !taken.has(item);
  const earlier = which.items.find((item) => isAddition(which, item) && isSame(item));
  if (earlier) {
    return earlier;
  }
  const spot = spotOf(which, correction);
  if (!spot) {
    return undefined;
  }
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
  let strays = 0;
  let count = 0;
  try {
    const content = JSON.parse(await file.text());
    if (content.plantext !== "corrections" || !Array.isArray(content.documents)) {
      throw new Error(file.name);
    }
    for (const each of content.documents) {
      const number = [...byId("which").options].findIndex((_, at) => isOf(sheets.get(at) ?? dataOf(at), each));
      if (number >= 0 && Array.isArray(each.corrections)) {
        sheets.set(number, sheets.get(number) ?? readSheet(number));
        strays += adopt(sheets.get(number), each.corrections);
        count += each.corrections.length;
        keepInBrowser(sheets.get(number));
      }
    }
  } catch (error) {
    tell(say("messages", "not_corrections", error.message), true);
    return;
  }
  open(Number(byId("which").value));
  tell(say("messages", "loaded", count, strays), strays > 0);
}

function isOf(data, { sha256, doc, title }) {
  return data.sha256 === sha256 || data.doc === doc || (Boolean(title) && data.title === title);
}

const KEPT_FOR = 40_000; // milliseconds

function saveFile() {
  const numbers = [...byId("which").options].map((_, at) => at);
  for (const number of numbers) {
    sheets.set(number, sheets.get(number) ?? readSheet(number));
  }
  const documents = numbers.map((number) => sheets.get(number)).map((each) => ({
    doc: each.doc, sha256: each.sha256, title: each.title, corrections: correctionsOf(each),
  })).filter(({ corrections }) => corrections.length > 0);
  if (documents.length === 0) {
    tell(say("messages", "nothing_to_save"), true);
    return;
  }
  const text = JSON.stringify({ plantext: "corrections", version: 1, documents }, null, 1);
  const link = make("a", { download: "corrections.json" });
  link.href = URL.createObjectURL(new Blob([text, "\n"], { type: "application/json" }));
  link.click();
  // The browser fetches the file when it comes to it: revoked at once, a busy one has nothing to save.
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
  isSaved = true;
  tell(say("messages", "saved", documents.reduce((sum, { corrections }) => sum + corrections.length, 0)));
}

function startFiles() {
  byId("save").addEventListener("click", saveFile);
  byId("load").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) {
      await loadFile(file);
    }
    event.target.value = "";
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isSaved) {
      event.preventDefault();
    }
  });
}
