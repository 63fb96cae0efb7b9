// A frame's single values with their names and types, as the picture "network" writes them.

import { numberOf, type Frame } from "../frames";

/** One neuron's sum for one example. */
export interface Sum {
  layer: number;
  index: number;
  point: number;
  /** Empty for an input, which passes its number on. */
  terms: { name: string; input: number; weight: number; product: number }[];
  bias: number;
  sum: number;
  output: number;
}

export interface Figures {
  step: number;
  epoch: number;
  stepsPerEpoch: number;
  learningRate: number;
  loss: number;
  accuracy: number;
  validationLoss: number;
  validationAccuracy: number;
  nTraining: number;
  nValidation: number;
  diverged: boolean;
  /** Why nothing can be trained; null where something can. */
  waiting: string | null;
  /** x1 and x2 are seen from −extent to extent. */
  extent: number;
  advice: string[];
  neuron: Sum | null;
}

/** Read them. What is no number is NaN. */
export function figuresOf({ values }: Frame): Figures {
  const number = (name: string): number => numberOf(values[name]);
  return {
    step: number("step"),
    epoch: number("epoch"),
    stepsPerEpoch: number("steps_per_epoch"),
    learningRate: number("learning_rate"),
    loss: number("loss"),
    accuracy: number("accuracy"),
    validationLoss: number("validation_loss"),
    validationAccuracy: number("validation_accuracy"),
    nTraining: number("n_training"),
    nValidation: number("n_validation"),
    diverged: values["diverged"] === true,
    waiting: typeof values["waiting"] === "string" ? values["waiting"] : null,
    extent: number("extent"),
    advice: Array.isArray(values["advice"]) ? values["advice"].map(String) : [],
    neuron: sumOf(values["neuron"]),
  };
}

function sumOf(value: unknown): Sum | null {
  if (typeof value !== "object" || value === null) return null;
  const from = value as Record<string, unknown>;
  const terms = Array.isArray(from["terms"]) ? (from["terms"] as Record<string, unknown>[]) : [];
  return {
    layer: numberOf(from["layer"]),
    index: numberOf(from["index"]),
    point: numberOf(from["point"]),
    terms: terms.map(({ name, input, weight, product }) => ({
      name: String(name),
      input: numberOf(input),
      weight: numberOf(weight),
      product: numberOf(product),
    })),
    bias: numberOf(from["bias"]),
    sum: numberOf(from["sum"]),
    output: numberOf(from["output"]),
  };
}
