// Draw a digit: what a network sees in it, step by step, and what it reads. Everything is computed in Python while one
// draws; the page shows it.

import "../drawing/drawing.css";
import { Bars } from "../drawing/bars";
import { Pad } from "../drawing/pad";
import { Reader } from "../drawing/reader";
import { Sketch } from "../drawing/sketch";
import { readState, writeState } from "../drawing/state";
import { SeenTile, Tiles } from "../drawing/tiles";
import type { Example, Model, ModelName, Question, Reading } from "../drawing/types";
import { facts, one, progress, sentence } from "../drawing/words";
import { h, set } from "../dom";
import type { Lab, Page } from "../lab";
import { whenLookChanges } from "../pictures/colours";
import { exportRow, type Rows } from "../pictures/stage";
import { drawAddress } from "../route";

/** Milliseconds between two looks at a training. */
const LOOK = 300;
/** A sentence is said when the pen has rested for so long. */
const REST = 350;
const LOOKING = "Looking for a network that can read it.";
const PEN = { low: 8, high: 44, first: 20 };
const MODELS: Record<ModelName, string> = { digits: "8 by 8 pixels", mnist: "28 by 28 pixels, MNIST" };

/** Show the page on which digits are drawn. */
export function drawPage(lab: Lab, main: HTMLElement, trail: HTMLElement, address: URLSearchParams): Page {
  const state = readState(address);
  const sketch = new Sketch();
  let model: Model | null = null;
  let reading: Reading | null = null;
  let closed = false;
  let lookTimer = 0;
  let sayTimer = 0;

  // The parts

  const heading = h("h1", { tabindex: -1 }, "Draw a digit");
  const width = h("input", { type: "range", min: PEN.low, max: PEN.high, value: PEN.first, "aria-label": "Width of the pen" });
  const pad = new Pad(sketch, {
    changed,
    full: () => (note.textContent = "The paper is full. Clear it, or take a stroke back."),
    width: () => Number(width.value),
  });
  const undo = h("button", { type: "button", click: takeBack }, "Undo");
  const clear = h("button", { type: "button", click: () => put([]) }, "Clear");
  const example = h("button", { type: "button", click: () => void attempt(showExample) }, "An example");
  const note = h("p", { class: "note", role: "status" });
  const seen = new SeenTile();
  const tiles = new Tiles(pad.canvas, state.switches, () => {
    state.switches = tiles.switches;
    keepAddress();
    read();
  });
  const bars = new Bars();
  const figure = h("p", { class: "figure", "aria-hidden": "true" });
  const said = h("p", { class: "said", role: "status" });
  const about = h("p", { class: "quiet small" }, LOOKING);
  const training = h("div", { class: "training" });
  const reader = new Reader<Question, Reading>((question) => lab.api.drawing("reading", question), show, failed);
  const endLook = whenLookChanges(redraw);

  main.replaceChildren(
    h(
      "div",
      { class: "draw" },
      heading,
      h("p", { class: "lead" }, "A network that has learned from real handwriting reads what you draw, while you draw it."),
      h("div", { class: "network" }, modelSwitch(), training, about),
      h(
        "div",
        { class: "columns" },
        h(
          "section",
          { class: "on-paper", "aria-labelledby": "paper-heading" },
          h("h2", { id: "paper-heading" }, "Your digit"),
          pad.element,
          h("div", { class: "row" }, undo, clear, example),
          h("label", { class: "slider" }, h("span", {}, "Pen"), width),
          note,
          pad.hint,
        ),
        h(
          "section",
          { class: "as-seen", "aria-labelledby": "seen-heading" },
          h("h2", { id: "seen-heading" }, "What the network sees"),
          seen.element,
        ),
        h(
          "section",
          { class: "as-read", "aria-labelledby": "read-heading" },
          h("h2", { id: "read-heading" }, "What it reads"),
          h("div", { class: "verdict-of-network" }, figure, said),
          bars.element,
        ),
      ),
      h(
        "section",
        { "aria-labelledby": "way-heading" },
        h("h2", { id: "way-heading" }, "From paper to network"),
        h("p", {}, "A network knows digits only as its data showed them. Leave a step out, and see what it makes of your digit then."),
        tiles.element,
      ),
      exportRow("drawing", {
        drawn: () => [pad.canvas, seen.canvas, bars.svg],
        rows: () => (reading ? rowsOf(reading) : null),
        script: async () => {
          if (sketch.empty) throw new Error("nothing is drawn yet.");
          return (await lab.api.drawing<{ text: string }>("script", question())).text;
        },
        failed: (why) => (note.textContent = why),
      }),
    ),
  );
  trail.replaceChildren(h("a", { href: "#/" }, "The course"));

  // The network

  function modelSwitch(): HTMLElement {
    return h(
      "fieldset",
      { class: "switch" },
      h("legend", {}, "Learned from"),
      ...(Object.keys(MODELS) as ModelName[]).map((name) =>
        h(
          "label",
          {},
          h("input", { type: "radio", name: "model", value: name, checked: name === state.model, change: () => choose(name) }),
          h("span", {}, MODELS[name]),
        ),
      ),
    );
  }

  function choose(name: ModelName): void {
    state.model = name;
    model = null;
    about.textContent = LOOKING;
    training.replaceChildren();
    keepAddress();
    showReading(null);
    void look();
  }

  /** How things stand with the network; while it is trained, again and again. */
  async function look(again = false): Promise<void> {
    clearTimeout(lookTimer);
    const wanted = state.model;
    let found: Model;
    try {
      found = await lab.api.drawing<Model>("model", { model: wanted, ...(again && { again: true }) });
    } catch (error) {
      if (!closed) failed(error);
      return;
    }
    if (closed || wanted !== state.model) return;
    model = found;
    showModel(found);
    if (found.state === "training") lookTimer = window.setTimeout(() => void look(), LOOK);
    if (found.state === "ready") {
      showReading(reading);
      read();
    }
  }

  function showModel(found: Model): void {
    seen.explain(found.name);
    tiles.explain(found.name, found.steps);
    about.textContent = found.state === "ready" ? facts(found) : "";
    set(example, { disabled: found.state !== "ready" });
    if (found.state !== "ready") {
      said.textContent = found.state === "training" ? "The network is still learning to read." : "There is no network to read it yet.";
    }
    if (found.state === "training") showTraining(found);
    else if (found.state === "absent") training.replaceChildren(...absent());
    else if (found.state === "failed") {
      training.replaceChildren(h("p", {}, `The network could not be trained. ${found.error}`), againButton("Try again", true));
    } else training.replaceChildren();
  }

  function showTraining(found: Extract<Model, { state: "training" }>): void {
    const bar = training.querySelector("progress") ?? h("progress", { "aria-label": "Training" });
    const text = training.querySelector("p") ?? h("p", { class: "small" });
    if (bar.parentElement !== training) training.replaceChildren(text, bar);
    set(bar, { max: found.epochs, value: found.epoch });
    text.textContent = progress(found);
  }

  function absent(): HTMLElement[] {
    return [
      h(
        "p",
        {},
        "MNIST, 70,000 digits of 28 by 28 pixels, is not on this computer. In a terminal, in your course's folder, run ",
        h("code", {}, "chainrule digits --data mnist"),
        ". It fetches them once (12 MB), trains a network, and that network reads here.",
      ),
      againButton("Look again", false),
    ];
  }

  function againButton(label: string, again: boolean): HTMLElement {
    return h("p", {}, h("button", { type: "button", click: () => void look(again) }, label));
  }

  // Drawing and reading

  function changed(): void {
    note.textContent = "";
    set(undo, { disabled: !sketch.canUndo });
    set(clear, { disabled: sketch.empty });
    pad.draw();
    read();
  }

  function takeBack(): void {
    pad.lift();
    sketch.undo();
    changed();
  }

  function put(strokes: Question["strokes"]): void {
    pad.lift();
    sketch.replace(strokes);
    changed();
  }

  async function showExample(): Promise<void> {
    const number = Math.floor(Math.random() * 1e6);
    const found = await lab.api.drawing<Example>("example", { model: state.model, number });
    if (closed) return;
    put(found.strokes);
    note.textContent = `Test digit ${found.number} of ${found.of.toLocaleString("en-GB")}: somebody wrote ${one(found.digit)}. The network has not learned from it.`;
  }

  function question(): Question {
    return { model: state.model, strokes: sketch.copy(), switches: tiles.switches };
  }

  function read(): void {
    if (model?.state !== "ready") return;
    if (sketch.empty) {
      reader.forget();
      showReading(null);
    } else reader.want(question());
  }

  function show(found: Reading): void {
    if (!closed && found.model === state.model) showReading(found);
  }

  function showReading(found: Reading | null): void {
    reading = found;
    seen.show(found);
    tiles.show(found);
    bars.show(found?.probabilities ?? null);
    pad.mark(found && state.switches.crop ? found.box : null);
    figure.textContent = found ? String(found.digit) : "";
    figure.classList.toggle("unsure", found !== null && found.probabilities[found.digit]! < 0.5);
    clearTimeout(sayTimer);
    if (found === null) said.textContent = "Draw a digit from 0 to 9.";
    else sayTimer = window.setTimeout(() => (said.textContent = sentence(found.probabilities)), REST);
  }

  function failed(error: unknown): void {
    if (closed) return;
    note.textContent = error instanceof Error ? error.message : String(error);
  }

  async function attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      failed(error);
    }
  }

  function redraw(): void {
    pad.draw();
    seen.draw();
    tiles.draw();
  }

  function keepAddress(): void {
    history.replaceState(null, "", drawAddress(writeState(state)));
  }

  const observer = new ResizeObserver(redraw);
  observer.observe(main);
  set(example, { disabled: true });
  changed();
  showReading(null);
  void look();
  return {
    title: "Draw a digit",
    heading,
    close() {
      closed = true;
      clearTimeout(lookTimer);
      clearTimeout(sayTimer);
      reader.forget();
      observer.disconnect();
      endLook();
      pad.close();
    },
  };
}

/** The pixels that the network saw, and the probabilities that it gave. */
function rowsOf({ seen, probabilities }: Reading): Rows {
  return {
    header: ["what", "row", "column", "digit", "value"],
    rows: [
      ...seen.flatMap((row, r) => row.map((ink, c) => ["pixel", r, c, "", ink])),
      ...probabilities.map((share, digit) => ["probability", "", "", digit, share]),
    ],
  };
}
