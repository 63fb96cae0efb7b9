// What is said of a reading and of a network.

import type { Model, ModelName } from "./types";

/** A share as whole percent, as people say it; never all or nothing unless it is. */
export function percent(share: number): string {
  const value = 100 * share;
  if (value > 99 && share < 1) return `${Math.min(value, 99.9).toFixed(1)}%`;
  if (value < 1 && share > 0) return "under 1%";
  return `${Math.round(value)}%`;
}

/** The network's reading as a sentence. */
export function sentence(probabilities: number[]): string {
  const order = probabilities.map((_, digit) => digit).sort((a, b) => probabilities[b]! - probabilities[a]!);
  const [first, second] = order as [number, number];
  const sure = percent(probabilities[first]!);
  if (probabilities[first]! < 0.5) {
    return `Hard to say: perhaps ${one(first)} (${sure}), or ${one(second)} (${percent(probabilities[second]!)}).`;
  }
  return `This looks like ${one(first)}, ${sure} sure; next comes ${second}.`;
}

/** A digit with its article. */
export function one(digit: number): string {
  return `${digit === 8 ? "an" : "a"} ${digit}`;
}

/** Which network it is, how good it is, and since when. */
export function facts(model: Extract<Model, { state: "ready" }>): string {
  const day = new Date(model.trained).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const who = model.by === "lab" ? "The lab has trained it here" : "You trained it with chainrule digits";
  const sizes = [INPUTS[model.name], ...model.recipe.hidden, 10].join("–");
  const n = model.n_test.toLocaleString("en-GB");
  return `${who}, on ${day}. Of ${n} test digits that it had never met, it reads ${(100 * model.accuracy).toFixed(1)}% right. Layers: ${sizes}.`;
}

const INPUTS: Record<ModelName, number> = { digits: 64, mnist: 784 };

/** How far a training has come. */
export function progress(model: Extract<Model, { state: "training" }>): string {
  if (model.epoch === 0) return "A network is about to learn to read: it gets its data.";
  return `A network is learning to read: epoch ${model.epoch} of at most ${model.epochs}; it reads ${percent(model.accuracy)} of the digits that it is tried on.`;
}
