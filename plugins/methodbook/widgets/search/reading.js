// A query becomes words of the index, whatever was typed. The like of search/reading.py.
"use strict";

var methodbookReading = (function () {
  var EXACT = 64, CUT = 60, SLIP = 44, INSIDE = 36, TWO_SLIPS = 28;
  var PREFIX = 24, MOST = 8, FIRST_SLIP = 4, SECOND_SLIP = 8;
  var SHORTEST_PART = 3, SHORTEST_INSIDE = 5, LONGEST_END = 4, RARE_END = 3;
  var SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

  function makeReader(index) {
    var known = new Map(), masks = [], masked = 0;

    // Words are looked through by what letters they have; other words may come later.
    function listMasks() {
      if (masked !== index.names.length + index.others.length) {
        masks = index.names.concat(index.others).map((word) => [word, findMask(word)]);
        masked = masks.length;
        known.clear();
      }
      return masks;
    }

    function read(text) {
      text = Array.from(text).slice(0, methodbookWords.LONGEST).join("");
      var words = text.split(SPACE).filter(Boolean).flatMap(choose);
      words = mendSpaces(methodbookWords.split(words.join(" ")));
      var typing = text !== "" && !SPACE.test(text[text.length - 1]);
      var meant = words.map((word, place) => [word, typing && place === words.length - 1]);
      return {
        words: meant.filter(([word]) => !index.isContrast(word)).map((each) => findMeanings(...each)),
        contrasts: words.some(index.isContrast),
      };
    }

    function choose(chunk) {
      var spellings = listSpellings(chunk, index.rules)
        .map((each) => methodbookWords.split(methodbookWords.fold(each))).filter((words) => words.length);
      for (var withSlips of [false, true]) {
        var best = null, most = 0;
        for (var words of spellings) {
          var sure = Math.min(...words.map((word) => findSureness(word, withSlips)));
          if (sure > most) [best, most] = [words, sure];
          if (most === EXACT) break;
        }
        if (best) return best;
      }
      return spellings[0] || [];
    }

    function findSureness(word, withSlips) {
      if (isKnown(word)) return EXACT;
      var found = withSlips ? listMeanings(word) : listBegun(word);
      return found.length ? found[0].quality : 0;
    }

    function isKnown(word) {
      return index.has(index.findStem(word)) || index.isStop(word);
    }

    function mendSpaces(words) {
      var mended = [];
      for (var place = 0; place < words.length; place++) {
        var word = words[place], after = words[place + 1] || "";
        if (after && !(isKnown(word) && isKnown(after)) && isKnown(word + after)) {
          mended.push(word + after);
          place++;
        } else if (isKnown(word) || listMeanings(word).length) mended.push(word);
        else mended.push(...part(word));
      }
      return mended;
    }

    function part(word) {
      var fewest = [[]];
      for (var end = 1; end <= word.length; end++) {
        var best = null;
        for (var start = 0; start < end; start++) {
          var before = fewest[start], piece = word.slice(start, end);
          if (!before || best && before.length + 1 >= best.length) continue;
          if (isPart(piece)) best = before.concat(piece);
        }
        fewest.push(best);
      }
      return fewest[word.length] || [word];
    }

    function isPart(piece) {
      var longEnough = piece.length >= SHORTEST_PART || /^\p{Nd}+$/u.test(piece) || index.isStop(piece);
      return longEnough && index.numbers.has(index.findStem(piece));
    }

    function findMeanings(word, typing) {
      var stem = index.findStem(word);
      if (index.isStop(word)) {
        return { text: word, meanings: [{ stem, quality: EXACT }], weight: index.weigh(stem), isStop: true };
      }
      var meanings = listMeanings(word);
      if (typing && meanings.length && meanings[0].quality === EXACT) {
        meanings = meanings.concat(listBegun(word).slice(0, MOST - 1));
      }
      return { text: word, meanings, weight: index.weigh(meanings.length ? meanings[0].stem : ""), isStop: false };
    }

    function listMeanings(word) {
      listMasks();
      if (!known.has(word)) known.set(word, find(word));
      return known.get(word);
    }

    function find(word) {
      var stem = index.findStem(word);
      if (isKnown(word)) {
        if (isEnding(word.slice(stem.length)) || !word.startsWith(stem)) return [{ stem, quality: EXACT }];
        return order(listSimilar(word).filter(([each]) => each !== stem).concat([[stem, CUT]]));
      }
      if (index.has(word)) return [{ stem: word, quality: CUT }];
      var begun = listBegun(word);
      return begun.length ? begun : order(listSimilar(word));
    }

    function isEnding(end) {
      return end.length < RARE_END || index.endings.has(end);
    }

    function listBegun(word) {
      var half = isKnown(word) ? 1 : 0;
      return order(listPrefixed(word, index.findStem(word)).map((each) => {
        return [each, PREFIX + Math.floor(PREFIX * word.length / each.length) >> half];
      }));
    }

    function order(found) {
      return found.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
        .slice(0, MOST).map(([stem, quality]) => ({ stem, quality }));
    }

    function listPrefixed(word, stem) {
      var begin = word.length <= stem.length + 1 ? word : stem, low = 0, high = index.names.length, found = [];
      if (begin.length < 2) return found;
      while (low < high) {
        var middle = low + high >> 1;
        if (index.names[middle] < begin) low = middle + 1;
        else high = middle;
      }
      for (; low < index.names.length && index.names[low].startsWith(begin); low++) {
        if (index.names[low] !== stem) found.push(index.names[low]);
      }
      return found;
    }

    function listSimilar(word) {
      var limit = (word.length >= FIRST_SLIP) + (word.length >= SECOND_SLIP), found = [];
      var mask = findMask(word), end = index.findStem(word), endMask = findMask(end);
      listMasks().forEach(([each, other]) => {
        var slips = limit + 1;
        if (limit && mayBe(mask, other, word, each, limit)) slips = measure(word, each, limit, index.endings);
        if (slips > limit && limit && end !== word && mayBe(endMask, other, end, each, limit)) {
          slips = measure(end, each, limit, index.endings);
        }
        if (slips <= limit) found.push([each, [CUT, SLIP, TWO_SLIPS][slips]]);
        else if (end.length >= SHORTEST_INSIDE && each.length > end.length && each.endsWith(end)) {
          found.push([each, INSIDE]);
        }
      });
      return found;
    }

    return { read };
  }

  function translate(text, from, to) {
    return Array.from(text, (letter) => {
      var place = from.indexOf(letter);
      return place < 0 ? letter : to[place];
    }).join("");
  }

  function listSpellings(chunk, rules) {
    var [native, keys] = rules.layout, [twins, latin] = rules.twins, found = [chunk];
    var hasLatin = /[a-z]/.test(chunk.toLowerCase());
    var hasNative = Array.from(chunk).some((letter) => native.includes(letter) && !keys.includes(letter));
    if (hasNative || /[0-9]/.test(chunk)) {
      found.push(translate(chunk, latin, twins), translate(chunk, twins, latin));
    }
    if (hasLatin && !hasNative) {
      found.push(translate(chunk, keys, native), transliterate(chunk.toLowerCase(), rules));
    } else if (hasNative && !hasLatin) found.push(translate(chunk, native, keys));
    else if (!hasLatin) found.push(translate(chunk, keys, native));
    return found;
  }

  function transliterate(word, rules) {
    var read = "", place = 0;
    while (place < word.length) {
      var sound = rules.sounds.find(([latin]) => {
        var plain = latin.replace(/[_$]/g, "");
        return word.startsWith(plain, place) && (latin[0] !== "_" || place === 0) &&
          (latin[latin.length - 1] !== "$" || place + plain.length === word.length);
      });
      read += sound ? sound[1] : word[place];
      place += sound ? sound[0].replace(/[_$]/g, "").length : 1;
    }
    return read;
  }

  function findMask(word) {
    for (var mask = 0, n = 0; n < word.length; n++) mask |= 1 << (word.charCodeAt(n) & 31);
    return mask;
  }

  function countBits(mask) {
    mask -= mask >>> 1 & 0x55555555;
    mask = (mask & 0x33333333) + (mask >>> 2 & 0x33333333);
    return (mask + (mask >>> 4) & 0x0f0f0f0f) * 0x01010101 >>> 24;
  }

  function mayBe(mask, other, word, each, limit) {
    var longer = word.length - each.length;
    var head = each.slice(0, 2);
    if (!head.includes(word[0]) && !(word.length > 1 && head.includes(word[1]))) return false;
    return longer >= -limit && longer <= limit + LONGEST_END && countBits(other & ~mask) <= limit &&
      countBits(mask & ~other) <= limit + Math.max(0, Math.min(LONGEST_END, longer + limit));
  }

  // Three rows that every measurement uses again; only a band around the diagonal is filled.
  var rows = [0, 1, 2].map(() => new Uint8Array(64));

  function measure(word, stem, limit, endings) {
    var size = word.length, far = limit + 1, [twoBefore, before, row] = rows;
    for (var n = 0; n <= size; n++) row[n] = Math.min(n, far);
    for (var i = 1; i <= stem.length; i++) {
      var first = Math.max(1, i - limit), last = Math.min(size, i + limit), least = far;
      if (first > size) return far;
      [twoBefore, before, row] = [before, row, twoBefore];
      row.fill(far, 0, size + 1);
      least = row[first - 1] = first === 1 && i < far ? i : far;
      var letter = stem.charCodeAt(i - 1);
      for (var j = first; j <= last; j++) {
        var typed = word.charCodeAt(j - 1);
        var cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter !== typed ? 1 : 0));
        if (i > 1 && j > 1 && letter === word.charCodeAt(j - 2) && stem.charCodeAt(i - 2) === typed) {
          cost = Math.min(cost, twoBefore[j - 2] + 1);
        }
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > limit) return far;
    }
    var best = row[size];
    for (var end = 1; end <= LONGEST_END && end < size; end++) {
      if (row[size - end] < best) {
        best = Math.min(best, row[size - end] + (endings.has(word.slice(size - end)) ? 0 : 1));
      }
    }
    return Math.min(best, far);
  }

  return { makeReader, listSpellings };
})();
