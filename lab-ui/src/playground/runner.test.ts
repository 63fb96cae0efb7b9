import { expect, test } from "vitest";
import { Runner } from "./runner";

const at = (step: number, stuck = false) => ({ step, stepsPerEpoch: 16, stuck });

test("a step follows from where the screen is, and an epoch ends where it ends", () => {
  const runner = new Runner(0, "5");
  runner.arrived(at(10));
  runner.advance();
  expect(runner.target).toBe(15);
  runner.advance("epoch");
  expect(runner.target).toBe(16);
  runner.arrived(at(16));
  runner.advance("epoch");
  expect(runner.target).toBe(32);
  runner.advance("1");
  expect(runner.target).toBe(17);
});

test("a link's step is asked for until it is reached", () => {
  const runner = new Runner(2000, "1");
  expect(runner.arrived(at(700))).toBe(false);
  expect(runner.target).toBe(2000);
  expect(runner.arrived(at(2000))).toBe(true);
  expect([runner.epoch, runner.epochs]).toEqual([125, 125]);
});

test("going back keeps how far one has been, and one goes on from there", () => {
  const runner = new Runner(0, "1");
  runner.arrived(at(640));
  runner.go(12 * 16);
  expect([runner.epoch, runner.wantedEpoch]).toEqual([40, 12]);
  runner.arrived(at(192));
  expect([runner.epoch, runner.epochs]).toEqual([12, 40]);
  runner.advance();
  expect(runner.target).toBe(193);
});

test("where the numbers run out the running ends, and nothing more is asked for", () => {
  const runner = new Runner(0, "epoch");
  runner.running = true;
  runner.arrived(at(32));
  runner.advance();
  expect(runner.arrived(at(35, true))).toBe(true);
  expect(runner.running).toBe(false);
  expect(runner.target).toBe(35);
});

test("another training begins at its first step", () => {
  const runner = new Runner(50, "1");
  runner.arrived(at(50));
  runner.running = true;
  runner.restart();
  expect([runner.target, runner.at, runner.furthest, runner.running]).toEqual([0, 0, 0, true]);
});
