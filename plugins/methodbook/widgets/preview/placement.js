// Where the card of a definition goes: pure functions, no document.
"use strict";

var methodbookPlacement = (function () {
  var GAP = 6;
  var MARGIN = 8;

  // Of the lines of a link that is broken between lines, the one that the pointer is nearest to.
  function pickLine(lines, y) {
    return lines.reduce(function (best, line) {
      return distance(line, y) < distance(best, y) ? line : best;
    });
  }

  function distance(line, y) {
    return y < line.top ? line.top - y : Math.max(0, y - line.bottom);
  }

  // Below the line if the card fits there or the room above is no larger, never off the side.
  function place(line, card, view) {
    var below = view.height - line.bottom;
    var fits = below >= card.height + GAP + MARGIN || below >= line.top;
    var left = Math.min(line.left, view.width - card.width - MARGIN);
    return {
      left: Math.max(MARGIN, left),
      top: fits ? line.bottom + GAP : Math.max(MARGIN, line.top - card.height - GAP)
    };
  }

  return { pickLine: pickLine, place: place };
})();
