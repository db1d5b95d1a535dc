// <cl-projector>: one question at a time in large letters, two votes with a talk between them. What a page
// gives it: see shared/element.js. Nothing is kept: who reloads the page starts anew.
"use strict";

var MethodbookProjector = class extends MethodbookElement {
  start() {
    var list = this.querySelector(".cl-projector__list");
    this.questions = Array.from(this.querySelectorAll("[data-cl-question]"), (node) => ({
      topic: node.dataset.clTopic,
      prompt: node.querySelector(".cl-projector__prompt"),
      options: Array.from(node.querySelectorAll("[data-cl-letter]")),
      why: node.querySelector(".cl-projector__why"),
    }));
    this.unfold(list);
    list.open = false;
    this.topic = this.parts.topic.value;
    this.number = 0;
    this.parts.stage.addEventListener("keydown", (event) => this.press(event));
    this.open();
  }

  get chosen() {
    return this.questions.filter((each) => each.topic === this.topic);
  }

  get votes() {
    return this.rounds[this.round];
  }

  react(control) {
    if (control === this.parts.topic) {
      this.topic = control.value;
      this.number = 0;
      this.open();
    } else if (control === this.parts.typed) this.type(control.value);
    else if (control.dataset.clVotes) this.set(Number(control.dataset.clVotes), control.value);
  }

  press(event) {
    if (event.target.matches("input, select") || event.ctrlKey || event.altKey || event.metaKey) return;
    var digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code), act = { ArrowRight: "next", ArrowLeft: "back" }[event.key];
    if (digit && Number(digit[1]) <= this.question.options.length) this.vote(Number(digit[1]) - 1, event.shiftKey ? -1 : 1);
    else if (act) this[act]();
    else return;
    event.preventDefault();
  }

  // A question

  open() {
    var question = this.question = this.chosen[this.number];
    this.rounds = [methodbookVotes.start(question.options.length), methodbookVotes.start(question.options.length)];
    this.letters = question.options.map((each) => each.dataset.clLetter);
    this.round = 0;
    this.shown = false;
    this.parts.title.replaceChildren(...question.prompt.cloneNode(true).childNodes);
    this.parts.options.replaceChildren(...question.options.map((option, at) => this.row(option, at)));
    this.parts.place.textContent = this.t("place", { number: this.number + 1, count: this.chosen.length });
    this.update();
  }

  row(option, at) {
    var letter = option.dataset.clLetter, input = (round) => this.h("input", {
      type: "number", min: "0", max: "999", inputmode: "numeric", value: "0", "data-cl-votes": String(at),
      "data-cl-round": String(round), "aria-label": this.t(round ? "second_votes" : "first_votes", { letter }),
    });
    var text = this.h("div", { class: "cl-projector__text" });
    text.append(...option.querySelector(".cl-projector__words").cloneNode(true).childNodes);
    return this.h("li", { class: "cl-projector__option" },
      this.h("span", { class: "cl-projector__letter" }, letter), text,
      this.h("span", { class: "cl-projector__count" },
        this.button("less", "−", { value: String(at), "aria-label": this.t("less", { letter }) }), input(0), input(1),
        this.button("more", "+", { value: String(at), "aria-label": this.t("more", { letter }) })),
      this.h("span", { class: "cl-projector__bars" }));
  }

  update() {
    var shares = this.rounds.map(methodbookVotes.share), both = this.shown;
    this.parts.options.querySelectorAll("li").forEach((row, at) => {
      row.querySelectorAll("input").forEach((input) => {
        var round = Number(input.dataset.clRound);
        input.hidden = round !== this.round || both;
        if (document.activeElement !== input) input.value = this.rounds[round][at];
      });
      row.querySelectorAll("button").forEach((button) => { button.hidden = both; });
      row.classList.toggle("cl-projector__option--right", both && this.question.options[at].dataset.clRight === "1");
      row.querySelector(".cl-projector__bars").replaceChildren(...(both ? shares.map((share, round) => this.bar(share[at], round, at)) : []));
    });
    this.parts.phase.textContent = this.t(both ? "phase_both" : this.round ? "phase_second" : "phase_first");
    this.parts.turn.textContent = this.t(both ? "turn_next" : this.round ? "turn_show" : "turn_talk");
    this.parts.why.replaceChildren(...(both && this.question.why ? this.question.why.cloneNode(true).childNodes : []));
    this.parts.typed.closest("label").hidden = both;
    this.say();
  }

  bar(share, round, at) {
    var meter = this.h("meter", { min: "0", max: "100", value: String(share) });
    var right = this.question.options[at].dataset.clRight === "1";
    var words = this.t(round ? "second_share" : "first_share", { share });
    return this.h("span", { class: "cl-projector__bar" }, meter, this.h("span", null, right && !round ? words + " · " + this.t("right") : words));
  }

  // Votes

  vote(at, by) {
    if (this.shown) return;
    this.rounds[this.round] = methodbookVotes.change(this.votes, at, by);
    this.update();
    this.announce(this.t("told", { letter: this.letters[at], votes: this.votes[at] }));
  }

  more(button) { this.vote(Number(button.value), 1); }

  less(button) { this.vote(Number(button.value), -1); }

  set(at, value) {
    var number = Math.trunc(Number(value)) || 0;
    this.rounds[this.round] = methodbookVotes.change(methodbookVotes.change(this.votes, at, -1000), at, Math.max(0, number));
    this.update();
  }

  type(text) {
    var { votes, strange } = methodbookVotes.read(text, this.letters);
    this.rounds[this.round] = votes;
    this.update();
    if (strange.length) this.say(this.t("strange", { signs: strange.join(", ") }));
  }

  // Ways on

  turn() {
    if (this.shown) return this.next();
    if (this.round) this.shown = true;
    else this.round = 1;
    this.parts.typed.value = "";
    this.update();
    this.announce(this.parts.phase.textContent);
  }

  next() { this.go(1); }

  back() { this.go(-1); }

  go(by) {
    this.number = (this.number + by + this.chosen.length) % this.chosen.length;
    this.parts.typed.value = "";
    this.open();
    this.parts.title.focus();
  }

  whole() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.parts.stage.requestFullscreen?.();
  }
};
