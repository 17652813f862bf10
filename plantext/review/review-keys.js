// The keyboard: everything that a mouse can do.

const LIST_KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => act("accept"),
  c: () => act("correct"),
  x: () => act("reject"),
  u: () => act("undo"),
  m: openMissing,
  s: saveFile,
  w: () => byId("warned").click(),
  d: () => byId("document").focus(),
  r: () => byId("list").focus(),
  "/": () => byId("search").focus(),
  "?": () => byId("keys").showModal(),
};

function onKey(event) {
  // A dialog that was closed keeps the focus until the page is drawn again: what is typed by then is not for it.
  const target = event.target.closest("dialog:not([open])") ? document.body : event.target;
  const isTyping = target.closest("input:not([type=checkbox]), textarea, select, dialog");
  if (event.key === "Escape" && target.closest("header")) {
    byId("list").focus();
  }
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const does = moving(event.key, target) ?? LIST_KEYS[event.key.toLowerCase()];
  if (does) {
    event.preventDefault();
    does();
  }
}

/** Return what the arrows and Enter do: in the document they go from paragraph to paragraph, else through the records. */
function moving(key, target) {
  const isInText = target.closest("#document") !== null;
  if (key === "ArrowDown" || key === "ArrowUp") {
    const by = key === "ArrowDown" ? 1 : -1;
    return isInText ? () => moveCursor(by) : target.closest("#records") ? () => step(by) : undefined;
  }
  if (key !== "Enter" || target.closest("button, summary")) {
    return undefined;
  }
  return isInText ? chooseAtCursor : () => now && jump(now);
}

function cursorElement() {
  return sheet.article.querySelector(".cursor");
}

function moveCursor(by) {
  const elements = [...sheet.article.querySelectorAll(".block, td, th")];
  const before = cursorElement();
  const at = before ? elements.indexOf(before) + by : elements.findIndex(isInSight);
  const next = elements[Math.min(Math.max(at, 0), elements.length - 1)];
  before?.classList.remove("cursor");
  next?.classList.add("cursor");
  next?.scrollIntoView({ block: "nearest" });
}

function isInSight(element) {
  return element.getBoundingClientRect().top >= byId("document").getBoundingClientRect().top;
}

function chooseAtCursor() {
  const mark = cursorElement()?.querySelector("mark:not(.off)");
  if (mark) {
    chooseAt(mark);
    byId("list").focus();
  }
}

function startKeys() {
  document.addEventListener("keydown", onKey);
}
