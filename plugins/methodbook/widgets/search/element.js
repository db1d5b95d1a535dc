// <cl-search>: the field of the header. What is found opens below it: a combobox of ARIA.
"use strict";

var MethodbookSearch = class extends MethodbookElement {
  start() {
    this.form = this.querySelector("form");
    this.field = this.querySelector("input");
    this.list = methodbookDom.h("div", { role: "listbox", id: "cl-search-list", "aria-label": this.field.getAttribute("aria-label") });
    this.foot = methodbookDom.h("p", { class: "cl-search__foot" });
    this.panel = methodbookDom.h("div", { class: "cl-search__panel", hidden: "" }, this.list, this.foot);
    this.live = methodbookDom.h("p", { class: "cl-sr", role: "status" });
    this.append(this.panel, this.live);
    Object.entries({
      role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list",
      "aria-haspopup": "listbox", "aria-controls": "cl-search-list",
    }).forEach(([name, value]) => this.field.setAttribute(name, value));
    this.turn = 0;
    this.active = -1;
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.field.addEventListener("focus", () => this.update());
    this.addEventListener("focusout", (event) => { if (!this.contains(event.relatedTarget)) this.close(); });
    document.addEventListener("pointerdown", (event) => { if (!this.contains(event.target)) this.close(); });
    if (this.contains(document.activeElement)) this.update();
  }

  react() {
    this.update();
  }

  // Names answer at once, the texts as soon as they are there; a later query overtakes an earlier one.
  async update() {
    var text = this.field.value, turn = ++this.turn;
    if (!text.trim()) return this.close();
    try {
      this.index = await methodbookSearch.open();
      this.data.texts = this.index.core.texts;
      if (turn !== this.turn) return;
      var quick = methodbookSearch.answer(text);
      if (quick.hits.length) this.present(quick, text);
      var found = await methodbookSearch.search(text);
      if (turn !== this.turn) return;
      this.present(found, text);
      this.tell(found.hits.length ? this.t("found", { count: found.hits.length }) : this.t("none", { query: text }));
    } catch {
      if (turn === this.turn && this.data.texts) this.tell(this.t("failed"));
    }
  }

  // A screen reader hears the number once the reader has stopped typing.
  tell(words) {
    clearTimeout(this.later);
    this.later = setTimeout(() => { this.live.textContent = words; }, 400);
  }

  present({ query, hits }, text) {
    if (!this.contains(document.activeElement)) return;
    var most = { answers: 5, sections: 3, questions: 2, downloads: 2 };
    var groups = Object.entries(most).map(([name, count]) => {
      return [name, hits.filter((hit) => methodbookSearchView.findGroup(hit) === name).slice(0, count)];
    }).filter(([, found]) => found.length);
    methodbookDom.fill(this.list, groups.length ? groups.map(([name, found]) => this.group(name, found, query)) : this.offer(text));
    methodbookDom.fill(this.foot, this.h("a", { href: this.find(text) }, this.t(hits.length ? "all" : "index")));
    this.options = Array.from(this.list.querySelectorAll("[role=option]"));
    this.options.forEach((option, number) => { option.id = "cl-search-option-" + number; });
    this.panel.hidden = false;
    this.field.setAttribute("aria-expanded", "true");
    this.activate(-1);
  }

  group(name, found, query) {
    var title = "cl-search-group-" + name;
    var options = found.map((hit, number) => this.h("a", {
      role: "option", tabindex: "-1", "aria-selected": "false", href: methodbookSearchView.address(hit),
      class: "cl-found" + (name === "answers" && !number ? " cl-found--card" : ""),
    }, methodbookSearchView.describe(hit, query, this.index)));
    return this.h("div", { role: "group", "aria-labelledby": title },
      this.h("div", { class: "cl-search__group", id: title, role: "presentation" }, this.t(name)), options);
  }

  // Nothing fits: names that look alike.
  offer(text) {
    var near = methodbookSearch.suggest(text, 4), title = "cl-search-group-near";
    var none = this.h("div", { class: "cl-search__none", role: "presentation" }, this.t("none", { query: text }));
    if (!near.length) return this.h("div", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, none.textContent);
    return this.h("div", { role: "group", "aria-labelledby": title }, none,
      this.h("div", { class: "cl-search__group", id: title, role: "presentation" }, this.t("near")),
      near.map((page) => this.h("a", {
        role: "option", tabindex: "-1", "aria-selected": "false", class: "cl-found", href: methodbookSearchView.address(page),
      }, this.h("span", { class: "cl-found__title" }, page.title))));
  }

  find(text) {
    return this.form.action.split("?")[0] + "?q=" + encodeURIComponent(text);
  }

  submit() {
    if (this.field.value.trim()) location.assign(this.find(this.field.value));
  }

  press(event) {
    var open = !this.panel.hidden, move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (move && !open) this.update();
    else if (move) this.activate((this.active + 1 + move + this.options.length + 1) % (this.options.length + 1) - 1);
    else if (event.key === "Enter" && open && this.active >= 0) this.options[this.active].click();
    else if (event.key === "Escape" && open) this.close();
    else if (event.key === "Escape") this.field.value = "";
    else return;
    event.preventDefault();
  }

  activate(number) {
    this.options.forEach((option, place) => option.setAttribute("aria-selected", String(place === number)));
    this.active = number;
    if (number < 0) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", this.options[number].id);
    this.options[number].scrollIntoView({ block: "nearest" });
  }

  close() {
    this.turn += 1;
    this.panel.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
    this.active = -1;
    this.tell("");
  }
};
