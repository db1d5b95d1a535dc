// The index in the browser: files of numbers and words, unpacked. The like of search/files.py.
"use strict";

var methodbookIndex = (function () {
  var LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var VALUES = new Uint8Array(128);
  Array.from(LETTERS).forEach((letter, value) => { VALUES[letter.charCodeAt(0)] = value; });

  function makeCursor(text) {
    var place = 0;
    return {
      get isOpen() { return place < text.length; },
      letter: () => VALUES[text.charCodeAt(place++)],
      number: () => {
        for (var number = 0, times = 1; ; times *= 32) {
          var value = VALUES[text.charCodeAt(place++)];
          if (value < 32) return number + value * times;
          number += (value - 32) * times;
        }
      },
    };
  }

  function unfoldWords(text) {
    var before = "";
    if (!text) return [];
    return text.split(" ").map((part) => {
      before = before.slice(0, VALUES[part.charCodeAt(0)]) + part.slice(1);
      return before;
    });
  }

  function readPages(core) {
    var [ids, urls, titles, cards, entities, between] =
      ["ids", "urls", "titles", "cards", "entities", "between"].map((name) => core[name].split("\n"));
    var shapes = makeCursor(core.shapes);
    return ids.map((id, n) => ({
      id, title: titles[n], card: cards[n], kind: core.kinds[shapes.number()],
      url: urls[n].replace("=", () => id),
      entities: entities[n] ? entities[n].split(" ").map((each) => each === "=" ? id : each) : [],
      between: between[n] ? between[n].split(" ") : [],
    }));
  }

  function readPhrases(core) {
    var cursor = makeCursor(core.phrases), page = 0, phrases = [];
    while (cursor.isOpen) {
      page += cursor.number();
      var phrase = { page, origin: cursor.number(), words: new Array(cursor.number()) };
      for (var n = 0; n < phrase.words.length; n++) phrase.words[n] = cursor.number();
      phrases.push(phrase);
    }
    return phrases;
  }

  // By the number of a word the phrases it stands in, each once.
  function placeWords(phrases, size) {
    var places = Array.from({ length: size }, () => []);
    phrases.forEach((phrase, number) => {
      phrase.words.forEach((word) => {
        var found = places[word];
        if (found[found.length - 1] !== number) found.push(number);
      });
    });
    return places;
  }

  function make(core) {
    var cut = methodbookWords.makeStemmer(core.rules);
    var aliases = new Map(), names = unfoldWords(core.words), numbers = new Map(), postings = new Map();
    var parts = core.aliases ? core.aliases.split(" ") : [];
    for (var n = 0; n < parts.length; n += 2) aliases.set(parts[n], parts[n + 1]);
    names.forEach((word, number) => numbers.set(word, number));
    var phrases = readPhrases(core);
    var index = {
      core, rules: core.rules, names, numbers, phrases, postings,
      places: placeWords(phrases, names.length),
      pages: readPages(core),
      endings: new Set(core.endings.split(" ")),
      starts: core.starts.split(" "),
      others: [], more: null, passages: [], pageOf: null,
      stops: null, counts: new Map(),
    };
    index.findStem = (word) => { var stem = cut(word); return aliases.get(stem) ?? stem; };
    names.forEach((word, number) => index.counts.set(word, VALUES[core.counts.charCodeAt(number)]));
    var stopWords = new Set(core.rules.stops), contrasts = new Set(core.rules.contrasts);
    index.isStop = (word) => stopWords.has(word);
    index.isContrast = (word) => contrasts.has(word);
    index.stops = new Set(core.rules.stops.map(index.findStem));
    index.has = (stem) => index.counts.has(stem);
    index.weigh = (stem) => index.stops.has(stem) ? core.stop : core.scale[index.counts.get(stem) || 0];
    index.phraseWeights = names.map(index.weigh);
    return index;
  }

  // The other words and the places of passages.
  function addMore(index, more) {
    index.more = more;
    index.others = unfoldWords(more.words);
    index.others.forEach((word, number) => index.counts.set(word, VALUES[more.counts.charCodeAt(number)]));
    var signs = more.signs.split("\n").map((sign) => sign.split("\t"));
    var cursor = makeCursor(more.passages), page = 0, pageOf = [];
    while (cursor.isOpen) {
      page += cursor.number();
      var [kind, anchor, title] = signs[cursor.number()];
      index.passages.push({ page, kind, anchor, title });
      pageOf.push(page);
    }
    index.pageOf = Int32Array.from(pageOf);
  }

  function addWords(index, file) {
    var cursor = makeCursor(file.lists);
    unfoldWords(file.words).forEach((word) => {
      var size = cursor.number(), passages = new Int32Array(size), impacts = new Uint8Array(size);
      for (var n = 0, passage = 0; n < size; n++) {
        passages[n] = passage += cursor.number();
        impacts[n] = cursor.letter();
      }
      index.postings.set(word, { passages, impacts });
    });
  }

  // The number of the file that holds a word, if any does.
  function findFile(index, word) {
    var low = 0, high = index.starts.length;
    while (low < high) {
      var middle = low + high >> 1;
      if (index.starts[middle] <= word) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  // The number of the file with the text of a passage.
  function findText(index, passage) {
    var file = index.more.texts.findIndex((first) => first > passage);
    return file < 0 ? index.more.texts.length - 1 : file - 1;
  }

  return { make, addMore, addWords, findFile, findText };
})();
