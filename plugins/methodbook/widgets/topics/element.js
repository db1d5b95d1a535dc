// <cl-topics>: a list of topics, each on a page of its own. Links to questions of the time when all stood on one
// page still arrive: a question opens its topic here, a choice goes on to the page of its topic.
"use strict";

var MethodbookTopics = class extends MethodbookElement {
  start() {
    this.topics = Array.from(this.querySelectorAll("[data-cl-topic]"), (node) => {
      return { id: node.dataset.clTopic, size: Number(node.dataset.clSize), link: node.querySelector("a") };
    });
    this.openFragment();
  }

  openFragment() {
    var asked = document.getElementById(location.hash.slice(1)), given = new URLSearchParams(location.hash.slice(1));
    if (asked && this.contains(asked)) {
      asked.closest("details")?.setAttribute("open", "");
      return asked.scrollIntoView();
    }
    if (given.has("topics")) this.lead(given);
  }

  // Questions are drawn topic by topic, each by its share; the same number draws the same ones there.
  lead(given) {
    var names = (given.get("topics") || "").split(",").filter(Boolean);
    var chosen = this.topics.filter((each) => !names.length || names.includes(each.id));
    var parts = chosen.map((each) => this.address(each, given, chosen.length));
    if (parts.length === 1) return location.replace(parts[0]);
    if (!parts.length) return;
    var items = chosen.map((each, at) => this.h("li", null, this.h("a", { href: parts[at] }, each.link.textContent)));
    this.say(this.h("p", null, this.parts.note.dataset.clMany), this.h("ul", null, ...items));
  }

  address(topic, given, count) {
    var wanted = Math.max(1, Math.round((Number(given.get("n")) || 1) / count));
    var choice = { topics: topic.id, level: given.get("level") || "", n: Math.min(wanted, topic.size), seed: given.get("seed") || 1 };
    return topic.link.href + "#" + new URLSearchParams(choice);
  }
};
