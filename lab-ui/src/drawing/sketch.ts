// A drawing as it grows: strokes, and how to take them back. What the server would refuse is not drawn.

import type { Stroke } from "./types";

/** Units of the paper's side; a pixel of the picture is one unit. */
export const PAPER = 280;
/** What one drawing may have at most. */
export const STROKES = 200;
export const POINTS = 2000;
export const POINTS_IN_ALL = 20_000;
/** A point nearer to the last one than this adds nothing that could be seen. */
const NEAR = 1.5;

export class Sketch {
  /** Every state before the last change, the youngest last; so that anything can be taken back. */
  private readonly before: Stroke[][] = [];
  private strokes: Stroke[] = [];
  private open: Stroke | null = null;

  /** The strokes as they stand, the one under the pen included. */
  get all(): readonly Stroke[] {
    return this.strokes;
  }

  get empty(): boolean {
    return this.strokes.length === 0;
  }

  get canUndo(): boolean {
    return this.before.length > 0;
  }

  get drawing(): boolean {
    return this.open !== null;
  }

  /** Put the pen down. False if there is no room for one more stroke. */
  begin(x: number, y: number, width: number): boolean {
    this.end();
    if (this.strokes.length >= STROKES || this.points() >= POINTS_IN_ALL) return false;
    this.remember();
    this.open = { width, points: [[tenths(x), tenths(y)]] };
    this.strokes = [...this.strokes, this.open];
    return true;
  }

  /** Move the pen. False if nothing was drawn: it is not down, has hardly moved, or there is no more room. */
  move(x: number, y: number): boolean {
    if (this.open === null) return false;
    const [lastX, lastY] = this.open.points.at(-1)!;
    if (Math.hypot(x - lastX, y - lastY) < NEAR) return false;
    if (this.open.points.length >= POINTS || this.points() >= POINTS_IN_ALL) return false;
    this.open.points.push([tenths(x), tenths(y)]);
    return true;
  }

  /** Lift the pen. */
  end(): void {
    this.open = null;
  }

  /** Draw something else instead. */
  replace(strokes: Stroke[]): void {
    this.end();
    if (strokes.length === 0 && this.empty) return;
    this.remember();
    this.strokes = strokes;
  }

  /** Take back the last stroke, or whatever was done last. */
  undo(): void {
    this.end();
    this.strokes = this.before.pop() ?? this.strokes;
  }

  /** The strokes as they are now, however the pen goes on. */
  copy(): Stroke[] {
    return this.strokes.map(({ width, points }) => ({ width, points: [...points] }));
  }

  private remember(): void {
    this.before.push(this.strokes);
  }

  private points(): number {
    return this.strokes.reduce((sum, { points }) => sum + points.length, 0);
  }
}

function tenths(value: number): number {
  return Math.round(Math.min(Math.max(value, 0), PAPER) * 10) / 10;
}
