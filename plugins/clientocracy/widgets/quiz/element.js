// <cl-quiz>: asks its questions one at a time and adds up. A button names its method in data-cl-do.
// The page around it is told of every check by the event `cl-quiz`: { points, of, done }.
"use strict";

var ClientocracyQuiz = class extends HTMLElement {
  connectedCallback() {
    if (this.data) return;
    this.data = JSON.parse(this.querySelector("script").textContent);
    this.store = clientocracyStorage.open("quiz:" + this.data.id, this.data.hash);
    this.form = this.querySelector("form");
    this.form.querySelector("[disabled]").remove();
    this.form.prepend(this.querySelector("template").content.cloneNode(true));
    this.part = {};
    this.querySelectorAll("[data-cl]").forEach((each) => { this.part[each.dataset.cl] = each; });
    this.questions = new Map(this.data.questions.map((each) => {
      return [each.id, clientocracyQuestion(each, this.data.seed, this.h, this.t.bind(this))];
    }));
    this.run = [];
    this.addEventListener("click", (event) => {
      var button = event.target.closest("[data-cl-do]");
      if (button) this[button.dataset.clDo](button);
    });
    this.addEventListener("input", (event) => this.react(event.target));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    window.addEventListener("hashchange", () => this.isConnected && this.openFragment());
    this.restore();
    this.openFragment();
  }

  get atEnd() { return this.part.mode.value === "end"; }
  get now() { return this.run[this.at]; }
  get isLast() { return this.at === this.run.length - 1; }
  get isAlone() { return this.run.length === 1; }

  t(name, values) {
    return this.data.texts[name].replace(/\{(\w+)\}/g, (all, key) => values[key]);
  }

  h(tag, props, ...children) {
    var made = document.createElement(tag);
    Object.entries(props).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children.flat().filter(Boolean));
    return made;
  }

  button(name, words, props) {
    return this.h("button", { type: "button", "data-cl-do": name, ...props }, words);
  }

  say(...nodes) {
    this.part.note.replaceChildren(...nodes);
  }

  view(name) {
    this.dataset.clNow = name;
    this.part.more.hidden = name === "setup" || this.isAlone;
    this.querySelectorAll("[data-cl-view]").forEach((each) => { each.hidden = each.dataset.clView !== name; });
  }

  react(input) {
    if (input.closest("[data-cl-view=setup]")) return this.offer();
    if (!this.now) return;
    if (this.now.done) this.now.show();
    this.update();
    this.save();
  }

  // What is asked

  findSeed() {
    return 1 + Math.floor(Math.random() * 9999);
  }

  begin() {
    if (this.part.topics) return this.choose();
    this.draw({ topics: [], level: "", count: this.questions.size, seed: this.findSeed() });
  }

  listIds(list) {
    return list.map((each) => each.id);
  }

  draw(choice) {
    var topics = clientocracySelection.select(this.data, choice);
    this.choice = choice;
    this.start(this.listIds(clientocracySelection.drawQuestions(topics, choice.count, choice.seed)));
  }

  // The form of the bank, with whatever was chosen last.
  choose() {
    this.clear();
    this.part.seed.value ||= this.findSeed();
    this.offer();
    this.view("setup");
  }

  readForm() {
    var { topics, level, count, seed } = this.part;
    return {
      topics: Array.from(topics.querySelectorAll(":checked"), (each) => each.value),
      level: level.value,
      count: Number(count.value),
      seed: Number(seed.value),
    };
  }

  // How many questions fit, and the link to the choice.
  offer() {
    var choice = this.readForm(), found = clientocracySelection.select(this.data, choice);
    var total = found.reduce((sum, topic) => sum + topic[1].length, 0);
    this.part.found.textContent = this.t(total ? "found" : "found_none", { total });
    this.part.link.href = clientocracySelection.writeChoice(choice);
    return total;
  }

  startChosen() {
    if (!this.part.count.reportValidity() || !this.part.seed.reportValidity() || !this.offer()) return;
    this.draw(this.readForm());
    try {
      history.replaceState(history.state, "", this.part.link.href);
    } catch {
      // Some browsers refuse this for files; the link stands in the form.
    }
    this.focusNow();
  }

  openFragment() {
    var asked = this.questions.get(location.hash.replace("#q-", ""));
    if (this.run.includes(asked)) return this.go(this.run.indexOf(asked));
    var choice = this.part.topics && clientocracySelection.readChoice(this.data, location.hash);
    if (!choice || JSON.stringify(choice) === JSON.stringify(this.choice)) return;
    if (choice.error) return this.say(this.t("error_link"));
    this.part.topics.querySelectorAll("input").forEach((each) => { each.checked = choice.topics.includes(each.value); });
    ["level", "count", "seed"].forEach((name) => { this.part[name].value = choice[name]; });
    this.startChosen();
  }

  clear() {
    this.run.forEach((each) => each.reset());
    this.run = [];
    this.ended = false;
    this.say();
  }

  start(ids) {
    this.clear();
    this.run = ids.map((id) => this.questions.get(id));
    this.run.forEach((each, at) => {
      each.mix(this.choice.seed);
      each.setNumber(at + 1 + ".");
      this.part.run.append(each.node);
    });
    this.part.seed.value = this.choice.seed;
    this.part.top.hidden = this.isAlone;
    this.go(0, true);
  }

  restart(seed) {
    this.store.remove();
    this.draw({ ...this.choice, seed });
    this.focusNow();
  }

  again() {
    if (this.part.seed.reportValidity()) this.restart(Number(this.part.seed.value));
  }

  other() {
    this.restart(this.findSeed());
  }

  retry() {
    this.start(this.listIds(this.listMissed()));
    this.save();
    this.focusNow();
  }

  // From question to question

  go(at, quietly) {
    this.at = at;
    this.run.forEach((each, index) => each.node.classList.toggle("cl-q--away", index !== at));
    this.view("run");
    this.update();
    if (!quietly) this.focusNow();
  }

  goTo(button) {
    this.go(Number(button.dataset.clTo));
  }

  focusNow() {
    var { field, node, done } = this.now;
    var first = field.querySelector("input:checked") || field.querySelector("input, select, textarea, button");
    (done ? this.part.next : first).focus({ preventScroll: true });
    (this.isAlone ? node : this.part.top).scrollIntoView({ block: "nearest" });
  }

  update() {
    var { done } = this.now, total = this.run.length, open = this.run.filter((each) => each.read() === null).length;
    this.part.position.textContent = this.t("position", { number: this.at + 1, total, seed: this.choice.seed });
    this.part.open.textContent = this.atEnd && !this.ended ? this.t("open", { open }) : "";
    this.part.bar.max = total;
    this.part.bar.value = this.at + 1;
    this.part.back.hidden = !this.at;
    this.part.skip.hidden = this.atEnd || done || this.isAlone;
    this.part.next.textContent = this.t(this.nameNext());
  }

  nameNext() {
    var { done } = this.now;
    if (!done && !this.atEnd) return "check";
    if (done && this.isAlone) return "once_more";
    if (!this.isLast) return "next";
    return this.ended || !this.atEnd ? "to_result" : "finish";
  }

  submit() {
    if (this.dataset.clNow === "setup") this.startChosen();
    else if (!this.now.done && !this.atEnd) this.check();
    else if (this.now.done && this.isAlone) this.other();
    else this.skip();
  }

  skip() {
    this.say();
    if (this.isLast) return this.finish();
    this.go(this.at + 1);
    this.save();
  }

  back() {
    this.go(this.at - 1);
    this.save();
  }

  check() {
    if (this.now.read() === null) return this.say(this.t("answer_first"));
    this.say();
    this.now.mark();
    this.update();
    this.part.next.focus({ preventScroll: true });
    this.now.field.scrollIntoView({ block: "nearest" });
    this.save();
    this.report();
  }

  move(button) {
    this.part.live.textContent = this.now.move(button);
    this.update();
    this.save();
  }

  // The result

  finish() {
    this.ended = true;
    this.run.forEach((each) => { if (!each.done) each.mark(); });
    this.showSum();
    this.part.heading.focus();
    this.save();
    this.report();
  }

  // A case is judged by its reader alone: it stays out of the sum.
  addUp(questions) {
    var counted = questions.filter((each) => each.kind !== "case");
    return [clientocracyScoring.addUp(counted.map((each) => each.score())), counted.length];
  }

  listMissed() {
    return this.run.filter((each) => {
      var [got, of] = each.score();
      return each.read() === null || (each.kind !== "case" && got < of);
    });
  }

  write([points, of]) {
    return this.t("points", { points: clientocracyScoring.write(points), of });
  }

  showSum() {
    var { h } = this, { topics, levels } = this.data, missed = this.listMissed();
    this.part.sum.replaceChildren(
      h("p", { class: "cl-sum" }, this.write(this.addUp(this.run))), this.sumCases(),
      ...this.tally("levels", levels, "level"), ...this.tally("topics", topics.map((each) => each.title), "topic"),
      h("h3", {}, this.t(missed.length ? "missed_list" : "all_right")),
      h("ol", { class: "cl-missed" }, missed.map((each) => this.list(each))));
    this.part.retry.hidden = !missed.length;
    this.view("sum");
  }

  sumCases() {
    var scores = this.run.filter((each) => each.kind === "case").map((each) => each.score());
    if (!scores.length) return "";
    var [given, most] = [0, 1].map((at) => scores.reduce((sum, each) => sum + each[at], 0));
    return this.h("p", {}, this.t("own_sum", { given, most }));
  }

  // A line for each group of questions, where there are several.
  tally(name, titles, field) {
    var { h } = this, lines = Object.keys(titles).flatMap((key) => {
      var found = this.run.filter((each) => String(each[field]) === key);
      return found.length ? [h("div", {}, h("dt", {}, titles[key]), h("dd", {}, this.write(this.addUp(found))))] : [];
    });
    return lines.length < 2 ? [] : [h("h3", {}, this.t(name)), h("dl", { class: "cl-tally" }, lines)];
  }

  list(question) {
    var at = this.run.indexOf(question), prompt = question.field.querySelector(".cl-q__prompt");
    return this.h("li", { value: at + 1 },
      this.button("goTo", prompt.textContent, { "data-cl-to": at, class: "cl-plain" }),
      question.answer.querySelector(".cl-read")?.cloneNode(true));
  }

  report() {
    var [[points, of], count] = this.addUp(this.run);
    var detail = { points: points / of, of: count, done: this.run.every((each) => each.done) };
    this.dispatchEvent(new CustomEvent("cl-quiz", { bubbles: true, detail }));
  }

  print() {
    window.print();
  }

  // This device

  save() {
    var { choice, at, ended } = this, mode = this.part.mode.value, answers = {}, ids = this.listIds(this.run);
    var checked = this.listIds(this.run.filter((each) => each.done));
    this.run.forEach((each) => { if (each.read() !== null) answers[each.id] = each.read(); });
    if (!checked.length && !Object.keys(answers).length) return;
    var kept = this.store.write(JSON.stringify({ choice, mode, at, ended, ids, answers, checked }));
    if (!kept) this.say(this.t("not_kept"));
  }

  restore() {
    var text = this.store.read();
    if (text === null) return this.begin();
    try {
      this.resume(JSON.parse(text));
    } catch {
      this.begin();
      this.say(this.t("error_stored"), " ", this.button("forget", this.t("forget")));
    }
  }

  // What was stored is distrusted: every answer must read as it was written.
  resume({ choice, mode, at, ended, ids, answers, checked }) {
    var known = clientocracySelection.readChoice(this.data, clientocracySelection.writeChoice(choice));
    var sound = ids.every((id) => this.questions.has(id)) && new Set(ids).size === ids.length;
    if (known.error || !sound || !["each", "end"].includes(mode)) throw Error();
    this.choice = choice;
    this.part.mode.value = mode;
    this.start(ids);
    this.run.forEach((each) => {
      var answer = answers[each.id] ?? null;
      each.write(answer);
      if (JSON.stringify(each.read()) !== JSON.stringify(answer)) throw Error();
      if (checked.includes(each.id)) each.mark();
    });
    this.go(this.run[at] ? at : 0, true);
    this.ended = ended;
    if (ended) this.showSum();
    this.say(this.t("resumed"), " ", this.button("again", this.t("again")));
  }

  forget() {
    this.store.remove();
    this.clear();
    this.begin();
    this.say(this.t("forgotten"));
  }
};
