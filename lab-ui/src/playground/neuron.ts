// One neuron looked into: its map, and its sum for one example with the numbers in it.

import { h, set } from "../dom";
import { Surface, type Look, type Maps } from "./canvas";
import type { Sum } from "./figures";
import type { Point } from "./points";
import { activationText, brief, factor, neuronName, sumText } from "./words";

const SIDE = 168;

export interface NeuronAbout {
  /** Follow the example that is so many places further. */
  step: (places: number) => void;
}

export class NeuronPanel {
  readonly element: HTMLElement;
  private readonly surface = new Surface();
  private readonly title = h("h2", { id: "neuron-heading" });
  private readonly example = h("p", { class: "small" });
  private readonly sum = h("p", { class: "neuron-sum" });
  private readonly result = h("p", { class: "neuron-sum" });
  private spoken = "";

  constructor(about: NeuronAbout) {
    this.surface.fit(SIDE, SIDE);
    this.surface.context.imageSmoothingQuality = "high";
    set(this.surface.canvas, { role: "img", class: "neuron-map" });
    this.element = h(
      "section",
      { class: "looked-into", "aria-labelledby": "neuron-heading" },
      this.title,
      h(
        "div",
        { class: "beside" },
        this.surface.canvas,
        h(
          "div",
          {},
          this.example,
          h("p", { class: "small quiet" }, "Each weight times what comes in, and the bias:"),
          this.sum,
          this.result,
          h(
            "div",
            { class: "row" },
            h("button", { type: "button", click: () => about.step(-1) }, "Example before"),
            h("button", { type: "button", click: () => about.step(1) }, "Next example"),
          ),
        ),
      ),
    );
  }

  /** Draw the neuron's map: the one at this place among all maps. */
  paint(maps: Maps, index: number, look: Look): void {
    const { context } = this.surface;
    this.surface.clear();
    maps.draw(context, index, 0, 0, SIDE);
    context.strokeStyle = look.quiet;
    context.lineWidth = 1;
    context.strokeRect(0.5, 0.5, SIDE - 1, SIDE - 1);
  }

  /** Spell the sum out; not at every frame. */
  describe(sum: Sum | null, sizes: number[], activation: string, point: Point | null): void {
    if (sum === null) return;
    const name = neuronName(sizes, sum.layer, sum.index);
    if (this.title.textContent !== name) this.title.textContent = name;
    set(this.surface.canvas, { "aria-label": `${name}: what it gives for every place of the plane. Orange is low, blue is high.` });
    const at = point ? `: x1 = ${brief(point[0])}, x2 = ${brief(point[1])}, class ${point[2]}` : "";
    const example = `Example ${sum.point + 1}${at}.`;
    if (this.example.textContent !== example) this.example.textContent = example;
    const output = sum.layer === sizes.length - 1;
    const spoken = sum.terms.length === 0 ? `an input passes its number on: ${brief(sum.output)}` : `${sumText(sum)}; ${activationText(sum, output ? "sigmoid" : activation)}`;
    if (spoken === this.spoken) return;
    this.spoken = spoken;
    this.spell(sum, output ? "sigmoid" : activation, output);
  }

  private spell(sum: Sum, activation: string, output: boolean): void {
    if (sum.terms.length === 0) {
      this.sum.replaceChildren(`An input passes its number on: ${brief(sum.output)}.`);
      this.result.replaceChildren();
      return;
    }
    if (!Number.isFinite(sum.sum)) {
      this.sum.replaceChildren("The numbers that come in here have run out: there is no sum any more.");
      this.result.replaceChildren();
      return;
    }
    const term = (text: string, below: string): HTMLElement => h("span", { class: "term" }, h("span", {}, text), h("small", {}, below));
    const terms = sum.terms.flatMap(({ weight, input }, at) => [
      term(`${factor(weight)}·${factor(input)}`, sum.layer === 1 ? `x${at + 1}` : `neuron ${at + 1}`),
      " + ",
    ]);
    this.sum.replaceChildren("z = ", ...terms, term(factor(sum.bias), "bias"), " = ", h("strong", {}, brief(sum.sum)));
    const what = output ? "probability of class 1: " : "a = ";
    this.result.replaceChildren(`${what}${activationText(sum, activation)}`);
  }
}
