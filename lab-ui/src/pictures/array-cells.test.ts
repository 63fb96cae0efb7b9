import { expect, test } from "vitest";
import { layOut } from "./array-cells";

const table = (rows: number, columns: number) => ({ rows, columns, values: [] });

test("what went in and what came out lie side by side where there is room", () => {
  const { blocks, arrow, cell } = layOut(560, table(3, 4), [table(3, 1)]);
  expect(arrow?.down).toBe(false);
  expect(blocks[0]!.top).toBe(blocks[1]!.top);
  expect(blocks[1]!.left).toBeGreaterThan(blocks[0]!.left + 4 * cell);
  expect(blocks[1]!.left + cell).toBeLessThanOrEqual(560);
});

test("on a narrow page the result lies below, and nothing reaches beyond the edge", () => {
  const { blocks, arrow, cell, height } = layOut(330, table(4, 5), [table(4, 5)]);
  expect(arrow?.down).toBe(true);
  expect(blocks[1]!.top).toBeGreaterThan(blocks[0]!.top + 4 * 40);
  expect(blocks[1]!.left + 5 * cell).toBeLessThanOrEqual(330);
  expect(height).toBeGreaterThanOrEqual(blocks[1]!.top + 4 * 40);
});

test("where no array goes in, the result has the whole width", () => {
  const { blocks, arrow, cell } = layOut(330, null, [table(8, 8)]);
  expect(arrow).toBeNull();
  expect(blocks).toHaveLength(1);
  expect(blocks[0]!.left + 8 * cell).toBeLessThanOrEqual(330);
});
