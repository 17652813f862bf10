// The form in which a record is corrected, or one that is missing is added at the words that are selected.

const NUMBER_AND_UNIT = /^([≥≤><=]*)\s*(\d[\d,]*(?:\.\d+)?)\s*(\D{0,8})$/;
let editing; // what the form is about: { item }, or { element, table, row, start, end } for one that is missing

function openForm(item) {
  editing = { item, table: item.table };
  const { note } = sheet.decisions.get(item) ?? {};
  showForm("form_correct", fieldsOf(item), item.quote, note ?? "");
}

function openMissing() {
  const found = selected();
  if (!found) {
    return;
  }
  const { element, quote, start } = found;
  const isCell = element.matches("td, th");
  const row = isCell ? rowOf(element) : undefined;
  if (isCell && !row) {
    tell(say("messages", "no_row"), true);
    return;
  }
  editing = { element, table: isCell ? "values" : "targets", row, start, end: start + quote.length };
  const fields = isCell ? { ...columnOf(element), name: row.name, item: row.item } : { role: "target" };
  showForm("form_add", { ...fields, ...guessed(quote, isCell) }, quote, "");
}

/** Return the paragraph or the cell of the selected words, the words, and where they begin; without any, the cursor's. */
function selected() {
  const selection = getSelection();
  if (selection.isCollapsed) {
    const element = cursorElement();
    tell(element ? "" : say("messages", "select_first"), !element);
    return element && { element, quote: element.textContent, start: 0 };
  }
  const holder = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.(".block, td, th");
  const element = holder(selection.anchorNode);
  if (!element || element !== holder(selection.focusNode) || !sheet.article.contains(element)) {
    tell(say("messages", "not_here"), true);
    return undefined;
  }
  const quote = String(selection).trim();
  const isWhole = !element.textContent.includes(quote);
  return isWhole ? { element, quote: element.textContent, start: 0 } : { element, quote, start: startOf(selection, element) };
}

function startOf(selection, element) {
  const before = document.createRange();
  before.selectNodeContents(element);
  const { startContainer, startOffset } = selection.getRangeAt(0);
  before.setEnd(startContainer, startOffset);
  return before.toString().length;
}

/** Return what names the row of a cell: that of another record in the same row. */
function rowOf(cell) {
  const marks = [...cell.closest("tr").querySelectorAll("mark")];
  return marks.flatMap((mark) => mark.dataset.i.split(" ")).map((at) => sheet.items[Number(at)])
    .find(({ table, row }) => row && (table === "indicators" || table === "values"))?.row;
}

/** Return what the other values of a column have in common: what they are, and of which year. */
function columnOf(cell) {
  const above = `td[data-c="${cell.dataset.c}"] mark.values`;
  const mark = cell.closest("table").querySelector(above);
  const item = mark && sheet.items[Number(mark.dataset.i.split(" ")[0])];
  const { role = "target", level = "", year = "", period = "" } = item?.was ?? {};
  return { role, level, year, period };
}

function guessed(quote, isCell) {
  const match = NUMBER_AND_UNIT.exec(quote.trim());
  return match ? { value: match[1] + match[2], [isCell ? "value_unit" : "unit"]: match[3].trim() } : {};
}

function showForm(title, fields, quote, note) {
  byId("form-title").textContent = `${say("words", title)} · ${say("tables", editing.table)}`;
  byId("form-problem").textContent = "";
  const lines = settings.forms[editing.table].map((field) => inputLine(field, fields[field.name] ?? ""));
  const remark = { name: "note", label: settings.words.words.note, choices: null };
  byId("fields").replaceChildren(quoteLine(quote), ...lines, inputLine(remark, note));
  byId("form").showModal();
  byId("fields").querySelector("input, select")?.focus();
}

function quoteLine(quote) {
  const area = make("textarea", { name: "quote", value: quote, readOnly: Boolean(editing.item), rows: quote.length > 40 ? 3 : 1 });
  const hint = editing.item ? [] : [make("small", { textContent: say("words", "quote_help") })];
  return make("label", {}, make("span", { textContent: say("words", "quote") }), area, ...hint);
}

function inputLine({ name, label, choices }, value) {
  const hint = name === "value" ? [make("small", { textContent: say("words", "value_help") })] : [];
  const input = choices ? selectOf(name, choices, value) : make("input", { name, value });
  return make("label", {}, make("span", { textContent: label[language] }), input, ...hint);
}

function selectOf(field, choices, value) {
  const all = choices.includes(value) ? choices : [...choices, value];
  const options = all.map((choice) => make("option", { value: choice, textContent: say("codes", choice) || "—" }));
  const made = make("select", { name: field }, ...options);
  made.value = value;
  return made;
}

function keepForm() {
  const given = Object.fromEntries([...byId("fields").querySelectorAll("[name]")].map(({ name, value }) => [name, value.trim()]));
  const problem = problemOf(given);
  if (problem) {
    byId("form-problem").textContent = problem;
    return;
  }
  byId("form").close();
  editing.item ? keepCorrection(given) : keepMissing(given);
}

function problemOf(given) {
  const fits = ({ name, pattern }) => !pattern || new RegExp(`^(?:${pattern})$`, "u").test(given[name]);
  const wrong = settings.forms[editing.table].find((field) => isKept(field.name, given) && !fits(field));
  if (wrong) {
    return say("messages", "bad_field", wrong.label[language], given[wrong.name]);
  }
  const isMissing = editing.element && (given.quote === "" || !editing.element.textContent.includes(given.quote));
  return isMissing ? say("messages", "not_in_text") : "";
}

/** Say whether a field is written to the file: what stays as it was extracted is not, nor what a missing record lacks. */
function isKept(name, given) {
  return editing.item ? given[name] !== (editing.item.was[name] ?? "") : given[name] !== "";
}

function keepCorrection(given) {
  const { item } = editing;
  const fields = settings.forms[item.table].map(({ name }) => name);
  const set = Object.fromEntries(fields.filter((field) => given[field] !== (item.was[field] ?? "")).map((field) => [field, given[field]]));
  const isAdded = isAddition(sheet, item);
  decide(item, isAdded ? "add" : Object.keys(set).length > 0 ? "correct" : "accept", set, given.note);
}

function keepMissing(given) {
  const { element, table, row } = editing;
  const { quote, note, ...fields } = given;
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
  const text = element.textContent;
  const at = occurrence(text, quote, editing);
  const around = row ? ["", ""] : [lastOf(text.slice(0, at)), firstOf(text.slice(at + quote.length))];
  const item = { table, quote, before: around[0], after: around[1], row, was: {}, years: [], spot: element };
  item.source = sourceOf(element, text.slice(0, at), quote);
  item.section = sectionOf(sheet, element);
  item.under = row ? "" : (sheet.under[element.dataset.b] ?? "");
  sheet.items.push(item);
  sheet.decisions.set(item, { action: "add", set, note });
  fillFilters();
  fillList();
  changed(item);
  choose(item);
}

/** Return where a quote stands in a text: of equal words, those that were selected. */
function occurrence(text, quote, { start, end }) {
  let at = text.indexOf(quote);
  while (at >= 0 && at + quote.length <= start) {
    at = text.indexOf(quote, at + 1);
  }
  return at >= 0 && at < Math.max(end, start + 1) ? at : text.indexOf(quote);
}

const CONTEXT = 20; // characters, none of them cut in two

function lastOf(text) {
  return Array.from(text).slice(-CONTEXT).join("");
}

function firstOf(text) {
  return Array.from(text.slice(0, 2 * CONTEXT)).slice(0, CONTEXT).join("");
}

/** Return the source of a quote as plantext writes it: `p12 ¶87[12:40]`, `表1 r3c4`; characters are code points. */
function sourceOf(element, before, quote) {
  const page = pageOf(element);
  const holder = element.closest("table");
  if (holder) {
    return `${page}${holder.dataset.name} r${Number(element.dataset.r) + 1}c${Number(element.dataset.c) + 1}`;
  }
  const start = Array.from(element.textContent.slice(0, element.textContent.indexOf(before + quote) + before.length)).length;
  return `${page}¶${element.dataset.b}[${start}:${start + Array.from(quote).length}]`;
}

function pageOf(element) {
  const isBefore = (mark) => mark === element.closest("tr")
    || (mark.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
  const page = [...element.closest("article").querySelectorAll("[data-page]")].findLast(isBefore);
  return page ? `p${page.dataset.page} ` : "";
}

function sectionOf(which, element) {
  const block = Number(element.closest("[data-b]").dataset.b);
  return which.sections.findLastIndex((heading) => heading[2] <= block);
}

function startForm() {
  byId("form").querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    keepForm();
  });
  byId("cancel").addEventListener("click", () => byId("form").close());
  byId("missing").addEventListener("mousedown", (event) => event.preventDefault()); // it would end the selection
  byId("missing").addEventListener("click", openMissing);
}
