// <cl-search-page>: everything that is found, by kind, at an address of its own.
// <cl-search-near>: on the page of a lost address, the pages whose addresses look like it.
"use strict";

var MethodbookSearchPage = class extends MethodbookElement {
  async start() {
    this.field = this.parts.field;
    this.shown = "";
    this.most = 10;
    this.turn = 0;
    this.store = this.keep("search", "queries");
    this.parts.app.hidden = false;
    this.field.value = new URLSearchParams(location.search).get("q") || "";
    try {
      this.index = await methodbookSearch.open();
      this.data.texts = this.index.core.texts;
      this.parts.keep.checked = this.store.read() !== null;
      this.update();
    } catch {
      this.parts.failed.hidden = false;
    }
  }

  react(control) {
    if (control === this.parts.keep) return this.switchKeeping();
    this.shown = "";
    this.most = 10;
    if (this.index) this.update();
  }

  submit() {
    this.remember();
    this.note();
  }

  remember() {
    try {
      history.replaceState(null, "", location.pathname + "?q=" + encodeURIComponent(this.field.value));
    } catch {
      // Some browsers refuse for files; the field says what is shown.
    }
  }

  async update() {
    var text = this.field.value, turn = ++this.turn;
    this.showKept();
    if (!text.trim()) return this.show({ hits: [], query: { words: [] } }, "");
    try {
      var found = await methodbookSearch.search(text);
      if (turn === this.turn) this.show(found, text);
      this.remember();
    } catch {
      this.parts.failed.hidden = false;
    }
  }

  show(found, text) {
    this.found = found;
    this.parts.failed.hidden = true;
    this.parts.all.open = !text.trim();
    this.filterBy(this.shown);
    if (!text.trim()) return this.announce("");
    var count = found.hits.length;
    this.announce(count ? this.t("found", { count }) : this.t("none", { query: text }));
    if (!count) this.offer(text);
  }

  filterBy(kind) {
    var { hits, query } = this.found, counts = new Map();
    hits.forEach((hit) => counts.set(hit.kind, (counts.get(hit.kind) || 0) + 1));
    var chip = (name, label, count) => this.button("choose", [label, " ", this.h("span", {}, String(count))], {
      class: "cl-search-page__chip", "aria-pressed": String(name === kind), "data-kind": name,
    });
    methodbookDom.fill(this.parts.kinds, counts.size > 1 && [chip("", this.t("everything"), hits.length),
      ...Array.from(counts, ([name, count]) => chip(name, this.index.core.labels[name] || name, count))]);
    this.parts.kinds.hidden = counts.size < 2;
    var groups = ["answers", "sections", "questions", "downloads"].map((name) => [name, hits.filter((hit) => {
      return methodbookSearchView.findGroup(hit) === name && (!kind || hit.kind === kind);
    })]).filter(([, all]) => all.length);
    methodbookDom.fill(this.parts.results, groups.map(([name, all]) => this.group(name, all, query)));
  }

  group(name, all, query) {
    var items = all.slice(0, this.most).map((hit) => this.h("li", {},
      this.h("a", { class: "cl-found", href: methodbookSearchView.address(hit) },
        methodbookSearchView.describe(hit, query, this.index))));
    return this.h("section", { "aria-labelledby": "cl-found-" + name },
      this.h("h2", { id: "cl-found-" + name }, this.t(name)), this.h("ul", {}, items),
      all.length > this.most && this.button("extend", this.t("more"), { class: "cl-search-page__more" }));
  }

  choose(button) {
    this.shown = button.dataset.kind;
    this.filterBy(this.shown);
    this.parts.kinds.querySelector("[aria-pressed=true]")?.focus();
  }

  extend() {
    this.most += 20;
    this.filterBy(this.shown);
  }

  offer(text) {
    var near = methodbookSearch.suggest(text, 6);
    this.parts.all.open = true;
    methodbookDom.fill(this.parts.results, near.length && this.h("section", { "aria-labelledby": "cl-found-near" },
      this.h("h2", { id: "cl-found-near" }, this.t("near")), this.h("ul", {}, near.map((page) => this.h("li", {},
        this.h("a", { class: "cl-found", href: methodbookSearchView.address(page) },
          this.h("span", { class: "cl-found__title" }, page.title), this.h("span", { class: "cl-found__text" }, page.card)))))));
  }

  // The last queries, only if the reader has asked to keep them.
  readKept() {
    try {
      var kept = JSON.parse(this.store.read() || "[]");
      return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, 8) : [];
    } catch {
      return [];
    }
  }

  switchKeeping() {
    if (this.parts.keep.checked) {
      this.store.write("[]");
      this.note();
    } else {
      this.store.remove();
      this.announce(this.t("forgotten"));
    }
    this.showKept();
  }

  note() {
    var text = this.field.value.trim().slice(0, 200);
    if (!this.parts.keep.checked || !text) return;
    this.store.write(JSON.stringify([text, ...this.readKept().filter((each) => each !== text)].slice(0, 8)));
    this.showKept();
  }

  showKept() {
    var kept = this.readKept();
    this.parts.kept.hidden = !kept.length;
    methodbookDom.fill(this.parts.kept, kept.length && [this.h("span", {}, this.t("kept")), " ",
      kept.map((text) => this.button("repeat", text, { class: "cl-search-page__chip" })),
      this.button("forget", this.t("forget"), { class: "cl-search-page__forget" })]);
  }

  repeat(button) {
    this.field.value = button.textContent;
    this.react(this.field);
    this.field.focus();
  }

  forget() {
    this.store.write("[]");
    this.showKept();
    this.announce(this.t("forgotten"));
    this.field.focus();
  }
};

var MethodbookSearchNear = class extends MethodbookElement {
  async start() {
    var path = location.pathname;
    try {
      await methodbookSearch.open();
      path = decodeURI(path);
    } catch {
      return;
    }
    var near = methodbookSearch.resemble(path, 4);
    methodbookDom.fill(this.parts.list, near.map((page) => this.h("li", {},
      this.h("a", { href: methodbookSearchView.address(page) }, page.title), page.card && " — " + page.card)));
    this.hidden = !near.length;
  }
};
