// A grid of unit squares, for plots of arrows: one step to the right, one step up.

import { s } from "../dom";
import type { Interval, Plot } from "./plot";

/** Draw the grid and its two axes over the ranges of a plot. */
export function drawGrid(plot: Plot, layer: SVGGElement): void {
  const { x, y } = plot.about;
  const kind = (at: number): string => (at === 0 ? "axis" : "");
  layer.replaceChildren(
    ...whole(x).map((at) => s("line", { class: kind(at), x1: plot.x(at), x2: plot.x(at), y1: plot.y(y[0]), y2: plot.y(y[1]) })),
    ...whole(y).map((at) => s("line", { class: kind(at), x1: plot.x(x[0]), x2: plot.x(x[1]), y1: plot.y(at), y2: plot.y(at) })),
  );
}

function whole([low, high]: Interval): number[] {
  return Array.from({ length: Math.floor(high) - Math.ceil(low) + 1 }, (_, i) => Math.ceil(low) + i);
}
