import { expect, test } from "vitest";
import { layoutOf, mapIndex, neighbour } from "./layout";

const SIZES = [2, 8, 3, 1];

test("columns are evenly spaced, centred on one height, and a finger fits between neurons", () => {
  const { places, height } = layoutOf(SIZES, 560);
  const column = (layer: number) => places.filter((place) => place.layer === layer);
  const xs = SIZES.map((_, layer) => column(layer)[0]!.x);
  expect(xs[2]! - xs[1]!).toBeCloseTo(xs[1]! - xs[0]!, 9);
  const middles = SIZES.map((_, layer) => column(layer).reduce((sum, { y }) => sum + y, 0) / SIZES[layer]!);
  for (const middle of middles) expect(middle).toBeCloseTo(middles[0]!, 9);
  expect(column(1)[1]!.y - column(1)[0]!.y).toBeGreaterThanOrEqual(44);
  for (const { x, y } of places) expect(x > 22 && x < 560 - 22 && y > 22 && y < height - 22).toBe(true);
});

test("a network that needs more room than there is becomes wider, and neurons keep apart", () => {
  const { width, places } = layoutOf([2, 4, 4, 4, 4, 4, 1], 340);
  expect(width).toBeGreaterThan(340);
  const xs = [...new Set(places.map((place) => place.x))];
  for (let i = 1; i < xs.length; i++) expect(xs[i]! - xs[i - 1]!).toBeGreaterThanOrEqual(44);
});

test("maps are counted layer after layer", () => {
  expect([mapIndex(SIZES, 0, 1), mapIndex(SIZES, 1, 0), mapIndex(SIZES, 3, 0)]).toEqual([1, 2, 13]);
  expect(layoutOf(SIZES, 560).places).toHaveLength(14);
});

test("arrow keys lead to the neuron beside, and stop at the border", () => {
  expect(neighbour(SIZES, [1, 0], "ArrowDown")).toEqual([1, 1]);
  expect(neighbour(SIZES, [1, 7], "ArrowDown")).toBeNull();
  expect(neighbour(SIZES, [1, 0], "ArrowUp")).toBeNull();
  expect(neighbour(SIZES, [3, 0], "ArrowRight")).toBeNull();
  expect(neighbour(SIZES, [1, 7], "ArrowRight")).toEqual([2, 2]);
  expect(neighbour(SIZES, [0, 0], "ArrowRight")).toEqual([1, 3]);
  expect(neighbour(SIZES, [1, 0], "Enter")).toBeNull();
});
