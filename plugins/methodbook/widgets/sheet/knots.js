// Closed circles among rows that need each other; practice/knots.py says the same and says why.
"use strict";

var methodbookKnots = (function () {
  // rows: [{ needs: [position], giver, receiver }] → [{ first, ring: [position] }]
  function find(rows) {
    var home = rows.map((_, at) => at), rings = new Map();
    listClosing(rows).forEach((start) => {
      var ring = findRing(rows, start);
      rings.set(start, ring);
      ring.forEach((each) => { home[findHome(home, each)] = findHome(home, start); });
    });
    var members = [...new Set([...rings.values()].flat())].sort((a, b) => a - b), knots = new Map();
    members.forEach((row) => {
      var at = findHome(home, row);
      if (!knots.has(at)) knots.set(at, { first: row, ring: null });
      var knot = knots.get(at), ring = rings.get(row);
      if (ring && (!knot.ring || ring.length < knot.ring.length)) knot.ring = ring;
    });
    return [...knots.values()];
  }

  function findHome(home, row) {
    while (home[row] !== row) row = home[row] = home[home[row]];
    return row;
  }

  function listClosing(rows) {
    var { part, reached, rings, bits } = joinParts(rows);
    return rows.map((_, at) => at).filter((at) => {
      return rings.has(part[at]) || reached[part[at]] & (bits.get(rows[at].receiver) || 0n);
    });
  }

  // Tarjan's algorithm (SIAM J. Comput. 1, 1972), without recursion.
  function joinParts(rows) {
    var seen = rows.map(() => 0), low = rows.map(() => 0), part = rows.map(() => -1), stack = [], count = 0;
    var bits = new Map(), reached = [], rings = new Set();
    rows.forEach(({ giver }) => { if (!bits.has(giver)) bits.set(giver, 1n << BigInt(bits.size)); });

    bits.set("", 0n); // nobody is no receiver either

    function goOn(at, step) {
      var { needs } = rows[at];
      for (var place = step; place < needs.length; place++) {
        if (!seen[needs[place]]) return place;
        if (part[needs[place]] < 0) low[at] = Math.min(low[at], seen[needs[place]]);
      }
      return -1;
    }

    function close(at) {
      if (low[at] !== seen[at]) return;
      var number = reached.length, members = [], mask = 0n;
      do members.push(stack.pop()); while (members[members.length - 1] !== at);
      members.forEach((member) => { part[member] = number; });
      members.forEach((member) => rows[member].needs.forEach((child) => {
        mask |= bits.get(rows[child].giver) | (part[child] < number ? reached[part[child]] : 0n);
      }));
      reached.push(mask);
      if (members.length > 1 || rows[at].needs.includes(at)) rings.add(number);
    }

    rows.forEach((_, root) => {
      var work = seen[root] ? [] : [[root, 0]];
      while (work.length) {
        var [at, step] = work.pop(), { needs } = rows[at];
        if (!step) {
          seen[at] = low[at] = ++count;
          stack.push(at);
        } else if (part[needs[step - 1]] < 0) {
          low[at] = Math.min(low[at], low[needs[step - 1]]);
        }
        var child = goOn(at, step);
        if (child < 0) close(at);
        else work.push([at, child + 1], [needs[child], 0]);
      }
    });
    return { part, reached, rings, bits };
  }

  function findRing(rows, start) {
    var before = new Map(), queue = [start];
    for (var next = 0; next < queue.length; next++) {
      for (var child of rows[queue[next]].needs) {
        if (child === start) return walkBack(before, queue[next], start);
        if (before.has(child)) continue;
        before.set(child, queue[next]);
        queue.push(child);
        if (rows[child].giver && rows[child].giver === rows[start].receiver) {
          return walkBack(before, child, start);
        }
      }
    }
    return [start];
  }

  function walkBack(before, at, start) {
    var way = [at];
    while (way[0] !== start) way.unshift(before.get(way[0]));
    return way;
  }

  return { find };
})();
