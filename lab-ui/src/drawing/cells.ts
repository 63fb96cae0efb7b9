// Drawing without a pointer: a pen that goes from cell to cell of a grid with the arrow keys, and is put down and
// lifted with the space bar.

import { PAPER } from "./sketch";

export const CELLS = 16;
export const CELL = PAPER / CELLS;

export interface Cell {
  row: number;
  column: number;
}

/** Where a key takes the pen; null if it is no key that does. It stops at the paper's edge. */
export function moved(cell: Cell, key: string): Cell | null {
  const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
  if (by === undefined) return null;
  const inside = (at: number): number => Math.min(Math.max(at, 0), CELLS - 1);
  return { row: inside(cell.row + by[0]!), column: inside(cell.column + by[1]!) };
}

/** The middle of a cell on the paper. */
export function middle(cell: Cell): [number, number] {
  return [(cell.column + 0.5) * CELL, (cell.row + 0.5) * CELL];
}

/** Where the pen is, in words. */
export function place(cell: Cell, down: boolean): string {
  return `Row ${cell.row + 1}, column ${cell.column + 1}, pen ${down ? "down" : "up"}.`;
}
