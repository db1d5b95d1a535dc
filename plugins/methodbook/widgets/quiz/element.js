// <cl-quiz>: asks its questions one at a time and adds up. What a page gives it: see shared/element.js.
// The page around it is told of every check by the event `cl-quiz`: { points, of, done }.
"use strict";

var MethodbookQuiz = class extends MethodbookElement {
  start() {
    var form = this.querySelector("form"), t = this.t.bind(this);
    this.store = this.keep("quiz", this.data.id);
    this.unfold(form.firstElementChild);
    form.querySelector("button[disabled]").remove();
    this.questions = new Map(this.data.questions.map((each) => {
      return [each.id, methodbookQuestion(each, this.data.seed, methodbookDom.h, t)];
    }));
    this.run = [];
    this.restore();
    this.openFragment();
  }

  get isBank() { return Boolean(this.parts.topics); }
  get atEnd() { return this.parts.mode.value === "end"; }
  get now() { return this.run[this.at]; }
  get isLast() { return !this.run[this.at + 1]; }
  get isAlone() { return this.questions.size < 2; }

  view(name) {
    this.parts.top.hidden = this.isAlone;
    this.parts.more.hidden = this.isAlone || name === "setup";
    this.show(name, true);
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
    if (this.isBank) return this.choose();
    this.draw({ topics: [], level: "", count: this.questions.size, seed: this.findSeed() });
  }

  listIds(list) {
    return list.map((each) => each.id);
  }

  draw(choice) {
    var topics = methodbookSelection.select(this.data, choice);
    this.choice = choice;
    this.base = undefined;
    this.ask(this.listIds(methodbookSelection.drawQuestions(topics, choice.count, choice.seed)));
    if (this.isBank) location.replace(methodbookSelection.writeChoice(choice));
  }

  // The form of the bank, with whatever was chosen last.
  choose() {
    this.clear();
    this.parts.seed.value ||= this.findSeed();
    this.offer();
    this.view("setup");
  }

  readForm() {
    var { topics, level, count, seed } = this.parts;
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
    this.parts.found.textContent = this.t(total ? "found" : "found_none", { total });
    this.parts.link.href = methodbookSelection.writeChoice(choice);
    return total;
  }

  startChosen() {
    var { count, seed } = this.parts;
    if (!count.reportValidity() || !seed.reportValidity() || !this.offer()) return;
    this.draw(this.readForm());
    this.drop();
    this.focusNow();
  }

  readFragment() {
    return this.isBank ? methodbookSelection.readChoice(this.data, location.hash) : undefined;
  }

  openFragment() {
    var asked = this.questions.get(location.hash.replace("#q-", "")), choice = this.readFragment();
    if (this.run.includes(asked)) return this.go(this.run.indexOf(asked));
    if (!choice || JSON.stringify(choice) === JSON.stringify(this.choice)) return;
    if (choice.error) return this.say(this.t("error_link"));
    var run = this.readRuns()[methodbookSelection.writeChoice(choice)];
    this.fillForm(choice);
    if (run) this.resume(run);
    else this.startChosen();
  }

  fillForm({ topics, ...choice }) {
    this.parts.topics.querySelectorAll("input").forEach((each) => { each.checked = topics.includes(each.value); });
    ["level", "count", "seed"].forEach((name) => { this.parts[name].value = choice[name]; });
  }

  clear() {
    this.run.forEach((each) => each.reset());
    this.questions.forEach(({ home, node }) => home.append(node));
    this.run = [];
    this.ended = false;
    this.say();
  }

  ask(ids) {
    this.clear();
    this.run = ids.map((id) => this.questions.get(id));
    this.run.forEach((each) => {
      each.mix(this.choice.seed);
      this.parts.run.append(each.node);
    });
    this.parts.seed.value = this.choice.seed;
    this.go(0, true);
  }

  restart(seed) {
    this.drop();
    this.draw({ ...this.choice, seed });
    this.focusNow();
  }

  again() {
    if (this.parts.seed.reportValidity()) this.restart(+this.parts.seed.value);
  }

  other() {
    this.restart(this.findSeed());
  }

  retry() {
    this.ask(this.listIds(this.listMissed()));
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
    (done ? this.parts.next : first).focus({ preventScroll: true });
    (this.isAlone ? node : this.parts.top).scrollIntoView({ block: "nearest" });
  }

  update() {
    var { parts, run, at, now, atEnd, ended, isAlone } = this, total = run.length;
    var open = run.filter((each) => each.read() === null).length;
    parts.position.textContent = this.t("position", { number: at + 1, total, seed: this.choice.seed });
    parts.open.textContent = atEnd && !ended ? this.t("open", { open }) : "";
    parts.bar.max = total;
    parts.bar.value = at + 1;
    parts.back.hidden = !at;
    parts.skip.hidden = atEnd || now.done || isAlone;
    parts.next.textContent = this.t(!now.done && !atEnd ? "check" : now.done && isAlone ? "once_more"
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
    this.parts.next.focus({ preventScroll: true });
    this.save();
    this.report();
  }

  move(button) {
    this.announce(this.now.move(button));
    this.update();
    this.save();
  }

  // The result

  finish() {
    this.ended = true;
    this.run.forEach((each) => { if (!each.done) each.mark(); });
    this.showSum();
    this.parts.heading.focus();
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
    var { h, parts } = this, { topics, levels } = this.data, missed = this.listMissed();
    parts.sum.replaceChildren(
      h("p", { class: "cl-sum" }, this.write(this.addUp(this.run))),
      ...this.tally("levels", levels, "level"), ...this.tally("topics", topics.map((each) => each.title), "topic"),
      h("h3", {}, this.t(missed.length ? "missed_list" : "all_right")),
      h("ol", { class: "cl-missed" }, missed.map((each) => this.list(each))));
    parts.retry.hidden = !missed.length;
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

  // What a learner may hand to a teacher. A changed file is noticed by its seal; that is no proof.
  saveFile() {
    var learner = this.parts.learner.value.trim(), test = this.data.id;
    var answers = this.run.map((each) => [each.id, each.digest, each.read()]);
    var seal = methodbookChance.makeSeed(test, learner, JSON.stringify(answers));
    var text = JSON.stringify({ format: "methodbook-answers", version: 1, test, learner, answers, seal });
    this.download([this.dataset.clMethod, test, this.t("answers_file")].join("-") + ".json", "application/json", text);
  }

  // This device

  // Where the run of now is kept.
  get place() { return this.isBank ? methodbookSelection.writeChoice(this.choice) : "all"; }

  describeRun() {
    var { choice, at, ended } = this, answers = {};
    this.run.forEach((each) => {
      if (each.read() !== null || each.done) answers[each.id] = [each.digest, each.read(), each.done];
    });
    return { choice, mode: this.parts.mode.value, at, ended: Boolean(ended), ids: this.listIds(this.run), answers };
  }

  readRuns() {
    try {
      return methodbookKept.read(this.store.read());
    } catch {
      return {}; // the reader has been told
    }
  }

  writeRuns(runs) {
    var text = methodbookKept.write(runs);
    return text === null ? this.store.remove() : this.store.write(text);
  }

  // Another tab may have gone on with the same run meanwhile.
  save() {
    var run = this.describeRun(), runs = this.readRuns(), { place } = this;
    if (!this.base && !Object.keys(run.answers).length) return;
    var kept = this.writeRuns(methodbookKept.put(runs, place, methodbookKept.merge(this.base, run, runs[place])));
    this.base = run;
    if (!kept) this.say(this.t("not_kept"));
  }

  drop() {
    var runs = this.readRuns();
    if (this.place in runs) this.writeRuns(methodbookKept.put(runs, this.place));
  }

  restore() {
    var runs = {};
    try {
      runs = methodbookKept.read(this.store.read());
      if (!Object.keys(runs).length) runs = this.upgrade();
      var choice = this.readFragment(), asked = choice && !choice.error && methodbookSelection.writeChoice(choice);
      var run = asked ? runs[asked] : Object.values(runs).at(-1);
      if (run) this.resume(run);
      else this.begin();
    } catch {
      this.begin();
      this.say(this.t("error_stored"), " ", this.button("forget", this.t("forget")));
    }
  }

  // What version 0.1 left under its keys moves to the new one.
  upgrade() {
    var digests = Object.fromEntries(this.data.questions.map((each) => [each.id, each.digest]));
    var old = this.store.listOld().sort((one) => (one.digest === this.data.hash ? 1 : -1)), runs = {};
    old.forEach(({ digest, text }) => {
      var run = methodbookKept.upgrade(text, digest === this.data.hash, digests);
      this.choice = run.choice;
      runs = methodbookKept.put(runs, this.place, run);
    });
    if (old.length && this.writeRuns(runs)) this.store.removeOld();
    return runs;
  }

  // What was stored is distrusted: an answer must be to the question of today and read as it was written.
  resume(run) {
    var { readChoice, writeChoice } = methodbookSelection, known = run.ids.filter((id) => this.questions.has(id));
    if (readChoice(this.data, writeChoice(run.choice)).error) throw Error("kept");
    var added = [...this.questions.keys()].filter((id) => !run.ids.includes(id));
    // Whoever goes through the whole page is asked what has come to it meanwhile.
    var isWhole = !this.isBank && run.ids.length === run.choice.count;
    if (isWhole) known.push(...added);
    if (!known.length) return this.begin();
    this.choice = isWhole ? { ...run.choice, count: known.length } : run.choice;
    this.parts.mode.value = run.mode;
    this.ask(known);
    var lost = this.fill(run.answers);
    this.base = run;
    this.ended = run.ended && this.run.every((each) => each.done);
    var at = run.ended ? this.run.findIndex((each) => !each.done) : known.indexOf(run.ids[run.at]);
    this.go(Math.max(at, 0), true);
    if (this.ended) this.showSum();
    this.tell(lost, Object.keys(run.answers).filter((id) => !this.questions.has(id)).length);
  }

  // Puts the answers back; returns the questions whose answers had to go, by the reason.
  fill(answers) {
    var lost = { changed: [], strange: [] };
    this.run.filter((each) => each.id in answers).forEach((each) => {
      var [digest, response, checked] = answers[each.id];
      if (digest !== each.digest) lost.changed.push(each);
      else if (!each.restore(response)) lost.strange.push(each);
      else if (checked) each.mark();
    });
    return lost;
  }

  tell({ changed, strange }, gone) {
    var { h } = this, list = (name, questions) => questions.length > 0 && [
      h("p", {}, this.t(name, { count: questions.length })),
      h("ul", { class: "cl-missed" }, questions.map((each) => this.list(each))),
    ];
    this.say(h("p", {}, this.t("resumed")), list("lost_changed", changed), list("lost_strange", strange),
      gone > 0 && h("p", {}, this.t("lost_gone", { count: gone })));
  }

  forget() {
    this.store.remove();
    this.store.removeOld();
    this.remember();
    this.begin();
    this.say(this.t("forgotten"));
  }
};
