import { expect, test } from "vitest";
import { facts, percent, progress, sentence } from "./words";

function shares(of: Record<number, number>): number[] {
  return Array.from({ length: 10 }, (_, digit) => of[digit] ?? 0);
}

test("percent are whole, and never all or nothing unless they are", () => {
  expect([0, 0.002, 0.01, 0.955, 0.9951, 0.99999, 1].map(percent)).toEqual(["0%", "under 1%", "1%", "96%", "99.5%", "99.9%", "100%"]);
});

test("a sure reading names the digit, how sure it is, and the next", () => {
  expect(sentence(shares({ 7: 0.96, 1: 0.03, 2: 0.01 }))).toBe("This looks like a 7, 96% sure; next comes 1.");
  expect(sentence(shares({ 8: 0.7, 0: 0.3 }))).toBe("This looks like an 8, 70% sure; next comes 0.");
});

test("an unsure reading says so and names two", () => {
  expect(sentence(shares({ 3: 0.35, 8: 0.3, 5: 0.2, 9: 0.15 }))).toBe("Hard to say: perhaps a 3 (35%), or an 8 (30%).");
});

test("the facts of a network name its training, its test and its layers", () => {
  const text = facts({
    name: "mnist", title: "", steps: [], state: "ready", by: "lab", accuracy: 0.9787, n_test: 10000,
    trained: "2025-11-21T11:01+00:00", n_parameters: 1, recipe: { hidden: [128, 64] },
  });
  expect(text).toContain("21 November 2025");
  expect(text).toContain("Of 10,000 test digits");
  expect(text).toContain("97.9% right");
  expect(text).toContain("784–128–64–10");
});

test("progress counts epochs", () => {
  const training = { name: "digits", title: "", steps: [], state: "training", epochs: 80, accuracy: 0.914 } as const;
  expect(progress({ ...training, steps: [], epoch: 12 })).toContain("epoch 12 of at most 80; it reads 91%");
  expect(progress({ ...training, steps: [], epoch: 0 })).not.toContain("epoch 0");
});
