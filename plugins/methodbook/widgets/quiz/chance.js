// Repeatable chance: the same seed gives the same order as questions/chance.py.
"use strict";

var methodbookChance = (function () {
  // FNV-1a over the parts written one after another with slashes.
  function makeSeed(...parts) {
    var state = 0x811c9dc5;
    new TextEncoder().encode(parts.join("/")).forEach((byte) => {
      state = Math.imul(state ^ byte, 0x01000193);
    });
    return state >>> 0;
  }

  // Mulberry32: endless numbers from 0 to 2^32-1.
  function draw(seed) {
    var state = seed | 0;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      var mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return (mixed ^ (mixed >>> 14)) >>> 0;
    };
  }

  function shuffle(things, seed) {
    var order = [...things], next = draw(seed);
    for (var last = order.length - 1; last > 0; last--) {
      var other = Math.floor(next() * (last + 1) / 2 ** 32);
      [order[last], order[other]] = [order[other], order[last]];
    }
    return order;
  }

  return { makeSeed, draw, shuffle };
})();
