import { describe, expect, it } from "vitest";
import { crossing, mistaken, pairs, shades } from "./classes";
import { spelt } from "./curved-boundary";

const WINDOW: [number, number] = [0, 100];

describe("the line w1 x1 + w2 x2 + b = 0 in a window", () => {
  it("runs from side to side, with class 1 on the left of its way", () => {
    const [[x1, y1], [x2, y2]] = crossing([0.5, 0.5, -50], WINDOW, WINDOW)!;
    expect([x1, y1, x2, y2].map((one) => one.toFixed(6))).toEqual(["0.000000", "100.000000", "100.000000", "0.000000"]);
    // Left of a way (u, v) lies (−v, u): there the score is larger.
    expect(0.5 * -(y2 - y1) + 0.5 * (x2 - x1)).toBeGreaterThan(0);
    expect(crossing([-0.5, -0.5, 50], WINDOW, WINDOW)![0][0]).toBeCloseTo(100, 6);
  });

  it("may be upright or level", () => {
    expect(crossing([1, 0, -30], WINDOW, WINDOW)).toEqual([
      [30, 100],
      [30, 0],
    ]);
    expect(crossing([0, 2, -80], WINDOW, WINDOW)!.map(([, y]) => y)).toEqual([40, 40]);
  });

  it("is nowhere without weights, without numbers, or outside", () => {
    expect(crossing([0, 0, 1], WINDOW, WINDOW)).toBeNull();
    expect(crossing([NaN, 1, 1], WINDOW, WINDOW)).toBeNull();
    expect(crossing([1, 1, Infinity], WINDOW, WINDOW)).toBeNull();
    expect(crossing([1, 0, 30], WINDOW, WINDOW)).toBeNull();
    expect(crossing([1, 1, 30], WINDOW, WINDOW)).toBeNull();
  });
});

it("a map's shades leave its rim out, stop at 0 and 255, and lie in the middle for what is no number", () => {
  const values = new Float32Array(66 * 66);
  values[0] = 1; // a corner of the rim
  values[66 + 1] = 1;
  values[66 + 2] = -40;
  values[66 + 3] = 40;
  values[66 + 4] = NaN;
  values[2 * 66 + 1] = 0.2;
  const cells = shades(values);
  expect(cells).toHaveLength(64 * 64);
  expect([...cells.slice(0, 5)]).toEqual([255, 0, 255, 128, 0]);
  expect(cells[64]).toBe(51);
});

it("points are pairs, and those with another answer than their label are mistaken", () => {
  const points = pairs([1, 2, 3, 4, 5, 6]);
  expect(points).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  expect(mistaken(points, [0, 1, 1], [0, 0, NaN])).toEqual([
    [3, 4],
    [5, 6],
  ]);
});

it("a curve is spelt with its signs between the terms", () => {
  expect(spelt([-4, 0, 0.5, 1, -2, 1])).toBe("−4.000 + 0 x₁ + 0.5000 x₂ + 1.000 x₁² − 2.000 x₁x₂ + 1.000 x₂²");
});
