// <cl-selfcheck>: takes its views out of the template and moves between them.
// A button names its method in data-cl-do, a form in data-cl-submit.
"use strict";

var ClientocracySelfcheck = class extends HTMLElement {
  connectedCallback() {
    this.onhash = () => this.openFragment();
    window.addEventListener("hashchange", this.onhash);
    if (this.check) return;
    this.check = JSON.parse(this.querySelector("script").textContent);
    this.views = clientocracyViews(this.check);
    this.store = clientocracyStorage.open("selfcheck:" + this.check.id, this.check.hash);
    this.answers = {};
    this.unsure = new Set();
    var table = this.querySelector(".cl-selfcheck__table");
    table.open = false;
    table.before(this.querySelector("template").content.cloneNode(true));
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
    this.notePart.replaceChildren(...nodes);
  }

  complain(name) {
    var h = clientocracyDom.h, t = this.views.t;
    this.say(h("div", { class: "cl-error", role: "alert" },
      h("p", {}, h("strong", {}, t("error_title"))), h("p", {}, t("error_" + name))));
  }

  // Answers come in

  load(found) {
    if (found.error) return this.complain(found.error);
    this.answers = clientocracyCheck.dropFailed(this.check, found.answers);
    this.unsure = new Set(clientocracyCheck.listOpen(this.check, this.answers).map((each) => each.id));
    var changed = found.changes.concat(found.lost, found.added).length;
    this.say(...(changed ? this.views.older(found) : []));
    this.showResult();
  }

  openFragment() {
    if (location.hash && location.hash === this.written) return true;
    var found = clientocracyCode.readFragment(this.check, location.hash, this.signature);
    if (found) this.load(found);
    return Boolean(found);
  }

  openFile(file) {
    if (!file) return;
    this.filePart.value = "";
    if (file.size > 65536) this.complain("large");
    else file.text().then((text) => this.load(clientocracyCode.readFile(this.check, text)));
  }

  readStored() {
    return clientocracyCode.readFile(this.check, this.store.read());
  }

  offerStored() {
    if (this.store.read() === null) return;
    var t = this.views.t, button = this.views.button;
    if (this.readStored().error) this.complain("storage");
    else this.say(t("stored"), " ", button("resume", t("resume")));
    this.notePart.append(" ", button("forget", t("delete")));
  }

  resume() {
    this.load(this.readStored());
  }

  // Answers go out

  remember() {
    var some = Object.keys(this.answers).length;
    this.written = some ? clientocracyCode.writeFragment(this.check, this.answers, this.signature) : "";
    try {
      history.replaceState(history.state, "", this.written || location.pathname + location.search);
    } catch {
      // Some browsers refuse this for files; the code is shown anyway.
    }
  }

  restart() {
    this.answers = {};
    this.unsure.clear();
    this.current = "";
    this.say();
    this.remember();
    this.toQuestions();
  }

  // The form

  listAsked() {
    return clientocracyCheck.listAsked(this.check, this.answers);
  }

  listMissing() {
    return this.listAsked().filter((each) => !this.answers[each.id] && !this.unsure.has(each.id));
  }

  toQuestions() {
    this.show("form");
    this.update();
    this.focusQuestion();
  }

  choose(question, answer) {
    this.unsure.delete(question);
    delete this.answers[question];
    if (answer === "unknown") this.unsure.add(question);
    else this.answers[question] = answer;
    this.answers = clientocracyCheck.dropFailed(this.check, this.answers);
    var asked = this.listAsked().map((each) => each.id);
    this.unsure.forEach((each) => { if (!asked.includes(each)) this.unsure.delete(each); });
    this.remember();
    this.update();
  }

  // Shows what is asked, with the answers that are known.
  update() {
    var asked = this.listAsked(), ids = asked.map((each) => each.id), all = this.allPart.checked;
    var at = Math.max(ids.indexOf(this.current), 0), t = this.views.t;
    this.current = ids[at];
    this.fields.forEach((field) => {
      var id = field.dataset.clQuestion, answer = this.unsure.has(id) ? "unknown" : this.answers[id];
      field.hidden = !ids.includes(id) || (!all && id !== this.current);
      field.querySelectorAll("input").forEach((input) => { input.checked = input.value === answer; });
    });
    this.errorsPart.hidden = true;
    var missing = this.listMissing(), last = at === ids.length - 1;
    var more = last && missing.some((each) => each.id === this.current); // the answer may open others
    this.positionPart.textContent = all ? ""
      : t(more ? "position_open" : "position", { number: at + 1, total: ids.length });
    this.querySelector("[data-cl-do=goBack]").hidden = all || at === 0;
    this.nextPart.textContent = t(all || (last && !more) ? "show_result" : "next");
    this.rangePart.textContent = missing.length < ids.length ? this.views.soFar(this.answers) : "";
  }

  submit() {
    var asked = this.listAsked(), missing = this.listMissing(), all = this.allPart.checked;
    var wrong = all ? missing : missing.filter((each) => each.id === this.current);
    if (wrong.length) return this.showErrors(wrong);
    if (!all && asked[asked.length - 1].id !== this.current) return this.step(1);
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

  focusQuestion() {
    var field = this.fields.find((each) => each.dataset.clQuestion === this.current);
    (field.querySelector(":checked") || field.querySelector("input")).focus();
  }

  showErrors(wrong) {
    var h = clientocracyDom.h, t = this.views.t;
    this.errorsPart.replaceChildren(h("p", {}, h("strong", {}, t("errors"))),
      this.views.list(wrong.map((question) => h("a", {
        href: "#cl-" + this.check.id + "-" + question.id, "data-cl-do": "goTo", "data-cl-to": question.id,
      }, t("error_line", { question: question.text })))));
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
    var t = this.views.t, address = location.href.split("#")[0];
    this.remember();
    this.resultPart.replaceChildren(...this.views.result(this.answers));
    this.answersPart.replaceChildren(...this.views.answers(this.listAsked(), this.answers));
    this.madePart.textContent = t("made", {
      date: new Date().toLocaleDateString("ru", { day: "numeric", month: "long", year: "numeric" }),
      version: this.check.versions.at(-1).version,
    });
    this.linkPart.value = address + clientocracyCode.writeFragment(this.check, this.answers, this.signature);
    this.codePart.textContent = clientocracyCode.showCode(this.check, this.answers);
    this.tellName("share_lead");
    this.show("result");
  }

  print() {
    window.print();
  }

  printRoute() {
    clientocracyDom.printOnly(this.querySelector(".cl-part--route"));
  }

  tellName(name) {
    this.toldPart.textContent = this.views.t(name);
    this.querySelector("[data-cl-view=result] [data-cl-do=forget]").hidden = this.store.read() === null;
  }

  copy() {
    this.linkPart.select();
    Promise.resolve().then(() => navigator.clipboard.writeText(this.linkPart.value))
      .then(() => this.tellName("copied"), () => this.tellName("copy_failed"));
  }

  writeFile() {
    return clientocracyCode.writeFile(this.check, this.answers, new Date().toISOString().slice(0, 10));
  }

  exportJson() {
    clientocracyDom.download(this.check.id + ".json", "application/json", this.writeFile());
  }

  exportMarkdown() {
    var text = "# " + this.check.title + "\n\n" + clientocracyDom.toMarkdown(this.documentPart);
    clientocracyDom.download(this.check.id + ".md", "text/markdown", text);
  }

  save() {
    this.tellName(this.store.write(this.writeFile()) ? "saved" : "save_failed");
  }

  forget() {
    this.store.remove();
    this.say();
    this.tellName("deleted");
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
    box.value = (lines && lines + "\n") + clientocracyCode.showCode(this.check, this.answers) + "\n";
  }

  compare() {
    var h = clientocracyDom.h, t = this.views.t, people = [], errors = [];
    this.codesPart.value.split("\n").slice(0, 200).forEach((line, index) => {
      if (!line.trim()) return;
      var found = clientocracyCode.readCode(this.check, line);
      if (!found.error) people.push(clientocracyCheck.keepCounted(this.check, found.answers));
      else errors.push(t("compare_line", { number: index + 1, error: t("error_" + found.error) }));
    });
    if (people.length < 2) errors.push(t("compare_few"));
    this.comparisonPart.replaceChildren(
      ...(errors.length ? [h("div", { class: "cl-error", role: "alert" }, this.views.list(errors))] : []),
      ...(people.length < 2 ? [] : this.views.compare(people)));
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
    this.revealedPart.replaceChildren();
    this.storyPart.closest("form").reset();
  }

  reveal() {
    var guess = this.storyPart.closest("form").querySelector(":checked");
    this.revealedPart.replaceChildren(...(guess ? this.views.reveal(this.example, guess)
      : [clientocracyDom.h("p", { role: "alert" }, this.views.t("predict_missing"))]));
    this.revealedPart.focus();
  }

  useExample() {
    this.load({ answers: this.example.answers, lost: [], added: [], changes: [] });
  }
};
