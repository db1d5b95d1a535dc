// The base of every widget: a custom element around HTML that is complete without it.
//
// What render writes into the element           What a subclass gets from it
//   data-cl-method="slug"                         this.keep(sort, name): a place on this device
//   <script type="application/json">              this.data, and this.data.texts for this.t()
//   <template data-cl-app>                        this.unfold(place): a copy of it before `place`
//   data-cl="link"                                this.parts.link
//   data-cl-do="check" on a button or a link      this.check(button) when it is pressed
//   data-cl-submit="compare" on a form            this.compare(form) when it is sent
//   data-cl-view="result"                         this.show("result"): it alone, its heading focused
//   data-cl="note" with role="status"             this.say(...nodes), this.warn(...nodes)
//   data-cl="live" with role="status"             this.announce(text)
//   data-cl="file" on an input                    this.import() opens it; see readFile()
//
// What a subclass may have, and when it is called
//   start()              once, when the HTML is there; nothing has been changed yet
//   react(control)       after every input
//   openFragment()       when the fragment of the address has changed
//
// A text is a sentence with {names} in braces. One that depends on a number has a sentence for every
// form of plural of its language instead, «left_one», «left_few» …, always «left_other»: the page says
// this.t("left", { count }), and Intl chooses.
"use strict";

var MethodbookElement = class extends HTMLElement {
  connectedCallback() {
    window.addEventListener("hashchange", this);
    if (this.data) return;
    var script = this.querySelector(":scope > script[type='application/json']");
    this.data = script ? JSON.parse(script.textContent) : {};
    this.language = this.closest("[lang]")?.lang || undefined;
    this.plural = new Intl.PluralRules(this.language);
    ["click", "input", "submit"].forEach((name) => this.addEventListener(name, this));
    this.collect();
    this.start();
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this);
  }

  handleEvent(event) {
    var { target, type } = event;
    if (type === "hashchange") return this.openFragment?.();
    if (type === "input") return this.react?.(target);
    var asked = type === "submit" ? target : target.closest("[data-cl-do]");
    if (!asked) return;
    event.preventDefault();
    this[(type === "submit" ? asked.dataset.clSubmit : asked.dataset.clDo) || type](asked);
  }

  // The page

  // Links to terms carry a mark of the same name.
  collect() {
    this.parts = {};
    this.querySelectorAll("[data-cl]:not(.cl-term)").forEach((each) => { this.parts[each.dataset.cl] = each; });
  }

  unfold(place) {
    place.before(this.querySelector("template[data-cl-app]").content.cloneNode(true));
    this.collect();
  }

  // With `quietly` the focus stays where it is: nobody has asked for the view.
  show(name, quietly) {
    this.querySelectorAll("[data-cl-view]").forEach((view) => { view.hidden = view.dataset.clView !== name; });
    if (!quietly) this.querySelector("[data-cl-view=" + name + "] h2")?.focus();
  }

  h(...parts) { return methodbookDom.h(...parts); }

  button(action, words, props) {
    return methodbookDom.h("button", { type: "button", "data-cl-do": action, ...props }, words);
  }

  // Sentences

  t(name, values) {
    var { texts } = this.data, form = (sort) => texts[name + "_" + sort];
    var text = texts[name] ?? form(this.plural.select(values.count)) ?? form("other");
    return text.replace(/\{(\w+)\}/g, (all, key) => values?.[key] ?? all);
  }

  // Stands until the next message.
  say(...nodes) {
    methodbookDom.fill(this.parts.note, nodes);
  }

  warn(...nodes) {
    this.say(methodbookDom.h("div", { class: "cl-error", role: "alert" }, nodes));
  }

  announce(text) {
    this.parts.live.textContent = text;
  }

  // In and out

  keep(sort, name) {
    return methodbookStorage.open(this.dataset.clMethod, sort, name);
  }

  // The address keeps what a reload, a bookmark or the way back need. Some browsers refuse for files.
  remember(fragment, state) {
    try {
      history.replaceState(state ?? null, "", fragment || location.pathname + location.search);
    } catch {
      // Whatever the fragment says is shown in the page as well.
    }
  }

  link(fragment) {
    return location.href.split("#")[0] + fragment;
  }

  copy() {
    this.parts.link.select();
    return Promise.resolve().then(() => navigator.clipboard.writeText(this.parts.link.value));
  }

  download(name, type, text) {
    var url = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
    methodbookDom.h("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  import() {
    this.parts.file.click();
  }

  // The text of the chosen file goes to `take`; one of more than `most` bytes is refused.
  readFile(most, take) {
    var [file] = this.parts.file.files;
    this.parts.file.value = "";
    if (!file) return;
    if (file.size > most) this.complain("large");
    else file.text().then(take);
  }

  // What is wrong, by its name in the texts.
  complain(name) {
    this.warn(this.t("error_" + name));
  }

  print() {
    window.print();
  }
};
