import { expect, test } from "vitest";
import { decode } from "../frames";
import { figuresOf, type Sum } from "./figures";
import { rowsOf } from "./curves";
import { activationText, brief, factor, mapText, networkText, neuronName, sumText } from "./words";

const SUM: Sum = {
  layer: 1,
  index: 2,
  point: 4,
  terms: [
    { name: "x1", input: -1.3, weight: 0.42, product: -0.546 },
    { name: "x2", input: 0.5, weight: 0.8, product: 0.4 },
  ],
  bias: 0.1,
  sum: -0.046,
  output: -0.04597,
};

test("numbers in a sum have three digits, and negative factors brackets", () => {
  expect([0, 0.42, -1.3, 12.3456, 0.00004, -250000, NaN].map(brief)).toEqual(["0", "0.42", "−1.3", "12.3", "4.0e−5", "−2.5e5", "no number"]);
  expect([factor(-1.3), factor(1.3)]).toEqual(["(−1.3)", "1.3"]);
});

test("a sum is spelt out term by term, and what the activation makes of it", () => {
  expect(sumText(SUM)).toBe("0.42·(−1.3) + 0.8·0.5 + 0.1 = −0.046");
  expect(activationText(SUM, "tanh")).toBe("tanh(−0.046) = −0.046");
  expect(activationText({ ...SUM, output: 0 }, "relu")).toBe("max(0, −0.046) = 0");
  expect(activationText({ ...SUM, sum: 0, output: 0.5 }, "sigmoid")).toBe("σ(0) = 0.5");
});

test("neurons are called as people count them", () => {
  expect([neuronName([2, 3, 1], 0, 1), neuronName([2, 3, 1], 1, 0), neuronName([2, 3, 1], 2, 0)]).toEqual(["Input x2", "Neuron 1 of layer 1", "Output"]);
});

test("the drawing of the network is said with its largest weights", () => {
  const text = networkText([2, 2, 1], [new Float32Array([0.5, -2, 1, 0]), new Float32Array([0.25, 0.125])], "weight");
  expect(text).toBe("A network with 2, 2, 1 neurons. The largest weight from input to layer 1: −2; layer 1 to output: 0.25.");
});

function frameOf(values: object) {
  const text = new TextEncoder().encode(JSON.stringify({ seq: 1, source: "reference", error: null, mine: [], values, arrays: [] }));
  const content = new Uint8Array(4 + text.length + (-(4 + text.length) & 3));
  new DataView(content.buffer).setUint32(0, text.length, true);
  content.set(text, 4);
  return decode(content.buffer);
}

test("the map is said in words, with held-out points only where there are some", () => {
  const values = { step: 160, epoch: 10, steps_per_epoch: 16, extent: 1.5, accuracy: 0.9625, n_training: 400, validation_accuracy: 0.94, n_validation: 100 };
  expect(mapText(figuresOf(frameOf(values)))).toBe(
    "A map of x1 and x2 from −1.5 to 1.5: what the network says of every place. After epoch 10, 96.3 % of the 400 training points and 94.0 % of the 100 held-out points lie on their own side.",
  );
  const without = figuresOf(frameOf({ ...values, epoch: 0, validation_accuracy: null, n_validation: 0 }));
  expect(mapText(without)).toContain("In the first epoch, 96.3 % of the 400 training points lie on their own side.");
});

test("what Python has no number for is none here either", () => {
  const figures = figuresOf(frameOf({ loss: null, diverged: true, waiting: "Add points.", advice: ["a", "b"], neuron: { layer: 0, index: 1, point: 3, terms: [], bias: null, sum: null, output: 0.5 } }));
  expect(figures.loss).toBeNaN();
  expect(figures).toMatchObject({ diverged: true, waiting: "Add points.", advice: ["a", "b"] });
  expect(figures.neuron).toMatchObject({ layer: 0, index: 1, terms: [], output: 0.5 });
  expect(figures.neuron!.bias).toBeNaN();
  expect(figuresOf(frameOf({})).neuron).toBeNull();
});

test("curves become rows, with validation only where there is some", () => {
  const curves = { epoch: [0, 1], loss: [0.7, 0.5], accuracy: [0.5, 0.75], validationLoss: [], validationAccuracy: [] };
  expect(rowsOf(curves)).toEqual({ header: ["epoch", "loss", "accuracy"], rows: [[0, 0.7, 0.5], [1, 0.5, 0.75]] });
  const validated = { ...curves, validationLoss: [0.71, 0.6], validationAccuracy: [0.4, 0.6] };
  expect(rowsOf(validated).header).toEqual(["epoch", "loss", "accuracy", "validation_loss", "validation_accuracy"]);
  expect(rowsOf(validated).rows[1]).toEqual([1, 0.5, 0.75, 0.6, 0.6]);
});
