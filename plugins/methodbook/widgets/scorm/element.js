// <cl-lms>: joins the quiz of this page to the learning system around it, if there is one. What a page
// gives it: see shared/element.js.
"use strict";

var MethodbookLms = class extends MethodbookElement {
  start() {
    this.api = methodbookScormApi.find(window);
    this.session = this.api && this.open();
    if (this.session) {
      document.documentElement.dataset.clLms = "";
      var questions = JSON.parse(document.querySelector("cl-quiz script").textContent);
      methodbookStorage.open = () => this.session.openStore(questions);
    }
    this.tell("");
  }

  open() {
    var complain = (error) => { this.parts.trouble.textContent = this.t("trouble", { error }); };
    var lms = methodbookScormApi.connect(this.api, complain);
    return lms.start() ? methodbookScormSession(lms, this.data.mastery, (lost) => this.tell(lost)) : null;
  }

  // What the learner is told: what did not fit, or else how the topic stands.
  tell(lost) {
    var { state } = this.parts, words = lost ? this.t(lost) : this.describe();
    if (state.textContent !== words) state.textContent = words;
  }

  describe() {
    if (!this.session) return this.t(this.api ? "refused" : "alone");
    var { status, best, mastery } = this.session.state;
    var score = best === null || best < 0 ? "" : best.toLocaleString(this.language);
    return this.t(status in this.data.texts ? status : "incomplete", { score, mastery });
  }

  // Tells the system of every check, from the moment the quiz is ready.
  follow(quiz) {
    if (!this.session) return;
    var { session } = this, watch = methodbookScormWatch(quiz), record = methodbookScormRecord;
    var run = quiz.run, told = new Set(run.filter((each) => each.done));
    quiz.addEventListener("cl-quiz", ({ detail }) => {
      if (run !== quiz.run) [run, told] = [quiz.run, new Set()];
      run.filter((each) => each.done && !told.has(each)).forEach((each) => {
        told.add(each);
        var when = { time: record.writeTime(new Date()), seconds: watch(each) };
        session.note(record.describe(each.data, each.read(), each.score(), when));
      });
      if (detail.done && run.length === quiz.data.questions.length) session.grade(detail);
      session.commit();
    });
    window.addEventListener("pagehide", () => session.close());
    // A page from the memory of the browser has said goodbye already: it begins anew.
    window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  }
};

// How long each question has been in view: a function from a question to seconds.
var methodbookScormWatch = function (quiz) {
  var spent = new Map(), last = Date.now(), shown = quiz.now;
  function look() {
    var now = Date.now();
    if (shown) spent.set(shown, (spent.get(shown) || 0) + now - last);
    [last, shown] = [now, quiz.now];
  }
  ["click", "input", "submit"].forEach((name) => document.addEventListener(name, look));
  return (question) => {
    look();
    return (spent.get(question) || 0) / 1000;
  };
};
