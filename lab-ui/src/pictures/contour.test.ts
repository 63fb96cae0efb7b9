import { describe, expect, it } from "vitest";
import { isolines, type Grid, type Isoline, type Point } from "./contour";
import { heightAt } from "./grid";

/** f on a net of 41 times 31 points over x from -2 to 2 and y from -1 to 2. */
function grid(f: (x: number, y: number) => number): Grid {
  const [rows, columns] = [31, 41];
  const values = Array.from({ length: rows * columns }, (_, k) => f(-2 + 0.1 * (k % columns), -1 + 0.1 * Math.floor(k / columns)));
  return { values, rows, columns, x: [-2, 2], y: [-1, 2] };
}

const far = (lines: Point[][], from: (point: Point) => number): number => Math.max(...lines.flat().map((p) => Math.abs(from(p))));

describe("isolines", () => {
  it("follow a circle closely and close it", () => {
    const [{ lines }] = isolines(grid((x, y) => x * x + y * y), [0.64]) as [Isoline];
    expect(lines).toHaveLength(1);
    expect(far(lines, ([x, y]) => Math.hypot(x, y) - 0.8)).toBeLessThan(0.01);
    expect(lines[0]!.at(-1)).toEqual(lines[0]![0]);
  });

  it("run from border to border and not along it", () => {
    const [{ lines }] = isolines(grid((x, y) => x + y), [0.55]) as [Isoline];
    expect(lines).toHaveLength(1);
    expect(far(lines, ([x, y]) => x + y - 0.55)).toBeLessThan(1e-9);
    const ends = [lines[0]![0]!, lines[0]!.at(-1)!].sort((a, b) => a[0] - b[0]);
    expect(ends[0]![0]).toBeCloseTo(-1.45, 9);
    expect(ends[0]![1]).toBeCloseTo(2, 9);
    expect(ends[1]![0]).toBeCloseTo(1.55, 9);
    expect(ends[1]![1]).toBeCloseTo(-1, 9);
  });

  it("have areas that reach to the border", () => {
    const [{ areas }] = isolines(grid((x) => x), [1]) as [Isoline];
    const xs = areas.flat().map(([x]) => x);
    expect(Math.min(...xs)).toBeCloseTo(1, 9);
    expect(Math.max(...xs)).toBeCloseTo(2, 9);
  });

  it("leave out what is no number and what is never reached", () => {
    const broken = grid((x, y) => (x < 0 ? NaN : y));
    const [reached, above] = isolines(broken, [0.5, 9]) as [Isoline, Isoline];
    expect(Math.min(...reached.lines.flat().map(([x]) => x))).toBeGreaterThanOrEqual(-0.1);
    expect(above.lines).toEqual([]);
    expect(above.areas).toEqual([]);
  });
});

describe("heightAt", () => {
  it("is exact for planes, also at the borders, and NaN beside the net", () => {
    const plane = grid((x, y) => 3 * x - 2 * y + 1);
    for (const [x, y] of [[-2, -1], [2, 2], [0.123, 1.957]] as const) expect(heightAt(plane, x, y)).toBeCloseTo(3 * x - 2 * y + 1, 9);
    expect(heightAt(plane, 2.01, 0)).toBeNaN();
    expect(heightAt(plane, 0, -1.01)).toBeNaN();
  });
});
