// When a card comes back: FSRS-6 by Jarrett Ye, from the formulas published by the project Open
// Spaced Repetition («The Algorithm», FSRS-6), with its default parameters and without fuzz. They
// ask for a recall of 90 %: the stability of a memory is the number of days until it falls to that.
"use strict";

var methodbookFsrs = (function () {
  var W = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ];
  var AGAIN = 1, HARD = 2, GOOD = 3, EASY = 4;
  var MINUTE = 60000, DAY = 86400000, LONGEST = 36500, WEAKEST = 0.001;
  // Minutes until a card comes back, step by step, before days are counted.
  var STEPS = { learning: [1, 10], relearning: [10] };
  var FACTOR = 0.9 ** (-1 / W[20]) - 1;

  function limit(value, least, most) {
    return Math.min(Math.max(value, least), most);
  }

  // R(t, S): how likely it is to recall after so many days.
  function findRecall(days, stability) {
    return (1 + FACTOR * days / stability) ** -W[20];
  }

  // D₀(G), before it is kept between 1 and 10.
  function startDifficulty(grade) {
    return W[4] - Math.exp(W[5] * (grade - 1)) + 1;
  }

  // D′(D, G): changes fade towards 10 and lean back to the difficulty of an easy card.
  function moveDifficulty(difficulty, grade) {
    var moved = difficulty - W[6] * (grade - GOOD) * (10 - difficulty) / 9;
    return limit(W[7] * startDifficulty(EASY) + (1 - W[7]) * moved, 1, 10);
  }

  // S′(S, G) of a repetition within a day.
  function renew(stability, grade) {
    var growth = Math.exp(W[17] * (grade - GOOD + W[18])) * stability ** -W[19];
    return stability * (grade > AGAIN ? Math.max(growth, 1) : growth);
  }

  // S′r(D, S, R, G): what a successful recall adds.
  function strengthen(difficulty, stability, recall, grade) {
    var bonus = grade === HARD ? W[15] : grade === EASY ? W[16] : 1;
    var growth = Math.exp(W[8]) * (11 - difficulty) * stability ** -W[9];
    return stability * (1 + growth * Math.expm1(W[10] * (1 - recall)) * bonus);
  }

  // S′f(D, S, R): what is left after a failed recall.
  function weaken(difficulty, stability, recall) {
    var left = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1);
    var most = stability / Math.exp(W[17] * W[18]);
    return Math.min(left * Math.exp(W[14] * (1 - recall)), most);
  }

  function moveStability(card, grade, now) {
    var days = Math.floor((now - card.last) / DAY), { difficulty, stability } = card;
    if (days < 1) return renew(stability, grade);
    var recall = findRecall(days, stability);
    return grade === AGAIN ? weaken(difficulty, stability, recall)
      : strengthen(difficulty, stability, recall, grade);
  }

  function remember(card, grade, now) {
    return card ? {
      stability: Math.max(moveStability(card, grade, now), WEAKEST),
      difficulty: moveDifficulty(card.difficulty, grade),
    } : { stability: W[grade - 1], difficulty: limit(startDifficulty(grade), 1, 10) };
  }

  // «Hard» repeats the step; the first one takes the middle between itself and the next.
  function findMinutes(steps, step, grade) {
    if (grade !== HARD || step > 0) return steps[step];
    return steps.length > 1 ? (steps[0] + steps[1]) / 2 : steps[0] * 1.5;
  }

  function place(state, step, grade) {
    if (state === "review") return grade === AGAIN ? ["relearning", 0] : [state, null];
    var next = grade === AGAIN ? 0 : grade === GOOD ? step + 1 : step;
    return grade === EASY || next === STEPS[state].length ? ["review", null] : [state, next];
  }

  // The card after an answer; `card` is null before the first. Times are milliseconds.
  function review(card, grade, now) {
    var [state, step] = place(card ? card.state : "learning", card ? card.step : 0, grade);
    var memory = remember(card, grade, now), days = limit(Math.round(memory.stability), 1, LONGEST);
    var wait = step === null ? days * DAY : findMinutes(STEPS[state], step, grade) * MINUTE;
    return { state, step, ...memory, due: now + wait, last: now };
  }

  return { review };
})();
