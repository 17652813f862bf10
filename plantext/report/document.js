"use strict";
// Nothing here is needed to read the page: it counts what is shown, and shows what a link leads to.
const body = document.body;
const choices = document.querySelectorAll("nav.filter input");
const shown = document.querySelector("nav.filter output");
const entries = [...document.querySelectorAll(".entry")];

const isShown = (element) => element.getClientRects().length > 0;

function choose() {
  for (const input of choices) if (input.checked) body.dataset[input.name] = input.value;
  if (shown) shown.textContent = entries.filter(isShown).length + " / " + entries.length;
}

function chooseAndGo() {
  choose();
  const first = entries.find(isShown);
  if (first) first.closest(".part").scrollIntoView();
}

function showTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || isShown(target)) return;
  for (const input of choices) if (input.value === "all") input.checked = true;
  choose();
  target.scrollIntoView();
}

for (const input of choices) input.addEventListener("change", chooseAndGo);
addEventListener("hashchange", showTarget);
choose();
showTarget();
