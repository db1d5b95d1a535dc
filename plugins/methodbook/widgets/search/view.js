// How what is found is shown: text is always text, the words that were meant are marked.
"use strict";

var methodbookSearchView = (function () {
  var { h } = methodbookDom, LONGEST = 220;
  var SENTENCE = /[^.!?…\n]+(?:[.!?…]+(?!\s|$)[^.!?…\n]*)*[.!?…]*/g;
  var GROUPS = { section: "sections", question: "questions", download: "downloads" };

  function findGroup(hit) {
    return GROUPS[hit.kind] || "answers";
  }

  function address(hit) {
    return new URL(hit.url, methodbookSearchFiles.root).href;
  }

  // Where words that were meant stand in a text: [start, end, stem].
  function findWords(text, query, index) {
    var meant = new Set(query.words.filter((word) => !word.isStop).flatMap((word) => word.meanings.map((each) => each.stem)));
    return Array.from(text.matchAll(methodbookWords.WORD), (found) => {
      var stem = index.findStem(methodbookWords.fold(found[0]));
      return [found.index, found.index + found[0].length, stem];
    }).filter(([, , stem]) => meant.has(stem));
  }

  function mark(text, query, index) {
    var nodes = [], place = 0;
    findWords(text, query, index).forEach(([start, end]) => {
      nodes.push(text.slice(place, start), h("mark", {}, text.slice(start, end)));
      place = end;
    });
    return nodes.concat(text.slice(place));
  }

  // The sentence that has most of the words; a long one is cut around the first of them.
  function findSentence(text, query, index) {
    var best = "", most = -1;
    (text.match(SENTENCE) || [text]).forEach((sentence) => {
      var count = new Set(findWords(sentence, query, index).map((each) => each[2])).size;
      if (count > most) [best, most] = [sentence.trim(), count];
    });
    if (best.length <= LONGEST) return best;
    var first = findWords(best, query, index)[0]?.[0] || 0, start = Math.max(0, first - LONGEST / 3);
    if (start) start = best.indexOf(" ", start) + 1;
    return (start ? "…" : "") + best.slice(start, best.lastIndexOf(" ", start + LONGEST)) + "…";
  }

  // Fills in the sentence of a passage when its text is there.
  function quote(place, hit, query, index) {
    methodbookSearch.readText(hit.passage).then((text) => {
      methodbookDom.fill(place, mark(findSentence(text, query, index), query, index));
    }).catch(() => {});
  }

  function describe(hit, query, index) {
    var kind = h("span", { class: "cl-found__kind" }, index.core.labels[hit.kind] || hit.kind);
    var page = index.pages[hit.page], title = hit.title;
    if (findGroup(hit) === "sections" && title !== page.title) title = page.title + " → " + title;
    var text = h("span", { class: "cl-found__text" });
    if (hit.passage < 0) methodbookDom.fill(text, mark(hit.card, query, index));
    else quote(text, hit, query, index);
    return [h("span", { class: "cl-found__title" }, mark(title, query, index)), " ", kind, text];
  }

  return { findGroup, address, describe };
})();
