const rows = Array.from(root.querySelectorAll(".k2-pairs > li"));

function choice(text, value) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = text;
  return made;
}

function ask() {
  const targets = shuffled(root.querySelectorAll(".k2-targets li"), state.seed).map(plain);
  rows.forEach(function (row, place) {
    const made = document.createElement("select");
    made.className = "k2-row tappable";
    made.setAttribute("aria-label", plain(row));
    made.appendChild(choice("…", ""));
    targets.forEach(function (target) {
      made.appendChild(choice(target, target));
    });
    made.addEventListener("change", function () {
      state.chosen[place] = made.value;
      save(state);
    });
    row.appendChild(made);
  });
  state.chosen = rows.map(() => "");
  save(state);
}

function tell() {
  let hits = 0;
  const begun = state.chosen.some(Boolean);
  rows.forEach(function (row, place) {
    const taken = state.chosen[place] || "";
    if (taken === plain(row.querySelector(".k2-right"))) {
      hits += 1;
      note(row, "✓ matched", "k2-good");
    } else if (begun) {
      note(row, taken ? "✗ you chose " + taken : "✗ left open", "k2-bad");
    }
  });
  if (hits === rows.length) {
    outcome("✓ All matched", "k2-good");
  } else if (begun) {
    outcome("✗ " + hits + " of " + rows.length + " matched", "k2-bad");
  }
}

if (isBack) {
  tell();
} else {
  ask();
}
