// The grid of figures, first half: cells that save themselves. Nothing typed is lost: what is not
// saved waits in the tab's own store, also through a reload. Without this file the page is a form.
(() => {
  const form = document.getElementById("grid");
  if (!form) return;
  const words = JSON.parse(document.getElementById("grid-words").textContent);
  const store = `grid-${form.dataset.owner}`;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const told = form.querySelector("[data-told]");
  const MOST = 40;  // cells in one post
  const RETRY = 5000;  // milliseconds between tries while there is no connection

  const OTHER = "?";  // a reason in one's own words, in the field
  const DASHED = /^[-–—−](?![\s\d.,]*\d)\s*(.*)$/;

  const cells = new Map();
  const queue = new Set();
  let sending = false, stopped = "", timer = 0, size = MOST;
  let elsewhere = {};  // what was not saved in years that are not shown now

  class Cell {
    constructor(input) {
      this.key = input.id.slice(2);
      this.box = input.closest("td");
      this.inputs = [...this.box.querySelectorAll("input")];
      this.choice = this.box.querySelector("select");  // why there is no figure; none in a closed cell
      if (this.choice) this.choice.tabIndex = -1;  // Alt+arrow down and the bar lead to it
      this.link = this.box.querySelector("a");
      this.link.tabIndex = -1;  // Tab goes from cell to cell; the bar below has the same link
      this.closed = input.readOnly;
      this.inputs.forEach((each) => { each.inputMode = "decimal"; });
      this.shown = this.link.textContent;
      this.saved = this.inputs.map(() => "");
      this.seen = "";
      this.answers = {};
      this.asked = null;  // what the server said when it was not saved
    }
    get texts() {
      const texts = this.inputs.map((each) => each.value.trim());
      if (!texts[0] && this.reason) texts[0] = `– ${this.reason}`;
      return texts;
    }
    get reason() { return this.choice && this.choice.value !== OTHER ? this.choice.value : ""; }
    get changed() { return this.texts.some((text, at) => text !== this.saved[at]); }
    put(texts) {
      this.inputs.forEach((each, at) => { each.value = texts[at] ?? ""; });
      this.sort();
      if (this.reason) this.inputs[0].value = "";  // a usual reason stands in the choice alone
    }
    sort() {
      // The choice follows what stands in the field, typed, pasted or undone.
      if (!this.choice) return;
      const [, reason] = DASHED.exec(this.inputs[0].value.trim()) ?? [];
      const usual = [...this.choice.options].some((each) => each.value && each.value === reason);
      this.choice.value = usual ? reason : reason === undefined ? "" : OTHER;
    }
    show(state, text) {
      if (state) this.box.dataset.state = state; else delete this.box.dataset.state;
      this.link.textContent = text ?? this.shown;
      const bad = state === "refused";
      this.inputs.forEach((each) => bad ? each.setAttribute("aria-invalid", "true") : each.removeAttribute("aria-invalid"));
    }
  }

  for (const input of form.querySelectorAll(".grid input[name^='c-']")) {
    const cell = new Cell(input);
    cells.set(cell.key, cell);
  }
  for (const line of form.elements.opened.value.split("\n")) {
    const [key, seen, first, second] = line.split("\t");
    const cell = cells.get(key);
    if (cell) { cell.seen = seen; cell.saved = [first, second].slice(0, cell.inputs.length); }
  }

  const list = form.querySelector("[data-refused]");
  const lines = new Map();  // key → the line about a cell that was not saved
  const over = form.querySelector("[data-left-over]");  // what was pasted and found no cell
  const show = form.querySelector("[data-show]");
  list.querySelectorAll("li").forEach((each) => each.remove());  // asked anew below
  form.querySelector(".grid-bar").before(list, over);  // the grid stays where it is

  function say(text, why = "") {
    told.textContent = text;
    const more = document.createElement("span");
    more.className = "grid-why";
    more.textContent = why ? ` ${why}` : "";
    if (why) told.append(more);
  }

  function point() {
    // The bar leads to what was not saved, wherever on the page one is.
    list.hidden = lines.size === 0;
    show.hidden = list.hidden && over.hidden;
    show.href = list.hidden ? "#left-over" : "#refused";
  }

  let keeping = false;
  function keep() {
    // Once for all cells of a block, before anything else can happen in the page.
    if (!keeping) { keeping = true; queueMicrotask(write); }
  }

  function write() {
    // What is not saved, with what it was typed over, so that a reload asks the same question.
    keeping = false;
    const kept = { ...elsewhere };
    for (const cell of cells.values()) {
      if (cell.changed) kept[cell.key] = { texts: cell.texts, seen: cell.seen, saved: cell.saved, answers: cell.answers };
    }
    try {
      if (Object.keys(kept).length) sessionStorage.setItem(store, JSON.stringify(kept)); else sessionStorage.removeItem(store);
    } catch { /* no room, or not allowed: the cells themselves still hold it */ }
  }

  function save(cell) {
    if (cell.closed) return;
    if (!cell.changed) { settle(cell); keep(); return; }
    queue.add(cell);
    cell.show("waiting", words.waiting);
    keep();
    send();
  }

  function settle(cell) {
    // What stands in the cell is what is kept.
    queue.delete(cell);
    cell.asked = null;
    cell.answers = {};
    drop(cell);
    cell.show("");
  }

  async function send() {
    if (sending || !queue.size || stopped === "logged_out" || stopped === "not_taken") return;
    sending = true;
    clearTimeout(timer);
    if (!stopped) say("");  // so that the same answer is told again
    const going = [...queue].slice(0, size);
    const sent = going.map((cell) => ({ key: cell.key, texts: pair(cell.texts), seen: cell.seen, ...cell.answers }));
    going.forEach((cell) => { queue.delete(cell); cell.show("saving", words.saving); });
    let answer = null;
    try {
      answer = await fetch(form.dataset.cells, {
        method: "POST", redirect: "manual", credentials: "same-origin",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: JSON.stringify({ cells: sent }),
      });
    } catch { /* no connection */ }
    const cause = answer ? why(answer) : "offline";
    const taken = cause ? null : await answer.json().catch(() => null);
    sending = false;
    if (taken?.cells?.length === going.length) take(going, sent, taken.cells); else hold(going, cause || "broken");
  }

  function why(answer) {
    if (answer.type === "opaqueredirect") return "logged_out";
    if (answer.ok) return "";
    return answer.status < 500 ? "not_taken" : "broken";
  }

  function hold(going, cause) {
    stopped = cause;
    if (cause === "broken") size = 1;  // what is at fault is not to hold up the others
    going.forEach((cell) => { queue.add(cell); });
    queue.forEach((cell) => cell.show("waiting", words.waiting));
    keep();
    form.querySelector("[data-again]").hidden = cause === "logged_out" || cause === "not_taken";
    form.querySelector("a[data-log-in]").hidden = cause !== "logged_out";
    say(words[cause]);
    if (cause === "offline" || cause === "broken") timer = setTimeout(send, RETRY);
  }

  function take(going, sent, answers) {
    stopped = "";
    size = Math.min(MOST, size * 2);
    form.querySelector("[data-again]").hidden = form.querySelector("a[data-log-in]").hidden = true;
    answers.forEach((answer, at) => taken(going[at], sent[at], answer));
    keep();
    const asked = going.filter((cell) => cell.asked);
    tell(asked.length === 1 ? `${asked[0].asked.label}: ${asked[0].asked.message}` : "");
    send();
  }

  function taken(cell, sent, answer) {
    const typedOn = cell.texts.some((text, at) => text !== sent.texts[at]);
    cell.shown = answer.shown;
    if (answer.state === "saved") {
      cell.seen = answer.seen;
      cell.saved = answer.texts.slice(0, cell.inputs.length);
      if (!typedOn) cell.put(cell.saved);
      cell.box.classList.remove("missing", "not-due", "not-applicable", "known", "refused");
      cell.box.classList.add(answer.kind);
      cell.box.querySelector("[id^='r-']")?.remove();  // it is being mended
      if (typedOn) { queue.add(cell); cell.show("waiting", words.waiting); return; }
      settle(cell);
      cell.show("saved", `${answer.shown} · ${words.saved}`);
      return;
    }
    if (answer.state === "changed") { cell.theirs = { seen: answer.seen, texts: answer.texts.slice(0, cell.inputs.length) }; }
    if (typedOn) { queue.add(cell); cell.show("waiting", words.waiting); return; }
    cell.asked = answer;
    cell.show("refused", words.refused);
    line(cell);
  }

  function tell(why = "") {
    const left = [...cells.values()].filter((cell) => cell.changed).length;
    const away = Object.keys(elsewhere).length;
    const told = left ? words.unsaved.replace("%(number)s", left) : words.all_saved;
    const more = away ? [words.elsewhere.replace("%(number)s", away)] : [];
    if (!over.hidden) more.push(words.left_over);
    say([told, ...more].join(" "), why);
  }

  function pair(texts) { return [texts[0], texts[1] ?? ""]; }

  // The list of what was not saved

  function line(cell) {
    const item = lines.get(cell.key) || made(cell);
    const asked = cell.asked;
    item.dataset.state = asked.state;
    delete item.dataset.sent;
    item.querySelector("[data-cell]").textContent = asked.label;
    item.querySelector("[data-old]").textContent = asked.old;
    item.querySelector("[data-new]").textContent = asked.new;
    item.querySelector("[data-message]").textContent = asked.message;
    item.querySelectorAll("[data-for]").forEach((each) => { each.hidden = each.dataset.for !== asked.state; });
    item.querySelector("[data-save]").hidden = asked.state === "refused";
    point();
  }

  function made(cell) {
    const item = list.querySelector("template").content.firstElementChild.cloneNode(true);
    item.querySelector("[data-cell]").href = `#c-${cell.key}`;
    for (const name of ["note", "why"]) {
      const field = item.querySelector(`[name^='${name}-']`);
      field.id = field.name = `${name}-${cell.key}`;
      field.previousElementSibling.htmlFor = field.id;
      field.value = cell.answers[name] || "";
      field.addEventListener("keydown", (event) => {
        if (event.key === "Enter") { event.preventDefault(); answer(cell, item); }
        if (event.key === "Escape") { event.preventDefault(); cell.inputs[0].focus(); }
      });
    }
    item.querySelector("[data-save]").addEventListener("click", () => answer(cell, item));
    item.querySelector("[data-back]").addEventListener("click", () => { back(cell); cell.inputs[0].focus(); });
    list.querySelector("ul").append(item);
    lines.set(cell.key, item);
    return item;
  }

  function answer(cell, item) {
    for (const name of ["note", "why"]) {
      const text = item.querySelector(`[name^='${name}-']`).value.trim();
      if (text) cell.answers[name] = text;
    }
    if (cell.asked?.state === "changed") cell.seen = cell.theirs.seen;
    save(cell);
    onward(cell, item).focus();
  }

  function onward(cell, item) {
    // The next question of the list, so that many are answered in one go; after the last, the cell.
    item.dataset.sent = "";
    const next = list.querySelector("li:not([data-state='refused'], [data-sent])");
    return next?.querySelector("[data-for]:not([hidden]) input") ?? next?.querySelector("[data-save]") ?? cell.inputs[0];
  }

  function back(cell) {
    // What is kept stands again: theirs, where someone else was first.
    if (cell.asked?.state === "changed") { cell.seen = cell.theirs.seen; cell.saved = cell.theirs.texts; }
    cell.put(cell.saved);
    settle(cell);
    keep();
  }

  function drop(cell) {
    lines.get(cell.key)?.remove();
    lines.delete(cell.key);
    point();
  }

  // What was not saved before the page was loaded again

  function restore() {
    let kept = {};
    try { kept = JSON.parse(sessionStorage.getItem(store) || "{}"); } catch { /* not ours */ }
    for (const [key, was] of Object.entries(kept)) {
      const cell = cells.get(key);
      if (!cell) { elsewhere[key] = was; continue; }
      cell.put(was.texts);
      cell.answers = was.answers || {};
      if (cell.changed && cell.closed) shut(cell);
      else if (cell.changed) cell.seen = was.seen;
    }
    for (const cell of cells.values()) if (cell.changed) save(cell);
    if (Object.keys(kept).length) tell();
  }

  function shut(cell) {
    // The period was closed while the figure waited: it is told, and stands until it is given up.
    const text = (id) => document.getElementById(id)?.textContent ?? "";
    const [input] = cell.inputs;
    const label = input.getAttribute("aria-labelledby").split(" ").map(text).join(", ");
    const reason = input.getAttribute("aria-describedby").split(" ").filter((id) => id.startsWith("w-")).map(text).join(" ");
    cell.asked = { state: "refused", label, old: cell.saved.join(" / "), new: cell.texts.join(" / "), message: reason };
    cell.show("refused", words.refused);
    line(cell);
  }

  form.addEventListener("submit", (event) => {
    // The button sends what waits, cell by cell; the page stays.
    event.preventDefault();
    delete form.dataset.sent;
    stopped = "";
    cells.forEach((cell) => { if (cell.changed) save(cell); });
    if (!queue.size && !sending) tell();
  });
  form.querySelector("[data-again]").addEventListener("click", send);
  window.addEventListener("online", send);
  window.addEventListener("offline", () => say(words.offline));
  let toLogIn = false;  // what waits is kept in the tab, and stands here afterwards
  form.querySelector("a[data-log-in]").addEventListener("click", () => { toLogIn = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!toLogIn && [...cells.values()].some((cell) => cell.changed)) event.preventDefault();
  });
  window.grid = { form, words, cells, lines, over, save, back, say, point };
  restore();
})();
