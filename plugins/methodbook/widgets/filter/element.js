// <cl-filter>: narrows a list that is complete without it. What a page gives it: see shared/element.js.
"use strict";

var MethodbookFilter = class extends MethodbookElement {
  start() {
    var bar = this.querySelector(".cl-filter__bar");
    if (!bar) return;
    bar.hidden = false;
    this.input = bar.querySelector("input[type=search]");
    this.status = bar.querySelector("[role=status]");
    this.choices = Array.from(bar.querySelectorAll("select[data-cl-facet]"));
  }

  react(control) {
    if (control.matches("[data-cl-density]")) this.classList.toggle("cl-filter--dense", control.checked);
    else if (this.status) this.apply();
  }

  apply() {
    var query = this.input?.value || "", wanted = this.choices.filter((each) => each.value), shown = 0;
    this.querySelectorAll("[data-cl-item]").forEach((item) => {
      item.hidden = !this.fits(item, query, wanted);
      if (!item.hidden) shown += 1;
    });
    this.querySelectorAll("[data-cl-group]").forEach((group) => {
      group.hidden = !group.querySelector("[data-cl-item]:not([hidden])");
    });
    var idle = !query.trim() && !wanted.length;
    this.classList.toggle("cl-filter--active", !idle);
    this.status.textContent = idle ? "" : shown ? this.dataset.found + " " + shown : this.dataset.empty;
  }

  fits(item, query, wanted) {
    return methodbookFilter.matches(item.dataset.clText, query) && wanted.every((choice) => {
      return (item.getAttribute("data-cl-" + choice.dataset.clFacet) || "").split("|").includes(choice.value);
    });
  }
};
