// Days to remember as a calendar file (RFC 5545) that the reader keeps; nothing is sent anywhere.
"use strict";

var methodbookCalendar = (function () {
  function escape(text) {
    return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
  }

  // At most 75 bytes a line; what follows a fold starts with a space.
  function fold(line) {
    var lines = [""], encoder = new TextEncoder();
    for (const sign of line) {
      var last = lines.length - 1, room = last ? 74 : 75;
      if (encoder.encode(lines[last] + sign).length > room) lines.push(sign);
      else lines[last] += sign;
    }
    return lines.join("\r\n ");
  }

  function writeDay(date) {
    return date.toISOString().slice(0, 10).replaceAll("-", "");
  }

  // Events: { id, day: "2026-12-01", title, text }; `now` is the day on which the file is made.
  function write(slug, events, now) {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//" + slug + "//methodbook//", "CALSCALE:GREGORIAN"];
    events.forEach(({ id, day, title, text }) => {
      var start = new Date(day + "T00:00:00Z"), end = addDays(start, 1);
      lines.push("BEGIN:VEVENT", "UID:" + slug + "-" + id + "-" + writeDay(start) + "@methodbook.invalid",
        "DTSTAMP:" + writeDay(now) + "T000000Z",
        "DTSTART;VALUE=DATE:" + writeDay(start), "DTEND;VALUE=DATE:" + writeDay(end),
        "SUMMARY:" + escape(title), "DESCRIPTION:" + escape(text), "END:VEVENT");
    });
    return lines.concat("END:VCALENDAR", "").map(fold).join("\r\n");
  }

  function addDays(date, days) {
    return new Date(date.getTime() + days * 86400000);
  }

  return { write, addDays };
})();
