import { expect, test } from "vitest";
import { PAPER, POINTS, POINTS_IN_ALL, Sketch, STROKES } from "./sketch";

test("a stroke goes from where the pen is put down to where it is lifted", () => {
  const sketch = new Sketch();
  expect(sketch.begin(10, 20, 18)).toBe(true);
  expect(sketch.move(30.04, 20)).toBe(true);
  sketch.end();
  expect(sketch.move(50, 20)).toBe(false);
  expect(sketch.all).toEqual([{ width: 18, points: [[10, 20], [30, 20]] }]);
});

test("points that nobody could tell apart are left out", () => {
  const sketch = new Sketch();
  sketch.begin(10, 20, 18);
  expect(sketch.move(10.7, 20.7)).toBe(false);
  expect(sketch.move(11.2, 21.2)).toBe(true);
  expect(sketch.all[0]!.points).toHaveLength(2);
});

test("the pen stays on the paper", () => {
  const sketch = new Sketch();
  sketch.begin(-5, 20, 18);
  sketch.move(400, 999);
  expect(sketch.all[0]!.points).toEqual([[0, 20], [PAPER, PAPER]]);
});

test("undo takes back strokes, a cleared paper and an example, the last first", () => {
  const sketch = new Sketch();
  sketch.begin(10, 10, 18);
  sketch.begin(50, 50, 18);
  const two = sketch.copy();
  sketch.replace([]);
  expect(sketch.empty).toBe(true);
  const example = [{ width: 5, points: [[1, 1]] as [number, number][] }];
  sketch.replace(example);
  sketch.undo();
  expect(sketch.empty).toBe(true);
  sketch.undo();
  expect(sketch.copy()).toEqual(two);
  sketch.undo();
  expect(sketch.all).toHaveLength(1);
  sketch.undo();
  expect(sketch.canUndo).toBe(false);
  sketch.undo();
  expect(sketch.empty).toBe(true);
});

test("clearing an empty paper is nothing to take back", () => {
  const sketch = new Sketch();
  sketch.replace([]);
  expect(sketch.canUndo).toBe(false);
});

test("undo lifts the pen", () => {
  const sketch = new Sketch();
  sketch.begin(10, 10, 18);
  sketch.undo();
  expect(sketch.drawing).toBe(false);
  expect(sketch.move(100, 100)).toBe(false);
  expect(sketch.empty).toBe(true);
});

test("a copy does not change when the pen goes on", () => {
  const sketch = new Sketch();
  sketch.begin(10, 10, 18);
  const copy = sketch.copy();
  sketch.move(100, 100);
  expect(copy).toEqual([{ width: 18, points: [[10, 10]] }]);
});

test("what the server would refuse is not drawn", () => {
  const long = new Sketch();
  long.begin(0, 0, 18);
  for (let i = 1; i < POINTS + 10; i++) long.move((i % 2) * 100, 0);
  expect(long.all[0]!.points).toHaveLength(POINTS);

  const many = new Sketch();
  for (let i = 0; i < STROKES; i++) expect(many.begin(i, i, 18)).toBe(true);
  expect(many.begin(1, 1, 18)).toBe(false);
  expect(many.all).toHaveLength(STROKES);

  const full = new Sketch();
  full.replace(Array.from({ length: 10 }, () => ({ width: 1, points: Array.from({ length: POINTS_IN_ALL / 10 }, () => [0, 0]) as [number, number][] })));
  expect(full.begin(1, 1, 18)).toBe(false);
});
