// Chapter 01's two views of one line: the line among the points, and its place on the map of the cost, w to the right
// and b upwards. Whoever moves one moves the other: both hold on to the same two controls.

import { h, s, set } from "../dom";
import type { Frame } from "../frames";
import { ContourMap } from "./contour";
import type { Grid } from "./grid";
import { rounded, shown } from "./numbers";
import { dots, Plot, type Interval } from "./plot";
import "./surface.css";

/** What the views need of a stage. */
export interface Held {
  readonly controls: { w: number; b: number };
  set(changes: { w?: number; b?: number }): void;
}

/** What the line is drawn among. */
export interface Ground {
  x: Interval;
  y: Interval;
  xName: string;
  yName: string;
  /** Where the line is held. */
  ends: Interval;
}

/** The hours as they are, or brought to [-1, 1]: the same points and the same line, in other numbers. */
export interface Scale extends Ground {
  /** What the map shows: as in the Python file. */
  w: Interval;
  b: Interval;
  /** How far an arrow key moves the point. */
  step: [number, number];
  /** Decimals of w and of b. */
  decimals: [number, number];
  levels: number[];
}

const YEARS = { y: [40, 100] as Interval, yName: "years of life" };
export const SCALES: Record<string, Scale> = {
  raw: {
    ...YEARS,
    x: [-2, 40],
    xName: "hours of exercise",
    ends: [0, 36],
    w: [-0.6, 1.9],
    b: [40, 80],
    step: [0.02, 0.5],
    decimals: [4, 2],
    levels: [2.5, 10, 25, 50, 100, 175, 275, 400, 550, 725, 925],
  },
  scaled: {
    ...YEARS,
    x: [-20 / 18, 22 / 18],
    xName: "hours, scaled",
    ends: [-1, 1],
    w: [-8, 28],
    b: [50, 86],
    step: [0.5, 0.5],
    decimals: [2, 2],
    levels: [2.5, 5, 10, 20, 35, 50, 75, 100, 130, 160, 200],
  },
};

/** The same line in the other scale of the hours: w x + b = 18 w (x - 18)/18 + b + 18 w. */
export function rescaled(to: string, w: number, b: number): { w: number; b: number } {
  return to === "scaled"
    ? { w: rounded(18 * w, 4), b: rounded(b + 18 * w, 4) }
    : { w: rounded(w / 18, 6), b: rounded(b - w, 4) };
}

/** The choice between the two scales; `choose` gets the scale, and the line in its numbers. */
export function scaleChoice(
  stage: Held & { readonly controls: { hours: string }; whenMoved(action: () => void): void },
  choose: (changes: { hours: string; w: number; b: number }) => void,
): HTMLElement {
  const select = h(
    "select",
    {
      name: "hours",
      change: () => choose({ hours: select.value, ...rescaled(select.value, stage.controls.w, stage.controls.b) }),
    },
    h("option", { value: "raw" }, "as they are"),
    h("option", { value: "scaled" }, "brought to [−1, 1]"),
  );
  stage.whenMoved(() => (select.value = stage.controls.hours));
  return h("label", { class: "field" }, h("span", {}, "The hours"), select);
}

/** The line among the points, to be dragged by its ends if `held` is given. */
export class LinePlot {
  readonly plot: Plot;
  /** Below the line, for errors and lines of before. */
  readonly below: SVGGElement;
  private readonly line = s("line", { class: "fit" });
  private readonly points: SVGGElement;
  private data: [ArrayLike<number>, ArrayLike<number>] = [[], []];
  private at = { w: NaN, b: NaN };

  constructor(
    private ground: Ground,
    onLayout: () => void,
    held?: Held,
    private readonly kind: (index: number) => string = () => "dot",
  ) {
    this.plot = new Plot({
      ...ground,
      label: `A line among four points: ${ground.xName}, ${ground.yName}`,
      aspect: 1,
      onLayout: () => {
        this.draw();
        onLayout();
      },
    });
    this.below = this.plot.layer("below");
    this.plot.layer("fits").append(this.line);
    this.points = this.plot.layer("points");
    if (held) this.hold(held);
  }

  /** Draw this line at once. */
  show(w: number, b: number): void {
    this.at = { w, b };
    const { plot } = this;
    const [from, to] = plot.about.x;
    const there = Number.isFinite(w + b);
    const at = (x: number): number => plot.safe(w * x + b);
    set(this.line, there ? { x1: plot.x(from), y1: at(from), x2: plot.x(to), y2: at(to), visibility: null } : { visibility: "hidden" });
    plot.placeHandles();
  }

  /** Show the points of a frame, on this ground. */
  among({ arrays }: Frame, ground: Ground): void {
    this.data = [arrays["x"] ?? [], arrays["y"] ?? []];
    this.stand(ground);
    dots(this.points, this.plot, ...this.data, this.kind);
  }

  /** Change the ground that it stands on. */
  stand(ground: Ground): void {
    this.ground = ground;
    Object.assign(this.plot.about, { xName: ground.xName, yName: ground.yName });
    this.plot.range(ground.x, ground.y);
  }

  private draw(): void {
    this.show(this.at.w, this.at.b);
    dots(this.points, this.plot, ...this.data, this.kind);
  }

  private hold(held: Held): void {
    const heights = (): Interval => {
      const { w, b } = held.controls;
      return [w * this.ground.ends[0] + b, w * this.ground.ends[1] + b];
    };
    const place = ["left", "right"];
    for (const index of [0, 1] as const) {
      this.plot.handle({
        label: `Height of the ${place[index]} end of the line`,
        along: "y",
        at: () => [this.ground.ends[index], heights()[index]],
        move: (_, y) => {
          const both = heights();
          both[index] = rounded(y, 2);
          const [from, to] = this.ground.ends;
          const w = rounded((both[1] - both[0]) / (to - from), 5);
          held.set({ w, b: rounded(both[0] - w * from, 4) });
        },
        say: () => `${shown(heights()[index])}; w is ${shown(held.controls.w)}, b is ${shown(held.controls.b)}`,
        step: [0, 0.5],
      });
    }
  }
}

/** The map of the cost, with the point that is dragged over it; a click on the map brings the point there. */
export class CostMap {
  readonly plot: Plot;
  /** Above the map, for arrows and paths. */
  readonly above: SVGGElement;
  private readonly map: ContourMap;
  private readonly lowest = s("path", { class: "lowest" });
  private grid: Grid | null = null;

  constructor(
    private scale: Scale,
    held: Held,
    label: string,
    onLayout: () => void,
  ) {
    this.plot = new Plot({
      x: scale.w,
      y: scale.b,
      xName: "slope w",
      yName: "height b",
      label: "A map of the cost: the slope w to the right, the height b upwards",
      aspect: 1,
      onLayout: () => {
        this.map?.layout();
        this.markLowest();
        onLayout();
      },
    });
    this.plot.element.classList.add("cost-map");
    this.map = new ContourMap(this.plot, { bands: "--blue", labels: true, strength: 0.5 });
    this.plot.layer("lowest-place").append(this.lowest);
    this.above = this.plot.layer("above");
    const move = (w: number, b: number): void => {
      const [ofW, ofB] = this.scale.decimals;
      held.set({ w: rounded(w, ofW), b: rounded(b, ofB) });
    };
    const scaleNow = (): Scale => this.scale;
    this.plot.handle({
      label,
      along: "both",
      at: () => [held.controls.w, held.controls.b],
      move,
      say: () => `w is ${shown(held.controls.w)}, b is ${shown(held.controls.b)}`,
      get step() {
        return scaleNow().step;
      },
    });
    this.plot.svg.addEventListener("click", (event) => {
      const [w, b] = this.plot.under(event);
      const inside = (value: number, [low, high]: Interval): boolean => low <= value && value <= high;
      const onHandle = (event.target as Element).closest(".handle") !== null;
      if (!onHandle && inside(w, this.scale.w) && inside(b, this.scale.b)) move(w, b);
    });
  }

  /** Show the map of a frame. */
  show(frame: Frame, scale: Scale): void {
    this.stand(scale);
    this.grid = gridOf(frame, scale);
    this.map.show(this.grid, scale.levels);
    this.markLowest();
  }

  /** Change the scale; with both axes in the same unit, a unit is as long to the right as upwards. */
  stand(scale: Scale): void {
    this.scale = scale;
    this.plot.about.aspect = scale === SCALES["scaled"] ? "equal" : 1;
    this.plot.range(scale.w, scale.b);
  }

  /** A cross at the lowest place of the map. */
  private markLowest(): void {
    if (this.grid === null) return;
    const { plot } = this;
    const { values, rows, columns, x, y } = this.grid;
    let best = -1;
    for (let i = 0; i < values.length; i++) if (values[i]! < (values[best] ?? Infinity)) best = i;
    const along = ([low, high]: Interval, index: number, count: number): number => low + ((high - low) * index) / (count - 1);
    const left = plot.x(along(x, best % columns, columns));
    const top = plot.y(along(y, Math.floor(best / columns), rows));
    set(this.lowest, { d: best < 0 ? "" : `M${left - 6} ${top}h12m-6 -6v12` });
  }
}

/** The map that a frame brings. */
export function gridOf({ arrays, shapes }: Frame, { w, b }: Scale): Grid {
  const [rows = 0, columns = 0] = shapes["surface"] ?? [];
  return { values: arrays["surface"] ?? [], rows, columns, x: w, y: b };
}

/** The places of a walk (steps, 2), w and b apart. */
export function walkOf({ arrays }: Frame): [number[], number[]] {
  const path = [...(arrays["path"] ?? [])];
  return [path.filter((_, i) => i % 2 === 0), path.filter((_, i) => i % 2 === 1)];
}

/** A walk on a plot of w and b: a line, and a dot for each step that is not far outside. */
export function trail(plot: Plot, ws: number[], bs: number[], kind = "walk"): SVGElement[] {
  const places = ws.map((w, i) => [plot.x(w), plot.y(bs[i]!)] as const).slice(1);
  const near = places.filter(([x, y]) => Math.abs(x) < 1e4 && Math.abs(y) < 1e4);
  return [
    s("path", { class: kind, d: plot.through(ws, bs) }),
    ...near.map(([cx, cy]) => s("circle", { class: kind, r: 2.5, cx: cx.toFixed(1), cy: cy.toFixed(1) })),
  ];
}
