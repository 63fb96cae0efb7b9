// An array as cells: its numbers in a grid, tinted by their size, with the numbers of rows and columns beside them.

import { s } from "../dom";
import type { Frame } from "../frames";
import { shown } from "./numbers";

export interface Table {
  rows: number;
  columns: number;
  values: ArrayLike<number>;
}

export interface Cells {
  table: Table;
  left: number;
  top: number;
  width: number;
  height: number;
  /** The number, as large or larger than all others, that gets the full tint. */
  largest: number;
  /** A class for a cell, such as "lit". */
  kind?: (index: number) => string;
  /** Which sides have numbers: "both", only above ("columns"), only at the left ("rows"), or none. */
  numbered: "both" | "columns" | "rows" | "none";
}

/** An array of the frame as a table: one axis lies in a row, or stands upright; a single number is one cell. */
export function tableOf(frame: Frame, name: string, upright = false): Table {
  const [first = 1, second] = frame.shapes[name] ?? [0, 0];
  const values = frame.arrays[name] ?? [];
  if (second !== undefined) return { rows: first, columns: second, values };
  return upright ? { rows: first, columns: 1, values } : { rows: 1, columns: first, values };
}

/** The largest size among some numbers, for the tint; 1 if all are 0 or none. */
export function largestOf(...arrays: ArrayLike<number>[]): number {
  return arrays.reduce((most, values) => Array.from(values).reduce((at, one) => (Number.isFinite(one) ? Math.max(at, Math.abs(one)) : at), most), 0) || 1;
}

/** The cells of a table. */
export function drawCells(about: Cells): SVGElement[] {
  const { table, left, top, width, height, largest, numbered, kind = () => "" } = about;
  const { rows, columns, values } = table;
  const cells = Array.from({ length: rows * columns }, (_, index) => {
    const value = values[index]!;
    const [x, y] = [left + (index % columns) * width, top + Math.floor(index / columns) * height];
    const box = { x: x + 1, y: y + 1, width: width - 2, height: height - 2, rx: 4 };
    const share = Number.isFinite(value) ? Math.min(Math.abs(value) / largest, 1) : 0;
    return s(
      "g",
      { class: `cell ${kind(index)} ${Number.isFinite(value) ? "" : "gap"}` },
      s("rect", { class: "ground", ...box }),
      s("rect", { class: value < 0 ? "tint below" : "tint above", ...box, "fill-opacity": (0.5 * share).toFixed(3) }),
      words(brief(value), x + width / 2, y + height / 2),
    );
  });
  const above = numbered === "both" || numbered === "columns";
  const beside = numbered === "both" || numbered === "rows";
  return [
    ...(above ? places(columns).map((at) => words(String(at), left + (at + 0.5) * width, top - 9, "place")) : []),
    ...(beside ? places(rows).map((at) => words(String(at), left - 9, top + (at + 0.5) * height, "place")) : []),
    ...cells,
  ];
}

/** Text that is centred on a place. */
export function words(content: string, x: number, y: number, kind = ""): SVGTextElement {
  return s("text", { x, y, "text-anchor": "middle", "dominant-baseline": "central", class: kind }, content);
}

/** A number that fits into a cell: whole ones as they are, others with three digits. */
export function brief(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-3)) return shown(value);
  return String(Number(value.toPrecision(Math.abs(value) >= 1000 ? 5 : 3))).replace("-", "−");
}

function places(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
