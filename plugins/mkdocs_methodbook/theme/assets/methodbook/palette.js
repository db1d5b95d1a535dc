// Shows the colour scheme that a reader has chosen, before the page is drawn for the first time.
"use strict";

(function () {
  var SYSTEM = "(prefers-color-scheme)", kept = null;
  try {
    kept = __md_get("__palette");
  } catch {
    // No storage or a stranger's text: the scheme of the page stays.
  }
  var color = kept && kept.color;
  if (color && color.media === SYSTEM) {
    var scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    var input = document.querySelector("input[data-md-color-media='(prefers-color-scheme: " + scheme + ")']");
    color = input && { scheme: input.dataset.mdColorScheme, primary: input.dataset.mdColorPrimary, accent: input.dataset.mdColorAccent };
  }
  Object.entries(color || {}).forEach(([name, value]) => {
    if (/^(media|scheme|primary|accent)$/.test(name)) document.body.setAttribute("data-md-color-" + name, value);
  });
})();
