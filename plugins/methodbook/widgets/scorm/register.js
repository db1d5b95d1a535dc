// Joins the quiz of this page to the learning system around it, if there is one.
"use strict";

(function () {
  var record = methodbookScormRecord, texts = JSON.parse(document.getElementById("cl-lms").textContent);
  var place = document.querySelector("[data-cl-lms=state]"), trouble = document.querySelector("[data-cl-lms=trouble]");
  var api = methodbookScormApi.find(window), session = api && start();

  function t(name, values) {
    return texts[name].replace(/\{(\w+)\}/g, (all, key) => values[key]);
  }

  function complain(error) {
    trouble.textContent = t("trouble", { error });
  }

  function start() {
    var lms = methodbookScormApi.connect(api, complain);
    return lms.start() ? methodbookScormSession(lms, texts, tell) : null;
  }

  // What the learner is told: what did not fit, or else how the topic stands.
  function tell(lost) {
    var words = lost ? texts[lost] : describeState();
    if (place.textContent !== words) place.textContent = words;
  }

  function describeState() {
    if (session) return describe(session.state);
    return api ? texts.refused : texts.alone;
  }

  function describe({ status, best, mastery }) {
    var score = best === null || best < 0 ? "" : best.toLocaleString(document.documentElement.lang);
    return t(status in texts ? status : "incomplete", { score, mastery });
  }

  // How long each question has been in view.
  function makeWatch(quiz) {
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
  }

  function report(quiz) {
    var watch = makeWatch(quiz), run = quiz.run, told = new Set(run.filter((each) => each.done));
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
  }

  if (session) {
    document.documentElement.dataset.clLms = "";
    methodbookStorage.open = () => session.openStore(JSON.parse(document.querySelector("cl-quiz script").textContent));
  }
  tell("");
  customElements.define("cl-quiz", MethodbookQuiz);
  if (!session) return;
  report(document.querySelector("cl-quiz"));
  window.addEventListener("pagehide", () => session.close());
  // A page from the memory of the browser has said goodbye already: it begins anew.
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
