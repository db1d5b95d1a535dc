"""What is wrong with the layout of a page at a width: found by measuring its text."""

from playwright.sync_api import Page

LONGEST = 15
"""Letters of a word that must stand whole on the narrowest screen; longer ones may be divided."""

_MEASURE = """(MOST) => {
  const found = [], view = document.documentElement.clientWidth, lines = [];
  const over = document.documentElement.scrollWidth - view;
  if (over > 0) found.push(`overflow: ${over} px`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const clips = new Map(), range = document.createRange();
  // The box that an element may be seen in: whatever cuts or scrolls around it.
  function clip(element) {
    if (!element) return { left: -1e9, right: 1e9, top: -1e9, bottom: 1e9, fixed: false };
    if (clips.has(element)) return clips.get(element);
    const style = getComputedStyle(element), around = clip(element.parentElement);
    const box = { ...around }, root = [document.body, document.documentElement].includes(element);
    box.hidden = around.hidden || style.visibility === "hidden" || style.clipPath !== "none" ||
      style.opacity === "0";
    box.floating = around.floating || style.position === "fixed";
    if (style.overflowX !== "visible" && !root) {
      const own = element.getBoundingClientRect();
      box.left = Math.max(box.left, own.left);
      box.right = Math.min(box.right, own.right);
      box.top = Math.max(box.top, own.top);
      box.bottom = Math.min(box.bottom, own.bottom);
      box.scrolls = /auto|scroll/.test(style.overflowX);
    }
    clips.set(element, box);
    return box;
  }
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.data.trim().slice(0, 40);
    if (!text || parent.closest("script, style, template, svg, select, noscript")) continue;
    if (!parent.checkVisibility()) continue;
    const box = clip(parent);
    if (box.hidden || box.floating) continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const seen = {
        left: Math.max(rect.left, box.left), right: Math.min(rect.right, box.right),
        top: Math.max(rect.top, box.top), bottom: Math.min(rect.bottom, box.bottom),
      };
      // Boxes of lines are taller than their letters.
      const slack = (seen.bottom - seen.top) * 0.22;
      seen.top += slack;
      seen.bottom -= slack;
      if (seen.right - seen.left < 2 || seen.bottom - seen.top < 2) continue;
      if (rect.right > box.right + 1 && !box.scrolls) found.push(`cut off: ${text}`);
      lines.push({ ...seen, node, text });
    }
    if (parent.closest("code, pre, kbd, input, [lang=en]")) continue;
    for (const { 0: word, index } of node.data.matchAll(/\\p{L}+/gu)) {
      if (word.length > MOST) continue;
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = new Set(Array.from(range.getClientRects()).filter((each) => each.width > 0)
        .map((each) => Math.round(each.top)));
      if (tops.size > 1) found.push(`broken word: ${word}`);
    }
  }
  lines.sort((one, two) => one.top - two.top);
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom - 1; next++) {
      const two = lines[next];
      const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      const high = Math.min(one.bottom, two.bottom) - two.top;
      if (wide <= 2 || high <= 2 || one.node === two.node) continue;
      found.push(`text on text: ${one.text} | ${two.text}`);
    }
  });
  return [...new Set(found)].slice(0, 9);
}"""


def find_layout_faults(page: Page) -> list[str]:
    """Text on text, text that is cut off, words broken without a hyphen, horizontal overflow."""
    found: list[str] = page.evaluate(_MEASURE, LONGEST)
    return found
