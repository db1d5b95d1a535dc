// <cl-selfcheck>: takes its views out of the template and moves between them.
// A button names its method in data-cl-do, a form in data-cl-submit.
"use strict";

var MethodbookSelfcheck = class extends HTMLElement {
  connectedCallback() {
    this.onhash = () => this.openFragment();
    window.addEventListener("hashchange", this.onhash);
    if (this.check) return;
    this.check = JSON.parse(this.querySelector("script").textContent);
    this.views = methodbookViews(this.check, this.querySelector(".cl-selfcheck__pieces").content);
    this.store = methodbookStorage.open("selfcheck:" + this.check.id, this.check.hash);
    this.answers = {};
    this.unsure = new Set();
    var table = this.querySelector(".cl-selfcheck__table");
    table.open = false;
    table.before(this.querySelector(".cl-selfcheck__views").content.cloneNode(true));
    this.querySelectorAll("[data-cl]").forEach((part) => { this[part.dataset.cl + "Part"] = part; });
    this.fields = Array.from(this.querySelectorAll("[data-cl-question]"));
    this.addEventListener("click", (event) => {
      var button = event.target.closest("[data-cl-do]");
      if (!button) return;
      event.preventDefault();
      this[button.dataset.clDo](button);
    });
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      this[event.target.dataset.clSubmit]();
    });
    this.addEventListener("change", (event) => this.react(event.target));
    this.update();
    if (!this.openFragment()) this.offerStored();
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this.onhash);
  }

  react(input) {
    var field = input.closest("[data-cl-question]");
    if (field) this.choose(field.dataset.clQuestion, input.value);
    if (input === this.allPart) this.update();
    if (input === this.companyPart) this.tell();
    if (input === this.filePart) this.openFile(input.files[0]);
  }

  // The first check of a page owns the fragment; the others sign theirs.
  get signature() {
    return document.querySelector("cl-selfcheck") === this ? "" : this.check.id;
  }

  show(name) {
    this.querySelectorAll("[data-cl-view]").forEach((view) => { view.hidden = view.dataset.clView !== name; });
    this.querySelector("[data-cl-view=" + name + "] h2").focus();
  }

  say(...nodes) {
    methodbookDom.fill(this.notePart, nodes);
  }

  complain(name) {
    var { t, p, strong, alert } = this.views;
    this.say(alert(p(strong("error_title")), p(t("error_" + name), " ", t("error_kept"))));
    this.notePart.scrollIntoView({ block: "nearest" });
  }

  // Answers come in; `place` is where a reader was among the questions before the page was left.

  load(found, place) {
    if (found.error) return this.complain(found.error);
    var { check, views } = this;
    this.answers = methodbookCheck.dropFailed(check, found.answers);
    this.unsure = new Set(place ? place.unsure
      : methodbookCheck.listOpen(check, this.answers).map((each) => each.id));
    this.say(found.changes?.concat(found.lost, found.added).length && views.older(found));
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

  openFile(file) {
    if (!file) return;
    this.filePart.value = "";
    if (file.size > 65536) this.complain("large");
    else file.text().then((text) => this.load(methodbookCode.readFile(this.check, text)));
  }

  readStored() {
    return methodbookCode.readFile(this.check, this.store.read());
  }

  offerStored() {
    if (this.store.read() === null) return;
    var { t, p, button } = this.views;
    if (this.readStored().error) this.complain("storage");
    else this.say(p(t("stored")), button("resume", t("resume")));
    this.notePart.append(" ", button("forget", t("delete")));
  }

  resume() {
    this.load(this.readStored());
  }

  // Answers go out: into the address, so that a reload, a bookmark and the way back keep them.

  remember(place) {
    var some = Object.keys(this.answers).length, state = { ...history.state, [this.check.id]: place };
    this.written = some ? methodbookCode.writeFragment(this.check, this.answers, this.signature) : "";
    try {
      history.replaceState(state, "", this.written || location.pathname + location.search);
    } catch {
      // Some browsers refuse this for files; the code is shown anyway.
    }
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
    this.remember({ at: this.current, unsure: [...this.unsure] });
    var field = this.fields.find((each) => each.dataset.clQuestion === this.current);
    (field.querySelector(":checked") || field.querySelector("input")).focus();
    (this.allPart.checked ? field : this.positionPart).scrollIntoView();
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
    this.remember({ at: this.current, unsure: [...this.unsure] });
  }

  // Shows what is asked, with the answers that are known.
  update() {
    var ids = this.listAsked().map((each) => each.id), all = this.allPart.checked;
    var at = Math.max(ids.indexOf(this.current), 0), t = this.views.t;
    this.current = ids[at];
    this.fields.forEach((field) => {
      var id = field.dataset.clQuestion, answer = this.unsure.has(id) ? "unknown" : this.answers[id];
      field.hidden = !ids.includes(id) || (!all && id !== this.current);
      field.querySelectorAll("input").forEach((input) => { input.checked = input.value === answer; });
    });
    this.errorsPart.hidden = true;
    var missing = this.listMissing(), last = at === ids.length - 1;
    // The answer to the last question may open others.
    var more = last && missing.some((each) => each.id === this.current);
    this.positionPart.textContent = all ? ""
      : t(more ? "position_open" : "position", { number: at + 1, total: ids.length });
    this.backPart.hidden = all || at === 0;
    this.donePart.hidden = all || last || missing.length > 0;
    this.nextPart.textContent = t(all || (last && !more) ? "show_result" : "next");
    this.rangePart.textContent = missing.length < ids.length ? this.views.soFar(this.answers) : "";
  }

  submit() {
    var asked = this.listAsked(), missing = this.listMissing(), all = this.allPart.checked;
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
    methodbookDom.fill(this.errorsPart, p(strong("errors")), list(wrong.map((question) => {
      return methodbookDom.h("a", {
        href: "#cl-" + this.check.id + "-" + question.id, "data-cl-do": "goTo", "data-cl-to": question.id,
      }, t("error_line", { question: question.text }));
    })));
    this.errorsPart.hidden = false;
    this.errorsPart.focus();
  }

  // Used by the links of errors, and by «change» beside an answer of the result.
  goTo(link) {
    this.current = link.dataset.clTo;
    this.toQuestions();
  }

  // The result

  showResult() {
    var { check, views, answers } = this, code = methodbookCode.showCode(check, answers);
    this.remember();
    methodbookDom.fill(this.resultPart, views.result(answers));
    methodbookDom.fill(this.answersPart, views.answers(this.listAsked(), answers));
    methodbookDom.fill(this.madePart, views.t("made", {
      version: check.versions.at(-1).version,
      date: new Date().toLocaleDateString("ru", { day: "numeric", month: "long", year: "numeric" }),
    }), " ", methodbookDom.h("span", { class: "cl-code" }, code));
    this.linkPart.value = location.href.split("#")[0] +
      methodbookCode.writeFragment(check, answers, this.signature);
    this.codePart.textContent = code;
    this.tellName("share_lead");
    this.show("result");
  }

  print() {
    window.print();
  }

  printRoute() {
    this.classList.add("cl-printing");
    window.addEventListener("afterprint", () => this.classList.remove("cl-printing"), { once: true });
    this.print();
  }

  tellName(name) {
    this.toldPart.textContent = this.views.t(name);
    this.forgetPart.hidden = this.store.read() === null;
  }

  copy() {
    this.linkPart.select();
    Promise.resolve().then(() => navigator.clipboard.writeText(this.linkPart.value))
      .then(() => this.tellName("copied"), () => this.tellName("copy_failed"));
  }

  writeFile() {
    return methodbookCode.writeFile(this.check, this.answers, new Date().toISOString().slice(0, 10));
  }

  exportJson() {
    methodbookDom.download(this.check.id + ".json", "application/json", this.writeFile());
  }

  exportMarkdown() {
    var text = "# " + this.check.title + "\n\n" + methodbookDom.toMarkdown(this.documentPart) +
      "\n<" + this.linkPart.value + ">\n";
    methodbookDom.download(this.check.id + ".md", "text/markdown", text);
  }

  save() {
    this.tellName(this.store.write(this.writeFile()) ? "saved" : "save_failed");
  }

  forget() {
    this.store.remove();
    this.tellName("deleted");
    this.say(this.toldPart.offsetParent ? "" : this.views.t("deleted"));
  }

  import() {
    this.filePart.click();
  }

  // Comparison

  toComparison() {
    this.show("compare");
  }

  addMine() {
    var box = this.codesPart, lines = box.value.trimEnd();
    box.value = (lines && lines + "\n") + methodbookCode.showCode(this.check, this.answers) + "\n";
  }

  // A code by itself is opened; the number of a person is the number of the line.
  compare() {
    var { check, views } = this, people = [], errors = [];
    this.codesPart.value.split("\n").filter((line) => line.trim()).slice(0, 200).forEach((line, index) => {
      var found = methodbookCode.readCode(check, line), number = index + 1;
      if (found.error) errors.push(views.t("compare_line", { number, error: views.t("error_" + found.error) }));
      else people.push({ number, found, answers: methodbookCheck.keepCounted(check, found.answers) });
    });
    if (people.length === 1 && !errors.length) return this.load(people[0].found);
    if (!people.length) errors.push(views.t("compare_few"));
    methodbookDom.fill(this.comparisonPart,
      errors.length > 0 && views.alert(views.list(errors)),
      people.length > 1 && views.compare(people));
    this.comparisonPart.focus();
  }

  // Prediction

  toPrediction() {
    this.tell();
    this.show("predict");
  }

  get example() {
    return this.views.find(this.check.examples, this.companyPart.value);
  }

  tell() {
    this.storyPart.textContent = this.example.description;
    methodbookDom.fill(this.revealedPart);
    this.guessPart.reset();
  }

  reveal() {
    var guess = this.guessPart.querySelector(":checked");
    methodbookDom.fill(this.revealedPart, guess ? this.views.reveal(this.example, guess)
      : this.views.alert(this.views.p(this.views.t("predict_missing"))));
    this.revealedPart.focus();
  }

  useExample() {
    this.load({ answers: this.example.answers });
  }
};
