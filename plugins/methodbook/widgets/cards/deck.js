// The schedule of a deck: what is asked next, what is written down, and what is believed of a file.
// Pure functions; times are milliseconds since 1970.
"use strict";

var methodbookDeck = (function () {
  var VERSION = 1;
  var AHEAD = 20 * 60000, DAY = 86400000, CENTURY = 36500 * DAY;
  var KEY = /^[a-z0-9-]{1,99}:(meaning|word)$/;

  function start() {
    return { choice: null, cards: {} };
  }

  // `format` says whose cards these are, `name` which of them.
  function write({ choice, cards }, { format, name }) {
    return JSON.stringify({ format, version: VERSION, deck: name, choice, cards }, null, 1);
  }

  // What may be anything: the schedule, or the name of what is wrong with it.
  function read(text, { format, name }, now) {
    var file;
    try {
      file = JSON.parse(text);
    } catch {
      return { error: "broken" };
    }
    if (!isTable(file) || file.format !== format || file.deck !== name) return { error: "foreign" };
    if (file.version > VERSION) return { error: "newer" };
    var { version, choice, cards } = file;
    var fine = version === VERSION && (choice === null || isChoice(choice)) && isTable(cards) &&
      Object.entries(cards).every(([key, card]) => KEY.test(key) && isCard(card, now));
    return fine ? { choice, cards } : { error: "strange" };
  }

  function isTable(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  function isBetween(value, least, most) {
    return typeof value === "number" && value >= least && value <= most;
  }

  function isWhole(value, least, most) {
    return Number.isInteger(value) && isBetween(value, least, most);
  }

  function isLimit(limit) {
    return isWhole(limit, 0, 500);
  }

  function isChoice(choice) {
    return isTable(choice) && ["meaning", "word"].includes(choice.ask) && isLimit(choice.limit) &&
      Array.isArray(choice.kinds) && choice.kinds.every((kind) => typeof kind === "string");
  }

  // Whether answers could have made it; a clock may be wrong by a day, not by more.
  function isCard(card, now) {
    if (!isTable(card)) return false;
    var { state, step, stability, difficulty, due, last, first } = card;
    var steps = { learning: 1, relearning: 0 };
    var placed = state === "review" ? step === null
      : typeof state === "string" && Object.hasOwn(steps, state) && isWhole(step, 0, steps[state]);
    return placed && isBetween(stability, 0.001, 1e9) && isBetween(difficulty, 1, 10) &&
      isWhole(first, 1e12, last) && isWhole(last, first, now + DAY) &&
      isWhole(due, last + 1, last + CENTURY);
  }

  // Of two schedules of a card, the one that was answered later; `known` are the keys of the deck.
  function merge(state, other, known) {
    var keys = Object.keys(other.cards);
    var taken = keys.filter((key) => !(state.cards[key]?.last >= other.cards[key].last));
    return {
      cards: { ...state.cards, ...Object.fromEntries(taken.map((key) => [key, other.cards[key]])) },
      taken: taken.length,
      kept: keys.length - taken.length,
      unknown: keys.filter((key) => !known.includes(key)).length,
    };
  }

  function answer(card, grade, now) {
    return { ...methodbookFsrs.review(card || null, grade, now), first: card ? card.first : now };
  }

  // Local midnight, so many days from now.
  function findMidnight(now, days) {
    var date = new Date(now);
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
  }

  // A fixed order without a meaning: words of one stem stand together in the list.
  function mix(key) {
    return Array.from(key).reduce((hash, sign) => Math.imul(hash ^ sign.codePointAt(), 16777619), 0x811c9dc5);
  }

  // What today holds. Days are counted from midnight: a card due this evening is asked this morning.
  // A card that is being learnt comes on its minute, or a little earlier if nothing else is left.
  function plan(cards, keys, limit, now) {
    var today = findMidnight(now, 0), tomorrow = findMidnight(now, 1);
    var seen = keys.filter((key) => cards[key]).sort((one, two) => cards[one].due - cards[two].due);
    var learning = seen.filter((key) => cards[key].step !== null && cards[key].due < now + DAY);
    var due = seen.filter((key) => cards[key].step === null && cards[key].due < tomorrow);
    var begun = seen.filter((key) => cards[key].first >= today).length;
    var unseen = keys.filter((key) => !cards[key]).sort((one, two) => mix(one) - mix(two));
    var fresh = unseen.slice(0, Math.max(limit - begun, 0));
    var waiting = learning.filter((key) => cards[key].due <= now + AHEAD);
    var next = [...learning.filter((key) => cards[key].due <= now), ...due, ...fresh, ...waiting][0];
    var ahead = seen.map((key) => cards[key].due);
    if (unseen.length && limit) ahead.push(tomorrow);
    return {
      next,
      due: due.length,
      learning: learning.length,
      new: fresh.length,
      done: seen.filter((key) => cards[key].last >= today).length,
      soonest: Math.min(...ahead),
    };
  }

  return { start, read, write, merge, answer, plan, isLimit, findMidnight };
})();
