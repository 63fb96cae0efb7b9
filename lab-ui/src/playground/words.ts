// Words for the ear and for the eye: neurons' names, sums spelt out, and what the pictures show.

import type { Figures, Sum } from "./figures";

/** A neuron's name; layers are counted from the first hidden one, neurons from 1. */
export function neuronName(sizes: number[], layer: number, index: number): string {
  if (layer === 0) return `Input x${index + 1}`;
  if (layer === sizes.length - 1) return "Output";
  return `Neuron ${index + 1} of layer ${layer}`;
}

export function layerName(sizes: number[], layer: number): string {
  if (layer === 0) return "input";
  return layer === sizes.length - 1 ? "output" : `layer ${layer}`;
}

/** A number with three digits, as sums are read. */
export function brief(value: number): string {
  if (!Number.isFinite(value)) return "no number";
  const size = Math.abs(value);
  const text = size !== 0 && (size < 0.001 || size >= 1e5) ? value.toExponential(1).replace("e+", "e") : String(Number(value.toPrecision(3)));
  return text.replaceAll("-", "−");
}

/** The same in a product: a negative factor stands in brackets. */
export function factor(value: number): string {
  return value < 0 ? `(${brief(value)})` : brief(value);
}

const FUNCTIONS: Record<string, (sum: string) => string> = {
  tanh: (sum) => `tanh(${sum})`,
  relu: (sum) => `max(0, ${sum})`,
  sigmoid: (sum) => `σ(${sum})`,
  linear: (sum) => sum,
};

/** What a neuron makes of its sum: tanh(0.52) = 0.478. */
export function activationText({ sum, output }: Sum, activation: string): string {
  return `${(FUNCTIONS[activation] ?? FUNCTIONS["linear"]!)(brief(sum))} = ${brief(output)}`;
}

/** A sum in one line: 0.42·(−1.3) + 0.8·0.5 + 0.1 = −0.046. */
export function sumText({ terms, bias, sum }: Sum): string {
  return `${terms.map(({ weight, input }) => `${factor(weight)}·${factor(input)}`).join(" + ")} + ${factor(bias)} = ${brief(sum)}`;
}

export function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : "–";
}

/** What the large map shows, in a sentence or two. */
export function mapText({ extent, epoch, accuracy, nTraining, validationAccuracy, nValidation }: Figures): string {
  const window = `x1 and x2 from −${extent} to ${extent}`;
  const when = epoch === 0 ? "In the first epoch" : `After epoch ${epoch}`;
  if (!Number.isFinite(accuracy)) return `A map of ${window}.`;
  const held = nValidation > 0 ? ` and ${percent(validationAccuracy)} of the ${nValidation} held-out points` : "";
  return `A map of ${window}: what the network says of every place. ${when}, ${percent(accuracy)} of the ${nTraining} training points${held} lie on their own side.`;
}

/** What the drawing of the network shows. */
export function networkText(sizes: number[], layers: (ArrayLike<number> | undefined)[], what: "weight" | "gradient"): string {
  const ways = layers.map((numbers, layer) => {
    if (!numbers) return "";
    let largest = 0;
    for (let i = 0; i < numbers.length; i++) if (Math.abs(numbers[i]!) > Math.abs(largest)) largest = numbers[i]!;
    return `${layerName(sizes, layer)} to ${layerName(sizes, layer + 1)}: ${brief(largest)}`;
  });
  return `A network with ${sizes.join(", ")} neurons. The largest ${what} from ${ways.filter(Boolean).join("; ")}.`;
}
