if (!customElements.get("cl-quiz")) customElements.define("cl-quiz", MethodbookQuiz);
