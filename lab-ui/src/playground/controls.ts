// The controls in their groups. A group that a teacher's link hides is not made at all.

import { h, set, type Child } from "../dom";
import { readNumber } from "../pictures/numbers";
import { readTable, writeTable, type Label, type Point } from "./points";
import {
  CHOICES,
  GROUPS,
  LARGEST_SEED,
  MOST_LAYERS,
  MOST_NEURONS,
  SLIDES,
  type Choice,
  type ChoiceName,
  type Group,
  type Slide,
  type SlideName,
  type State,
} from "./state";

export interface ControlsAbout {
  state: State;
  /** A control has moved; the training begins anew. */
  changed: (changes: Partial<State>) => void;
  /** The points that are on show now, to be edited from here on. */
  takeOver: () => Point[];
  /** The class of points that are added. */
  chooseLabel: (label: Label) => void;
}

export const GROUP_NAMES: Record<Group, string> = {
  data: "Data",
  network: "Network",
  training: "Training",
  regularisation: "Against overfitting",
};

const NOTES: Partial<Record<Group, string>> = {
  training:
    "The loss is the cross-entropy, −ln of the probability that the right class was given: unlike a square, it stays steep where the network is sure and wrong.",
  regularisation: "L1 and L2 add the weights' sizes and squares to what is made small; dropout lets neurons fall silent by chance while training.",
};

export class Controls {
  readonly element: HTMLElement;
  private readonly showing: (() => void)[] = [];
  private label: Label = 1;

  constructor(private readonly about: ControlsAbout) {
    const contents: Record<Group, () => Child[]> = {
      data: () => [this.choice("data"), this.slide("samples"), this.slide("noise"), this.ownPoints(), this.slide("validation"), this.seed()],
      network: () => [this.layers(), this.choice("activation")],
      training: () => [this.choice("optimizer"), this.slide("learning_rate"), this.choice("schedule"), this.slide("batch_size")],
      regularisation: () => [this.slide("l1"), this.slide("l2"), this.slide("dropout")],
    };
    const wide = matchMedia("(min-width: 761px)").matches;
    const groups = GROUPS.filter((group) => !about.state.hide.has(group)).map((group) =>
      h(
        "details",
        { class: "control-group", open: wide, "data-group": group },
        h("summary", {}, h("h2", {}, GROUP_NAMES[group])),
        ...contents[group](),
        NOTES[group] && h("p", { class: "small quiet" }, NOTES[group]),
      ),
    );
    this.element = h("div", { class: "controls", hidden: groups.length === 0 }, ...groups);
    this.show();
  }

  /** Put every control where the state is. */
  show(): void {
    for (const show of this.showing) show();
  }

  private change(changes: Partial<State>): void {
    this.about.changed(changes);
    this.show();
  }

  private choice(name: ChoiceName): HTMLElement {
    const { label, words }: Choice = CHOICES[name];
    const select = h(
      "select",
      { name, change: () => this.change({ [name]: select.value }) },
      ...Object.entries(words).map(([value, text]) => h("option", { value }, text)),
    );
    this.showing.push(() => (select.value = this.about.state[name]));
    return h("label", { class: "field" }, h("span", {}, label), select);
  }

  private slide(name: SlideName): HTMLElement {
    const { label, stops, ofMadeData, say = String }: Slide = SLIDES[name];
    const input = h("input", { type: "range", min: 0, max: stops.length - 1, step: 1, name, "aria-label": label });
    const output = h("output", {});
    input.addEventListener("input", () => this.change({ [name]: stops[Number(input.value)]! }));
    const field = h("label", { class: "slider" }, h("span", {}, label, " ", output), input);
    this.showing.push(() => {
      const value = this.about.state[name];
      const near = stops.reduce((best, stop, at) => (Math.abs(stop - value) < Math.abs(stops[best]! - value) ? at : best), 0);
      input.value = String(near);
      output.textContent = say(value);
      set(input, { "aria-valuetext": say(value) });
      field.hidden = ofMadeData === true && this.about.state.data === "own";
    });
    return field;
  }

  private seed(): HTMLElement {
    const input = h("input", { type: "number", name: "seed", min: 0, max: LARGEST_SEED, step: 1, inputmode: "numeric" });
    const put = (value: number): void => this.change({ seed: Math.min(Math.max(Math.round(value), 0), LARGEST_SEED) });
    input.addEventListener("change", () => {
      const value = readNumber(input.value);
      if (value === null) this.show();
      else put(value);
    });
    this.showing.push(() => (input.value = String(this.about.state.seed)));
    return h(
      "div",
      { class: "seed" },
      h("label", { class: "field" }, h("span", {}, "Seed of chance"), input),
      h("button", { type: "button", click: () => put((this.about.state.seed + 1) % (LARGEST_SEED + 1)) }, "Next seed"),
    );
  }

  // Layers

  private layers(): HTMLElement {
    const list = h("ol", { class: "plain layers" });
    const add = h("button", { type: "button", click: () => this.resize([...this.about.state.layers, 4]) }, "Add a layer");
    this.showing.push(() => {
      const { layers } = this.about.state;
      if (list.children.length !== layers.length) list.replaceChildren(...layers.map((_, at) => this.layerRow(at, add)));
      for (const [at, size] of layers.entries()) {
        const row = list.children[at]!;
        row.querySelector("output")!.textContent = String(size);
        const [fewer, more] = row.querySelectorAll("button");
        fewer!.disabled = size <= 1;
        more!.disabled = size >= MOST_NEURONS;
      }
      add.disabled = layers.length >= MOST_LAYERS;
    });
    return h("div", { role: "group", "aria-label": "Hidden layers" }, list, add);
  }

  private layerRow(at: number, add: HTMLElement): HTMLElement {
    const grow = (by: number): void => {
      const layers = [...this.about.state.layers];
      layers[at] = Math.min(Math.max(layers[at]! + by, 1), MOST_NEURONS);
      this.resize(layers);
    };
    const remove = (): void => {
      this.resize(this.about.state.layers.filter((_, index) => index !== at));
      // The button has gone with its layer: the focus stays among the layers.
      add.focus();
    };
    const name = `layer ${at + 1}`;
    const button = (text: string, label: string, action: () => void): HTMLElement =>
      h("button", { type: "button", "aria-label": label, title: label, click: action }, text);
    return h(
      "li",
      {},
      h("span", { class: "layer-name" }, `Layer ${at + 1}`),
      button("−", `One neuron fewer in ${name}`, () => grow(-1)),
      h("output", { "aria-label": `Neurons of ${name}` }),
      button("+", `One neuron more in ${name}`, () => grow(1)),
      button("×", `Remove ${name}`, remove),
    );
  }

  private resize(layers: number[]): void {
    this.change({ layers });
  }

  // Points of one's own

  private ownPoints(): HTMLElement {
    const { about } = this;
    const text = h("textarea", { rows: 5, spellcheck: "false", "aria-describedby": "points-errors", placeholder: "x1,x2,class\n0.5,-1.2,0\n-0.7,0.4,1" });
    const errors = h("ul", { class: "points-errors" });
    const use = (): void => {
      const read = readTable(text.value);
      const most = 5;
      const shown = read.errors.slice(0, most);
      if (read.errors.length > most) shown.push(`… and ${read.errors.length - most} more.`);
      errors.replaceChildren(...shown.map((error) => h("li", {}, error)));
      if (read.errors.length === 0) this.change({ points: read.points });
    };
    const label = (value: Label, name: string): HTMLElement =>
      h(
        "label",
        {},
        h("input", { type: "radio", name: "class", value, checked: value === this.label, change: () => about.chooseLabel(value) }),
        h("span", { class: "class-mark", "data-class": value, "aria-hidden": "true" }),
        h("span", {}, name),
      );
    const own = h(
      "div",
      { class: "own" },
      h("p", { class: "small" }, "A click or a tap on the map adds a point, dragging moves it, Delete removes the ringed one."),
      h("fieldset", { class: "switch" }, h("legend", {}, "Add class"), label(0, "0"), label(1, "1")),
      h(
        "details",
        {},
        h("summary", {}, "Points as a table"),
        h("label", { class: "field" }, h("span", {}, "x1, x2 and class, a point in each line"), text),
        h("div", { id: "points-errors", role: "alert" }, errors),
        h("div", { class: "row" }, h("button", { type: "button", click: use }, "Use these points"), h("button", { type: "button", click: () => this.change({ points: [] }) }, "Remove all")),
      ),
    );
    const edit = h("button", { type: "button", click: () => this.change({ data: "own", points: about.takeOver() }) }, "Edit these points");
    let written = "";
    this.showing.push(() => {
      const isOwn = about.state.data === "own";
      own.hidden = !isOwn;
      edit.hidden = isOwn;
      const now = about.state.points.length > 0 ? writeTable(about.state.points) : "";
      // What somebody is typing is left alone.
      if (now !== written && document.activeElement !== text) {
        written = now;
        text.value = now;
        errors.replaceChildren();
      }
    });
    return h("div", {}, own, edit);
  }
}
