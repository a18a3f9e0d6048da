// The grid of figures, second half: keys, paste and undo as in a sheet.
(() => {
  if (!window.grid?.cells) return;  // without the first half the form has the name
  const { form, words, cells, lines, over, save, back, say, point } = window.grid;
  const here = form.querySelector("[data-here]");
  const undone = [], done = [];  // steps: lists of [cell, texts before, texts after]
  let before = null;  // the cell that one is in, and its texts when one came

  form.querySelectorAll(".with-script").forEach((each) => { each.hidden = false; });
  const cellOf = (input) => cells.get(input.id.slice(2));
  const isField = (target) => target.matches?.(".grid input");
  const isChoice = (target) => target.matches?.(".grid select");
  const placeOf = (target) => isField(target) ? cellOf(target) : isChoice(target) ? cells.get(target.name.slice(2)) : null;
  const rowsOf = (table) => [...table.querySelectorAll("tbody tr:not(.theme)")];
  const fieldsOf = (row) => [...row.querySelectorAll("input")];

  // In and out of a cell

  form.addEventListener("focusin", (event) => {
    const cell = placeOf(event.target);
    if (!cell) return;
    if (before?.cell !== cell) before = { cell, texts: cell.texts };
    if (isField(event.target)) event.target.select();
    none.hidden = cell.closed;
    tellHere(cell, cell.inputs[0]);
  });
  form.addEventListener("focusout", (event) => {
    const cell = placeOf(event.target);
    if (!cell || [...cell.inputs, cell.choice].includes(event.relatedTarget)) return;  // from numerator to denominator
    commit(cell);
  });

  function commit(cell) {
    if (before?.cell === cell && differs(before.texts, cell.texts)) {
      step([[cell, before.texts, cell.texts]]);
      before = { cell, texts: cell.texts };
      save(cell);
    }
  }

  function tellHere(cell, input) {
    // The bar says where one is, why a closed cell is closed, and leads to the figure's own page.
    const names = input.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id)?.textContent);
    const link = document.createElement("a");
    link.className = "ds-link";
    link.href = cell.link.href;
    link.textContent = names.filter(Boolean).join(", ");
    here.replaceChildren(link, ` · ${cell.link.textContent}`);
    if (cell.box.matches(".not-applicable")) here.append(` (${cell.texts[0]})`);  // the whole reason
    const about = [reasonOf(input), !cell.closed && cell.asked?.message].filter(Boolean);
    if (about.length) here.append(`. ${about.join(" ")}`);
  }

  function reasonOf(input) {
    // Why it was sent back, and why it is closed.
    const ids = input.getAttribute("aria-describedby").split(" ").filter((each) => /^[rw]-/.test(each));
    return ids.map((id) => document.getElementById(id)?.textContent).filter(Boolean).join(" ");
  }

  // Steps that can be undone

  function differs(one, other) { return one.some((text, at) => text !== other[at]); }
  function step(changes) { done.push(changes); undone.length = 0; }
  function turn(from, to, which, told) {
    const changes = from.pop();
    if (!changes) return;
    to.push(changes);
    for (const change of changes) { change[0].put(change[which]); save(change[0]); }
    const first = changes[0][0];
    first.inputs[0].focus();
    first.inputs[0].select();
    before = { cell: first, texts: first.texts };
    say(told);
  }

  // Keys

  form.addEventListener("keydown", (event) => {
    if (isChoice(event.target) && event.key === "Escape") { event.preventDefault(); leave(placeOf(event.target), placeOf(event.target).inputs[0]); return; }
    if (!isField(event.target) || event.isComposing) return;
    if (event.altKey && event.key === "ArrowDown") { event.preventDefault(); choose(cellOf(event.target)); return; }
    if (event.altKey) return;
    const input = event.target, cell = cellOf(input);
    if (event.ctrlKey || event.metaKey) { history(event, cell); return; }
    const move = moveOf(event, input);
    if (move) { event.preventDefault(); go(input, ...move); return; }
    if (event.key === "Escape") { event.preventDefault(); leave(cell, input); }
    if (cell.closed && event.key.length === 1) say(reasonOf(input));
    if (event.key === "F2" && lines.has(cell.key)) { event.preventDefault(); question(cell); }
  });

  function history(event, cell) {
    const key = event.key.toLowerCase();
    const again = key === "y" || (key === "z" && event.shiftKey);
    if (!again && key !== "z") return;
    if (before?.cell === cell && differs(before.texts, cell.texts)) return;  // the browser's own, while typing
    event.preventDefault();
    if (again) turn(undone, done, 2, words.redone); else turn(done, undone, 1, words.undone);
  }

  function moveOf(event, input) {
    const all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const atStart = input.selectionEnd === 0, atEnd = input.selectionStart === input.value.length;
    if (event.key === "Enter") return [event.shiftKey ? -1 : 1, 0];
    if (event.shiftKey) return null;
    if (event.key === "ArrowUp") return [-1, 0];
    if (event.key === "ArrowDown") return [1, 0];
    if (event.key === "ArrowLeft" && (all || atStart)) return [0, -1];
    if (event.key === "ArrowRight" && (all || atEnd)) return [0, 1];
    return null;
  }

  function go(input, down, right) {
    const row = input.closest("tr"), fields = fieldsOf(row);
    if (right) { fields[fields.indexOf(input) + right]?.focus(); return; }
    const rows = rowsOf(input.closest("table"));
    const column = input.closest("td").cellIndex, part = cellOf(input).inputs.indexOf(input);
    for (let at = rows.indexOf(row) + down; at >= 0 && at < rows.length; at += down) {
      const there = [...rows[at].cells[column].querySelectorAll("input")];
      if (there.length) { (there[part] ?? there[0]).focus(); return; }
    }
    commit(cellOf(input));  // at the edge: save and stay
    input.select();
  }

  function leave(cell, input) {
    back(cell);
    before = { cell, texts: cell.texts };
    input.select();
  }

  function question(cell) {
    const item = lines.get(cell.key);
    (item.querySelector("[data-for]:not([hidden]) input") ?? item.querySelector("button:not([hidden])")).focus();
  }

  // Why there is no figure: chosen, or a dash and the reason after it

  const none = form.querySelector("[data-none]");
  none.addEventListener("click", () => { if (before?.cell) choose(before.cell); });

  function choose(cell) {
    // As the list of a cell in a sheet.
    if (cell.closed) return;
    if (!cell.choice) { write(cell); return; }
    cell.choice.focus();
    try { cell.choice.showPicker(); } catch { /* an older browser: the arrows choose */ }
  }

  form.addEventListener("input", (event) => {
    if (isField(event.target)) cellOf(event.target).sort();
    if (!isChoice(event.target)) return;
    const cell = placeOf(event.target), reason = cell.reason;
    const away = document.activeElement !== event.target;  // chosen by a program that does not move the focus
    if (away) before = { cell, texts: cell.saved };
    if (event.target.value !== "?") {
      cell.put([reason && `– ${reason}`]);
      if (away) commit(cell);
      return;
    }
    write(cell);
  });

  function write(cell) {
    // A reason of one's own: a dash in the field, and the words after it.
    if (!cell.texts[0].startsWith("–")) cell.put(["– "]);
    const [input] = cell.inputs;
    input.inputMode = "text";
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }

  // Paste

  form.addEventListener("paste", (event) => {
    if (!isField(event.target)) return;
    const block = rowsOfText(event.clipboardData.getData("text/plain"));
    if (block.length === 1 && block[0].length === 1) return;  // one text, as everywhere
    event.preventDefault();
    paste(event.target, block);
  });

  function paste(start, block) {
    if (block.some((row) => row.some((text) => /^(kode|code)$/i.test(text.trim())))) { leftOver([[words.of_sheet, []]]); return; }
    const rows = rowsOf(start.closest("table")), top = rows.indexOf(start.closest("tr"));
    const column = start.closest("td").cellIndex, part = cellOf(start).inputs.indexOf(start);
    const changes = new Map(), hanging = [], shut = [];
    block.forEach((texts, down) => {
      const row = rows[top + down];
      const fields = row ? fieldsFrom(row, column, down ? 0 : part) : [];
      texts.forEach((text, right) => {
        if (!text.trim()) return;
        const field = fields[right];
        if (!field) { hanging.push(text); return; }
        if (field.readOnly) { shut.push(text); return; }
        const cell = cellOf(field);
        if (!changes.has(cell)) changes.set(cell, [cell, cell.texts, null]);
        field.value = text.trim().replace(/\s+/g, " ");
      });
    });
    changes.forEach((_change, cell) => cell.put(cell.texts));
    const changed = [...changes.values()].map(([cell, was]) => [cell, was, cell.texts]).filter(([, was, is]) => differs(was, is));
    if (changed.length) step(changed);
    changed.forEach(([cell]) => save(cell));
    before = { cell: cellOf(start), texts: cellOf(start).texts };
    leftOver([[words.closed_paste, shut], [words.hangs_over, hanging]].filter(([, texts]) => texts.length));
  }

  function fieldsFrom(row, column, part) {
    // The fields of a row from a column on; a period that is not asked for takes one text too.
    return [...row.cells].slice(column).flatMap((box) => {
      const fields = [...box.querySelectorAll("input")];
      return fields.length ? fields : [null];
    }).slice(row.cells[column]?.querySelectorAll("input").length > part ? part : 0);
  }

  function leftOver(groups) {
    // What found no cell: each group has its reason and its texts.
    const list = over.querySelector("ul");
    const told = groups.filter(([, texts]) => texts);
    list.replaceChildren(...told.map(([why, texts]) => {
      const item = document.createElement("li"), quoted = document.createElement("strong");
      quoted.textContent = texts.join(" · ");
      item.append(`${why} `, quoted);
      return item;
    }));
    over.hidden = told.length === 0;
    point();
    if (told.length) say(told.map(([why]) => why).join(" "));
  }
  form.querySelector("[data-close]").addEventListener("click", () => {
    leftOver([]);
    (before?.cell ?? cells.values().next().value)?.inputs[0].focus();  // not left behind at the bottom
  });

  function rowsOfText(text) {
    // Tabs between cells, line ends between rows, "" for a quote inside a quoted cell.
    const rows = [[]];
    const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;
    const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    for (let at = 0; ; at += 1) {
      cell.lastIndex = at;
      const found = cell.exec(plain);
      rows.at(-1).push(found[1] === undefined ? found[2] : found[1].replaceAll('""', '"'));
      at = cell.lastIndex;
      if (at >= plain.length) return rows;
      if (plain[at] === "\n") rows.push([]);
    }
  }

  // Where the address points

  function arrive() {
    const id = location.hash.slice(1);
    if (!/^[cd]-\d+-\d+$/.test(id)) return;
    const target = document.getElementById(id);
    const all = `?first=${form.dataset.oldest}`;
    if (target) { target.focus(); target.scrollIntoView({ block: "center", inline: "center" }); }
    else if (location.search !== all) location.replace(all + location.hash);
  }
  form.querySelectorAll(".grid-frame").forEach((frame) => { frame.scrollLeft = frame.scrollWidth; });  // the newest first
  window.addEventListener("hashchange", arrive);
  arrive();
})();
