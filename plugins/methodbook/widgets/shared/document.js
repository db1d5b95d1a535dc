// What a page shows as a DOCX file: a ZIP archive without compression that holds a small document.
"use strict";

var methodbookDocument = (function () {
  var TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  var TYPES = '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  var LINKS = '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

  function escape(text) {
    // XML knows no control characters.
    return String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }

  function paragraph(text, { bold, size = 22 } = {}) {
    var lines = String(text).split("\n").map((line) => `<w:t xml:space="preserve">${escape(line)}</w:t>`).join("<w:br/>");
    return `<w:p><w:pPr><w:spacing w:after="80"/></w:pPr><w:r><w:rPr>${bold ? "<w:b/>" : ""}<w:sz w:val="${size}"/></w:rPr>${lines}</w:r></w:p>`;
  }

  function table(rows) {
    var border = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:color="888888"/>`).join("");
    var cells = (row, at) => row.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraph(cell, { bold: !at, size: 18 })}</w:tc>`).join("");
    return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${border}</w:tblBorders></w:tblPr>${rows.map((row, at) => `<w:tr>${at ? "" : "<w:trPr><w:tblHeader/></w:trPr>"}${cells(row, at)}</w:tr>`).join("")}</w:tbl>` + paragraph("");
  }

  var HEADINGS = ["H2", "H3", "H4"], BLOCKS = ["P", "DIV", "LI", "SECTION", "DT", "DD", "OL", "UL", "DL"], SIGN = "•";

  // The parts of a place in the page, as it would be printed.
  function describe(place) {
    var parts = [], line = "";

    function flush() {
      var text = line.replace(/\s+/g, " ").trim();
      if (text === SIGN) return; // a list item whose words stand in a paragraph of their own
      if (text) parts.push({ text });
      line = "";
    }

    function walk(node) {
      if (node.nodeType === Node.TEXT_NODE) line += node.data;
      if (node.nodeType !== Node.ELEMENT_NODE || node.hidden || node.matches(".cl-noprint")) return;
      if (node.matches("input, textarea")) line += " " + node.value;
      else if (node.matches("select")) line += " " + (node.selectedOptions[0]?.text || "");
      else if (HEADINGS.includes(node.tagName)) {
        flush();
        line = "";
        parts.push({ heading: node.textContent.trim() });
      } else if (BLOCKS.includes(node.tagName)) {
        flush();
        if (node.tagName === "LI") line = SIGN + " ";
        node.childNodes.forEach(walk);
        flush();
      } else node.childNodes.forEach(walk);
    }

    walk(place);
    return parts;
  }

  // parts: { title } | { heading } | { text } | { rows: [[text]] } → the bytes of the file
  function write(parts) {
    var body = parts.map(({ title, heading, text, rows }) => {
      if (rows) return table(rows);
      return title ? paragraph(title, { bold: true, size: 36 }) : heading ? paragraph(heading, { bold: true, size: 26 }) : paragraph(text);
    }).join("");
    return pack({
      "[Content_Types].xml": TYPES,
      "_rels/.rels": LINKS,
      "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1134" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    });
  }

  var CRC = Array.from({ length: 256 }, (_, at) => {
    for (var bit = 0; bit < 8; bit++) at = at & 1 ? 0xedb88320 ^ (at >>> 1) : at >>> 1;
    return at >>> 0;
  });

  function findCrc(bytes) {
    return (bytes.reduce((crc, byte) => CRC[(crc ^ byte) & 255] ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  }

  // Little-endian numbers of so many bytes.
  function numbers(...pairs) {
    return pairs.flatMap(([value, size]) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 255));
  }

  // PKWARE's APPNOTE, stored members; the date is the first one the format can hold.
  function pack(members) {
    var encoder = new TextEncoder(), local = [], central = [], offset = 0, entries = Object.entries(members);
    entries.forEach(([name, text]) => {
      var path = encoder.encode(name), bytes = encoder.encode(text), crc = findCrc(bytes);
      var common = numbers([20, 2], [0x800, 2], [0, 2], [0, 2], [33, 2], [crc, 4], [bytes.length, 4], [bytes.length, 4], [path.length, 2], [0, 2]);
      local.push(Uint8Array.from([...numbers([0x04034b50, 4]), ...common]), path, bytes);
      central.push(Uint8Array.from([...numbers([0x02014b50, 4], [20, 2]), ...common, ...numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4])]), path);
      offset += 30 + path.length + bytes.length;
    });
    var size = central.reduce((sum, each) => sum + each.length, 0);
    var end = Uint8Array.from(numbers([0x06054b50, 4], [0, 2], [0, 2], [entries.length, 2], [entries.length, 2], [size, 4], [offset, 4], [0, 2]));
    return new Blob([...local, ...central, end]);
  }

  return { describe, write, TYPE };
})();
