"use strict";

// The system first: it is where the quiz finds its stored answers.
customElements.define("cl-lms", MethodbookLms);
customElements.define("cl-quiz", MethodbookQuiz);
document.querySelector("cl-lms").follow(document.querySelector("cl-quiz"));
