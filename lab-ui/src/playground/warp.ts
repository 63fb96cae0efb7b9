// How a layer sees the plane: a grid of the plane, and the examples, at what two of the layer's neurons make of them.
// Where the layer has pulled the classes apart, a straight line can divide them.

import { h, set } from "../dom";
import type { Frame } from "../frames";
import { mark, Surface, type Look } from "./canvas";
import { layerName } from "./words";

export interface WarpAbout {
  choose: (layer: number, axes: [number, number]) => void;
}

const SIDE = 300;
const EDGE = 24;

export class WarpPanel {
  readonly element: HTMLElement;
  readonly surface = new Surface();
  private readonly layerSelect = h("select", { name: "warp" });
  private readonly axisSelects = [h("select", { name: "warp-x" }), h("select", { name: "warp-y" })] as const;
  private sizes: number[] = [];

  constructor(private readonly about: WarpAbout) {
    this.surface.fit(SIDE, SIDE);
    set(this.surface.canvas, { role: "img", class: "warp-map" });
    const field = (label: string, select: HTMLSelectElement): HTMLElement => h("label", { class: "field" }, h("span", {}, label), select);
    this.element = h(
      "section",
      { class: "looked-into", "aria-labelledby": "warp-heading" },
      h("h2", { id: "warp-heading" }, "The plane, as a layer sees it"),
      h(
        "div",
        { class: "beside" },
        this.surface.canvas,
        h(
          "div",
          {},
          h("p", { class: "small" }, "The layer bends the plane until a straight line can divide the classes. Each point stands at what two of its neurons give."),
          h("div", { class: "fields" }, field("Layer", this.layerSelect), field("Across", this.axisSelects[0]), field("Upwards", this.axisSelects[1])),
        ),
      ),
    );
    this.layerSelect.addEventListener("change", () => {
      const layer = Number(this.layerSelect.value);
      this.about.choose(layer, [0, Math.min(1, this.sizes[layer]! - 1)]);
    });
    for (const select of this.axisSelects) {
      select.addEventListener("change", () =>
        this.about.choose(Number(this.layerSelect.value), [Number(this.axisSelects[0].value), Number(this.axisSelects[1].value)]),
      );
    }
  }

  /** Offer the layers and neurons that there are, and mark the chosen ones. */
  shape(sizes: number[], layer: number, axes: [number, number]): void {
    this.sizes = sizes;
    fill(this.layerSelect, sizes.map((_, at) => layerName(sizes, at)), layer);
    for (const [at, select] of this.axisSelects.entries()) {
      const names = Array.from({ length: sizes[layer]! }, (_, neuron) => (layer === 0 ? `x${neuron + 1}` : `neuron ${neuron + 1}`));
      fill(select, names, axes[at]!);
    }
    set(this.surface.canvas, { "aria-label": `A grid of the plane and the examples, as neurons ${axes[0] + 1} and ${axes[1] + 1} of the ${layerName(sizes, layer)} see them.` });
  }

  paint(frame: Frame, look: Look): void {
    const { surface } = this;
    const { context } = surface;
    const { warp, warp_points: points, labels, held_out: heldOut } = frame.arrays;
    const [lines = 0, perLine = 0] = frame.shapes["warp"] ?? [];
    surface.clear();
    context.strokeStyle = look.line;
    context.lineWidth = 1;
    context.strokeRect(0.5, 0.5, SIDE - 1, SIDE - 1);
    if (!warp || !points || !labels || !heldOut) return;
    const place = placing(warp, points);
    if (place === null) return;
    context.strokeStyle = look.quiet;
    context.globalAlpha = 0.55;
    context.beginPath();
    for (let line = 0; line < lines; line++) {
      for (let i = 0; i < perLine; i++) {
        const at = 2 * (line * perLine + i);
        const [x, y] = [place.x(warp[at]!), place.y(warp[at + 1]!)];
        if (i === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
    }
    context.stroke();
    context.globalAlpha = 1;
    for (let i = 0; i < labels.length; i++) {
      mark(context, look, place.x(points[2 * i]!), place.y(points[2 * i + 1]!), labels[i]!, heldOut[i] === 1, 2.6);
    }
  }
}

/** From a layer's numbers to the canvas, so that all of them are seen; null where they are no numbers. */
function placing(...arrays: ArrayLike<number>[]): { x: (value: number) => number; y: (value: number) => number } | null {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (const numbers of arrays) {
    for (let i = 0; i < numbers.length; i++) {
      const value = numbers[i]!;
      if (!Number.isFinite(value)) return null;
      const axis = i % 2;
      if (value < low[axis]!) low[axis] = value;
      if (value > high[axis]!) high[axis] = value;
    }
  }
  const axis = (at: 0 | 1): ((value: number) => number) => {
    const span = Math.max(high[at]! - low[at]!, 1e-6);
    const unit = (SIDE - 2 * EDGE) / span;
    return at === 0 ? (value) => EDGE + (value - low[at]!) * unit : (value) => SIDE - EDGE - (value - low[at]!) * unit;
  };
  return { x: axis(0), y: axis(1) };
}

function fill(select: HTMLSelectElement, names: string[], chosen: number): void {
  const now = [...select.options].map((option) => option.text);
  if (String(now) !== String(names)) select.replaceChildren(...names.map((name, value) => h("option", { value }, name)));
  select.value = String(chosen);
}
