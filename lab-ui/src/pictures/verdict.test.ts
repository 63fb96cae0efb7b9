import { expect, it } from "vitest";
import { verdict } from "./verdict";

/** A walk on J = w² / 2 from w = 8: every step multiplies w by the same factor. */
function walk(factor: number, steps: number): [number[], number[]] {
  const ws = Array.from({ length: steps + 1 }, (_, i) => 8 * factor ** i);
  return [ws.map((w) => (w * w) / 2), ws];
}

it("a walk with short steps falls, and says what the last step took away", () => {
  expect(verdict(...walk(0.5, 3))).toBe("In 3 steps the cost has fallen from 32.00 to 0.5000. The last step took away 1.500.");
});

it("a walk that jumps over the valley goes from wall to wall", () => {
  expect(verdict(...walk(-0.5, 4))).toContain("from wall to wall");
});

it("a walk that lands higher each time runs away, also when its numbers run out", () => {
  expect(verdict(...walk(-1.5, 5))).toContain("The walk runs away: in 5 steps the cost has risen from 32.00 to 1845");
  const [costs, ws] = walk(-1.5, 5);
  expect(verdict([...costs.slice(0, 4), Infinity, NaN], ws)).toContain("after 4 steps the numbers have run out");
});

it("a walk that climbs on one side has a wrong direction, not a wrong length", () => {
  expect(verdict(...walk(1.5, 5))).toContain("uphill");
});

it("a walk may stand still, arrive, or not have begun", () => {
  expect(verdict([4, 4, 4], [1, 1, 1])).toBe("The cost has stayed at 4.000: the walk stands still.");
  expect(verdict([4, 2, 1.99999], [1, 0.5, 0.5])).toContain("arrived");
  expect(verdict([4], [1])).toBe("At the start the cost is 4.000.");
  expect(verdict([], [])).toBe("");
});
