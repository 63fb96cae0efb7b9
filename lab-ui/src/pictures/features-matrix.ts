// Chapter 02: the table X as cells, what the learner's function makes of it, and theta above its columns.

import { h, s, set } from "../dom";
import type { Frame } from "../frames";
import "./features.css";
import { readNumber, shown } from "./numbers";
import { Stage, type Host, type OpenPicture } from "./stage";

const ROWS = 5;
const COLUMNS = 3;
const CELLS = [2, 30, 3, 4, 50, 1, 6, 70, 4, 8, 20, 1, 1, 40, 5];
/** A result with more columns is shown only this far. */
const MOST = 10;
const HEIGHT = 46;
const GAP = 46;

interface Table {
  rows: number;
  columns: number;
  values: ArrayLike<number>;
}

/** Where things stand on the page, in pixels. */
interface Layout {
  cell: number;
  x: { left: number; top: number };
  result: { left: number; top: number };
  height: number;
}

/** Open the picture of the column of ones. */
export function matrixCells(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "matrix-cells",
    title: "The table and its ones",
    functions: ["add_bias_column"],
    controls: { cells: CELLS, rows: 3, columns: 2, theta: [5, 10, 1, 1] },
    draw: show,
    csv: (frame) => {
      const { columns, rows, values } = tableOf(frame, "with_ones");
      const row = (at: number): number[] => Array.from({ length: columns }, (_, j) => values[at * columns + j]!);
      return { header: row(0).map((_, j) => `column ${j}`), rows: Array.from({ length: rows }, (_, at) => row(at)) };
    },
  });
  const svg = s("svg", { class: "plot cells", role: "img", "aria-label": "The table X, and beside it what add_bias_column makes of it" });
  const fields = h("div", { class: "cell-fields" });
  const frame = h("div", { class: "cells-frame" }, svg, fields);
  const inputs = new Map<string, HTMLInputElement>();
  const sizes = new ResizeObserver(() => stage.frame && show(stage.frame));
  sizes.observe(frame);
  stage.drawing(svg);
  stage.atEnd(() => sizes.disconnect());
  stage.show(
    frame,
    h("p", { class: "small quiet" }, "Type into the cells of X, or into θ. Blue are the ones; framed in orange is what should not be there. What to try: change θ₀. It comes through every row unchanged, because it only ever meets a 1."),
    h(
      "div",
      { class: "row pairs" },
      stage.slider({ name: "rows", label: "examples m", low: 1, high: ROWS, step: 1, say: String }),
      stage.slider({ name: "columns", label: "features n", low: 1, high: COLUMNS, step: 1, say: String }),
    ),
    h(
      "div",
      { class: "facts" },
      stage.facts({ shape_before: "shape of X", shape: "shape with ones" }),
      stage.table("Each row times θ", ["row", "the sum", "ŷ"], sumsOf),
    ),
  );
  return stage;

  function show(now: Frame): void {
    const [X, made] = [tableOf(now, "X"), tableOf(now, "with_ones")];
    if (frame.clientWidth === 0 || X.rows === 0) return;
    const sums = now.arrays["sums"] ?? [];
    const layout = layOut(frame.clientWidth, X, made, sums.length > 0);
    const fits = made.rows === X.rows && made.columns === X.columns + 1;
    const { cell, x, result } = layout;
    const seen = Math.min(made.columns, MOST);
    set(svg, { viewBox: `0 0 ${frame.clientWidth} ${layout.height}`, height: layout.height });
    const right = result.left + seen * cell;
    svg.replaceChildren(
      ...cells(X, COLUMNS, cell, x, () => "given"),
      ...cells(made, MOST, cell, result, (row, column) => (fits ? kindOf(X, made, row, column) : "strange")),
      caption("X", now.values["shape_before"], x.left + (X.columns * cell) / 2, x.top - 12),
      caption("with ones", now.values["shape"], result.left + (seen * cell) / 2, result.top + made.rows * HEIGHT + 20),
      ...arrow(layout, X),
      ...(made.columns > MOST ? [text(`… ${made.columns - MOST} more`, right + 6, result.top + HEIGHT / 2, "start")] : []),
      ...Array.from(sums, (sum, row) => text(short(sum), right + cell / 2 + 14, result.top + (row + 0.5) * HEIGHT, "middle", "sum")),
      ...(sums.length > 0 ? [text("ŷ", right + cell / 2 + 14, result.top - HEIGHT / 2 - 10, "middle")] : []),
      ...theta(now.arrays["theta"] ?? [], layout),
    );
    placeFields(layout, X, now.arrays["theta"]?.length ?? 0);
    stage.remark(news(now, X, made));
  }

  /** Real fields lie on the cells of X and θ, so that they are typed into as anywhere else. */
  function placeFields({ cell, x, result }: Layout, X: Table, weights: number): void {
    const wanted = new Set<string>();
    const put = (key: string, label: string, at: [number, number], value: number, change: (value: number) => void): void => {
      wanted.add(key);
      const input = inputs.get(key) ?? field(label, key === "theta0" ? "bias" : null);
      if (!inputs.has(key)) {
        inputs.set(key, input);
        fields.append(input);
      }
      input.onchange = () => {
        const read = readNumber(input.value);
        if (read === null) input.value = String(value);
        else change(Math.min(Math.max(read, -1e4), 1e4));
      };
      input.onkeydown = (event) => {
        const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
        if (direction === undefined) return;
        event.preventDefault();
        change((readNumber(input.value) ?? value) + direction);
      };
      if (readNumber(input.value) !== value) input.value = String(value);
      Object.assign(input.style, { left: `${at[0] + 1}px`, top: `${at[1] + 1}px`, width: `${cell - 2}px`, height: `${HEIGHT - 2}px` });
    };
    for (let row = 0; row < X.rows; row++) {
      for (let column = 0; column < X.columns; column++) {
        const index = row * COLUMNS + column;
        put(`x${index}`, `X, row ${row + 1}, column ${column + 1}`, [x.left + column * cell, x.top + row * HEIGHT], stage.controls.cells[index] ?? 0, (value) =>
          stage.set({ cells: stage.controls.cells.with(index, value) }),
        );
      }
    }
    for (let j = 0; j < weights; j++) {
      put(`theta${j}`, `theta ${j}${j === 0 ? ", the bias" : ""}`, [result.left + j * cell, result.top - HEIGHT - 10], stage.controls.theta[j] ?? 0, (value) =>
        stage.set({ theta: stage.controls.theta.with(j, value) }),
      );
    }
    for (const [key, input] of inputs) {
      if (wanted.has(key)) continue;
      input.remove();
      inputs.delete(key);
    }
  }
}

function field(label: string, kind: string | null): HTMLInputElement {
  const input = h("input", { type: "text", inputmode: "decimal", "aria-label": label, class: kind, autocomplete: "off" });
  input.addEventListener("focus", () => input.select());
  return input;
}

/** Side by side where there is room for it, else one below the other. */
function layOut(width: number, X: Table, made: Table, withSums: boolean): Layout {
  const columns = Math.min(made.columns, MOST);
  const sums = withSums ? 1 : 0;
  const above = HEIGHT + 14;
  const room = (width - GAP - 18) / (X.columns + columns + sums);
  const top = above + 24;
  if (room >= 33) {
    const cell = Math.floor(Math.min(room, 62));
    const left = Math.max(2, (width - (X.columns + columns + sums) * cell - GAP - 14) / 2);
    const height = top + Math.max(X.rows, made.rows) * HEIGHT + 34;
    return { cell, x: { left, top }, result: { left: left + X.columns * cell + GAP, top }, height };
  }
  const cell = Math.floor(Math.min((width - 84) / (columns + sums), 62));
  const below = 30 + X.rows * HEIGHT + above + 50;
  return { cell, x: { left: 2, top: 30 }, result: { left: 2, top: below }, height: below + made.rows * HEIGHT + 34 };
}

type Kind = "given" | "one" | "kept" | "off" | "strange";

/** What a cell of the result is, where the shape is right. */
function kindOf(X: Table, made: Table, row: number, column: number): Kind {
  const value = made.values[row * made.columns + column]!;
  if (column === 0) return value === 1 ? "one" : "off";
  return value === X.values[row * X.columns + column - 1] ? "kept" : "off";
}

function cells(
  { rows, columns, values }: Table,
  most: number,
  cell: number,
  { left, top }: { left: number; top: number },
  kind: (row: number, column: number) => Kind,
): SVGElement[] {
  const seen = Math.min(columns, most);
  return Array.from({ length: rows * seen }, (_, i) => {
    const [row, column] = [Math.floor(i / seen), i % seen];
    const [px, py] = [left + column * cell, top + row * HEIGHT];
    return s(
      "g",
      { class: `cell ${kind(row, column)}` },
      s("rect", { x: px + 1, y: py + 1, width: cell - 2, height: HEIGHT - 2, rx: 4 }),
      text(short(values[row * columns + column]!), px + cell / 2, py + HEIGHT / 2, "middle"),
    );
  });
}

function theta(weights: ArrayLike<number>, { cell, result }: Layout): SVGElement[] {
  const top = result.top - HEIGHT - 10;
  return Array.from(weights, (value, j) => [
    s(
      "g",
      { class: `cell ${j === 0 ? "one" : "given"}` },
      s("rect", { x: result.left + j * cell + 1, y: top + 1, width: cell - 2, height: HEIGHT - 2, rx: 4 }),
      text(short(value), result.left + (j + 0.5) * cell, top + HEIGHT / 2, "middle"),
    ),
    text(`θ${"₀₁₂₃"[j]}`, result.left + (j + 0.5) * cell, top - 9, "middle"),
  ]).flat();
}

/** From the table to what becomes of it: to the right, or down. */
function arrow({ x, result }: Layout, X: Table): SVGElement[] {
  if (result.left === x.left) return [];
  const [to, y] = [result.left - 10, x.top + (X.rows * HEIGHT) / 2];
  return [s("path", { class: "arrow", d: `M${to - 24} ${y}h24m-7 -6l7 6l-7 6` })];
}

function caption(name: string, shape: unknown, left: number, top: number): SVGElement {
  return text(`${name} ${String(shape)}`, left, top, "middle", "axis-name");
}

function text(content: string, x: number, y: number, anchor: string, kind = ""): SVGElement {
  return s("text", { x, y, "text-anchor": anchor, "dominant-baseline": "central", class: kind }, content);
}

/** What became of X, in words. */
function news({ values }: Frame, X: Table, made: Table): string {
  const { ones_first, x_kept, x_changed, shape } = values;
  if (x_changed === true) return "The function has written into X itself. Whoever still needs X no longer has it.";
  if (ones_first === true && x_kept === true) return `Ones first, then X as it was: ${String(values["shape_before"])} became ${String(shape)}.`;
  const right = `(${X.rows}, ${X.columns + 1})`;
  if (made.rows !== X.rows || made.columns !== X.columns + 1) {
    return `The shape is ${String(shape)}; it should be ${right}: as many rows as before, and one more column.`;
  }
  return ones_first === true ? "The ones are there, but the columns behind them are not those of X." : `The shape ${right} is right, but the first column is not all ones.`;
}

/** The sum behind every prediction, written out. */
function sumsOf(frame: Frame): (number | string)[][] {
  const { sums = [], theta: weights = [] } = frame.arrays;
  const { columns, values } = tableOf(frame, "with_ones");
  const written = (value: number): string => (value < 0 ? `(${short(value)})` : short(value));
  return Array.from(sums, (sum, row) => [
    String(row + 1),
    Array.from(weights, (weight, j) => `${written(weight)} · ${written(values[row * columns + j]!)}`).join(" + "),
    short(sum),
  ]);
}

function tableOf({ arrays, shapes }: Frame, name: string): Table {
  const [rows, columns] = (shapes[name] ?? [0, 0]) as [number, number];
  return { rows, columns, values: arrays[name] ?? [] };
}

/** Whole numbers as they are, others with four digits. */
function short(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e6 ? String(value).replace("-", "−") : shown(value);
}
