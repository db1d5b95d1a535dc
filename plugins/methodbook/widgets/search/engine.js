// The search at work: what a query needs of the index is fetched, then everything is ranked.
"use strict";

var methodbookSearch = (function () {
  var files = methodbookSearchFiles, index = null, reader = null, opening = null, loaded = new Map();

  function open() {
    opening ??= files.load("core").then((core) => {
      index = methodbookIndex.make(core);
      reader = methodbookReading.makeReader(index);
      return index;
    });
    opening.catch(() => { opening = null; });
    return opening;
  }

  // Each file is unpacked once.
  function once(name, unpack) {
    if (!loaded.has(name)) {
      var promise = files.load(name, index.core.stamp).then((values) => unpack(index, values));
      loaded.set(name, promise);
      promise.catch(() => loaded.delete(name));
    }
    return loaded.get(name);
  }

  function listFiles(query) {
    var wanted = query.words.filter((word) => !word.isStop).flatMap((word) => word.meanings)
      .filter(({ stem }) => index.counts.get(stem) && !index.postings.has(stem));
    return Array.from(new Set(wanted.map(({ stem }) => "words-" + methodbookIndex.findFile(index, stem))));
  }

  // What names alone say: at once, as soon as the core is there.
  function answer(text) {
    var query = reader.read(text);
    return { query, hits: methodbookRanking.rank(index, query) };
  }

  async function search(text) {
    await open();
    await once("more", methodbookIndex.addMore);
    var query = reader.read(text);
    await Promise.all(listFiles(query).map((name) => once(name, methodbookIndex.addWords)));
    return { query, hits: methodbookRanking.rank(index, query) };
  }

  async function list(text) {
    var { hits } = await search(String(text));
    return hits.map(({ id, kind, url, title, score, entities }) => ({ id, kind, url, title, score, entities }));
  }

  async function readText(passage) {
    var values = await files.load("text-" + methodbookIndex.findText(index, passage), index.core.stamp);
    return values.texts[passage - values.first];
  }

  // Names that look most like what was typed, and pages whose address looks most like another.
  function suggest(text, most) {
    return pick((page) => compare(methodbookWords.fold(text), methodbookWords.fold(page.title)), most, 0.25);
  }

  function resemble(path, most) {
    var asked = path.toLowerCase().replace(/\/index\.html$|\.html$|\/$/, "").split("/").filter(Boolean);
    return pick((page) => {
      var parts = page.url.split("#")[0].replace(/\/index\.html$|\.html$|\/$/, "").split("/");
      var last = compare(asked[asked.length - 1] || "", parts[parts.length - 1]);
      return last + compare(asked.slice(-parts.length).join("/"), parts.join("/")) / 4;
    }, most, 0.5);
  }

  function pick(measure, most, least) {
    return index.pages.map((page, number) => [measure(page), number])
      .filter(([near]) => near >= least)
      .sort((one, other) => other[0] - one[0] || one[1] - other[1])
      .slice(0, most).map(([, number]) => index.pages[number]);
  }

  // The share of pairs of letters that two words have in common (Dice).
  function compare(one, other) {
    var pairs = listPairs(one), others = listPairs(other), all = pairs.length + others.length;
    var common = pairs.filter((pair) => {
      var place = others.indexOf(pair);
      if (place >= 0) others.splice(place, 1);
      return place >= 0;
    });
    return all ? 2 * common.length / all : 0;
  }

  function listPairs(word) {
    return Array.from({ length: Math.max(0, word.length - 1) }, (_, place) => word.slice(place, place + 2));
  }

  return { open, answer, search, list, readText, suggest, resemble };
})();
