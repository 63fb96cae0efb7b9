// Arrows, in the numbers of a plot.

import type { Plot } from "./plot";

export type Pair = [number, number];

/** An arrow from one place to another as a path's `d`; nothing where it has no length. */
export function arrow(plot: Plot, from: Pair, to: Pair): string {
  const [x1, y1, x2, y2] = [plot.x(from[0]), plot.y(from[1]), plot.x(to[0]), plot.y(to[1])];
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (!(length > 1)) return "";
  const head = Math.min(11, 0.6 * length);
  const [u, v] = [((x2 - x1) / length) * head, ((y2 - y1) / length) * head];
  const at = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return `M${at(x1, y1)}L${at(x2, y2)}M${at(x2 - u + 0.5 * v, y2 - v - 0.5 * u)}L${at(x2, y2)}L${at(x2 - u - 0.5 * v, y2 - v + 0.5 * u)}`;
}
