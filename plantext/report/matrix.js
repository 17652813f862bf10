"use strict";
// The page can be read without this: it leaves out rows that nobody asked for, and moves from cell to cell.
const form = document.querySelector("form");
const rows = [...document.querySelectorAll(".matrix tbody tr")];
const subjects = new Map(); // what is said once, at the first row of an indicator, holds for all of its rows
let subject = null;
for (const row of rows) {
  if ("words" in row.dataset) subject = row.dataset;
  subjects.set(row, subject);
}

function isWanted(row, wanted) {
  return (
    wanted.words.every((word) => subjects.get(row).words.includes(word)) &&
    (wanted.theme === "*" || subjects.get(row).theme === wanted.theme) &&
    wanted.roles.has(row.dataset.role) &&
    (!wanted.shared || "shared" in row.dataset) &&
    (!wanted.missed || "missed" in row.dataset)
  );
}

function choose() {
  const wanted = {
    words: form.querySelector("#wanted-words").value.toLowerCase().split(/\s+/).filter(Boolean),
    theme: form.querySelector("#wanted-theme").value,
    roles: new Set([...form.querySelectorAll("[name=role]:checked")].map((box) => box.value)),
    shared: form.querySelector("#only-shared")?.checked,
    missed: form.querySelector("#only-missed")?.checked,
  };
  let before = null;
  for (const row of rows) {
    row.hidden = !isWanted(row, wanted);
    if (row.hidden) continue;
    row.classList.toggle("first", subjects.get(row) !== before);
    before = subjects.get(row);
  }
  const shown = document.querySelectorAll(".sheet:not(.paper) tbody tr:not([hidden])").length;
  const all = document.querySelectorAll(".sheet:not(.paper) tbody tr").length;
  const output = form.querySelector("output");
  output.textContent = output.dataset.words.replace("{}", shown).replace("{}", all);
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function rowBeside(row, step) {
  let next = row;
  do next = step > 0 ? next.nextElementSibling : next.previousElementSibling;
  while (next && next.hidden);
  return next;
}

function go(cell) {
  cell.closest("table").querySelector("td[tabindex]")?.removeAttribute("tabindex");
  cell.tabIndex = 0;
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function move(event) {
  const cell = event.target.closest("td");
  const step = STEPS[event.key];
  if (!cell || !step || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const row = step[0] ? rowBeside(cell.parentElement, step[0]) : cell.parentElement;
  const next = row?.children[cell.cellIndex + step[1]];
  if (next?.matches("td")) go(next);
}

if (form) {
  form.hidden = false;
  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(choose));
  for (const table of document.querySelectorAll(".sheet:not(.paper) table")) {
    table.querySelector("tbody td")?.setAttribute("tabindex", "0");
    table.addEventListener("keydown", move);
    table.addEventListener("click", (event) => {
      const cell = event.target.closest("td");
      if (cell) go(cell);
    });
  }
  choose();
}
