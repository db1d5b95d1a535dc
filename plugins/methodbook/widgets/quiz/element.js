// <cl-quiz>: asks its questions one at a time and adds up. A button names its method in data-cl-do.
// The page around it is told of every check by the event `cl-quiz`: { points, of, done }.
"use strict";

var MethodbookQuiz = class extends HTMLElement {
  connectedCallback() {
    if (this.data) return;
    this.data = JSON.parse(this.querySelector("script").textContent);
    this.store = methodbookStorage.open("quiz:" + this.data.id, this.data.hash);
    var form = this.querySelector("form");
    form.querySelector("button").remove();
    form.prepend(this.querySelector("template").content.cloneNode(true));
    this.part = {};
    this.querySelectorAll("[data-cl]").forEach((each) => { this.part[each.dataset.cl] = each; });
    this.questions = new Map(this.data.questions.map((each) => {
      return [each.id, methodbookQuestion(each, this.data.seed, this.h, this.t.bind(this))];
    }));
    this.run = [];
    this.addEventListener("click", (event) => {
      var button = event.target.closest("[data-cl-do]");
      if (button) this[button.dataset.clDo](button);
    });
    this.addEventListener("input", (event) => this.react(event.target));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    window.addEventListener("hashchange", () => this.isConnected && this.openFragment());
    this.restore();
    this.openFragment();
  }

  get atEnd() { return this.part.mode.value === "end"; }
  get now() { return this.run[this.at]; }
  get isLast() { return !this.run[this.at + 1]; }
  get isAlone() { return this.questions.size < 2; }

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
    this.part.top.hidden = this.isAlone;
    this.part.more.hidden = this.isAlone || name === "setup";
    this.querySelectorAll("[data-cl-view]").forEach((each) => { each.hidden = each.dataset.clView !== name; });
  }

  react(input) {
    if (!this.now) return this.offer();
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
    var topics = methodbookSelection.select(this.data, choice);
    this.choice = choice;
    this.start(this.listIds(methodbookSelection.drawQuestions(topics, choice.count, choice.seed)));
    if (this.part.topics) location.replace(methodbookSelection.writeChoice(choice));
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
      count: +count.value,
      seed: +seed.value,
    };
  }

  // How many questions fit, and the link to the choice.
  offer() {
    var choice = this.readForm(), found = methodbookSelection.select(this.data, choice);
    var total = methodbookScoring.sum(found.map((topic) => topic[1].length));
    this.part.found.textContent = this.t(total ? "found" : "found_none", { total });
    this.part.link.href = methodbookSelection.writeChoice(choice);
    return total;
  }

  startChosen() {
    var { count, seed } = this.part;
    if (!count.reportValidity() || !seed.reportValidity() || !this.offer()) return;
    this.draw(this.readForm());
    this.focusNow();
  }

  openFragment() {
    var asked = this.questions.get(location.hash.replace("#q-", ""));
    if (this.run.includes(asked)) return this.go(this.run.indexOf(asked));
    var choice = this.part.topics && methodbookSelection.readChoice(this.data, location.hash);
    if (!choice || JSON.stringify(choice) === JSON.stringify(this.choice)) return;
    if (choice.error) return this.say(this.t("error_link"));
    this.part.topics.querySelectorAll("input").forEach((each) => {
      each.checked = choice.topics.includes(each.value);
    });
    ["level", "count", "seed"].forEach((name) => { this.part[name].value = choice[name]; });
    this.startChosen();
  }

  clear() {
    this.run.forEach((each) => each.reset());
    this.questions.forEach(({ home, node }) => home.append(node));
    this.run = [];
    this.ended = false;
    this.say();
  }

  start(ids) {
    this.clear();
    this.run = ids.map((id) => this.questions.get(id));
    this.run.forEach((each) => {
      each.mix(this.choice.seed);
      this.part.run.append(each.node);
    });
    this.part.seed.value = this.choice.seed;
    this.go(0, true);
  }

  restart(seed) {
    this.store.remove();
    this.draw({ ...this.choice, seed });
    this.focusNow();
  }

  again() {
    if (this.part.seed.reportValidity()) this.restart(+this.part.seed.value);
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
    this.run.forEach((each, index) => { each.node.hidden = index !== at; });
    this.view("run");
    this.update();
    if (!quietly) this.focusNow();
  }

  goTo(button) {
    this.go(+button.dataset.clTo);
  }

  focusNow() {
    var { field, node, done } = this.now;
    var first = field.querySelector("input:checked") || field.querySelector("input, select, textarea, button");
    (done ? this.part.next : first).focus({ preventScroll: true });
    (this.isAlone ? node : this.part.top).scrollIntoView({ block: "nearest" });
  }

  update() {
    var { part, run, at, now, atEnd, ended, isAlone } = this, total = run.length;
    var open = run.filter((each) => each.read() === null).length;
    part.position.textContent = this.t("position", { number: at + 1, total, seed: this.choice.seed });
    part.open.textContent = atEnd && !ended ? this.t("open", { open }) : "";
    part.bar.max = total;
    part.bar.value = at + 1;
    part.back.hidden = !at;
    part.skip.hidden = atEnd || now.done || isAlone;
    part.next.textContent = this.t(!now.done && !atEnd ? "check" : now.done && isAlone ? "once_more"
      : !this.isLast ? "next" : ended || !atEnd ? "to_result" : "finish");
  }

  submit() {
    if (!this.now) this.startChosen();
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
    var counted = questions.filter((each) => !each.byHand);
    return [methodbookScoring.addUp(counted.map((each) => each.score())), counted.length];
  }

  listMissed() {
    return this.run.filter((each) => {
      var [got, of] = each.score();
      return each.read() === null || (!each.byHand && got < of);
    });
  }

  write([points, of]) {
    return this.t("points", { points: methodbookScoring.write(points), of });
  }

  showSum() {
    var { h, part } = this, { topics, levels } = this.data, missed = this.listMissed();
    part.sum.replaceChildren(
      h("p", { class: "cl-sum" }, this.write(this.addUp(this.run))),
      ...this.tally("levels", levels, "level"), ...this.tally("topics", topics.map((each) => each.title), "topic"),
      h("h3", {}, this.t(missed.length ? "missed_list" : "all_right")),
      h("ol", { class: "cl-missed" }, missed.map((each) => this.list(each))));
    part.retry.hidden = !missed.length;
    this.view("sum");
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
    var { readChoice, writeChoice } = methodbookSelection;
    var sound = ids.every((id) => this.questions.has(id)) && new Set(ids).size === ids.length;
    if (readChoice(this.data, writeChoice(choice)).error || !sound || !["each", "end"].includes(mode)) throw Error();
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
    this.say(this.t("resumed"));
  }

  forget() {
    this.store.remove();
    history.replaceState(null, "", " ");
    this.begin();
    this.say(this.t("forgotten"));
  }
};
