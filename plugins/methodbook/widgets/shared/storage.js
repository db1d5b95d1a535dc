// What is kept on this device; nothing is written before a reader acts.
"use strict";

var methodbookStorage = (function () {
  // The hash of the content is part of the key: changed questions never meet old answers.
  function open(name, hash) {
    var key = "clientocracy:" + name + ":" + hash;
    return {
      read: function () { return attempt(function (store) { return store.getItem(key); }); },
      write: function (text) {
        return attempt(function (store) { store.setItem(key, text); return true; });
      },
      remove: function () { return attempt(function (store) { store.removeItem(key); return true; }); },
    };
  }

  // Access itself may be refused: private windows, full disks, settings. Then there is no storage.
  function attempt(action) {
    try {
      return action(window.localStorage);
    } catch {
      return null;
    }
  }

  return { open: open };
})();
