// Values over a net, for maps and landscapes.

import type { Interval } from "./plot";

/** Values at the crossings of a net, row after row: row 0 lies at y[0] and the last at y[1], columns likewise. */
export interface Grid {
  values: ArrayLike<number>;
  rows: number;
  columns: number;
  x: Interval;
  y: Interval;
}

/** The value at a place between the crossings (bilinear); NaN beside the net. */
export function heightAt({ values, rows, columns, x: wide, y: deep }: Grid, x: number, y: number): number {
  const place = (value: number, [from, to]: Interval, count: number): number => ((value - from) / (to - from)) * (count - 1);
  const [column, row] = [place(x, wide, columns), place(y, deep, rows)];
  if (!(column >= 0 && column <= columns - 1 && row >= 0 && row <= rows - 1)) return NaN;
  const [i, j] = [Math.min(Math.floor(row), rows - 2), Math.min(Math.floor(column), columns - 2)];
  const [down, right] = [row - i, column - j];
  const along = (k: number): number => (1 - right) * values[k * columns + j]! + right * values[k * columns + j + 1]!;
  return (1 - down) * along(i) + down * along(i + 1);
}
