// <cl-filter>: narrows a list that is complete without it.
"use strict";

var MethodbookFilter = class extends HTMLElement {
  connectedCallback() {
    var bar = this.querySelector(".cl-filter__bar");
    if (!bar || this.ready) return;
    this.ready = true;
    bar.hidden = false;
    this.input = bar.querySelector("input[type=search]");
    this.status = bar.querySelector("[role=status]");
    this.choices = Array.from(bar.querySelectorAll("select[data-cl-facet]"));
    var apply = this.apply.bind(this);
    if (this.input) this.input.addEventListener("input", apply);
    this.choices.forEach(function (choice) { choice.addEventListener("change", apply); });
    var density = bar.querySelector("[data-cl-density]");
    if (density) {
      density.addEventListener("change", () => this.classList.toggle("cl-filter--dense", density.checked));
    }
  }

  apply() {
    var query = this.input ? this.input.value : "";
    var wanted = this.choices.filter(function (choice) { return choice.value; });
    var shown = 0;
    this.querySelectorAll("[data-cl-item]").forEach(function (item) {
      var fits = methodbookFilter.matches(item.dataset.clText, query) &&
        wanted.every(function (choice) {
          var has = item.getAttribute("data-cl-" + choice.dataset.clFacet) || "";
          return has.split("|").indexOf(choice.value) >= 0;
        });
      item.hidden = !fits;
      if (fits) shown += 1;
    });
    this.querySelectorAll("[data-cl-group]").forEach(function (group) {
      group.hidden = !group.querySelector("[data-cl-item]:not([hidden])");
    });
    var idle = !query.trim() && !wanted.length;
    this.classList.toggle("cl-filter--active", !idle);
    this.status.textContent = idle ? "" : shown ? this.dataset.found + " " + shown : this.dataset.empty;
  }
};
