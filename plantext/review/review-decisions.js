// What the reviewer has decided: kept in the browser, saved as corrections.json.

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

/** Accept an item as it stands: what was corrected in it stays corrected. */
function accept(item) {
  if (sheet.decisions.get(item)?.action !== "correct") {
    decide(item, "accept");
  }
}

function undo(item) {
  const isAdded = isAddition(sheet, item);
  sheet.decisions.delete(item);
  if (isAdded) {
    sheet.items.splice(sheet.items.indexOf(item), 1);
    item.spot.classList.remove("now");
    fillFilters();
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
      adopt(which, JSON.parse(kept).filter(isCorrection));
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

const KEPT_FOR = 40_000; // milliseconds

function saveFile() {
  const numbers = [...byId("which").options].map((_, at) => at);
  for (const number of numbers) {
    sheets.set(number, sheets.get(number) ?? readSheet(number));
  }
  const documents = numbers.map((number) => sheets.get(number)).map((each) => ({
    doc: each.doc, sha256: each.sha256, title: each.title, corrections: correctionsOf(each),
  })).filter(({ corrections }) => corrections.length > 0);
  documents.push(...others);
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
