// <cl-sheet>: watches the inputs of a sheet and says what contradicts the method. What a page gives it: see
// shared/element.js. Every sheet is a part of one company, which is kept, saved and opened as a whole.
"use strict";

var MethodbookSheet = class extends MethodbookElement {
  start() {
    this.book = this.data;
    this.form = this.querySelector("form");
    this.querySelectorAll("[data-cl-live]").forEach((each) => { each.hidden = false; });
    this.models = new Map(Array.from(this.querySelectorAll("[data-cl-table]"), (section) => {
      return [section.dataset.clTable, section.querySelector("[data-cl-row]").cloneNode(true)];
    }));
    this.history = [];
    this.store = this.keep("company", "sheets");
    this.company = methodbookCompany.start(this.dataset.clMethod);
    this.restore();
    this.last = this.collectGiven();
    this.openFragment();
    this.update();
  }

  // The form

  listRows(table) {
    return Array.from(this.querySelectorAll(`[data-cl-table="${table}"] [data-cl-row]`));
  }

  listInputs(place) {
    return Array.from(place.querySelectorAll("input[name], select[name], textarea[name]"));
  }

  readCell(input, column) {
    var text = input.value.trim();
    return column?.kind === "list" || column?.kind === "refs" ? text.split(/\s*[;\n]\s*/).filter(Boolean) : text;
  }

  readPlace(place, columns) {
    return Object.fromEntries(this.listInputs(place).map((input) => {
      return [input.name, this.readCell(input, columns.find(({ id }) => id === input.name))];
    }).filter(([, value]) => value.length));
  }

  // What has been filled in, as a file holds it; rows that only carry a number are left out.
  collectGiven() {
    var given = {};
    this.querySelectorAll("[data-cl-field]").forEach((place) => Object.assign(given, this.readPlace(place, this.book.fields)));
    this.book.tables.forEach(({ id, columns }) => {
      var numbered = columns.some((column) => column.id === "id");
      var rows = this.listRows(id).map((row, at) => [this.readPlace(row, columns), String(at + 1)]);
      rows = rows.filter(([row]) => Object.keys(row).some((name) => name !== "id"));
      if (rows.length) given[id] = rows.map(([row, number]) => (numbered ? { id: number, ...row } : row));
    });
    return given;
  }

  fillPlace(place, values, columns) {
    this.listInputs(place).forEach((input) => {
      var value = values[input.name] ?? "", { kind } = columns.find(({ id }) => id === input.name) || {};
      input.value = Array.isArray(value) ? value.join(kind === "list" ? "\n" : "; ") : this.showInput(value);
      if (input.tagName === "SELECT" && input.selectedIndex < 0) input.value = "";
    });
  }

  showInput(value) {
    return typeof value === "number" ? String(value).replace(".", this.book.numerals.comma) : String(value);
  }

  // Puts a sheet that has been read into the form; there are never fewer rows than on the blank.
  fillForm({ fields, tables }) {
    this.querySelectorAll("[data-cl-field]").forEach((place) => this.fillPlace(place, fields, this.book.fields));
    this.book.tables.forEach(({ id, columns }) => {
      var rows = tables[id] || [];
      while (this.listRows(id).length < rows.length) this.addRow(id);
      this.listRows(id).forEach((row, at) => this.fillPlace(row, rows[at] || {}, columns));
    });
  }

  addRow(id) {
    var rows = this.listRows(id), row = this.models.get(id).cloneNode(true);
    row.querySelectorAll("[data-cl-live]").forEach((each) => { each.hidden = false; });
    rows[rows.length - 1].after(row);
    this.fillPlace(row, {}, []);
    this.numberRows(id);
    return row;
  }

  numberRows(id) {
    var { row: name } = this.book.tables.find((table) => table.id === id);
    this.listRows(id).forEach((row, at) => {
      row.querySelector("legend").textContent = this.t("row", { row: name, number: at + 1 });
      row.querySelector("[data-cl-do=drop]").textContent = this.t("drop", { row: name, number: at + 1 });
    });
  }

  add(button) {
    this.listInputs(this.addRow(button.closest("[data-cl-table]").dataset.clTable))[0].focus();
  }

  drop(button) {
    var row = button.closest("[data-cl-row]"), id = row.closest("[data-cl-table]").dataset.clTable, rows = this.listRows(id);
    var at = rows.indexOf(row);
    if (rows.length === 1) this.fillPlace(row, {}, []);
    else row.remove();
    this.numberRows(id);
    this.update();
    var left = this.listRows(id);
    this.listInputs(left[Math.min(at, left.length - 1)])[0].focus();
  }

  react(control) {
    if (control === this.parts.file) this.openFiles();
    else if (control === this.parts.consent) this.agree(control.checked);
    else if (this.form.contains(control)) this.update();
  }

  // What the method says

  update() {
    var given = this.collectGiven(), text = JSON.stringify(given);
    if (text !== JSON.stringify(this.last)) this.history.push(this.last);
    if (this.history.length > 100) this.history.shift();
    this.last = given;
    this.parts.undo.disabled = !this.history.length;
    this.company.sheets[this.book.id] = given;
    if (this.kept) this.write();
    this.parts.text.value = methodbookLines.write(this.book, given);
    this.tell(methodbookSheet.read(this.book, given));
  }

  tell({ filled, misfits }) {
    var sheet = this.sheet = methodbookSheet.check(this.book, filled), findings = [...misfits, ...sheet.findings];
    this.filled = filled;
    var state = Object.keys(this.last).length ? this.t(findings.length ? "some" : "none", { count: findings.length }) : this.t("empty");
    if (this.parts.state.textContent !== state) this.announce(state);
    this.parts.state.textContent = state;
    methodbookDom.fill(this.parts.findings, findings.map((found) => this.writeFinding(found)));
    methodbookDom.fill(this.parts.derived, this.book.derived.filter(({ id }) => sheet.derived[id] !== null).map(({ id, name, unit }) => {
      return this.h("div", {}, this.h("dt", {}, name), this.h("dd", {}, this.showValue(sheet.derived[id]) + (unit ? " " + unit : "")));
    }));
    this.showReckoned(filled);
    methodbookDom.fill(this.parts.pictures, this.draw().map(({ picture, svg }) => {
      var drawing = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
      return this.h("figure", {}, drawing, this.h("figcaption", {}, this.t("picture", { name: picture.name })));
    }));
  }

  showValue(value) {
    return typeof value === "number" ? methodbookSheet.writeNumber(value, this.book.numerals) : methodbookSheet.write(value);
  }

  // A finding leads to the row it speaks of.
  writeFinding({ rule, at, what, hint }) {
    var place = this.findPlace(rule, at), words = [this.h("strong", {}, what), " ", hint];
    return this.h("li", {}, words, place && [" ", this.h("button", { type: "button", "data-cl-do": "go", value: at, name: rule }, place.name)]);
  }

  // The table a rule speaks of; what could not be read says it itself: «table.2.column».
  findTable(rule, at) {
    var told = this.book.rules.find(({ id }) => id === rule);
    var name = told ? told.each || told.strangers || (told.repeat || told.knot)?.of : at.split(".")[0];
    var view = this.book.views.find(({ id }) => id === name);
    return this.book.tables.find(({ id }) => id === (view ? view.of : name));
  }

  findPlace(rule, at) {
    var table = this.findTable(rule, at), named = at.split(".")[1] || at;
    var rows = table ? this.listRows(table.id) : [];
    var found = rows.findIndex((row, number) => {
      return (this.listInputs(row).find(({ name }) => name === "id")?.value || String(number + 1)) === named;
    });
    if (found >= 0) return { name: this.t("row", { row: table.row, number: found + 1 }), input: this.listInputs(rows[found])[0] };
    var field = at && this.querySelector(`[data-cl-field="${CSS.escape(at)}"]`);
    return field && { name: field.querySelector("label").textContent, input: this.listInputs(field)[0] };
  }

  go(button) {
    this.findPlace(button.name, button.value)?.input.focus();
  }

  // Computed places stand among those that are filled in.
  showReckoned({ tables }) {
    this.book.tables.forEach(({ id, columns }) => {
      var reckoned = columns.filter(({ value }) => value), rows = [...(tables[id] || [])];
      this.listRows(id).forEach((row) => {
        var filled = Object.keys(this.readPlace(row, columns)).some((name) => name !== "id") ? rows.shift() : null;
        reckoned.forEach((column) => {
          var value = filled && this.sheet.findValue({ id, columns }, filled, column);
          row.querySelector(`output[name="${column.id}"]`).value = filled ? this.showValue(value) : "";
        });
      });
    });
  }

  // Pictures

  draw() {
    return this.book.pictures.map((picture) => ({ picture, ...this.takeNumbers(picture) })).filter(({ rows }) => rows.length)
      .map(({ picture, rows, table }) => ({ picture, svg: this.drawOne(picture, rows, table) }));
  }

  takeNumbers({ of }) {
    return { rows: this.sheet.listRows(of), table: this.book.tables.find(({ id }) => id === of) };
  }

  drawOne(picture, rows, table) {
    if (picture.motif === "graph") {
      return methodbookDrawing.graph({
        name: picture.name,
        nodes: this.sheet.listRows(picture.nodes),
        arrows: rows.map((row) => ({ id: row.id, from: row[picture.giver], to: row[picture.receiver], main: row.kind === "root" })),
      });
    }
    var columns = picture.values.map((name) => table.columns.find(({ id }) => id === name));
    var told = rows.map((row) => {
      var values = columns.map((column) => this.sheet.findValue(table, row, column) ?? null);
      return { label: row[picture.label] || "", values, shown: this.showValue(values[0]) };
    });
    return methodbookDrawing[picture.motif]({ name: picture.name, rows: told, series: columns.map(({ name }) => name) });
  }

  // Going back

  fillGiven(given) {
    var { filled, misfits } = methodbookSheet.read(this.book, given);
    this.fillForm(filled);
    this.update();
    return misfits;
  }

  undo() {
    var given = this.history.pop();
    if (!given) return;
    this.fillForm(methodbookSheet.read(this.book, given).filled);
    this.last = this.collectGiven();
    this.update();
    this.say(this.t("undone"));
  }

  clear() {
    this.fillGiven({});
    this.say(this.t("cleared"));
  }

  example() {
    this.fillGiven(this.book.example || {});
    this.say(this.t("shown"));
  }

  // Text

  untext() {
    var { given, strange } = methodbookLines.read(this.book, this.parts.text.value);
    var misfits = this.fillGiven(given).map((each) => this.t("unread", each));
    var told = [...strange.map((each) => this.t("strange", each)), ...misfits];
    if (told.length) this.warn(told.map((each) => this.h("p", {}, each)));
    else this.say(this.t("taken"));
  }

  // Keeping

  restore() {
    var text = this.store.read();
    if (text === null) return;
    var found = methodbookCompany.read(text, this.dataset.clMethod);
    if (found.error) return this.complain(found.error);
    this.kept = this.parts.consent.checked = true;
    this.company = found;
    if (found.sheets[this.book.id]) this.fillForm(methodbookSheet.read(this.book, found.sheets[this.book.id]).filled);
  }

  // Another tab may have filled another sheet meanwhile.
  write() {
    var text = this.store.read(), theirs = text === null ? this.company : methodbookCompany.read(text, this.dataset.clMethod);
    var sheets = { ...(theirs.sheets || {}), [this.book.id]: this.last };
    this.company.sheets = sheets;
    if (!this.store.write(methodbookCompany.write(this.company))) {
      this.kept = this.parts.consent.checked = false;
      this.complain("save");
    }
  }

  agree(wanted) {
    this.kept = wanted;
    if (wanted) this.write();
    else this.store.remove();
    if (this.kept === wanted) this.say(this.t(wanted ? "kept" : "dropped"));
  }

  // In and out

  save() {
    this.download(this.dataset.clMethod + "-company.json", "application/json", methodbookCompany.write(this.company));
    this.say(this.t("saved"));
  }

  async openFiles() {
    var files = Array.from(this.parts.file.files);
    this.parts.file.value = "";
    if (files.some(({ size }) => size > 1048576)) return this.complain("large");
    var found = await Promise.all(files.map(async (file) => {
      return { name: file.name, company: methodbookCompany.read(await file.text(), this.dataset.clMethod) };
    }));
    if (found.length > 1) return this.compare(found);
    if (found.length) this.take(found[0].company);
  }

  take(company) {
    if (company.error) return this.complain(company.error);
    var given = company.sheets[this.book.id];
    if (!given) return this.complain("absent");
    this.company = { ...company, sheets: { ...this.company.sheets, ...company.sheets } };
    this.tellMisfits(this.fillGiven(given), "opened");
  }

  tellMisfits(misfits, otherwise) {
    if (misfits.length) this.warn(misfits.map((each) => this.h("p", {}, this.t("unread", each))));
    else this.say(this.t(otherwise));
  }

  // What a group has made of the same sheet, side by side; nothing in the form changes.
  compare(found) {
    var rows = found.map(({ name, company }) => {
      if (company.error) return [name, "", this.t("error_" + company.error)];
      var { filled, misfits } = methodbookSheet.read(this.book, company.sheets[this.book.id] || {});
      var findings = [...misfits, ...methodbookSheet.check(this.book, filled).findings], count = Object.values(filled.tables).flat().length;
      return [name, String(count), findings.length ? findings.map(({ what }) => what).join(" ") : this.t("clean")];
    });
    var head = [this.t("file"), this.t("filled_rows"), this.t("findings")];
    methodbookDom.fill(this.parts.compared, this.h("table", {},
      this.h("caption", {}, this.t("compared")),
      this.h("thead", {}, this.h("tr", {}, head.map((name) => this.h("th", { scope: "col" }, name)))),
      this.h("tbody", {}, rows.map((row) => this.h("tr", {}, row.map((cell) => this.h("td", {}, cell)))))));
  }

  share() {
    var fragment = methodbookCompany.writeLink(this.last);
    if (!fragment) return this.complain("long");
    this.parts.linked.hidden = false;
    this.parts.link.value = this.link(fragment);
    this.copy().then(() => this.say(this.t("copied")), () => this.say(this.t("linked")));
  }

  openFragment() {
    var given = methodbookCompany.readLink(location.hash);
    if (given === undefined) return;
    if (given === null) return this.complain("link");
    this.tellMisfits(this.fillGiven(given), "from_link");
    this.remember("");
  }

  pass({ value, textContent }) {
    if (!this.kept) return this.warn(this.t("pass_needs_store"));
    var count = 0, given = this.company.sheets[value] || {};
    this.book.passes.filter(({ to }) => to === value).forEach((rule) => {
      var passed = methodbookCompany.pass(rule, this.sheet.listRows(rule.rows), given);
      count += passed.count;
      given = passed.given;
    });
    this.company.sheets[value] = given;
    this.store.write(methodbookCompany.write(this.company));
    this.say(this.t("passed", { name: textContent.trim(), count }));
  }

  listTables() {
    return this.book.tables.map(({ id, name, columns }) => ({
      name,
      rows: [columns.map((column) => column.name), ...this.sheet.listRows(id).map((row) => {
        return columns.map((column) => this.showValue(this.sheet.findValue({ id, columns }, row, column)));
      })],
    }));
  }

  listFields() {
    return this.book.fields.map(({ id, name }) => [name, this.showValue(this.filled.fields[id] ?? null)]);
  }

  csv() {
    var rows = [...this.listFields(), ...this.listTables().flatMap(({ name, rows: each }) => [[], [name], ...each])];
    this.download(this.book.id + ".csv", "text/csv", methodbookCompany.writeTable(rows));
  }

  svg() {
    this.draw().forEach(({ svg }, at) => this.download(this.book.id + (at ? "-" + at : "") + ".svg", "image/svg+xml", svg));
  }

  word() {
    var findings = this.sheet.findings.map(({ what, hint }) => ({ text: what + " " + hint }));
    var parts = [
      { title: this.book.name },
      ...this.listFields().map(([name, value]) => ({ text: name + ": " + value })),
      ...this.listTables().flatMap(({ name, rows }) => [{ heading: name }, { rows }]),
      ...findings,
    ];
    this.download(this.book.id + ".docx", methodbookDocument.TYPE, methodbookDocument.write(parts));
  }
};
