// Points of two classes, as every picture of a classifier shows them: discs in orange for class 0, diamonds in blue for
// class 1, rings around mistakes, and the plane behind them in the colours of what the classifier says there.

import { h, s, set } from "../dom";
import type { Pair } from "./arrow";
import "./classes.css";
import { diverging, whenLookChanges } from "./colours";
import { ContourMap } from "./contour";
import type { Interval, Plot } from "./plot";

/** Cells along each side of a map, and cells that are known beyond each side (src/chainrule/lab/pictures/plane.py). */
const SIDE = 64;
const RIM = 1;

/** The points (x1, x2) of an array of shape (m, 2). */
export function pairs(flat: ArrayLike<number> = []): Pair[] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
}

/** Marks at points; the layer keeps its elements from one drawing to the next. */
export function marks(layer: SVGGElement, plot: Plot, points: Pair[], labels: ArrayLike<number>, size = 5): void {
  keep(layer, points.length);
  points.forEach(([x, y], i) => {
    const one = labels[i] === 1;
    set(layer.children[i]!, { class: one ? "class-1" : "class-0", d: one ? diamond(plot.x(x), plot.y(y), 1.3 * size) : disc(plot.x(x), plot.y(y), size) });
  });
}

/** Rings around points. */
export function rings(layer: SVGGElement, plot: Plot, points: Pair[], radius = 10): void {
  keep(layer, points.length);
  points.forEach(([x, y], i) => set(layer.children[i]!, { class: "ring", d: disc(plot.x(x), plot.y(y), radius) }));
}

/** The points that got another answer than their label. */
export function mistaken(points: Pair[], labels: ArrayLike<number>, answers: ArrayLike<number>): Pair[] {
  return points.filter((_, i) => answers[i] !== labels[i]);
}

/** What the marks stand for. */
export function legend(zero: string, one: string, ring?: string): HTMLElement {
  const entry = (name: string, d: string, text: string): HTMLElement =>
    h("span", {}, s("svg", { class: "plot", viewBox: "-10 -10 20 20", "aria-hidden": "true" }, s("path", { class: name, d })), text);
  return h(
    "p",
    { class: "legend small" },
    entry("class-0", disc(0, 0, 5.5), zero),
    entry("class-1", diamond(0, 0, 7), one),
    ring !== undefined && entry("ring", disc(0, 0, 8), ring),
  );
}

/** The plane behind the points: orange where a classifier says 0, blue where it says 1, and a line where it changes. */
export class Answers {
  private colours = diverging(0.42);
  private answers: ArrayLike<number> | null = null;
  private readonly border: ContourMap;
  private readonly stopWatching: () => void;

  constructor(private readonly plot: Plot) {
    this.border = new ContourMap(plot);
    this.stopWatching = whenLookChanges(() => {
      this.colours = diverging(0.42);
      this.paint();
    });
  }

  /**
   * Show the answers of a map with its rim, row after row from the top.
   *
   * @param border a line is drawn where these numbers, on the same map, have this level.
   */
  show(answers: ArrayLike<number>, border?: { values: ArrayLike<number>; level: number }): void {
    this.answers = answers;
    this.paint();
    if (border === undefined) return;
    const { x, y } = this.plot.about;
    const rows = SIDE + 2 * RIM;
    this.border.show({ values: border.values, rows, columns: rows, x: beyond(x), y: beyond([y[1], y[0]]) }, [border.level]);
  }

  /** Draw for the plot's size. */
  layout(): void {
    this.border.layout();
  }

  close(): void {
    this.stopWatching();
  }

  private paint(): void {
    if (this.answers !== null) this.plot.paint(shades(this.answers), [SIDE, SIDE], this.colours);
  }
}

/** The cells of a map without its rim as shades from 0 to 255; the middle for what is no number. */
export function shades(values: ArrayLike<number>): Uint8ClampedArray {
  const rows = SIDE + 2 * RIM;
  return Uint8ClampedArray.from({ length: SIDE * SIDE }, (_, cell) => {
    const value = values[(Math.floor(cell / SIDE) + RIM) * rows + (cell % SIDE) + RIM]!;
    return Number.isNaN(value) ? 127.5 : 255 * value;
  });
}

/** From the first centre of a cell to the last, rim included. */
function beyond([from, to]: Interval): Interval {
  const half = ((RIM - 0.5) * (to - from)) / SIDE;
  return [from - half, to + half];
}

/** Where the line w1·x1 + w2·x2 + b = 0 runs inside a window: its two ends, class 1 on the left of the way; or nowhere. */
export function crossing([w1, w2, b]: readonly [number, number, number], x: Interval, y: Interval): [Pair, Pair] | null {
  const size = Math.hypot(w1, w2);
  if (!(size > 0) || !Number.isFinite(size) || !Number.isFinite(b)) return null;
  // From the point of the line that is nearest to the window's middle, as far as each side of the window allows.
  const middle: Pair = [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
  const off = (w1 * middle[0] + w2 * middle[1] + b) / size ** 2;
  const start: Pair = [middle[0] - off * w1, middle[1] - off * w2];
  const way: Pair = [w2 / size, -w1 / size];
  let [from, to] = [-Infinity, Infinity];
  for (const [at, step, [low, high]] of [
    [start[0], way[0], x],
    [start[1], way[1], y],
  ] as const) {
    if (Math.abs(step) < 1e-12) {
      if (at < low || at > high) return null;
      continue;
    }
    const ends = [(low - at) / step, (high - at) / step];
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  }
  const along = (distance: number): Pair => [start[0] + distance * way[0], start[1] + distance * way[1]];
  return from < to ? [along(from), along(to)] : null;
}

/** Draw the line w1·x1 + w2·x2 + b = 0, or hide it where there is none. */
export function drawBoundary(line: SVGLineElement, plot: Plot, weights: readonly [number, number, number]): void {
  const ends = crossing(weights, plot.about.x, plot.about.y);
  set(line, { visibility: ends === null ? "hidden" : null });
  if (ends === null) return;
  const [[x1, y1], [x2, y2]] = ends;
  set(line, { x1: plot.x(x1), y1: plot.y(y1), x2: plot.x(x2), y2: plot.y(y2) });
}

function keep(layer: SVGGElement, count: number): void {
  while (layer.children.length > count) layer.lastChild!.remove();
  while (layer.children.length < count) layer.append(s("path"));
}

function disc(x: number, y: number, radius: number): string {
  return `M${(x - radius).toFixed(1)} ${y.toFixed(1)}a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0Z`;
}

function diamond(x: number, y: number, reach: number): string {
  return `M${x.toFixed(1)} ${(y - reach).toFixed(1)}l${reach} ${reach}l${-reach} ${reach}l${-reach} ${-reach}Z`;
}
