// How a walk downhill fares, in words.

import { shown } from "./numbers";

/** What the costs of a walk, and the slopes w that it came by, say of its steps. */
export function verdict(costs: number[], ws: number[]): string {
  const steps = costs.length - 1;
  if (steps < 0) return "";
  const [first, last] = [costs[0]!, costs[steps]!];
  if (steps === 0) return `At the start the cost is ${shown(first)}.`;
  const turning = fromWallToWall(ws);
  const end = costs.findIndex((cost) => !Number.isFinite(cost));
  if (end >= 0 || last > first) {
    const how = end >= 0 ? `after ${end} steps the numbers have run out` : `in ${steps} steps the cost has risen from ${shown(first)} to ${shown(last)}`;
    return turning
      ? `The walk runs away: ${how}. Its steps are too long: each lands higher, on the other side of the valley.`
      : `The walk goes uphill: ${how}, and it never turned round.`;
  }
  if (last === first) return `The cost has stayed at ${shown(first)}: the walk stands still.`;
  const gained = costs[steps - 1]! - last;
  const words = [`In ${steps} step${steps === 1 ? "" : "s"} the cost has fallen from ${shown(first)} to ${shown(last)}.`];
  if (turning) words.push("The walk goes from wall to wall of the valley.");
  if (gained < 1e-4 * last) words.push("The last step changed hardly anything: the walk has arrived, or its steps are very short.");
  else words.push(`The last step took away ${shown(gained)}.`);
  return words.join(" ");
}

/** Whether w turned round at most of the first ten steps. */
function fromWallToWall(ws: number[]): boolean {
  const moves = ws.slice(1, 11).map((w, i) => w - ws[i]!);
  const known = moves.filter(Number.isFinite);
  const turns = known.filter((move, i) => i > 0 && move * known[i - 1]! < 0).length;
  return known.length > 1 && turns > 0.7 * (known.length - 1);
}
