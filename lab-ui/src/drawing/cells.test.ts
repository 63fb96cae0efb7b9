import { expect, test } from "vitest";
import { CELLS, middle, moved, place } from "./cells";
import { PAPER } from "./sketch";

test("arrows move by one cell and stop at the edge; other keys do nothing", () => {
  expect(moved({ row: 3, column: 4 }, "ArrowUp")).toEqual({ row: 2, column: 4 });
  expect(moved({ row: 3, column: 4 }, "ArrowRight")).toEqual({ row: 3, column: 5 });
  expect(moved({ row: 0, column: 0 }, "ArrowLeft")).toEqual({ row: 0, column: 0 });
  expect(moved({ row: CELLS - 1, column: 0 }, "ArrowDown")).toEqual({ row: CELLS - 1, column: 0 });
  expect(moved({ row: 3, column: 4 }, "a")).toBeNull();
});

test("the cells cover the paper evenly", () => {
  const [x, y] = middle({ row: 0, column: CELLS - 1 });
  expect(x + y).toBeCloseTo(PAPER);
});

test("a place is said as people count", () => {
  expect(place({ row: 0, column: 15 }, true)).toBe("Row 1, column 16, pen down.");
});
