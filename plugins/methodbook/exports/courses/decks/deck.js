// Keys turn the slides; without this script they stand one below the other.
addEventListener("DOMContentLoaded", () => {
  const slides = [...document.querySelectorAll("section")];
  const forward = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"], back = ["ArrowLeft", "ArrowUp", "PageUp"];
  const middle = () => slides.findIndex((each) => each.getBoundingClientRect().bottom > innerHeight / 2);
  function go(number) {
    const slide = slides[Math.max(0, Math.min(slides.length - 1, number))];
    slide.scrollIntoView();
    slide.focus({ preventScroll: true });
    history.replaceState(null, "", "#" + slide.id);
  }
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("summary, a")) return;
    const to = forward.includes(event.key) ? middle() + 1 : back.includes(event.key) ? middle() - 1
      : event.key === "Home" ? 0 : event.key === "End" ? slides.length - 1 : null;
    if (to === null) return;
    event.preventDefault();
    go(to);
  });
});
