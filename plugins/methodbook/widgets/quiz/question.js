// One question in the page: its controls are read, filled, put in order, and marked. Whatever a
// reader learns from a mark is copied from the answer that stands under the question.
"use strict";

var methodbookQuestion = function (data, built, h, say) {
  var scoring = methodbookScoring, part = methodbookKinds[data.kind];
  var node = document.getElementById("q-" + data.id), home = node.parentNode;
  var field = node.querySelector("fieldset"), answer = node.querySelector("details");
  var sorted = field.querySelector(".cl-order"), moved = false;
  if (sorted) makeMovable();
  var controls = all(field, "input, select, textarea"), points = all(answer, "input");
  var lists = all(field, "[data-cl-mix]").map(readList);
  var panel = h("div", { class: "cl-panel", role: "status" });
  field.after(panel);

  function all(within, selector) {
    return Array.from(within.querySelectorAll(selector));
  }

  // Order

  function arrange(size, seed, part) {
    return methodbookSelection.orderAnswers(size, seed, data.id, part, sorted);
  }

  // The things of a list in the order of the file; the page has them in the order of its build.
  function readList(list) {
    var shown = Array.from(list.children).filter((each) => each.value !== ""), things = [];
    arrange(shown.length, built, list.dataset.clMix).forEach((index, at) => { things[index] = shown[at]; });
    return { list, things };
  }

  function mix(seed) {
    lists.forEach(({ list, things }) => {
      list.append(...arrange(things.length, seed, list.dataset.clMix).map((index) => things[index]));
    });
  }

  function findPlace(item) {
    return lists[0].things.indexOf(item);
  }

  function makeMovable() {
    all(sorted, "li").forEach((item) => {
      var [text] = item.querySelector("label").children, moves = h("span", { class: "cl-order__moves" });
      item.replaceChildren(text, moves);
      ["up", "down"].forEach((way) => {
        var props = { type: "button", "data-cl-do": "move", value: way };
        props["aria-label"] = say(way, { text: text.textContent });
        moves.append(h("button", props, way === "up" ? "↑" : "↓"));
      });
    });
  }

  // The neighbour moves, not the item: the focus stays on its button. Returns what to announce.
  function move(button) {
    var item = button.closest("li"), up = button.value === "up";
    var other = up ? item.previousElementSibling : item.nextElementSibling;
    if (other) item[up ? "after" : "before"](other);
    moved = true;
    return say("moved", {
      text: item.firstChild.textContent,
      place: all(sorted, "li").indexOf(item) + 1,
      total: sorted.children.length,
    });
  }

  // Responses

  function isBox(control) {
    return "radio checkbox".includes(control.type);
  }

  function readValue(control) {
    var { value } = control;
    if (isBox(control)) return JSON.parse(value);
    return !part.numbers && control.type !== "number" ? value : value === "" ? null : +value;
  }

  function readAll() {
    if (!sorted) return controls.concat(points).filter((each) => !isBox(each) || each.checked).map(readValue);
    return moved ? all(sorted, "li").map(findPlace) : [];
  }

  function read() {
    var values = readAll();
    if (!values.some((each) => String(each ?? "").trim())) return null;
    if (part.sorted) values.sort((one, other) => one - other);
    return part.one ? values[0] : values;
  }

  // Whatever does not fit the question reads otherwise than it was written.
  function write(response) {
    var list = response === null ? [] : [].concat(response);
    moved = list.length > 0;
    if (sorted) sorted.append(...list.map((index) => lists[0].things[index]).filter(Boolean));
    controls.concat(points).forEach((each, at) => {
      if (isBox(each)) each.checked = list.includes(readValue(each));
      else each.value = list[at] ?? "";
    });
  }

  // Whether a stored response reads as it was written; one that does not is taken away again.
  function restore(response) {
    write(response);
    if (JSON.stringify(read()) === JSON.stringify(response)) return true;
    write(null);
    return false;
  }

  // What is judged by hand is worth the points that its reader gives it.
  function score() {
    return scoring.score(data, part.byHand ? points.map((each) => +each.value) : read());
  }

  // Marks

  function stamp(box, good, words) {
    box.classList.add(good ? "cl-good" : "cl-bad");
    box.append(h("span", { class: "cl-mark" }, (good ? "✓ " : "✕ ") + (words || say(good ? "good" : "bad"))));
    return good;
  }

  // What the answer says of a choice stands behind it; nothing where the answer is silent.
  function explain(box, key) {
    var found = all(answer, "[data-cl-f]").find((each) => each.dataset.clF === key);
    var said = found?.querySelector(".cl-said").cloneNode(true);
    if (said) box.after(said);
    return said;
  }

  function markChoices() {
    controls.forEach((each) => {
      var value = readValue(each), right = [].concat(data.right).includes(value);
      if (each.checked || right) stamp(each.parentNode, right, !each.checked && say("missed"));
      if (each.checked) explain(each.parentNode, String(value));
    });
  }

  // What a kind marks its answers with.
  var tools = {
    data, field, answer, controls, stamp, explain, say, readValue, findPlace,
    items: () => all(sorted, "li"),
  };

  function tell(response) {
    var [got, of] = score(), share = scoring.write([got, of]);
    if (part.byHand) return ["", say(points.some((each) => each.value) ? "own" : "judge", { got, of })];
    if (response === null) return ["bad", "✕ " + say("none")];
    if (!got) return ["bad", "✕ " + say("wrong")];
    if (got === of) return ["good", "✓ " + say("right")];
    var [name, values] = part.tell ? part.tell(data, response) : ["partial", { got, of }];
    return ["careful", "◐ " + say(name, { ...values, share })];
  }

  function show() {
    var [tone, words] = tell(read());
    panel.className = "cl-panel cl-" + tone;
    panel.replaceChildren(h("p", { class: "cl-panel__verdict" }, words));
    if (part.byHand) return;
    var parts = all(answer, (tone === "good" ? "" : ".cl-right, ") + ".cl-why, .cl-read");
    panel.append(...parts.map((each) => each.cloneNode(true)));
  }

  function mark() {
    clear();
    if (!part.mark) markChoices();
    else if (read() !== null) part.mark(tools);
    field.disabled = true;
    node.classList.add("cl-q--done");
    show();
  }

  function clear() {
    all(field, ".cl-mark, .cl-said").forEach((each) => each.remove());
    all(field, ".cl-good, .cl-bad").forEach((each) => each.classList.remove("cl-good", "cl-bad"));
    panel.replaceChildren();
    field.disabled = answer.open = false;
    node.classList.remove("cl-q--done");
  }

  // As if nothing had been answered.
  function reset() {
    clear();
    write(null);
    node.hidden = false;
  }

  return {
    ...data, byHand: part.byHand, data, home, node, field, answer, read, write, restore, mix, move, mark, show, score,
    reset,
    get done() { return field.disabled; },
  };
};
