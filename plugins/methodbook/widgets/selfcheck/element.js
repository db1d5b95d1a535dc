// <cl-selfcheck>: takes its views out of the template and moves between them. What a page gives it: see
// shared/element.js.
"use strict";

var MethodbookSelfcheck = class extends MethodbookElement {
  start() {
    var table = this.querySelector(".cl-selfcheck__table");
    this.check = this.data;
    this.views = methodbookViews(this.check, this.querySelector(".cl-selfcheck__pieces").content, this.t.bind(this));
    this.store = this.keep("selfcheck", this.check.id);
    this.answers = {};
    this.target = {};
    this.past = [];
    this.unsure = new Set();
    table.open = false;
    this.unfold(table);
    this.fields = Array.from(this.querySelectorAll("[data-cl-question]"));
    this.update();
    this.upgrade();
    this.keepStored();
    if (!this.openFragment()) this.offerStored();
  }

  react(input) {
    var field = input.closest("[data-cl-question]"), { all, company, file } = this.parts;
    if (field) this.choose(field.dataset.clQuestion, input.value);
    if (input === all) this.update();
    if (input === company) this.tell();
    if (input.dataset.clTarget) this.aim(input);
    if (input === this.parts.before) this.readBefore();
    if (input === file) this.readFile(65536, (text) => this.load(methodbookCode.readFile(this.check, text)));
  }

  // The first check of a page owns the fragment; the others sign theirs.
  get signature() {
    return document.querySelector("cl-selfcheck") === this ? "" : this.check.id;
  }

  complain(name) {
    var { p, strong } = this.views;
    this.warn(p(strong("error_title")), p(this.t("error_" + name), " ", this.t("error_kept")));
    this.parts.note.scrollIntoView({ block: "nearest" });
  }

  // Answers come in; `place` is where a reader was among the questions before the page was left.

  load(found, place) {
    if (found.error) return this.complain(found.error);
    var { check, views } = this;
    this.answers = methodbookCheck.dropFailed(check, found.answers);
    this.target = found.target || this.target;
    this.past = found.past || this.past;
    this.opened = found.date;
    this.unsure = new Set(place ? place.unsure
      : methodbookCheck.listOpen(check, this.answers).map((each) => each.id));
    this.say(found.changes?.concat(found.lost, found.added, found.former).length && views.older(found));
    if (!place) return this.showResult();
    this.current = place.at;
    this.toQuestions();
  }

  openFragment() {
    if (location.hash && location.hash === this.written) return true;
    var found = methodbookCode.readFragment(this.check, location.hash, this.signature);
    if (found) this.load(found, history.state?.[this.check.id]);
    return Boolean(found);
  }

  readStored() {
    return methodbookCode.readFile(this.check, this.store.read());
  }

  offerStored() {
    if (this.store.read() === null) return;
    var { t, p, button } = this.views;
    if (this.readStored().error) this.complain("storage");
    else this.say(p(t("stored")), button("resume", t("resume")));
    this.parts.note.append(" ", button("forget", t("delete")));
  }

  // What version 0.1 left under its keys: the answers of the latest rules move to the new one.
  upgrade() {
    var old = this.store.listOld(), kept = methodbookCode.pickLatest(old.map((each) => each.text));
    if (kept && (this.store.read() !== null || this.store.write(kept))) this.store.removeOld();
  }

  resume() {
    this.load(this.readStored());
  }

  // Answers go out: into the address, so that a reload, a bookmark and the way back keep them.

  note(place) {
    var some = Object.keys(this.answers).length;
    this.written = some ? methodbookCode.writeFragment(this.check, this.answers, this.signature) : "";
    this.remember(this.written, { ...history.state, [this.check.id]: place });
  }

  // The way back of the browser leads to the answers that were there.
  restart() {
    history.pushState(null, "");
    this.answers = {};
    this.unsure.clear();
    this.current = "";
    this.say();
    this.toQuestions();
  }

  // The form

  listAsked() {
    return methodbookCheck.listAsked(this.check, this.answers);
  }

  listMissing() {
    return this.listAsked().filter((each) => !this.answers[each.id] && !this.unsure.has(each.id));
  }

  toQuestions() {
    this.show("form");
    this.update();
    this.note({ at: this.current, unsure: [...this.unsure] });
    var field = this.fields.find((each) => each.dataset.clQuestion === this.current);
    (field.querySelector(":checked") || field.querySelector("input")).focus();
    (this.parts.all.checked ? field : this.parts.position).scrollIntoView();
  }

  choose(question, answer) {
    this.unsure.delete(question);
    delete this.answers[question];
    if (answer === "unknown") this.unsure.add(question);
    else this.answers[question] = answer;
    this.answers = methodbookCheck.dropFailed(this.check, this.answers);
    var asked = this.listAsked().map((each) => each.id);
    this.unsure.forEach((each) => { if (!asked.includes(each)) this.unsure.delete(each); });
    this.update();
    this.note({ at: this.current, unsure: [...this.unsure] });
  }

  // Shows what is asked, with the answers that are known.
  update() {
    var ids = this.listAsked().map((each) => each.id), all = this.parts.all.checked;
    var at = Math.max(ids.indexOf(this.current), 0), t = this.views.t;
    this.current = ids[at];
    this.fields.forEach((field) => {
      var id = field.dataset.clQuestion, answer = this.unsure.has(id) ? "unknown" : this.answers[id];
      field.hidden = !ids.includes(id) || (!all && id !== this.current);
      field.querySelectorAll("input").forEach((input) => { input.checked = input.value === answer; });
    });
    this.parts.errors.hidden = true;
    var missing = this.listMissing(), last = at === ids.length - 1;
    // The answer to the last question may open others.
    var more = last && missing.some((each) => each.id === this.current);
    this.parts.position.textContent = all ? ""
      : t(more ? "position_open" : "position", { number: at + 1, total: ids.length });
    this.parts.back.hidden = all || at === 0;
    this.parts.done.hidden = all || last || missing.length > 0;
    this.parts.next.textContent = t(all || (last && !more) ? "show_result" : "next");
    this.parts.range.textContent = missing.length < ids.length ? this.views.soFar(this.answers) : "";
  }

  submit() {
    var asked = this.listAsked(), missing = this.listMissing(), all = this.parts.all.checked;
    var wrong = all ? missing : missing.filter((each) => each.id === this.current);
    if (wrong.length) return this.showErrors(wrong);
    if (!all && asked.at(-1).id !== this.current) return this.step(1);
    if (!missing.length) return this.showResult();
    this.current = missing[0].id;
    this.toQuestions();
  }

  goBack() {
    this.step(-1);
  }

  step(by) {
    var ids = this.listAsked().map((each) => each.id);
    this.current = ids[ids.indexOf(this.current) + by];
    this.toQuestions();
  }

  showErrors(wrong) {
    var { t, p, strong, list } = this.views;
    methodbookDom.fill(this.parts.errors, p(strong("errors")), list(wrong.map((question) => {
      return methodbookDom.h("a", {
        href: "#cl-" + this.check.id + "-" + question.id, "data-cl-do": "goTo", "data-cl-to": question.id,
      }, t("error_line", { question: question.text }));
    })));
    this.parts.errors.hidden = false;
    this.parts.errors.focus();
  }

  // Used by the links of errors, and by «change» beside an answer of the result.
  goTo(link) {
    this.current = link.dataset.clTo;
    this.toQuestions();
  }

  // The result

  showResult() {
    var { check, views, answers } = this, code = methodbookCode.showCode(check, answers);
    this.note();
    methodbookDom.fill(this.parts.result, views.trend(answers, this.findPast()), views.result(answers),
      check.kind === "checklist" && views.target(this.listTarget()));
    methodbookDom.fill(this.parts.answers, views.answers(this.listAsked(), answers));
    methodbookDom.fill(this.parts.made, views.t("made", {
      version: check.versions.at(-1).version,
      date: new Date().toLocaleDateString(this.language, { day: "numeric", month: "long", year: "numeric" }),
    }), " ", methodbookDom.h("span", { class: "cl-code" }, code));
    this.parts.link.value = this.link(methodbookCode.writeFragment(check, answers, this.signature));
    this.parts.code.textContent = code;
    this.tellName("share_lead");
    this.show("result");
  }

  printPlan() {
    this.classList.add("cl-printing");
    window.addEventListener("afterprint", () => this.classList.remove("cl-printing"), { once: true });
    this.print();
  }

  // The first hour of each step a fortnight after the one before, and a look at its sign.
  remind() {
    var result = methodbookCheck.assess(this.check, this.answers), now = new Date();
    var days = (count) => methodbookCalendar.addDays(now, count).toISOString().slice(0, 10);
    var events = methodbookPlan.make(this.check, result).flatMap(({ step }, index) => [
      { id: step.id, day: days(14 * index + 1), title: step.step, text: step.hour },
      { id: step.id + "-sign", day: days(14 * index + 14), title: this.t("remind_sign", { step: step.step }), text: step.sign },
    ]);
    this.download(this.check.id + ".ics", "text/calendar", methodbookCalendar.write(this.dataset.clMethod, events, now));
  }

  tellName(name) {
    this.parts.told.textContent = this.views.t(name);
    this.parts.forget.hidden = this.store.read() === null;
  }

  copy() {
    super.copy().then(() => this.tellName("copied"), () => this.tellName("copy_failed"));
  }

  get today() {
    return new Date().toISOString().slice(0, 10);
  }

  writeFile() {
    var past = this.past.map(({ date, rules_version, answers }) => ({ date, rules_version, answers }));
    return methodbookCode.writeFile(this.check, this.answers, this.today, {
      ...(Object.keys(this.target).length && { target: this.target }), ...(past.length && { past }),
    });
  }

  // The target and the last time

  listTarget() {
    return methodbookTarget.list(this.check, this.answers, this.target, this.today);
  }

  aim(input) {
    var row = this.listTarget().find((each) => each.item.id === input.dataset.clTarget);
    var { term, day, sign } = row, value = input.name === "term" ? Number(input.value) : input.value;
    if (input.name === "term") day = value ? methodbookTarget.findDay(this.today, value) : "";
    this.target[row.item.id] = { term, day, sign, [input.name]: value };
    if (input.name !== "term") return;
    this.target[row.item.id].day = day;
    input.closest("li").querySelector("[name=day]").value = day;
  }

  remindTarget() {
    var events = this.listTarget().filter((row) => row.term && row.day).map(({ item, day, sign }) => {
      return { id: item.id, day, title: item.text, text: sign || item.evidence };
    });
    this.download(this.check.id + ".ics", "text/calendar",
      methodbookCalendar.write(this.dataset.clMethod, events, new Date()));
  }

  // The result of another day: of a chosen file, else of this device.
  findPast() {
    return this.earlier || this.past.filter(({ date }) => ![this.today, this.opened].includes(date)).at(-1);
  }

  chooseBefore() {
    this.parts.before.click();
  }

  readBefore() {
    var [file] = this.parts.before.files;
    this.parts.before.value = "";
    if (!file) return;
    if (file.size > 65536) return this.complain("large");
    file.text().then((text) => {
      var found = methodbookCode.readFile(this.check, text);
      if (found.error) return this.complain(found.error);
      this.earlier = { date: found.date, found };
      this.showResult();
    });
  }

  // What lies here from another day becomes a part of the past.
  keepStored() {
    var stored = this.store.read() === null ? { error: "none" } : this.readStored();
    if (stored.error) return;
    var known = new Map(stored.past.concat(this.past).map((each) => [each.date, each]));
    if (stored.date && stored.date !== this.today) {
      var { rules_version, answers } = JSON.parse(this.store.read());
      known.set(stored.date, { date: stored.date, rules_version, answers, found: stored });
    }
    this.past = [...known.values()].sort((a, b) => a.date < b.date ? -1 : 1).slice(-12);
  }

  exportJson() {
    this.download(this.check.id + ".json", "application/json", this.writeFile());
  }

  exportMarkdown() {
    var text = "# " + this.check.title + "\n\n" + methodbookDom.toMarkdown(this.parts.document) +
      "\n<" + this.parts.link.value + ">\n";
    this.download(this.check.id + ".md", "text/markdown", text);
  }

  exportWord() {
    var parts = [{ title: this.check.title }, ...methodbookDocument.describe(this.parts.document), { text: this.parts.link.value }];
    this.download(this.check.id + ".docx", methodbookDocument.TYPE, methodbookDocument.write(parts));
  }

  save() {
    this.keepStored();
    this.tellName(this.store.write(this.writeFile()) ? "saved" : "save_failed");
  }

  forget() {
    this.past = [];
    this.store.remove();
    this.store.removeOld();
    this.tellName("deleted");
    this.say(this.parts.told.offsetParent ? "" : this.views.t("deleted"));
  }

  // Comparison

  toComparison() {
    this.show("compare");
  }

  addMine() {
    var box = this.parts.codes, lines = box.value.trimEnd();
    box.value = (lines && lines + "\n") + methodbookCode.showCode(this.check, this.answers) + "\n";
  }

  // A code by itself is opened; the number of a person is the number of the line.
  compare() {
    var { check, views } = this, people = [], errors = [];
    this.parts.codes.value.split("\n").filter((line) => line.trim()).slice(0, 200).forEach((line, index) => {
      var found = methodbookCode.readCode(check, line), number = index + 1;
      if (found.error) errors.push(views.t("compare_line", { number, error: views.t("error_" + found.error) }));
      else people.push({ number, found, answers: methodbookCheck.keepCounted(check, found.answers) });
    });
    if (people.length === 1 && !errors.length) return this.load(people[0].found);
    if (!people.length) errors.push(views.t("compare_few"));
    methodbookDom.fill(this.parts.comparison,
      errors.length > 0 && views.alert(views.list(errors)),
      people.length > 1 && views.compare(people));
    this.parts.comparison.focus();
  }

  // Prediction

  toPrediction() {
    this.tell();
    this.show("predict");
  }

  get example() {
    return this.views.find(this.check.examples, this.parts.company.value);
  }

  tell() {
    this.parts.story.textContent = this.example.description;
    methodbookDom.fill(this.parts.revealed);
    this.parts.guess.reset();
  }

  reveal() {
    var guess = this.parts.guess.querySelector(":checked");
    methodbookDom.fill(this.parts.revealed, guess ? this.views.reveal(this.example, guess)
      : this.views.alert(this.views.p(this.views.t("predict_missing"))));
    this.parts.revealed.focus();
  }

  useExample() {
    this.load({ answers: this.example.answers });
  }
};
