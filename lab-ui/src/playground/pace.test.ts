import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pace } from "./pace";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("of many wishes in an interval the first is met at once and the last at its end", () => {
  const action = vi.fn();
  const pace = new Pace(100, action);
  for (let i = 0; i < 6; i++) {
    pace.ask();
    vi.advanceTimersByTime(16);
  }
  expect(action).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(action).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1000);
  expect(action).toHaveBeenCalledTimes(2);
});

test("closed, it does nothing more", () => {
  const action = vi.fn();
  const pace = new Pace(100, action);
  pace.ask();
  pace.ask();
  pace.close();
  vi.advanceTimersByTime(1000);
  expect(action).toHaveBeenCalledTimes(1);
});
