// What is kept on this device; nothing is written before a reader acts.
"use strict";

var methodbookStorage = (function () {
  // Version 0.1 ended a key with a digest of the whole page, so that every edition left one behind.
  var OLD = /^[0-9a-f]{12}$/;

  // The place for the texts of one widget: the slug of the method, the sort of widget, its name.
  function open(...names) {
    var key = names.join(":");
    return {
      key,
      read: () => attempt((store) => store.getItem(key)),
      write: (text) => attempt((store) => { store.setItem(key, text); return true; }),
      remove: () => attempt((store) => { store.removeItem(key); return true; }),
      // What older editions left: the digest of the page and its text.
      listOld: () => attempt((store) => listOld(store, key)) || [],
      removeOld: () => attempt((store) => {
        listOld(store, key).forEach((old) => store.removeItem(key + ":" + old.digest));
      }),
    };
  }

  function listOld(store, key) {
    return Object.keys(store).filter((each) => {
      return each.startsWith(key + ":") && OLD.test(each.slice(key.length + 1));
    }).map((each) => ({ digest: each.slice(key.length + 1), text: store.getItem(each) }));
  }

  // Access itself may be refused: private windows, full disks, settings. Then there is no storage.
  function attempt(action) {
    try {
      return action(window.localStorage);
    } catch {
      return null;
    }
  }

  // Three records by name: what both tabs began with, what this one made of it, what the other one
  // did. Whatever this tab has changed is taken from it, everything else from the other.
  function merge(base, mine, theirs) {
    var merged = {};
    Object.keys({ ...theirs, ...mine }).forEach((name) => {
      var own = JSON.stringify(mine[name]) !== JSON.stringify(base[name]);
      var found = own ? mine[name] : theirs[name];
      if (found !== undefined) merged[name] = found;
    });
    return merged;
  }

  return { open, merge };
})();
