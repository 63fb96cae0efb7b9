import { expect, test } from "vitest";
import { footOf, target } from "./vectors";

test("the foot of v on the line through u is as far along u as u · v says", () => {
  expect(footOf([4, 0], [1, 3])).toEqual([1, 0]);
  expect(footOf([3, 4], [5, 0])).toEqual([1.8, 2.4]);
  expect(footOf([2, 1], [-1, 2])).toEqual([0, 0]);
});

test("an arrow without length has no line for a shadow", () => {
  expect(footOf([0, 0], [1, 1])).toBeNull();
});

test("each operation leads where ruler and pencil lead", () => {
  expect(target("add", [4, 1], [1, 2.5], 9)).toEqual([5, 3.5]);
  expect(target("subtract", [4, 1], [1, 2.5], 9)).toEqual([3, -1.5]);
  expect(target("scale", [4, 1], [1, 2.5], -2)).toEqual([-8, -2]);
});
