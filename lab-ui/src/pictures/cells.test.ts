import { expect, test } from "vitest";
import type { Frame } from "../frames";
import { brief, largestOf, tableOf } from "./cells";

const frame = {
  arrays: { vector: Float32Array.of(1, 2, 3), one: Float32Array.of(7), table: Float32Array.of(1, 2, 3, 4, 5, 6) },
  shapes: { vector: [3], one: [], table: [2, 3] },
} as unknown as Frame;

test("an array of one axis lies in a row, or stands upright", () => {
  expect(tableOf(frame, "vector")).toMatchObject({ rows: 1, columns: 3 });
  expect(tableOf(frame, "vector", true)).toMatchObject({ rows: 3, columns: 1 });
});

test("a single number is one cell, and a table stays as it is", () => {
  expect(tableOf(frame, "one")).toMatchObject({ rows: 1, columns: 1 });
  expect(tableOf(frame, "table", true)).toMatchObject({ rows: 2, columns: 3 });
});

test("what is not there has no cells", () => {
  expect(tableOf(frame, "nothing")).toMatchObject({ rows: 0, columns: 0 });
});

test("the tint follows the largest size, and gaps do not count", () => {
  expect(largestOf([1, -9, NaN], [Infinity, 4])).toBe(9);
  expect(largestOf([0, NaN])).toBe(1);
});

test("numbers are short enough for a cell", () => {
  expect([3, -0.125, 2 / 3, 1234, NaN, Infinity].map(brief)).toEqual(["3", "−0.125", "0.667", "1234", "NaN", "∞"]);
});
