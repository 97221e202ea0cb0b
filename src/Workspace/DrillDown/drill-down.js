"use strict";
(() => {
  const books = JSON.parse(document.getElementById("books").textContent);
  const panel = document.getElementById("drill-down");
  const steps = document.getElementById("drill-down-steps");
  const file = document.getElementById("drill-down-file");
  const traced = fact => fact in books.facts;
  const figures = [...document.querySelectorAll("[data-fact]")].filter(figure => figure.dataset.fact.split("; ").some(traced));
  let open = null;

  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) { element.className = name; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  };

  const showRow = (number, row) => {
    const [name, text] = books.files[number];
    document.getElementById("drill-down-file-name").textContent = `${name}, line ${row}`;
    const rows = file.querySelector(".rows");
    rows.replaceChildren(...text.split(/\r?\n/).map((line, at) => {
      const element = make("span", "row", line);
      element.dataset.row = at + 1;
      if (at + 1 === row) { element.setAttribute("aria-current", "true"); }
      return element;
    }));
    file.hidden = false;
    rows.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  };

  const line = (tag, [text, amount, number, row]) => {
    const element = make(tag, "step");
    if (amount !== null) { element.append(make("span", "amount", amount)); }
    element.append(`${text} `);
    if (number >= 0) {
      const [name, content] = books.files[number];
      const source = make("button", "source", `${name}:${row}`);
      source.type = "button";
      source.disabled = content === null;
      source.addEventListener("click", event => { event.preventDefault(); showRow(number, row); });
      element.append(source);
    }
    return element;
  };

  // The steps below one are made when it is first opened: some numbers have thousands.
  const branch = (at, depth) => {
    const step = books.steps[at];
    if (step[4].length === 0) { return line("div", step); }
    const details = make("details");
    details.append(line("summary", step));
    details.addEventListener("toggle", () => {
      if (!details.open || details.childElementCount > 1) { return; }
      const list = make("ul", "steps");
      for (const child of step[4]) { list.append(make("li")); list.lastChild.append(branch(child, depth + 1)); }
      details.append(list);
    });
    details.open = depth === 0 || step[4].length === 1;
    return details;
  };

  const close = () => {
    panel.hidden = true;
    document.body.classList.remove("drilled");
    open?.setAttribute("aria-expanded", "false");
    open?.focus?.();
    open = null;
  };

  const show = figure => {
    open?.setAttribute("aria-expanded", "false");
    open = figure;
    figure.setAttribute("aria-expanded", "true");
    document.getElementById("drill-down-title").textContent = `${figure.textContent.trim().slice(0, 40)}: where it comes from`;
    const facts = figure.dataset.fact.split("; ").filter(traced);
    steps.replaceChildren(...facts.map(fact => branch(books.facts[fact], 0)));
    file.hidden = true;
    panel.hidden = false;
    document.body.classList.add("drilled");
    panel.focus({ preventScroll: true });
    figure.scrollIntoView({ block: "nearest" });
  };

  for (const figure of figures) {
    figure.setAttribute("role", "button");
    figure.setAttribute("tabindex", "0");
    figure.setAttribute("aria-expanded", "false");
    figure.setAttribute("aria-controls", "drill-down");
    figure.addEventListener("click", () => show(figure));
    figure.addEventListener("keydown", event => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); show(figure); }
    });
  }

  document.getElementById("drill-down-close").addEventListener("click", close);
  document.addEventListener("keydown", event => { if (event.key === "Escape" && !panel.hidden) { close(); } });

  // #f12 opens the twelfth number: a place to send a colleague.
  const linked = () => {
    const match = /^#f([0-9]+)$/.exec(location.hash);
    const figure = match && figures[Number(match[1]) - 1];
    if (!figure) { return; }
    show(figure);
    figure.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", linked);
  linked();
})();
