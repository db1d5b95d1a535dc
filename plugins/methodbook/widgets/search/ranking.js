// What is found, and in which order: the formula of search/ranking.py, in the same whole numbers.
"use strict";

var methodbookRanking = (function () {
  var EXACT = 64, FULL = 15, ONE = 1024, PHRASE = 10, TEXT = 5, NAMED = 900, LEAST = 300;
  var PAGES = 20, PASSAGES = 2, FAR = 12, ENGLISH = 3;

  // Without `more` and the postings of its words a query is answered by names alone.
  function rank(index, query) {
    var tallies = new Map();
    function tally(page) {
      if (!tallies.has(page)) tallies.set(page, { phrase: 0, named: false, text: 0, passages: [], best: 0, contrast: 0 });
      return tallies.get(page);
    }
    matchPhrases(index, query, tally);
    if (index.more) matchPassages(index, query, tally);
    if (query.contrasts) matchContrast(index, tallies);
    return listHits(index, tallies);
  }

  function matchPhrases(index, query, tally) {
    var whole = query.words.reduce((sum, word) => sum + word.weight, 0), weights = index.phraseWeights;
    findMatches(index, query).forEach((matched, number) => {
      var phrase = index.phrases[number], ofQuery = 0, ofPhrase = 0, size = 0;
      matched.forEach(([word, name, quality]) => {
        ofQuery += query.words[word].weight * quality;
        ofPhrase += weights[name] * quality;
      });
      phrase.words.forEach((name) => { size += weights[name]; });
      var covers = Math.floor(ofQuery * (ONE / EXACT) / whole), covered = Math.floor(ofPhrase * (ONE / EXACT) / size);
      var score = Math.floor(Math.floor(covers * covered / ONE) * index.core.worth[phrase.origin] / 100);
      var page = tally(phrase.page);
      if (phrase.origin <= ENGLISH && covered >= NAMED) page.named = true;
      if (score > page.phrase) page.phrase = score;
    });
  }

  function findMatches(index, query) {
    var found = new Map();
    query.words.forEach((word, number) => {
      word.meanings.forEach(({ stem, quality }) => {
        var name = index.numbers.get(stem);
        if (name === undefined) return;
        index.places[name].forEach((phrase) => {
          if (!found.has(phrase)) found.set(phrase, []);
          var matched = found.get(phrase), used = matched.filter((each) => each[1] === name).length;
          if (matched.length && matched[matched.length - 1][0] === number) return;
          if (index.phrases[phrase].words.filter((each) => each === name).length > used) {
            matched.push([number, name, quality]);
          }
        });
      });
    });
    return found;
  }

  function matchPassages(index, query, tally) {
    var words = query.words.filter((word) => !word.isStop), { pageOf } = index;
    var whole = words.reduce((sum, word) => sum + word.weight, 0) * EXACT * FULL;
    var gained = new Map(), together = new Map();
    words.forEach((word) => {
      var best = new Map(), pages = new Map();
      word.meanings.forEach(({ stem, quality }) => {
        var found = index.postings.get(stem);
        found?.passages.forEach((passage, n) => {
          var value = word.weight * quality * found.impacts[n];
          if (value > (best.get(passage) || 0)) best.set(passage, value);
        });
      });
      best.forEach((value, passage) => {
        var page = pageOf[passage];
        gained.set(passage, (gained.get(passage) || 0) + value);
        if (value > (pages.get(page) || 0)) pages.set(page, value);
      });
      pages.forEach((value, page) => together.set(page, (together.get(page) || 0) + value));
    });
    gained.forEach((value, passage) => {
      var page = tally(pageOf[passage]), share = Math.floor(value * ONE / whole);
      page.passages.push([share, passage]);
      page.best = Math.max(page.best, share);
    });
    together.forEach((value, number) => {
      var page = tally(number);
      page.text = Math.floor((3 * page.best + Math.floor(value * ONE / whole)) / 4);
    });
  }

  function matchContrast(index, tallies) {
    var named = new Set();
    tallies.forEach((page, number) => { if (page.named) named.add(index.pages[number].id); });
    tallies.forEach((page, number) => {
      if (index.pages[number].between.filter((id) => named.has(id)).length > 1) page.contrast = ONE;
    });
  }

  function listHits(index, tallies) {
    var scores = [], least = 0;
    tallies.forEach((page, number) => {
      var score = PHRASE * (page.phrase + page.contrast) + TEXT * page.text;
      scores.push([score, number, -1]);
      least = Math.max(least, score);
    });
    least = Math.floor(least / FAR);
    var pages = scores.filter(([score]) => score > least);
    pages.sort((one, other) => other[0] - one[0] || one[1] - other[1]);
    var found = pages.slice();
    pages.slice(0, PAGES).forEach(([, number]) => {
      tallies.get(number).passages
        .filter(([value, passage]) => value >= LEAST && index.passages[passage].anchor)
        .sort((one, other) => other[0] - one[0] || one[1] - other[1])
        .slice(0, PASSAGES)
        .forEach(([value, passage]) => found.push([value, number, passage]));
    });
    found.sort((one, other) => other[0] - one[0] || one[1] - other[1] || one[2] - other[2]);
    return found.map((each) => makeHit(index, ...each));
  }

  function makeHit(index, score, number, passage) {
    var page = index.pages[number];
    if (passage < 0) {
      var { id, kind, url, title, entities, card } = page;
      return { id, kind, url, title, score, entities, card, page: number, passage };
    }
    var place = index.passages[passage], address = page.url + (place.anchor ? "#" + place.anchor : "");
    return {
      id: address, kind: place.kind, url: address, title: place.title, score, entities: page.entities,
      page: number, passage,
    };
  }

  return { rank };
})();
