// The preview of a definition at a term's link: on hover, on focus, on a first tap; Esc closes it.
// All listeners are on the document, so that they outlive instant navigation. The card is a copy of
// the entry in the list of definitions at the end of the page; without one the link is just a link.
"use strict";

(function () {
  var OPEN_AFTER = 300;
  var CLOSE_AFTER = 250;
  var card = null;
  var current = null;
  var timer = 0;
  var touched = false;

  function findLink(target) {
    return target instanceof Element ? target.closest("a.cl-term") : null;
  }

  function findDefinition(link) {
    return document.getElementById("cl-def-" + link.dataset.cl);
  }

  function isCard(target) {
    return Boolean(card && target instanceof Node && card.contains(target));
  }

  function copy(definition) {
    var clone = definition.cloneNode(true);
    clone.querySelectorAll("[id]").forEach(function (node) { node.removeAttribute("id"); });
    clone.removeAttribute("id");
    // The keyboard needs no second link to the same page.
    clone.querySelectorAll("a").forEach(function (node) { node.tabIndex = -1; });
    return clone;
  }

  function describe(link, definition) {
    var text = definition.querySelector("dd");
    text.id = text.id || definition.id + "-text";
    link.setAttribute("aria-describedby", text.id);
  }

  function open(link, y) {
    var definition = findDefinition(link);
    stop();
    if (link === current || !definition) return;
    close();
    current = link;
    describe(link, definition);
    card = document.createElement("dl");
    card.className = "cl-preview";
    card.append(copy(definition));
    (link.closest("article, main") || document.body).append(card);
    move(link, y);
  }

  function move(link, y) {
    var lines = Array.from(link.getClientRects());
    var line = methodbookPlacement.pickLine(lines, y === undefined ? lines[0].top : y);
    var view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    // The card stands at 0, 0 of whatever box it is placed in: that is what its place counts from.
    var origin = card.getBoundingClientRect();
    var spot = methodbookPlacement.place(line, origin, view);
    card.style.left = spot.left - origin.left + "px";
    card.style.top = spot.top - origin.top + "px";
  }

  function close() {
    stop();
    if (current) current.removeAttribute("aria-describedby");
    if (card) card.remove();
    card = current = null;
  }

  function stop() {
    clearTimeout(timer);
  }

  function later(action, delay) {
    stop();
    timer = setTimeout(action, delay);
  }

  document.addEventListener("pointerover", function (event) {
    var link = findLink(event.target);
    if (event.pointerType === "touch") return;
    if (link && link !== current) later(function () { open(link, event.clientY); }, OPEN_AFTER);
    else if (link || isCard(event.target)) stop();
  });

  document.addEventListener("pointerout", function (event) {
    if (event.pointerType === "touch") return;
    if (findLink(event.target) || isCard(event.target)) later(close, CLOSE_AFTER);
  });

  document.addEventListener("focusin", function (event) {
    var link = findLink(event.target);
    if (link && link.matches(":focus-visible")) open(link);
  });

  document.addEventListener("focusout", function (event) {
    if (findLink(event.target) === current) close();
  });

  document.addEventListener("pointerdown", function (event) {
    touched = event.pointerType === "touch";
    if (!findLink(event.target) && !isCard(event.target)) close();
  });

  // Before anything else sees the click: the first tap opens the card, the second follows the link.
  document.addEventListener("click", function (event) {
    var link = findLink(event.target);
    if (!link) {
      if (isCard(event.target) && event.target.closest("a")) close();
      return;
    }
    if (touched && link !== current && findDefinition(link)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      open(link, event.clientY);
    } else {
      close();
    }
  }, true);

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close();
  });

  window.addEventListener("popstate", close);
  window.addEventListener("resize", close);
})();
