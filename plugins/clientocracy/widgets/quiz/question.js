// One question in the page: its controls are read, filled, put in order, and marked. Whatever a
// reader learns from a mark is copied from the answer that stands under the question.
"use strict";

var clientocracyQuestion = function (data, built, h, say) {
  var scoring = clientocracyScoring, { orderAnswers, orderItems } = clientocracySelection;
  var { kind } = data, node = document.getElementById("q-" + data.id), home = node.parentNode;
  var field = node.querySelector("fieldset"), answer = node.querySelector("details");
  var name = answer.querySelector(".cl-a__name"), words = name.textContent;
  var number = node.querySelector("[data-cl-n]").textContent;
  var sorted = field.querySelector(".cl-order");
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
    return (sorted ? orderItems : orderAnswers)(size, seed, data.id, part);
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

  function makeMovable() {
    all(sorted, "li").forEach((item) => {
      var [text] = item.querySelector("label").children;
      item.replaceChildren(text, ...["up", "down"].map((way) => {
        var label = say(way, { text: text.textContent });
        return h("button", { type: "button", "data-cl-do": "move", value: way, "aria-label": label }, way === "up" ? "↑" : "↓");
      }));
    });
  }

  // The neighbour moves, not the item: the focus stays on its button. Returns what to announce.
  function move(button) {
    var item = button.closest("li"), up = button.value === "up";
    var other = up ? item.previousElementSibling : item.nextElementSibling;
    if (other) item[up ? "after" : "before"](other);
    node.dataset.clMoved = "";
    return say("moved", {
      text: item.firstChild.textContent,
      place: Array.from(sorted.children).indexOf(item) + 1,
      total: sorted.children.length,
    });
  }

  // Responses

  function readOrder() {
    return "clMoved" in node.dataset
      ? Array.from(sorted.children, (item) => lists[0].things.indexOf(item)) : null;
  }

  function readChosen() {
    var chosen = controls.filter((each) => each.checked).map((each) => JSON.parse(each.value));
    return kind === "several" && chosen.length ? chosen.sort((a, b) => a - b) : chosen[0] ?? null;
  }

  function readNumber({ value }) {
    return value === "" ? null : Number(value);
  }

  function read() {
    if (sorted) return readOrder();
    if (/^(radio|checkbox)$/.test(controls[0].type)) return readChosen();
    var values = controls.map((each) => each.value);
    if (kind === "case") values.push(...points.map(readNumber));
    if (!values.some((each) => String(each ?? "").trim())) return null;
    return { matching: controls.map(readNumber), numeric: values[0] }[kind] ?? values;
  }

  // Whatever does not fit the question reads otherwise than it was written.
  function write(response) {
    var list = response === null ? [] : [].concat(response);
    delete node.dataset.clMoved;
    if (sorted && list.length) {
      sorted.append(...list.map((index) => lists[0].things[index]));
      node.dataset.clMoved = "";
    }
    controls.concat(points).forEach((each, at) => {
      if (/^(radio|checkbox)$/.test(each.type)) each.checked = list.includes(JSON.parse(each.value));
      else each.value = list[at] ?? "";
    });
  }

  // A case is worth the points that its reader gives it.
  function score() {
    return scoring.score(data, kind === "case" ? points.map((each) => Number(each.value)) : read());
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
      var value = JSON.parse(each.value), right = [].concat(data.right).includes(value);
      if (each.checked || right) stamp(each.parentNode, right, !each.checked && say("missed"));
      if (each.checked) explain(each.parentNode, String(value));
    });
  }

  var MARKS = {
    matching() {
      controls.forEach((each, at) => {
        var row = each.parentNode, chosen = readNumber(each);
        if (stamp(row, chosen !== null && data.same[chosen] === data.same[at])) return;
        explain(row, "pair-" + at);
        explain(row, "spare-" + chosen);
      });
    },
    ordering() {
      Array.from(sorted.children).forEach((item, at) => {
        var place = lists[0].things.indexOf(item);
        stamp(item, place === at, place !== at && say("place", { place: place + 1 }));
      });
    },
    cloze() {
      controls.forEach((each, at) => {
        if (stamp(each.parentNode, scoring.fills(data.gaps[at], each.value))) return;
        var end = field.lastElementChild, key = "gap-" + at;
        var said = explain(end, key + ":" + each.value) || explain(end, key);
        said?.firstChild.prepend(say("gap", { number: at + 1 }) + " ");
      });
    },
    numeric() {
      var [input] = controls, typed = scoring.parseNumber(input.value, data.unit);
      if (stamp(input.parentNode, scoring.fits(data, input.value))) return;
      var mistake = data.mistakes.find((each) => typed === scoring.parseNumber(each));
      explain(input.parentNode, mistake || "");
    },
    case() {
      answer.open = true;
    },
  };

  function tell(response) {
    if (kind === "case") {
      var [given, most] = score(), judged = points.some((each) => each.value);
      return ["", judged ? say("own", { given, most }) : say("judge")];
    }
    if (response === null) return ["bad", "✕ " + say("none")];
    var [got, of] = score(), share = scoring.write([got, of]);
    if (!got) return ["bad", "✕ " + say("wrong")];
    if (got === of) return ["good", "✓ " + say("right")];
    if (kind !== "several") return ["careful", "◐ " + say("partial", { got, of, share })];
    var hits = response.filter((each) => data.right.includes(each)).length;
    return ["careful", "◐ " + say("partial_several", {
      got: hits, of: data.right.length, extra: response.length - hits, share,
    })];
  }

  function show() {
    var [tone, words] = tell(read());
    panel.className = "cl-panel cl-panel--" + tone;
    panel.replaceChildren(h("p", { class: "cl-panel__verdict" }, words));
    if (kind === "case") return;
    var parts = all(answer, (tone === "good" ? "" : ".cl-right, ") + ".cl-why, .cl-read");
    panel.append(...parts.map((each) => each.cloneNode(true)));
  }

  function mark() {
    clear();
    if (!MARKS[kind]) markChoices();
    else if (read() !== null) MARKS[kind]();
    field.disabled = true;
    node.classList.add("cl-q--done");
    name.textContent = say("more");
    show();
  }

  function clear() {
    all(field, ".cl-mark, .cl-said").forEach((each) => each.remove());
    all(field, ".cl-good, .cl-bad").forEach((each) => each.classList.remove("cl-good", "cl-bad"));
    panel.replaceChildren();
    panel.className = "cl-panel";
    name.textContent = words;
    field.disabled = answer.open = false;
    node.classList.remove("cl-q--done");
  }

  function setNumber(text) {
    all(node, "[data-cl-n]").forEach((each) => { each.textContent = text; });
  }

  // Back to where it stood, as if nothing had been answered.
  function reset() {
    clear();
    write(null);
    mix(built);
    setNumber(number);
    node.classList.remove("cl-q--away");
    home.append(node);
  }

  return {
    ...data, node, field, answer, read, write, mix, move, mark, show, score, setNumber, reset,
    get done() { return field.disabled; },
  };
};
