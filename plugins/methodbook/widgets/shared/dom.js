// Small tools for building the document. No state, no sentences.
"use strict";

var methodbookDom = (function () {
  // h("p", { class: "x" }, "text", [nodes], null) — text is always text, never HTML.
  function h(tag, props, ...children) {
    var node = document.createElement(tag);
    Object.entries(props || {}).forEach(([name, value]) => node.setAttribute(name, value));
    fill(node, children);
    return node;
  }

  // Whatever is missing is left out.
  function fill(node, ...children) {
    node.replaceChildren(...children.flat(9).filter(Boolean));
  }

  // The finished document as Markdown, so that the file and the page can never disagree.
  function toMarkdown(node) {
    return write(node).replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim() + "\n";
  }

  var BLOCKS = { H2: "# ", H3: "## ", H4: "### ", P: "", DIV: "", LI: "- ", SECTION: "", DT: "", DD: "" };
  var MARKS = { STRONG: "**", DT: "**" };

  function write(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[ \n]+/g, " ");
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(".cl-noprint")) return "";
    var inner = Array.from(node.childNodes, write).join("");
    if (node.tagName === "A") return "[" + inner + "](" + node.href + ")";
    if (node.tagName in MARKS) inner = MARKS[node.tagName] + inner + MARKS[node.tagName];
    if (!(node.tagName in BLOCKS)) return inner;
    if (node.tagName === "LI") inner = inner.trim().replace(/\n+/g, "\n\n  ");
    return "\n" + (node.tagName === "LI" ? "" : "\n") + BLOCKS[node.tagName] + inner.trim() + "\n";
  }

  return { h, fill, toMarkdown };
})();
