// <cl-cards>: a session of cards above the list that they are made from. What a page gives it: see
// shared/element.js. `clock` tells the time and may be replaced.
"use strict";

var MethodbookCards = class extends MethodbookElement {
  start() {
    var list = this.querySelector(".cl-cards__list");
    this.clock ||= Date.now;
    this.words = Array.from(this.querySelectorAll("[data-cl-word]"), (node) => ({
      id: node.dataset.clWord,
      kinds: node.dataset.clKinds.split(" "),
      name: node.querySelector("summary").textContent,
      question: node.dataset.clQuestion,
      back: node.querySelector(".cl-word__back"),
    }));
    list.open = false;
    this.unfold(list);
    this.form = this.querySelector("form");
    this.deck = { format: this.dataset.clMethod + "-cards", name: this.dataset.clDeck };
    this.store = this.keep("cards", this.deck.name);
    this.state = methodbookDeck.start();
    this.history = [];
    this.parts.card.parentNode.addEventListener("keydown", (event) => this.press(event));
    this.refresh();
    if (this.broken) this.complain("storage");
    this.showChoice();
    this.update();
  }

  react(control) {
    if (this.form.contains(control)) this.update();
    if (control === this.parts.file) this.readFile(1048576, (text) => this.take(this.parse(text)));
  }

  parse(text) {
    return methodbookDeck.read(text, this.deck, this.clock());
  }

  format(value, unit) {
    return new Intl.RelativeTimeFormat(this.language, { numeric: "auto" }).format(value, unit);
  }

  // In ten minutes, tomorrow, in 1.2 years.
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
      if (this.kept) this.state = methodbookDeck.start();
    } else {
      found = this.parse(text);
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
    this.failed = !this.store.write(methodbookDeck.write(this.state, this.deck));
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
    this.parts.state.textContent = stored ? this.t("stored", { count: stored }) : this.t("not_stored");
    this.parts.export.hidden = !stored;
    this.parts.forget.hidden = !stored && !this.broken;
    this.parts.undo.hidden = this.parts.undoLast.hidden = !this.history.length;
    return plan;
  }

  show(name) {
    super.show(name, name === "study");
    this.parts.tools.hidden = name === "study";
    this.parts.sure.hidden = true;
  }

  toStart() {
    this.say();
    this.refresh();
    this.update();
    this.show("start");
  }

  // The session

  submit() {
    this.begin();
  }

  begin() {
    var choice = this.readChoice();
    if (!choice.kinds.length) return this.complain("kinds");
    if (!methodbookDeck.isLimit(choice.limit)) return this.complain("limit");
    if (!this.broken) this.say();
    this.refresh();
    this.state.choice = choice;
    if (this.kept) this.save();
    this.history = [];
    this.parts.told.textContent = "";
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
    this.parts.ask.textContent = this.t("question_" + ask);
    this.parts.front.textContent = ask === "word" ? word.question : word.name;
    this.parts.card.dataset.clAsk = ask;
    this.parts.back.replaceChildren(this.parts.name, word.back.cloneNode(true));
    this.parts.name.textContent = ask === "word" ? word.name : "";
    this.turn(false);
    this.show("study");
    this.parts.card.focus();
  }

  turn(open) {
    this.parts.back.hidden = this.parts.grading.hidden = !open;
    this.parts.revealing.hidden = open;
  }

  reveal() {
    var now = this.clock(), card = this.state.cards[this.key];
    this.parts.grading.querySelectorAll("button").forEach((button, index) => {
      var { due } = methodbookDeck.answer(card, index + 1, now);
      button.querySelector(".cl-grade__when").textContent = this.tellWait(due - now);
    });
    this.turn(true);
    this.parts.back.focus();
  }

  // Works while the focus is in the session; buttons and links keep their own keys.
  press(event) {
    var grade = "1234".indexOf(event.key) + 1, open = !this.parts.back.hidden;
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
    this.parts.told.textContent = this.t("graded", {
      name: this.findWord(key).name, when: this.tellWait(card.due - now),
    });
    this.advance();
  }

  undo() {
    var { key, before } = this.history.pop();
    this.put(key, before);
    this.parts.told.textContent = this.t("undone");
    this.update();
    this.showCard(key);
    this.reveal();
  }

  finish() {
    var plan = this.update(), left = plan.new + plan.learning + plan.due;
    this.parts.verdict.textContent = plan.next ? this.t("some_left", { left }) : this.t("all_done");
    this.parts.next.textContent = plan.next ? "" : this.tellNext(plan.soonest, this.clock());
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
    var date = new Date(this.clock()).toLocaleDateString("sv");
    this.download(this.t("file", { date }), "application/json", methodbookDeck.write(this.state, this.deck));
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
    this.parts.sure.hidden = false;
    this.parts.sure.focus();
  }

  spare() {
    this.parts.sure.hidden = true;
    this.parts.forget.focus();
  }

  forget() {
    this.store.remove();
    this.broken = this.failed = this.kept = undefined;
    this.state = methodbookDeck.start();
    this.history = [];
    this.say(this.t("deleted"));
    this.update();
    this.show("start");
  }
};
