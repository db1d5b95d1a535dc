// The pictures of a sheet as SVG text: legible at 320 pixels, told apart by dashes and shapes as well.
"use strict";

var methodbookDrawing = (function () {
  var WIDTH = 320, LINE = 40;
  var DASHES = ["2 4", "8 4", "1 3 6 3", "", ""];

  function escape(text) {
    return String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  }

  function cut(text, most) {
    var letters = [...String(text)];
    return letters.length > most ? letters.slice(0, most - 1).join("") + "…" : String(text);
  }

  // The words lie over whatever crosses them.
  function text(x, y, words, size = 13) {
    return `<text x="${x}" y="${y}" font-size="${size}" stroke="#fff" stroke-width="4" paint-order="stroke" class="cl-drawing__words">${escape(words)}</text>`;
  }

  function frame(height, title, inner) {
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" class="cl-drawing" font-family="sans-serif" fill="currentColor"><title>${escape(title)}</title>${inner}</svg>`;
  }

  // The height nearest to the wanted one at which a label lies on no other; it is taken from then on.
  function findRoom(taken, x, wanted) {
    var isFree = (y) => taken.every((other) => Math.abs(other.y - y) >= 12 || Math.abs(other.x - x) >= 62);
    for (var step = 0; !isFree(wanted + step); step = step > 0 ? -step : 13 - step);
    taken.push({ x, y: wanted + step });
    return wanted + step;
  }

  // Who gives what to whom: the parties in a column, an arc for every promise, its number on the arc.
  function graph({ name, nodes, arrows }) {
    var place = new Map(nodes.map(({ id }, at) => [id, at * LINE + 24])), drawn = "", height = nodes.length * LINE + 16;
    nodes.forEach(({ id, name: label }) => {
      var y = place.get(id);
      drawn += `<rect x="1" y="${y - 15}" width="150" height="30" rx="4" fill="none" stroke="currentColor"/>` + text(9, y + 5, cut(label || id, 19));
    });
    var labels = [];
    arrows.filter(({ from, to }) => place.has(from) && place.has(to)).forEach(({ id, from, to, main }, at) => {
      var start = place.get(from) + 5, end = place.get(to) - 5, bend = 190 + (at % 8) * 14;
      var middle = (start + end) / 2;
      drawn += `<path d="M152 ${start} C${bend} ${start} ${bend} ${end} 158 ${end}" fill="none" stroke="currentColor" stroke-width="${main ? 2.5 : 1}"${main ? "" : ' stroke-dasharray="5 3"'}/>` +
        `<path d="M152 ${end} l9 -4 v8 z"/>` + text(bend - 18, findRoom(labels, bend - 18, middle + 4), cut(id, 9), 11);
    });
    return frame(height, name, drawn);
  }

  // Value curves turned upright: a value a line, from 0 on the left to 10 on the right.
  function curves({ name, rows, series }) {
    var x = (value) => 14 + Math.max(0, Math.min(10, value)) * 29, top = series.length * 16 + 18, drawn = "";
    series.forEach((label, at) => {
      var y = at * 16 + 12, own = at === series.length - 1;
      drawn += `<path d="M2 ${y - 4} h34" stroke="currentColor" stroke-width="${own ? 3 : 1.5}" stroke-dasharray="${DASHES[at] || ""}"/>` + text(44, y, label);
    });
    rows.forEach((_, at) => {
      drawn += `<path d="M14 ${top + at * LINE + 26} h290" stroke="currentColor" stroke-width=".5" opacity=".5"/>`;
    });
    series.forEach((_, number) => {
      var points = rows.map(({ values }, at) => [values[number], top + at * LINE + 26]).filter(([value]) => value !== null);
      var own = number === series.length - 1;
      drawn += `<polyline points="${points.map(([value, y]) => x(value) + "," + y).join(" ")}" fill="none" stroke="currentColor" stroke-width="${own ? 3 : 1.5}" stroke-dasharray="${DASHES[number] || ""}"/>`;
      points.forEach(([value, y]) => {
        drawn += own ? `<rect x="${x(value) - 4}" y="${y - 4}" width="8" height="8"/>` : `<circle cx="${x(value)}" cy="${y}" r="3"/>`;
      });
    });
    rows.forEach(({ label }, at) => { drawn += text(2, top + at * LINE + 12, cut(label, 44)); });
    return frame(top + rows.length * LINE + 8, name, drawn);
  }

  // A bar a row, to the left of the line where the number is below zero.
  function bars({ name, rows }) {
    var numbers = rows.map(({ values: [value] }) => value ?? 0), most = Math.max(1, ...numbers.map(Math.abs));
    var lowest = Math.min(0, ...numbers), zero = 4 + (-lowest / (most - lowest || 1)) * 240, scale = 240 / (most - lowest || 1), drawn = "";
    rows.forEach(({ label, shown }, at) => {
      var y = at * LINE + 16, value = numbers[at], from = value < 0 ? zero + value * scale : zero;
      drawn += text(2, y, cut(label, 40)) + `<rect x="${from}" y="${y + 5}" width="${Math.max(1, Math.abs(value) * scale)}" height="12" ${value < 0 ? 'fill="none" stroke="currentColor"' : ""}/>` +
        text(Math.min(250, Math.max(from, zero) + Math.max(0, value) * scale + 6), y + 16, shown);
    });
    return frame(rows.length * LINE + 8, name, drawn + `<path d="M${zero} 4 V${rows.length * LINE}" stroke="currentColor" stroke-width=".5"/>`);
  }

  return { graph, curves, bars };
})();
