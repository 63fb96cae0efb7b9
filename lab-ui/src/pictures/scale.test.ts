import { expect, test } from "vitest";
import { csv } from "./export";
import { linear, ticks } from "./scale";

test("a scale goes there and back", () => {
  const y = linear([40, 100], [400, 10]);
  expect([40, 70, 100].map(y)).toEqual([400, 205, 10]);
  expect(y.back(y(65.5))).toBeCloseTo(65.5, 12);
});

test("ticks are round numbers inside the interval", () => {
  expect(ticks([40, 100], 7)).toEqual([40, 50, 60, 70, 80, 90, 100]);
  expect(ticks([0, 40], 9)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40]);
  expect(ticks([-0.1, 0.25], 5)).toEqual([-0.1, 0, 0.1, 0.2]);
});

test("data leave as CSV that any program reads", () => {
  expect(csv(["x", "y"], [[1, -2.5]])).toBe("x,y\r\n1,-2.5\r\n");
});
