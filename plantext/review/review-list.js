// The records: their cards, the filters, and the way between a card and its place in the document.

const NAMES = ["indicator", "name", "item", "what"];
const ABOUT = ["role", "level", "year", "period", "attribute", "status", "start_year", "end_year"];
const AT_ONCE = 80; // cards that are added when the end of the list comes into sight: of ten thousand, few are in the page
let now; // the item that is chosen
let shown = []; // the items that fit the filters
let first = 0; // of the shown items, those from `first` to `last` have a card in the page
let last = 0;

function fillList() {
  sheet.items.forEach((item, at) => Object.assign(item, { at }));
  sheet.cards.clear();
  for (const item of sheet.items.filter((each) => stateOf(each) !== "open")) {
    paint(item);
  }
  now = undefined;
  filter();
}

/** Show the cards around one of the shown items. */
function showCards(at, atOnce = AT_ONCE) {
  first = Math.max(0, at - 10);
  last = Math.min(shown.length, first + atOnce);
  byId("list").replaceChildren(...shown.slice(first, last).map(cardOf));
}

function moreCards(entries) {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting && target.id === "later" && last < shown.length) {
      byId("list").append(...shown.slice(last, last + AT_ONCE).map(cardOf));
      last = Math.min(shown.length, last + AT_ONCE);
    } else if (isIntersecting && target.id === "earlier" && first > 0) {
      const from = Math.max(0, first - AT_ONCE);
      byId("list").prepend(...shown.slice(from, first).map(cardOf));
      first = from;
    }
  }
}

function cardOf(item) {
  if (!sheet.cards.has(item)) {
    sheet.cards.set(item, newCard(item));
  }
  return sheet.cards.get(item);
}

function newCard(item) {
  const card = make("li", { className: "card", tabIndex: -1 });
  card.addEventListener("click", (event) => {
    if (!event.target.closest("button")) {
      choose(item, { scrollsCard: false });
    }
  });
  fillCard(card, item);
  return card;
}

function fillCard(card, item) {
  const fields = fieldsOf(item);
  const state = stateOf(item);
  const top = make("p", { className: "top" },
    make("span", { textContent: `${say("tables", item.table)} · ${item.source}` }),
    make("span", { className: "state", textContent: say("codes", state) }));
  const name = NAMES.map((field) => fields[field]).filter(Boolean).join(" · ") || item.quote;
  const lines = [top, make("p", { className: "name", textContent: name }), ...valueLine(item, fields)];
  const about = ABOUT.map((field) => fields[field]).filter(Boolean).map((word) => say("codes", word));
  lines.push(make("p", { className: "about", textContent: [...about, ...unitsOf(fields), ...printedOf(item, fields)].join(" · ") }));
  for (const doubt of doubtsOf(item)) {
    lines.push(make("p", { className: "doubt", textContent: doubt }));
  }
  card.className = `card ${item.table} ${state}${item === now ? " now" : ""}`;
  card.setAttribute("aria-current", String(item === now));
  card.replaceChildren(...lines, ...(item === now ? [buttonsOf(item)] : []));
}

function valueLine(item, fields) {
  const text = amountOf(fields);
  const line = make("p", { className: "value" });
  const before = amountOf(item.was);
  if (text !== before && before && sheet.decisions.has(item)) {
    line.append(make("del", { textContent: before }), " ");
  }
  line.append(text);
  return line.textContent ? [line] : [];
}

function amountOf(fields) {
  const unit = fields.value_unit ?? fields.investment_unit ?? fields.unit ?? "";
  const number = fields.value || fields.investment || "";
  return number ? number + unit : (fields.qualitative ?? "");
}

/** Return what is printed, where the card does not show it anyway. */
function printedOf(item, fields) {
  const isShown = !item.raw || item.raw === amountOf(fields) || item.raw === fields.value;
  return isShown ? [] : [say("words", "printed", item.raw)];
}

function unitsOf(fields) {
  return (fields.responsible ?? "").split("|").filter(Boolean);
}

function doubtsOf(item) {
  const found = (item.warnings ?? []).map((at) => sheet.findings[at].message[language]);
  return [...(item.doubts ?? []).map((word) => say("doubts", word)), ...found];
}

function buttonsOf(item) {
  const line = make("p", { className: "acts" });
  const isDecided = sheet.decisions.has(item);
  const isAdded = sheet.decisions.get(item)?.action === "add";
  const words = ["jump", ...(isAdded ? [] : ["accept"]), "correct", ...(isAdded ? [] : ["reject"]), ...(isDecided ? ["undo"] : [])];
  for (const word of words) {
    const button = make("button", { type: "button", textContent: say("words", word) });
    button.dataset.act = word;
    button.addEventListener("click", () => act(word));
    line.append(button);
  }
  return line;
}

/** Do to the chosen item what a button or a key says. */
function act(word) {
  if (!now) {
    return;
  }
  if (word === "jump") {
    jump(now);
  } else if (word === "correct") {
    openForm(now);
  } else if (word === "undo") {
    undo(now);
  } else if (sheet.decisions.get(now)?.action !== "add") {
    word === "accept" ? accept(now) : decide(now, word);
    step(1);
  }
}

function acceptShown() {
  const open = shown.filter((item) => stateOf(item) === "open");
  if (open.length > 0 && confirm(say("messages", "accept_shown", open.length))) {
    for (const item of open) {
      sheet.decisions.set(item, { action: "accept", set: {}, note: "" });
      refresh(item);
    }
    changed(open[0]);
  }
}

function refresh(item) {
  if (sheet.cards.has(item)) {
    fillCard(sheet.cards.get(item), item);
  }
  paint(item);
  count();
}

/** Show in the document what was decided; where several records stand, once all of them are decided alike. */
function paint(item) {
  for (const mark of sheet.marks.get(item.at) ?? []) {
    const [state, ...others] = new Set(sheet.itemsOf.get(mark).map((at) => stateOf(sheet.items[at])));
    mark.classList.remove("accepted", "corrected", "rejected");
    if (state !== "open" && others.length === 0) {
      mark.classList.add(state);
    }
  }
}

function choose(item, { scrollsCard = true, scrollsText = true } = {}) {
  const before = now;
  now = item;
  for (const changedItem of [before, item]) {
    if (changedItem && sheet.cards.has(changedItem)) {
      fillCard(sheet.cards.get(changedItem), changedItem);
    }
  }
  for (const element of sheet.article.querySelectorAll(".now")) {
    element.classList.remove("now");
  }
  if (item && !cardOf(item).isConnected && shown.includes(item)) {
    showCards(shown.indexOf(item));
  }
  if (item && scrollsCard) {
    cardOf(item).scrollIntoView({ block: "nearest" });
  }
  if (item) {
    point(item, scrollsText);
  }
}

function point(item, scrolls) {
  const spots = item.spot ? [item.spot] : (sheet.marks.get(item.at) ?? []);
  for (const spot of spots) {
    spot.classList.add("now");
  }
  if (scrolls && spots.length > 0) {
    spots[0].scrollIntoView({ block: "center", inline: "nearest" });
    byId("records").scrollIntoView({ block: "nearest" }); // on a small screen, both sides have to be in sight
  }
  return spots.length > 0;
}

function jump(item) {
  if (!point(item, true)) {
    tell(say("messages", "has_no_place"), true);
  }
}

function step(by) {
  const at = shown.indexOf(now);
  const next = shown[at < 0 ? 0 : at + by];
  if (next) {
    choose(next);
    if (!byId("document").contains(document.activeElement)) {
      cardOf(next).focus({ preventScroll: true }); // so that it is read aloud, and Tab leads to its buttons
    }
  } else if (shown.length > 0) {
    tell(say("messages", "at_end"));
  }
}

function fillFilters() {
  const kinds = Object.keys(settings.forms).map((table) => {
    const count = sheet.items.filter((item) => item.table === table).length;
    const box = make("input", { type: "checkbox", checked: kindsOff.has(table) === false, value: table });
    box.addEventListener("change", () => {
      box.checked ? kindsOff.delete(table) : kindsOff.add(table);
      filter();
    });
    return count ? [make("label", {}, box, make("mark", { className: `swatch ${table}`, textContent: `${say("tables", table)} ${count}` }))] : [];
  });
  byId("kinds").replaceChildren(...kinds.flat());
  options("section", sheet.sections.map(([title, level], at) => [at, `${"　".repeat(level - 1)}${title}`]));
  const years = sheet.items.flatMap((item) => [...(item.years ?? []), fieldsOf(item).year]).filter(Boolean);
  options("year", [...new Set(years)].sort().map((year) => [year, year]));
  options("state", ["open", "accepted", "corrected", "rejected", "added"].map((word) => [word, say("codes", word)]));
  options("confidence", [0.99, 0.95, 0.9].map((limit) => [limit, say("words", "below", limit)]));
  byId("sure").hidden = !sheet.items.some((item) => item.confidence !== undefined);
}

function options(id, pairs) {
  const before = byId(id).value;
  const made = [["", say("words", "every")], ...pairs].map(([value, textContent]) => make("option", { value, textContent }));
  byId(id).replaceChildren(...made);
  byId(id).value = before;
  if (byId(id).selectedIndex < 0) {
    byId(id).value = "";
  }
}

function filter() {
  const [section, year, state, confidence] = ["section", "year", "state", "confidence"].map((id) => byId(id).value);
  const words = byId("search").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const part = section === "" ? undefined : sheet.sections[Number(section)];
  shown = sheet.items.filter((item) => !kindsOff.has(item.table)
    && (!part || (blockOf(item) >= part[2] && blockOf(item) < part[3]))
    && (!year || (item.years ?? []).includes(year) || fieldsOf(item).year === year)
    && (!state || stateOf(item) === state)
    && (!confidence || item.confidence < Number(confidence))
    && (!byId("warned").checked || doubtsOf(item).length > 0)
    && (words.length === 0 || matches(item, words)));
  showCards(Math.max(0, shown.indexOf(now)));
  dim();
  count();
}

function blockOf(item) {
  return item.section >= 0 ? sheet.sections[item.section][2] : -1;
}

function matches(item, words) {
  const fields = fieldsOf(item);
  const shownAs = [...ABOUT.map((field) => fields[field]).filter(Boolean).map((word) => say("codes", word)), amountOf(fields)];
  const text = [...Object.values(fields), ...shownAs, item.raw, item.quote, item.source].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Take the colour from marks of which no record is shown. */
function dim() {
  const isShown = new Set(shown.map(({ at }) => at));
  for (const [mark, items] of sheet.itemsOf) {
    mark.classList.toggle("off", !items.some((at) => isShown.has(at)));
  }
}

function count() {
  const reviewed = sheet.items.filter((item) => stateOf(item) !== "open").length;
  byId("counts").textContent = say("words", "counts", reviewed, sheet.items.length - reviewed, shown.length);
  byId("empty").hidden = shown.length > 0;
}

function showFindings() {
  const shown = sheet.findings.filter(({ severity }) => severity !== "ok");
  summed("findings", shown, (found) => {
    const places = ["said", "found"].map((word, at) => (found.spots[at] ? [placeButton(word, found, at)] : [])).flat();
    return make("li", {},
      make("span", { className: `severity ${found.severity}`, textContent: say("codes", found.severity) }),
      ` ${found.message[language]} `, ...places);
  });
  summed("notes", sheet.notes, (note) => make("li", { textContent: note[language] }));
}

function summed(id, entries, line) {
  byId(id).hidden = entries.length === 0;
  byId(id).querySelector("summary").textContent = say("words", id, entries.length);
  byId(id).querySelector("ul, ol").replaceChildren(...entries.map(line));
}

function placeButton(word, found, at) {
  const button = make("button", { type: "button", textContent: `${say("words", word)}: ${found.sources[at]}` });
  button.addEventListener("click", () => {
    choose(undefined);
    const element = elementAt(found.spots[at]);
    element?.classList.add("now");
    element?.scrollIntoView({ block: "center" });
  });
  return button;
}

function elementAt({ block, row, column }) {
  const element = sheet.article.querySelector(`[data-b="${block}"]`);
  return row < 0 ? element : (element?.querySelector(`[data-r="${row}"]${column < 0 ? "" : `[data-c="${column}"]`}`) ?? element);
}

const kindsOff = new Set();

function startList() {
  for (const id of ["section", "year", "state", "confidence", "warned"]) {
    byId(id).addEventListener("change", filter);
  }
  byId("search").addEventListener("input", filter);
  const edges = new IntersectionObserver(moreCards, { root: byId("records"), rootMargin: "600px" });
  edges.observe(byId("earlier"));
  edges.observe(byId("later"));
  window.addEventListener("beforeprint", () => showCards(0, shown.length));
  window.addEventListener("afterprint", () => showCards(Math.max(0, shown.indexOf(now))));
  byId("all").addEventListener("click", acceptShown);
  byId("reset").addEventListener("click", resetFilters);
  byId("document").addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (mark && String(getSelection()) === "") {
      chooseAt(mark);
    }
  });
}

function resetFilters() {
  for (const id of ["section", "year", "state", "confidence", "search"]) {
    byId(id).value = "";
  }
  byId("warned").checked = false;
  kindsOff.clear();
  fillFilters();
  filter();
}

/** Choose the record of a mark; where several stand there, each click goes to the next. */
function chooseAt(mark) {
  const items = sheet.itemsOf.get(mark).map((at) => sheet.items[at]).filter((item) => shown.includes(item));
  if (items.length > 0) {
    choose(items[(items.indexOf(now) + 1) % items.length], { scrollsText: false });
  }
}
