// What a filled sheet says: derived values and what contradicts the method. Nothing here knows the page.
//
// practice/sheets.py says the same; both are held to one table and to random sheets. A book is what render
// writes: { fields, tables, views, derived, rules, numerals, misfits }; formulas are trees.
"use strict";

var methodbookSheet = (function () {
  var { simplify, parseNumber } = methodbookScoring;
  var BLANKS = /^[\s\x1c-\x1f\x85\ufeff]+|[\s\x1c-\x1f\x85\ufeff]+$/g;
  var SPACES = /[\s\x1c-\x1f\x85\ufeff]+/g;
  var MOST_ROWS = 2000, LONGEST_CELL = 4000, LARGEST_NUMBER = 1e12, MOST_DIGITS = 6;
  var PARTS = { list: /[;\n]/, refs: /[;,\n]/ };
  var LABELS = ["name", "text", "id"];

  var isNumber = (value) => typeof value === "number";
  var isList = Array.isArray;
  var isTrue = (value) => (isList(value) ? value.length > 0 : Boolean(value));
  var isTable = (value) => value !== null && typeof value === "object" && !isList(value);
  var findById = (list, id) => list.find((each) => each.id === id);
  var findColumn = (table, id) => table && findById(table.columns, id);

  // Values

  function roundHalf(value, digits) {
    var factor = Math.pow(10, digits);
    return Math.sign(value) * Math.floor(Math.abs(value) * factor + 0.5) / factor + 0;
  }

  // At most two decimals, halves away from zero.
  function writeNumber(value, { comma, thousands }) {
    var rounded = roundHalf(value, 2), [whole, part] = Math.abs(rounded).toFixed(2).split(".");
    part = part.replace(/0+$/, "");
    whole = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    return (rounded < 0 ? "−" : "") + whole + (part && comma + part);
  }

  function write(value) {
    if (isList(value)) return value.join(", ");
    if (isNumber(value)) return writeNumber(value, { comma: ".", thousands: "" });
    return value === null || value === undefined || typeof value === "boolean" ? "" : String(value);
  }

  var asList = (value) => (isList(value) ? value : isTrue(value) ? [write(value)] : []);
  var label = (row) => LABELS.map((name) => row[name]).find(isTrue)?.toString() || "";
  var nameRow = (row, number) => write(row.id) || String(number);
  var keepSane = (value) => (Math.abs(value) < LARGEST_NUMBER ? value : null);

  function reckon(join) {
    return (left, right) => {
      if (!isNumber(left) || !isNumber(right)) return null;
      var joined = join(left, right);
      return isNumber(joined) ? keepSane(joined) : joined;
    };
  }

  function equal(left, right) {
    if (typeof left === "boolean" || typeof right === "boolean") return isTrue(left) === isTrue(right);
    if (isNumber(left) && isNumber(right)) return left === right;
    return simplify(write(left)) === simplify(write(right));
  }

  var fold = (value) => simplify(write(value)).split(" ");
  var pickNumbers = (values) => values.filter(isNumber);

  var PLAIN = {
    "+": reckon((left, right) => left + right),
    "-": reckon((left, right) => left - right),
    "*": reckon((left, right) => left * right),
    "/": reckon((left, right) => (right ? left / right : null)),
    "<": reckon((left, right) => left < right),
    ">": reckon((left, right) => left > right),
    "<=": reckon((left, right) => left <= right),
    ">=": reckon((left, right) => left >= right),
    round: reckon((value, digits) => (digits >= 0 && digits <= MOST_DIGITS ? roundHalf(value, Math.trunc(digits)) : null)),
    "=": equal,
    same: equal,
    "!=": (left, right) => !equal(left, right),
    neg: (value) => (isNumber(value) ? -value : null),
    empty: (value) => !isNumber(value) && typeof value !== "boolean" && !isTrue(value),
    size: (value) => asList(value).length,
    has: (values, value) => asList(values).includes(write(value)),
    words: (text) => fold(text).filter(Boolean).length,
    mentions: (text, stems) => fold(text).some((word) => fold(stems).some((stem) => word.startsWith(stem))),
    ends: (text, ends) => fold(ends).some((end) => fold(text)[0].endsWith(end)),
    digits: (value) => /[0-9]/.test(write(value)),
    top: (...values) => (pickNumbers(values).length ? Math.max(...pickNumbers(values)) : null),
    low: (...values) => (pickNumbers(values).length ? Math.min(...pickNumbers(values)) : null),
    later: (left, right) => isTrue(left) && isTrue(right) && write(left) > write(right),
  };
  // Where the condition and the value stand among the arguments behind the rows.
  var ROWWISE = { count: [0], any: [0], every: [0], sum: [1, 0], least: [1, 0], most: [1, 0] };

  function foldNumbers(sign, numbers) {
    if (sign === "sum") return keepSane(numbers.reduce((total, each) => total + each, 0));
    if (!numbers.length) return null;
    return numbers.reduce((best, each) => ((sign === "least") === each < best ? each : best));
  }

  // The sheet

  function check(book, filled) {
    var kept = new Map(), open = new Set();

    function once(key, make) {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key);
    }

    function findTable(name) {
      return findById(book.tables, findById(book.views, name)?.of ?? name);
    }

    function listRows(name) {
      var view = findById(book.views, name);
      if (!view) return filled.tables[name] || [];
      return once("rows " + name, () => {
        var table = findTable(name);
        return table ? listRows(view.of).filter((row) => isTrue(evaluate(view.where, { table, row }))) : [];
      });
    }

    // A formula that needs itself has no value.
    function guard(key, tree, scope) {
      if (open.has(key)) return null;
      open.add(key);
      var value = evaluate(tree, scope);
      open.delete(key);
      return isNumber(value) ? value + 0 : value;
    }

    function findValue(table, row, column) {
      return column.value ? evaluate(column.value, { table, row }) : row[column.id] ?? null;
    }

    function look(name, scope) {
      for (var [table, row] of [[scope.table, scope.row], [scope.ownTable, scope.own]]) {
        var column = findColumn(table, name);
        if (column && row) return findValue(table, row, column);
      }
      var field = findById(book.fields, name), derived = findById(book.derived, name);
      if (field) return field.value ? guard("field " + name, field.value, {}) : filled.fields[name] ?? null;
      return derived ? guard("derived " + name, derived.value, {}) : null;
    }

    function gather(sign, [rowsName, ...asked], scope) {
      var [, name] = rowsName, table = findTable(name), rows = listRows(name), [condition, value] = ROWWISE[sign];
      var scopes = table ? rows.map((row) => ({
        table, row, ownTable: scope.ownTable || scope.table, own: scope.own || scope.row,
      })) : [];
      if (condition < asked.length) scopes = scopes.filter((each) => isTrue(evaluate(asked[condition], each)));
      if (sign === "every") return scopes.length === rows.length;
      if (value === undefined) return sign === "any" ? scopes.length > 0 : scopes.length;
      return foldNumbers(sign, pickNumbers(scopes.map((each) => evaluate(asked[value], each))));
    }

    function index(name, column) {
      return once("index " + name + " " + column, () => new Set(listRows(name).flatMap((row) => asList(row[column]))));
    }

    function findRows(name, by) {
      return once("known " + name + " " + by, () => {
        return new Map([...listRows(name)].reverse().map((row) => [write(row[by]), row]));
      });
    }

    function pick([[, name], [, wanted], value, by], scope) {
      var table = findTable(name), column = findColumn(table, wanted);
      var row = findRows(name, by ? by[1] : "id").get(write(evaluate(value, scope)));
      return column && row ? findValue(table, row, column) : null;
    }

    function evaluate([sign, ...parts], scope) {
      switch (sign) {
        case "value": return parts[0];
        case "name": return look(parts[0], scope);
        case "own": return look(parts[0], { table: scope.ownTable || scope.table, row: scope.own || scope.row });
        case "not": return !isTrue(evaluate(parts[0], scope));
        case "and": return parts.every((each) => isTrue(evaluate(each, scope)));
        case "or": return parts.some((each) => isTrue(evaluate(each, scope)));
        case "held": return index(parts[0][1], parts[1][1]).has(write(evaluate(parts[2], scope)));
        case "pick": return pick(parts, scope);
      }
      if (sign in ROWWISE) return gather(sign, parts, scope);
      return PLAIN[sign](...parts.map((each) => evaluate(each, scope)));
    }

    // A value as a sentence shows it: ids of other rows by their names.
    function show(name, scope) {
      var column = findColumn(scope.table, name), value = look(name, scope);
      if (column?.to) {
        var rows = findRows(column.to, "id");
        return asList(value).map((each) => (rows.has(each) ? label(rows.get(each)) : each)).join(", ");
      }
      if (column?.options) return findById(column.options, write(value))?.name ?? write(value);
      return isNumber(value) ? writeNumber(value, book.numerals) : write(value);
    }

    function tell(rule, at, scope, given = {}) {
      var fill = (text) => text.replace(/\{([a-z][a-z0-9-]*)\}/g, (_, name) => given[name] ?? show(name, scope));
      return { rule: rule.id, at, what: fill(rule.what), hint: fill(rule.hint) };
    }

    function findRepeats(rule) {
      var { of, column, by } = rule.repeat, seen = new Map();
      listRows(of).forEach((row, at) => {
        var mark = by ? write(row[by]) : String(at + 1);
        asList(row[column]).forEach((value) => {
          var folded = simplify(value);
          if (!folded) return;
          if (!seen.has(folded)) seen.set(folded, { value, marks: new Set() });
          seen.get(folded).marks.add(mark);
        });
      });
      return [...seen.values()].filter(({ marks }) => marks.size > 1).map(({ value }) => tell(rule, value, {}, { value }));
    }

    function findStrangers(rule) {
      var table = findTable(rule.strangers), columns = table ? table.columns.filter(({ to }) => to) : [];
      return listRows(rule.strangers).flatMap((row, at) => columns.flatMap((column) => {
        var strange = asList(row[column.id]).filter((value) => !index(column.to, "id").has(value));
        return strange.map((value) => tell(rule, nameRow(row, at + 1), { table, row }, { value }));
      }));
    }

    function findKnots(rule) {
      var { of, needs, giver, receiver } = rule.knot, rows = listRows(of), places = new Map();
      rows.forEach((row, at) => { if (!places.has(write(row.id))) places.set(write(row.id), at); });
      var needing = rows.map((row) => ({
        needs: asList(row[needs]).filter((each) => places.has(each)).map((each) => places.get(each)),
        giver: write(row[giver]),
        receiver: write(row[receiver]),
      }));
      return methodbookKnots.find(needing).map(({ first, ring }) => {
        var cycle = [...ring, ring[0]].map((at) => label(rows[at])).join(" → ");
        return tell(rule, nameRow(rows[first], first + 1), { table: findTable(of), row: rows[first] }, { cycle });
      });
    }

    function judge(rule) {
      if (rule.repeat) return findRepeats(rule);
      if (rule.strangers) return findStrangers(rule);
      if (rule.knot) return findKnots(rule);
      if (!rule.each) return isTrue(evaluate(rule.when, {})) ? [tell(rule, rule.field, {})] : [];
      var table = findTable(rule.each);
      if (!table) return [];
      return listRows(rule.each).map((row, at) => [{ table, row }, at])
        .filter(([scope]) => isTrue(evaluate(rule.when, scope)))
        .map(([scope, at]) => tell(rule, nameRow(scope.row, at + 1), scope));
    }

    return {
      findings: book.rules.flatMap(judge),
      derived: Object.fromEntries(book.derived.map(({ id, value }) => [id, guard("derived " + id, value, {})])),
      listRows,
      findValue,
    };
  }

  // What a file or a link holds becomes a sheet; whatever has no place is told.

  function read(book, given) {
    var misfits = [];

    function refuse(rule, at, values) {
      var fill = (text) => text.replace(/\{(\w+)\}/g, (all, name) => values?.[name] ?? all);
      misfits.push({ rule, at, what: fill(book.misfits[rule + ".what"]), hint: fill(book.misfits[rule + ".hint"]) });
      return null;
    }

    function shorten(value, at) {
      var text = String(value).replace(BLANKS, "");
      if ([...text].length > LONGEST_CELL) refuse("too-long", at, { most: LONGEST_CELL });
      return [...text].slice(0, LONGEST_CELL).join("");
    }

    function takeList(value, at, ends) {
      var parts = isList(value) ? value : String(value).split(ends);
      if (parts.some((part) => part !== null && typeof part === "object")) {
        refuse("not-a-word", at);
        return [];
      }
      return parts.map((part) => shorten(part ?? "", at)).filter(Boolean);
    }

    function takeNumber(column, text, at) {
      if (!text) return null;
      if (parseNumber(text, column.unit) === null) return refuse("not-a-number", at, { value: text });
      var bare = text.replace(/−/g, "-").replace(SPACES, ""), unit = (column.unit || "").replace(SPACES, "");
      if (unit && bare.toLowerCase().endsWith(unit.toLowerCase())) bare = bare.slice(0, -unit.length);
      return Number(bare.replace(",", "."));
    }

    function takeChoice(column, text, at) {
      var wanted = simplify(text);
      var option = column.options.find(({ id, name }) => simplify(id) === wanted || simplify(name) === wanted);
      if (option || !text) return option ? option.id : null;
      return refuse("not-an-option", at, { value: text, options: column.options.map(({ id }) => id).join(", ") });
    }

    function take(column, value, at) {
      if (value === null || value === undefined || value === "") return null;
      if (column.kind in PARTS) return takeList(value, at, PARTS[column.kind]);
      if (typeof value === "object") return refuse("not-a-word", at);
      var text = shorten(value, at);
      if (column.kind === "number") return takeNumber(column, text, at);
      if (column.kind === "choice") return takeChoice(column, text, at);
      return text || null;
    }

    function readRow(table, row, at) {
      var cells = {};
      Object.entries(row).forEach(([name, value]) => {
        var column = findColumn(table, name);
        if (!column || column.value) refuse("unknown-name", at + "." + name);
        else cells[name] = take(column, value, at + "." + name);
      });
      return cells;
    }

    function readRows(table, value) {
      if (!isList(value)) return refuse("not-a-table", table.id) || [];
      if (value.length > MOST_ROWS) refuse("too-many-rows", table.id, { count: value.length, most: MOST_ROWS });
      return value.slice(0, MOST_ROWS).map((row, at) => {
        var place = table.id + "." + (at + 1);
        return isTable(row) ? readRow(table, row, place) : refuse("not-a-row", place);
      }).filter(Boolean);
    }

    var filled = { fields: {}, tables: {} };
    if (!isTable(given)) refuse("not-a-sheet", "");
    else {
      Object.entries(given).forEach(([name, value]) => {
        var field = findById(book.fields, name), table = findById(book.tables, name);
        if (field) filled.fields[name] = take(field, value, name);
        else if (table) filled.tables[name] = readRows(table, value);
        else refuse("unknown-name", name);
      });
    }
    return { filled, misfits };
  }

  return { check, read, write, writeNumber };
})();
