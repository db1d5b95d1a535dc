// <cl-cards>: a session of cards above the list that they are made from.
// A button names its method in data-cl-do; `clock` tells the time and may be replaced.
"use strict";

var MethodbookCards = class extends HTMLElement {
  connectedCallback() {
    if (this.words) return;
    this.clock ||= Date.now;
    this.language = this.closest("[lang]")?.lang;
    this.texts = JSON.parse(this.querySelector(".cl-cards__texts").textContent);
    this.words = Array.from(this.querySelectorAll("[data-cl-word]"), (node) => ({
      id: node.dataset.clWord,
      kinds: node.dataset.clKinds.split(" "),
      name: node.querySelector("summary").textContent,
      question: node.dataset.clQuestion,
      back: node.querySelector(".cl-word__back"),
    }));
    var list = this.querySelector(".cl-cards__list");
    list.open = false;
    list.before(this.querySelector(".cl-cards__session").content.cloneNode(true));
    this.querySelectorAll("[data-cl]").forEach((part) => { this[part.dataset.cl + "Part"] = part; });
    this.form = this.querySelector("form");
    this.deck = this.dataset.clDeck;
    this.store = methodbookStorage.open("cards", this.deck);
    this.state = methodbookDeck.start(this.deck);
    this.history = [];
    this.listen();
    this.refresh();
    if (this.broken) this.complain("storage");
    this.showChoice();
    this.update();
  }

  listen() {
    this.addEventListener("click", (event) => {
      var button = event.target.closest("[data-cl-do]");
      if (button) this[button.dataset.clDo](button);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.begin();
    });
    this.form.addEventListener("change", () => this.update());
    this.filePart.addEventListener("change", () => this.openFile(this.filePart.files[0]));
    this.cardPart.parentNode.addEventListener("keydown", (event) => this.press(event));
  }

  // Sentences

  t(name, values) {
    return this.texts[name].replace(/\{(\w+)\}/g, (all, key) => values?.[key] ?? all);
  }

  // Either a message or, with `alarm`, an alert: it stands until the next one.
  say(text, alarm) {
    var line = document.createElement("p");
    line.textContent = text;
    if (alarm) line.setAttribute("role", "alert");
    this.notePart.replaceChildren(...text ? [line] : []);
  }

  complain(name) {
    this.say(this.t("error_" + name), true);
  }

  format(value, unit) {
    return new Intl.RelativeTimeFormat(this.language, { numeric: "auto" }).format(value, unit);
  }

  // «через 10 минут», «завтра», «через 1,2 года»
  tellWait(wait) {
    var days = wait / 86400000;
    if (days < 1) return this.format(Math.ceil(wait / 60000), "minute");
    return days < 365 ? this.format(days, "day") : this.format(Math.round(days / 36.525) / 10, "year");
  }

  // What is kept on the device. Another tab may have changed it meanwhile.

  refresh() {
    if (this.failed) return;
    var text = this.store.read(), found;
    if (text === null) {
      if (this.kept) this.state = methodbookDeck.start(this.deck);
    } else {
      found = methodbookDeck.read(text, this.deck, this.clock());
      this.broken = found.error;
      if (!found.error) this.state = found;
    }
    this.kept = text !== null;
  }

  // Nothing is written before the first answer, and nothing is left when the last one is undone.
  save() {
    if (this.broken) return;
    this.kept = Object.keys(this.state.cards).length > 0;
    if (!this.kept) return void this.store.remove();
    this.failed = !this.store.write(methodbookDeck.write(this.state));
    if (this.failed) this.complain("save");
  }

  put(key, card) {
    this.refresh();
    if (card) this.state.cards[key] = card;
    else delete this.state.cards[key];
    this.save();
  }

  // The choice

  readChoice() {
    var picked = Array.from(this.form.querySelectorAll(":checked"), (input) => input.value);
    return { ask: picked[0], kinds: picked.slice(1), limit: this.form.querySelector("[type=number]").valueAsNumber };
  }

  showChoice() {
    var { choice } = this.state;
    if (!choice) return;
    this.form.querySelectorAll("input").forEach((input) => {
      if (input.type === "number") input.value = choice.limit;
      else input.checked = [choice.ask, ...choice.kinds].includes(input.value);
    });
  }

  listKeys({ ask, kinds }) {
    var found = this.words.filter((word) => {
      return (ask === "meaning" || word.question) && word.kinds.some((kind) => kinds.includes(kind));
    });
    return found.map((word) => word.id + ":" + ask);
  }

  findWord(key) {
    return this.words.find((word) => key.startsWith(word.id + ":"));
  }

  plan() {
    var choice = this.readChoice();
    return methodbookDeck.plan(this.state.cards, this.listKeys(choice), choice.limit || 0, this.clock());
  }

  // Shows the numbers of today and what is stored.
  update() {
    var plan = this.plan(), stored = Object.keys(this.state.cards).length;
    this.querySelectorAll("[data-cl-count]").forEach((place) => {
      place.textContent = plan[place.dataset.clCount];
    });
    this.statePart.textContent = stored ? this.t("stored", { count: stored }) : this.t("not_stored");
    this.exportPart.hidden = !stored;
    this.forgetPart.hidden = !stored && !this.broken;
    this.undoPart.hidden = this.undoLastPart.hidden = !this.history.length;
    return plan;
  }

  show(name) {
    this.querySelectorAll("[data-cl-view]").forEach((view) => { view.hidden = view.dataset.clView !== name; });
    this.toolsPart.hidden = name === "study";
    this.surePart.hidden = true;
    if (name !== "study") this.querySelector("[data-cl-view=" + name + "] h2").focus();
  }

  toStart() {
    this.say("");
    this.refresh();
    this.update();
    this.show("start");
  }

  // The session

  begin() {
    var choice = this.readChoice();
    if (!choice.kinds.length) return this.complain("kinds");
    if (!methodbookDeck.isLimit(choice.limit)) return this.complain("limit");
    if (!this.broken) this.say("");
    this.refresh();
    this.state.choice = choice;
    if (this.kept) this.save();
    this.history = [];
    this.toldPart.textContent = "";
    this.advance();
  }

  advance() {
    var { next } = this.update();
    if (next) this.showCard(next);
    else this.finish();
  }

  showCard(key) {
    var [, ask] = key.split(":"), word = this.findWord(key);
    this.key = key;
    this.askPart.textContent = this.t("question_" + ask);
    this.frontPart.textContent = ask === "word" ? word.question : word.name;
    this.cardPart.dataset.clAsk = ask;
    this.backPart.replaceChildren(this.namePart, word.back.cloneNode(true));
    this.namePart.textContent = ask === "word" ? word.name : "";
    this.turn(false);
    this.show("study");
    this.cardPart.focus();
  }

  turn(open) {
    this.backPart.hidden = this.gradingPart.hidden = !open;
    this.revealingPart.hidden = open;
  }

  reveal() {
    var now = this.clock(), card = this.state.cards[this.key];
    this.gradingPart.querySelectorAll("button").forEach((button, index) => {
      var { due } = methodbookDeck.answer(card, index + 1, now);
      button.querySelector(".cl-grade__when").textContent = this.tellWait(due - now);
    });
    this.turn(true);
    this.backPart.focus();
  }

  // Works while the focus is in the session; buttons and links keep their own keys.
  press(event) {
    var grade = "1234".indexOf(event.key) + 1, open = !this.backPart.hidden;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (open && grade) this.give(grade);
    else if (!open && [" ", "Enter"].includes(event.key) && !event.target.closest("button")) this.reveal();
    else return;
    event.preventDefault();
  }

  grade(button) {
    this.give(Number(button.dataset.clGrade));
  }

  give(grade) {
    var { key } = this, now = this.clock();
    this.refresh();
    var before = this.state.cards[key], card = methodbookDeck.answer(before, grade, now);
    this.history.push({ key, before, grade });
    this.put(key, card);
    this.toldPart.textContent = this.t("graded", {
      name: this.findWord(key).name, when: this.tellWait(card.due - now),
    });
    this.advance();
  }

  undo() {
    var { key, before } = this.history.pop();
    this.put(key, before);
    this.toldPart.textContent = this.t("undone");
    this.update();
    this.showCard(key);
    this.reveal();
  }

  finish() {
    var plan = this.update(), left = plan.new + plan.learning + plan.due;
    this.verdictPart.textContent = plan.next ? this.t("some_left", { left }) : this.t("all_done");
    this.nextPart.textContent = plan.next ? "" : this.tellNext(plan.soonest, this.clock());
    this.querySelectorAll("[data-cl-given]").forEach((place) => {
      place.textContent = this.history.filter(({ grade }) => String(grade) === place.dataset.clGiven).length;
    });
    this.show("done");
  }

  tellNext(soonest, now) {
    if (soonest === Infinity) return this.t("next_none");
    var [from, to] = [now, soonest].map((time) => methodbookDeck.findMidnight(time, 0));
    return this.t("next", {
      when: this.format(Math.round((to - from) / 86400000), "day"),
      date: new Date(soonest).toLocaleDateString(this.language, { day: "numeric", month: "long" }),
    });
  }

  // The schedule leaves, comes and goes

  // The Swedish way to write a date is that of ISO 8601.
  export() {
    var file = new Blob([methodbookDeck.write(this.state)], { type: "application/json" });
    var url = URL.createObjectURL(file), link = document.createElement("a");
    link.href = url;
    link.download = this.t("file", { date: new Date(this.clock()).toLocaleDateString("sv") });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  import() {
    this.filePart.click();
  }

  openFile(file) {
    if (!file) return;
    this.filePart.value = "";
    if (file.size > 1048576) this.complain("large");
    else file.text().then((text) => this.take(methodbookDeck.read(text, this.deck, this.clock())));
  }

  take(found) {
    this.refresh();
    if (found.error || this.broken) return this.complain(found.error || "storage");
    var known = ["meaning", "word"].flatMap((ask) => this.words.map((word) => word.id + ":" + ask));
    var { cards, ...counts } = methodbookDeck.merge(this.state, found, known);
    this.state.cards = cards;
    this.history = [];
    var lines = [this.t("imported", counts), counts.kept && this.t("imported_kept", counts),
      counts.unknown && this.t("imported_unknown", counts)];
    this.say(lines.filter(Boolean).join(" "));
    this.save();
    this.update();
    this.show("start");
  }

  ask() {
    this.surePart.hidden = false;
    this.surePart.focus();
  }

  spare() {
    this.surePart.hidden = true;
    this.forgetPart.focus();
  }

  forget() {
    this.store.remove();
    this.broken = this.failed = this.kept = undefined;
    this.state = methodbookDeck.start(this.deck);
    this.history = [];
    this.say(this.t("deleted"));
    this.update();
    this.show("start");
  }
};
