// A sheet as plain text and back: a heading for each table, a line for each row, cells between bars. Lines
// copied from a spreadsheet come with tabs instead. No document.
"use strict";

var methodbookLines = (function () {
  var BAR = " | ";

  function escape(text) {
    return String(text).replace(/[\\|]/g, "\\$&").replace(/\t/g, "\\t").replace(/\n/g, "\\n").replace(/^#/, "\\#");
  }

  function split(line) {
    var cells = [];
    for (var [, cell, sign] of line.matchAll(/((?:\\.|[^\\|\t])*)([|\t]|\\?$)/g)) {
      cells.push(cell.trim());
      if (sign !== "|" && sign !== "\t") return cells;
    }
    return cells;
  }

  function unescape(cell) {
    return cell.replace(/\\(.)/g, (_, sign) => ({ t: "\t", n: "\n" })[sign] || sign);
  }

  // What a person writes: columns that the sheet reckons itself are left out.
  function listOwn(columns) {
    return columns.filter(({ value }) => !value);
  }

  function writeCell(value, { options = [] }) {
    if (Array.isArray(value)) return escape(value.join("; "));
    return escape(options.find(({ id }) => id === value)?.name ?? value ?? "");
  }

  // given: what a file with the sheet holds.
  function write(book, given) {
    var fields = listOwn(book.fields).map((field) => [field.name, writeCell(given[field.id], field)].join(BAR));
    return [...fields, ...book.tables.flatMap(({ id, name, columns }) => {
      var rows = (given[id] || []).map((row) => listOwn(columns).map((column) => writeCell(row[column.id], column)).join(BAR));
      return ["", "# " + name, "## " + listOwn(columns).map((column) => escape(column.name)).join(BAR), ...rows];
    })].join("\n").trim();
  }

  function readCell(cell, { kind, options = [] }) {
    var text = unescape(cell);
    if (kind === "list" || kind === "refs") return text.split(/\s*[;\n]\s*/).filter(Boolean);
    return options.find(({ name }) => isSame(name, text))?.id ?? text;
  }

  function readCells(cells, columns) {
    return Object.fromEntries(columns.map((column, at) => [column.id, readCell(cells[at] || "", column)]).filter(([, value]) => value.length));
  }

  function isSame(one, other) {
    return one.trim().toLowerCase() === other.trim().toLowerCase();
  }

  // → { given, strange: [{ line, text }] }: a line that fits nowhere is told of, never guessed.
  function read(book, text) {
    var given = {}, strange = [], table = null;
    text.split(/\r?\n/).forEach((each, at) => {
      var line = each.trim(), cells = split(each), columns = table ? listOwn(table.columns) : [];
      var complain = () => strange.push({ line: at + 1, text: line });
      if (!line || line.startsWith("##")) return;
      if (line.startsWith("#")) {
        table = book.tables.find(({ name }) => isSame(name, line.slice(1)));
        if (!table) complain();
      } else if (table) {
        if (cells.length > columns.length) complain();
        else (given[table.id] ||= []).push(readCells(cells, columns));
      } else {
        var field = listOwn(book.fields).find(({ name }) => isSame(name, unescape(cells[0])));
        if (!field || cells.length > 2) complain();
        else Object.assign(given, readCells(cells.slice(1), [field]));
      }
    });
    return { given, strange };
  }

  return { write, read };
})();
