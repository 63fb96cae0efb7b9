// Chapter 00: every point of one set against every point of the other. A table of distances that one can follow by
// eye, and how long three ways to a larger table take.

import { h, s, set } from "../dom";
import { numberOf, type Frame } from "../frames";
import type { Pair } from "./arrow";
import "./arrays.css";
import { brief, drawCells, largestOf, tableOf, words } from "./cells";
import { rounded } from "./numbers";
import { dots, Plot } from "./plot";
import { Stage, type Host, type OpenPicture } from "./stage";
import { drawGrid } from "./unit-grid";

const REACH = 6;
const HEIGHT = 40;
const [LEFT, TOP] = [58, 30];
/** The bars' axis: powers of ten of a second. */
const TIMES: [number, number] = [-6.3, -0.7];
const WAYS = [
  { value: "cells", label: "three loops over the arrays' cells", kind: "slow" },
  { value: "lists", label: "three loops over Python's lists", kind: "slow" },
  { value: "mine", label: "squared_distances", kind: "quick" },
] as const;

/** Open the picture of loops against arrays. */
export function loopAgainstArray(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "loop-against-array",
    title: "Every pair at once",
    functions: ["squared_distances"],
    controls: { points: 32, again: 0, a: [3, 4, 1, 2, 5, 1], b: [1, 1, 4, 3, 2, 4, 5, 4], i: 0, j: 0 },
    drawOnly: ["i", "j"],
    moved: showPair,
    draw: show,
    csv: (frame) => ({ header: ["point_of_A", "point_of_B", "squared_distance"], rows: rowsOf(frame) }),
  });
  const plane = new Plot({
    x: [0, REACH],
    y: [0, 5],
    xName: "feature 0",
    yName: "feature 1",
    label: "Three points of A and four points of B, and the line between the chosen two",
    aspect: "equal",
    heights: [200, 330],
    onLayout() {
      drawGrid(plane, grid);
      showPair();
    },
  });
  const grid = plane.layer("unit-grid");
  const between = plane.layer("between").appendChild(s("path"));
  const marks = { a: plane.layer("of-a"), b: plane.layer("of-b") };
  const names = plane.layer("names");
  for (const [set_, count] of [["a", 3], ["b", 4]] as const) for (let at = 0; at < count; at++) point(set_, at);

  const svg = s("svg", { class: "plot cells", role: "img", "aria-label": "The table of squared distances: a row for each point of A, a column for each point of B", click: choose });
  const table = h("div", { class: "cells-frame" }, svg);
  const sizes = new ResizeObserver(() => stage.frame && showTable(stage.frame));
  sizes.observe(table);
  const worked = h("p", { class: "worked" });

  const bars = new Plot({
    x: TIMES,
    y: [0, 3],
    xName: "time, each mark ten times the one before",
    yName: "",
    says: { x: duration_, y: () => "" },
    label: "How long three ways to the same table take, on an axis on which each mark is ten times the one before",
    heights: [210, 210],
    onLayout: () => stage.frame && showTimes(stage.frame),
  });
  const lengths = bars.layer("bars");
  const labels = bars.layer("bar-words");
  const steps = h("p", { class: "small quiet" });
  stage.drawing(plane.svg, svg, bars.svg);
  stage.atEnd(() => (plane.close(), bars.close(), sizes.disconnect()));
  const index = (value: number): string => String(value);
  stage.show(
    h("h3", {}, "A few points, to follow by eye"),
    h("div", { class: "side-by-side" }, plane.element, table),
    worked,
    stage.row(
      stage.slider({ name: "i", label: "point i of A, row", low: 0, high: 2, step: 1, say: index }),
      stage.slider({ name: "j", label: "point j of B, column", low: 0, high: 3, step: 1, say: index }),
    ),
    h("p", { class: "small quiet" }, "Drag a point, or choose a cell. What to try: move one point of A. Only its row changes. Then lay it upon a point of B."),
    h("h3", {}, "Many points, and the time it takes"),
    bars.element,
    steps,
    stage.row(
      stage.slider({ name: "points", label: "points in each set", low: 1, high: 40, step: 1, say: index }),
      stage.button("Measure again", () => stage.set({ again: (stage.controls.again + 1) % 1_000_000 })),
    ),
    h("p", { class: "small quiet" }, "Measured on this computer, just now: the best of a few calls. The times differ from run to run. What to try: 1 point, then 40. With one point there is nothing to gain; why?"),
    h(
      "div",
      { class: "facts" },
      stage.facts({ ratio: "times faster than loops over cells", difference: "largest difference between the tables" }),
      h("details", {}, h("summary", {}, "The small table as numbers"), stage.table("Squared distances", ["point of A", "point of B", "squared distance"], rowsOf)),
    ),
  );
  return stage;

  function point(name: "a" | "b", at: number): void {
    const group = plane.handle({
      label: `Point ${at} of ${name.toUpperCase()}`,
      along: "both",
      at: () => pointOf(name, at),
      move: (x, y) => stage.set({ [name]: stage.controls[name].with(2 * at, half(x)).with(2 * at + 1, half(y)) }),
      say: () => `(${pointOf(name, at).map(brief).join(", ")})`,
      step: [0.5, 0.5],
    });
    group.classList.add(`of-${name}`);
    group.addEventListener("focus", () => stage.set(name === "a" ? { i: at } : { j: at }));
  }

  function pointOf(name: "a" | "b", at: number): Pair {
    const flat = stage.controls[name];
    return [flat[2 * at] ?? 0, flat[2 * at + 1] ?? 0];
  }

  /** The points and the chosen pair, at once. */
  function showPair(): void {
    const { a, b, i, j } = stage.controls;
    const [from, to] = [pointOf("a", i), pointOf("b", j)];
    set(between, { d: plane.through([from[0], to[0], to[0]], [from[1], from[1], to[1]]) + plane.through([from[0], to[0]], [from[1], to[1]]) });
    for (const name of ["a", "b"] as const) {
      const flat = { a, b }[name];
      dots(marks[name], plane, flat.filter((_, at) => at % 2 === 0), flat.filter((_, at) => at % 2 === 1));
    }
    names.replaceChildren(
      ...(["a", "b"] as const).flatMap((name) =>
        Array.from({ length: stage.controls[name].length / 2 }, (_, at) => {
          const [x, y] = pointOf(name, at);
          return words(`${name}${"₀₁₂₃"[at]}`, plane.x(x) + 21, plane.y(y) - 12, `of-${name}`);
        }),
      ),
    );
    plane.placeHandles();
  }

  function show(frame: Frame): void {
    showTable(frame);
    showTimes(frame);
    const off = differing(frame).length;
    const agree = frame.values["agree"] === true;
    stage.remark(
      off > 0 || !agree
        ? `The tables differ: ${off > 0 ? `${off} of the cells above are not what the loops give` : "with many points, other numbers come out than with the loops"}.`
        : "Loops and squared_distances give the same tables.",
    );
  }

  function showTable(frame: Frame): void {
    const width = table.clientWidth;
    if (width === 0) return;
    const { i, j } = stage.controls;
    const cells = tableOf(frame, "table");
    const cell = cellWidth(width, cells.columns);
    const off = new Set(differing(frame));
    const kind = (at: number): string => `${at === i * cells.columns + j ? "lit" : ""} ${off.has(at) ? "off" : ""}`;
    set(svg, { viewBox: `0 0 ${width} ${TOP + cells.rows * HEIGHT + 8}`, height: TOP + cells.rows * HEIGHT + 8 });
    svg.replaceChildren(
      ...["b₀", "b₁", "b₂", "b₃"].map((name, at) => words(name, LEFT + (at + 0.5) * cell, TOP - 12, "of-b")),
      ...["a₀", "a₁", "a₂"].map((name, at) => words(name, LEFT - 16, TOP + (at + 0.5) * HEIGHT, "of-a")),
      ...drawCells({ table: cells, left: LEFT, top: TOP, width: cell, height: HEIGHT, largest: largestOf(cells.values), kind, numbered: "none" }),
    );
    worked.textContent = sum(cells.values[i * cells.columns + j] ?? NaN);
  }

  /** The chosen cell as a sum; behind the last = stands the function's own number. */
  function sum(found: number): string {
    const { i, j } = stage.controls;
    const [from, to] = [pointOf("a", i), pointOf("b", j)];
    return `D[${i}, ${j}] = ${from.map((one, f) => `(${brief(one)} − ${brief(to[f]!)})²`).join(" + ")} = ${brief(found)}`;
  }

  function choose(event: MouseEvent): void {
    const box = svg.getBoundingClientRect();
    const [i, j] = [Math.floor((event.clientY - box.top - TOP) / HEIGHT), Math.floor((event.clientX - box.left - LEFT) / cellWidth(table.clientWidth, 4))];
    if (i >= 0 && i < 3 && j >= 0 && j < 4) stage.set({ i, j });
  }

  function showTimes(frame: Frame): void {
    const start = bars.x(TIMES[0]);
    lengths.replaceChildren();
    labels.replaceChildren();
    WAYS.forEach(({ value, label, kind }, at) => {
      const seconds = numberOf(frame.values[value]);
      const end = bars.x(Math.min(Math.max(Math.log10(seconds), TIMES[0]), TIMES[1]));
      const y = bars.y(3 - at) + 22;
      lengths.append(s("rect", { class: kind, x: start, y, width: Math.max(2, end - start), height: 20, rx: 3 }));
      labels.append(s("text", { x: start, y: y - 6 }, `${label}: ${duration(seconds)}`));
    });
    const count = numberOf(frame.values["points"]);
    steps.textContent = `${count} × ${count} pairs, 8 features each: ${brief(numberOf(frame.values["steps"]))} differences to square, whichever way.`;
  }
}

/** Seconds in the unit that suits them. */
export function duration(seconds: number): string {
  const [unit, factor] = seconds < 1e-3 ? ["µs", 1e6] : seconds < 1 ? ["ms", 1e3] : ["s", 1];
  return `${Number((seconds * Number(factor)).toPrecision(2))} ${unit}`;
}

function duration_(power: number): string {
  return Number.isInteger(power) ? duration(10 ** power) : "";
}

function cellWidth(width: number, columns: number): number {
  return Math.floor(Math.min((width - LEFT - 4) / Math.max(columns, 1), 64));
}

/** The cells of the small table in which the function and the loops differ. */
function differing({ arrays }: Frame): number[] {
  const { table = [], looped = [] } = arrays;
  return Array.from(table, (value, at) => (Math.abs(value - looped[at]!) <= 1e-4 * (1 + Math.abs(looped[at]!)) ? -1 : at)).filter((at) => at >= 0);
}

function half(value: number): number {
  return rounded(Math.round(2 * value) / 2, 1);
}

function rowsOf(frame: Frame): number[][] {
  const { columns, values } = tableOf(frame, "table");
  return Array.from(values, (value, at) => [Math.floor(at / columns), at % columns, value]);
}
