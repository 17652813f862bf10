"use strict";
// Nothing here is needed to read the page: it counts what is shown, and shows what a link leads to.
const body = document.body;
const choices = document.querySelectorAll("nav.filter input");
const shown = document.querySelector("nav.filter output");
const entries = [...document.querySelectorAll(".entry")];

function choose() {
  for (const input of choices) if (input.checked) body.dataset[input.name] = input.value;
  if (!shown) return;
  const count = entries.filter((entry) => entry.getClientRects().length).length;
  shown.textContent = count + " / " + entries.length;
}

function showTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || target.getClientRects().length) return;
  for (const input of choices) if (input.value === "all") input.checked = true;
  choose();
  target.scrollIntoView();
}

for (const input of choices) input.addEventListener("change", choose);
addEventListener("hashchange", showTarget);
choose();
showTarget();
