// The file that holds every sheet of one company, the fragment that holds one sheet, and what one sheet
// hands to another. No document, no storage.
"use strict";

var methodbookCompany = (function () {
  var FORMAT = "methodbook-company", VERSION = 1, LONGEST_LINK = 7000;

  function start(method) {
    return { format: FORMAT, version: VERSION, method, sheets: {} };
  }

  function isRecord(value) {
    return value !== null && typeof value === "object" && !Array.isArray(value);
  }

  // A company or { error }: whatever a file, a link or the storage holds is a stranger's word.
  function read(text, method) {
    var found;
    try {
      found = JSON.parse(text);
    } catch {
      return { error: "broken" };
    }
    if (!isRecord(found) || found.format !== FORMAT || !isRecord(found.sheets)) return { error: "broken" };
    if (found.method !== method) return { error: "foreign" };
    if (!(found.version <= VERSION)) return { error: "newer" };
    return { ...start(method), sheets: { ...found.sheets } };
  }

  function write(company) {
    return JSON.stringify(company, null, 1) + "\n";
  }

  function writeLink(given) {
    var bytes = new TextEncoder().encode(JSON.stringify(given));
    var text = btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join(""));
    var fragment = "#sheet=" + text.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    return fragment.length > LONGEST_LINK ? null : fragment;
  }

  // What a fragment holds, or null; undefined where the fragment is about something else.
  function readLink(fragment) {
    var found = /^#sheet=([\w-]*)$/.exec(fragment);
    if (!found) return undefined;
    try {
      var bytes = Uint8Array.from(atob(found[1].replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
      var given = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
      return isRecord(given) ? given : null;
    } catch {
      return null;
    }
  }

  // Rows for the table of another sheet: those it has already stay as they are.
  function pass(rule, rows, given) {
    var there = Array.isArray(given[rule.table]) ? given[rule.table] : [];
    var known = new Set(there.filter(isRecord).map((row) => String(row[rule.key] ?? "")));
    var added = rows.map((row) => {
      return Object.fromEntries(Object.entries(rule.columns).map(([to, from]) => [to, row[from] ?? ""]));
    }).filter((row) => row[rule.key] && !known.has(String(row[rule.key])));
    return { count: added.length, given: { ...given, [rule.table]: [...there, ...added] } };
  }

  // A cell that begins like a formula is text to us and a command to a spreadsheet.
  function writeCell(text) {
    var safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d ]+(,\d+)?$/.test(text) ? "'" + text : text;
    return /[";\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  }

  // rows: lists of texts, for a spreadsheet that separates with semicolons.
  function writeTable(rows) {
    return "\ufeff" + rows.map((row) => row.map(writeCell).join(";")).join("\r\n") + "\r\n";
  }

  return { start, read, write, writeLink, readLink, pass, writeTable };
})();
