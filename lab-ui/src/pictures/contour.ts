// Contour lines of a function of two numbers, as on a map of mountains: they and the bands between them, in a plot.
//
//   const map = new ContourMap(plot, { bands: "--blue", labels: true });   // before the layers that lie above it
//   map.show({ values, rows: 60, columns: 60, x: [-1, 1], y: [0, 5] }, [1, 4, 9, 16]);
//   map.layout();                                                          // in the plot's onLayout

import { contours } from "d3-contour";
import { s, set } from "../dom";
import "./contour.css";
import type { Grid } from "./grid";
import type { Interval, Plot } from "./plot";
import { clamp } from "./scale";

export type { Grid } from "./grid";

export type Point = [number, number];

/** Where a function has one value: the lines, and the outlines of the areas in which it is at least that. */
export interface Isoline {
  level: number;
  lines: Point[][];
  areas: Point[][];
}

/** The lines of a grid at some levels, in the data's own numbers. Where a value is none, no area is. */
export function isolines(grid: Grid, levels: number[]): Isoline[] {
  const { rows, columns, x, y } = grid;
  const values = Array.from(grid.values);
  // d3 puts the value of column i at i + 0.5, and closes its outlines along a rim half a cell outside.
  const along = (at: number, count: number, [from, to]: Interval): number =>
    from + ((clamp(at, 0.5, count - 0.5) - 0.5) / (count - 1)) * (to - from);
  const place = ([i, j]: Point): Point => [along(i, columns, x), along(j, rows, y)];
  const onRim = ([i, j]: Point): boolean => i <= 0 || j <= 0 || i >= columns || j >= rows;
  const map = contours().size([columns, rows]);
  return levels.map((level) => {
    const outlines = map.contour(values, level).coordinates.flat() as Point[][];
    return {
      level,
      lines: outlines.flatMap((ring) => withoutRim(ring, onRim)).map((line) => line.map(place)),
      areas: outlines.map((ring) => ring.map(place)),
    };
  });
}

/** A map in a plot. It draws anew only when its numbers or the plot's size have changed. */
export class ContourMap {
  private readonly bands: SVGGElement;
  private readonly lines: SVGGElement;
  private readonly labels: SVGGElement;
  private drawn: Isoline[] = [];
  private last: { grid: Grid; levels: number[] } | null = null;

  /**
   * @param plot where it is drawn, above the layers that are there already.
   * @param look the hue of the bands, deeper for larger values, if there shall be some; whether levels are written at
   *   their lines; how strong the hue is at the top.
   */
  constructor(
    private readonly plot: Plot,
    private readonly look: { bands?: string; labels?: boolean; strength?: number } = {},
  ) {
    this.bands = plot.layer("contour-bands");
    this.lines = plot.layer("contour-lines");
    this.labels = plot.layer("contour-labels");
  }

  show(grid: Grid, levels: number[]): void {
    if (this.last !== null && sameMap(this.last, { grid, levels })) return;
    this.last = { grid, levels };
    this.drawn = isolines(grid, levels);
    this.layout();
  }

  /** Draw for the plot's size. */
  layout(): void {
    const { bands: hue, labels = false, strength = 0.75 } = this.look;
    this.lines.replaceChildren(...this.drawn.map(({ lines }) => s("path", { d: lines.map((line) => this.path(line)).join("") })));
    if (labels) this.labels.replaceChildren(...this.written());
    if (hue === undefined) return;
    // Every area lies above the one before, so the hue grows deeper step by step.
    const opacity = 1 - (1 - strength) ** (1 / Math.max(1, this.drawn.length));
    const shapes = this.drawn.map(({ areas }) =>
      s("path", { d: areas.map((area) => `${this.path(area)}Z`).join(""), "fill-rule": "evenodd", "fill-opacity": opacity.toFixed(4) }),
    );
    this.bands.replaceChildren(...shapes);
    set(this.bands, { style: `fill: var(${hue})` });
  }

  private path(points: Point[]): string {
    return this.plot.through(points.map(([x]) => x), points.map(([, y]) => y));
  }

  /** A number on each line that has room for it, as far from the other numbers as the line allows. */
  private written(): SVGElement[] {
    const { plot } = this;
    const [left, right] = plot.about.x.map(plot.x) as Interval;
    const [floor, ceiling] = plot.about.y.map(plot.y) as Interval;
    const placed: Point[] = [];
    return this.drawn.flatMap(({ level, lines }) => {
      const places = lines
        .flatMap((line) => line.map(([x, y]): Point => [plot.x(x), plot.y(y)]))
        .filter(([x, y]) => x > left + 24 && x < right - 24 && y > ceiling + 26 && y < floor - 12);
      const room = (at: Point): number => Math.min(...placed.map(([x, y]) => Math.hypot((x - at[0]) / 2, y - at[1])), 70);
      const best = places.reduce<Point | null>((found, at) => (found === null || room(at) > room(found) ? at : found), null);
      if (best === null || room(best) < 22) return [];
      placed.push(best);
      return s("text", { x: best[0].toFixed(1), y: best[1].toFixed(1), "text-anchor": "middle", "dominant-baseline": "middle" }, written(level));
    });
  }
}

function written(level: number): string {
  return String(Number(level.toPrecision(3))).replace("-", "−");
}

/** The parts of an outline that do not run along the rim; the outline's last point is its first. */
function withoutRim(ring: Point[], onRim: (point: Point) => boolean): Point[][] {
  const gap = ring.findIndex(onRim);
  if (gap < 0) return [ring];
  const parts: Point[][] = [[]];
  for (const point of [...ring.slice(gap, -1), ...ring.slice(0, gap)]) {
    if (!onRim(point)) parts.at(-1)!.push(point);
    else if (parts.at(-1)!.length > 0) parts.push([]);
  }
  return parts.filter((part) => part.length > 1);
}

type Drawn = { grid: Grid; levels: number[] };

function sameMap(one: Drawn, other: Drawn): boolean {
  const same = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
    if (a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
    return true;
  };
  return (
    one.grid.columns === other.grid.columns &&
    same(one.grid.x, other.grid.x) &&
    same(one.grid.y, other.grid.y) &&
    same(one.levels, other.levels) &&
    same(one.grid.values, other.grid.values)
  );
}
