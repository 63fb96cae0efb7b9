// All that can be chosen in the playground, as one value: it is read from the address, written into it, and sent to
// Python as the picture's controls. Each control has one row here: its name, its group, and what it may hold.

import { readNumber } from "../pictures/numbers";
import type { Source } from "../pictures/stage";
import { readPoints, writePoints, type Point } from "./points";
import { MOST_STEPS, type Speed } from "./runner";

/** Groups of controls; a teacher's link may hide some of them. */
export const GROUPS = ["data", "network", "training", "regularisation"] as const;
export type Group = (typeof GROUPS)[number];

/** A number that a slider moves from stop to stop; an address may name any number between them. */
export interface Slide {
  kind: "slide";
  group: Group;
  label: string;
  first: number;
  stops: number[];
  whole?: true;
  /** Of samples and noise: they belong to the made data only. */
  ofMadeData?: true;
  say?: (value: number) => string;
}

/** One of several words, with what the page calls each. */
export interface Choice {
  kind: "choice";
  group: Group;
  label: string;
  first: string;
  words: Record<string, string>;
}

const percent = (value: number): string => `${Math.round(100 * value)} %`;
const plain = (value: number): string => String(value);
const RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];
const PENALTIES = [0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1];

export const CHOICES = {
  data: {
    kind: "choice", group: "data", label: "Points", first: "circles",
    words: {
      circles: "Two circles", moons: "Two moons", xor: "Four corners (xor)", spirals: "Two spirals",
      blobs: "Two clouds", own: "Points of your own",
    },
  },
  activation: {
    kind: "choice", group: "network", label: "Activation of the hidden layers", first: "tanh",
    words: { tanh: "tanh", relu: "ReLU", sigmoid: "sigmoid", linear: "none (linear)" },
  },
  optimizer: {
    kind: "choice", group: "training", label: "Optimiser", first: "adam",
    words: { sgd: "gradient descent (SGD)", momentum: "SGD with momentum", rmsprop: "RMSprop", adam: "Adam" },
  },
  schedule: {
    kind: "choice", group: "training", label: "Schedule of the learning rate", first: "constant",
    words: {
      constant: "stays as it is", step: "halves every 50 epochs", exponential: "shrinks by 1 % an epoch",
      inverse: "shrinks like 1 / epoch", cosine: "falls along a cosine",
    },
  },
} as const satisfies Record<string, Choice>;

export const SLIDES = {
  samples: { kind: "slide", group: "data", label: "How many", first: 500, stops: [20, 50, 100, 200, 300, 400, 500], whole: true, ofMadeData: true, say: plain },
  noise: { kind: "slide", group: "data", label: "Noise", first: 0.1, stops: [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5], ofMadeData: true, say: plain },
  validation: { kind: "slide", group: "data", label: "Kept for validation", first: 0.2, stops: [0, 0.1, 0.2, 0.3, 0.4, 0.5], say: percent },
  learning_rate: { kind: "slide", group: "training", label: "Learning rate", first: 0.01, stops: RATES, say: plain },
  batch_size: { kind: "slide", group: "training", label: "Points in a batch", first: 25, stops: [1, 2, 5, 10, 25, 50, 100, 250, 500], whole: true, say: plain },
  l1: { kind: "slide", group: "regularisation", label: "L1 penalty", first: 0, stops: PENALTIES, say: plain },
  l2: { kind: "slide", group: "regularisation", label: "L2 penalty", first: 0, stops: PENALTIES, say: plain },
  dropout: { kind: "slide", group: "regularisation", label: "Dropout", first: 0, stops: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8], say: percent },
} as const satisfies Record<string, Slide>;

export type ChoiceName = keyof typeof CHOICES;
export type SlideName = keyof typeof SLIDES;

export const MOST_LAYERS = 5;
export const MOST_NEURONS = 16;
export const LARGEST_SEED = 999;
const FIRST_LAYERS = [8, 8];
/** Cells along a side of a neuron's map. */
const MAPS = 32;

/** What the training follows from: the same configuration gives the same training, step for step. */
export type Configuration = Record<ChoiceName, string> &
  Record<SlideName, number> & { seed: number; points: Point[]; layers: number[]; source: Source };

/** What is looked at; it changes nothing in the training. */
export interface View {
  step: number;
  speed: Speed;
  gradients: boolean;
  /** The neuron that was chosen, as layer (0 is the input) and place; null is the output. */
  neuron: [number, number] | null;
  /** The example that is followed through the network. */
  point: number;
  /** The layer whose sight of the plane is drawn; null is the last hidden one. */
  warp: number | null;
  /** The two neurons of that layer that are the axes. */
  axes: [number, number];
  hide: Set<Group>;
}

export type State = Configuration & View;

/** Read the state from an address; what is missing or makes no sense is as it is at first. */
export function readState(address: URLSearchParams): State {
  const choices = Object.entries(CHOICES).map(([name, { words, first }]) => {
    const word = address.get(name);
    return [name, word !== null && Object.hasOwn(words, word) ? word : first];
  });
  const slides = Object.entries<Slide>(SLIDES).map(([name, { stops, first, whole }]) => {
    const value = readNumber(address.get(name)) ?? first;
    const kept = Math.min(Math.max(value, stops[0]!), stops.at(-1)!);
    return [name, whole ? Math.round(kept) : kept];
  });
  const layers = readLayers(address.get("layers"));
  const sizes = [2, ...layers, 1];
  const neuron = readPair(address.get("neuron"));
  const warp = readWhole(address, "warp", -1, -1, sizes.length - 1);
  const axes = readPair(address.get("axes"));
  const warped = sizes[warp < 0 ? layers.length : warp]!;
  const speed = address.get("speed");
  return {
    ...(Object.fromEntries(choices) as Record<ChoiceName, string>),
    ...(Object.fromEntries(slides) as Record<SlideName, number>),
    seed: readWhole(address, "seed", 0, 0, LARGEST_SEED),
    points: readPoints(address.get("points")),
    layers,
    source: address.get("source") === "mine" ? "mine" : "reference",
    step: readWhole(address, "step", 0, 0, MOST_STEPS),
    speed: speed === "5" || speed === "epoch" ? speed : "1",
    gradients: address.get("gradients") === "1",
    neuron: neuron !== null && neuron[1] < (sizes[neuron[0]] ?? 0) ? neuron : null,
    point: readWhole(address, "point", 0, 0, 499),
    warp: warp < 0 ? null : warp,
    axes: axes !== null && axes.every((axis) => axis < warped) ? axes : firstAxes(warped),
    hide: new Set(GROUPS.filter((group) => (address.get("hide") ?? "").split(",").includes(group))),
  };
}

/** Write what differs from how it is at first. */
export function writeState(state: State): URLSearchParams {
  const first = writeAll(readState(new URLSearchParams()));
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(writeAll(state))) if (value !== first[name]) written.set(name, value);
  return written;
}

function writeAll(state: State): Record<string, string> {
  return {
    ...Object.fromEntries([...Object.keys(CHOICES), ...Object.keys(SLIDES)].map((name) => [name, String(state[name as ChoiceName | SlideName])])),
    seed: String(state.seed),
    points: state.data === "own" ? writePoints(state.points) : "",
    // An empty list needs a word: no value at all would be the list at first.
    layers: state.layers.join("-") || "none",
    source: state.source,
    step: String(state.step),
    speed: state.speed,
    gradients: state.gradients ? "1" : "0",
    neuron: state.neuron?.join("-") ?? "",
    point: String(state.point),
    warp: state.warp === null ? "" : String(state.warp),
    axes: String(state.axes) === String(firstAxes(sizesOf(state)[warpedLayer(state)]!)) ? "" : state.axes.join("-"),
    hide: [...state.hide].join(","),
  };
}

/** Neurons of every layer, the input and the output included. */
export function sizesOf({ layers }: Pick<State, "layers">): number[] {
  return [2, ...layers, 1];
}

/** The layer whose sight of the plane is drawn; the input where there is no hidden layer. */
export function warpedLayer({ warp, layers }: Pick<State, "warp" | "layers">): number {
  return warp ?? layers.length;
}

/** The neuron that is looked into. */
export function chosenNeuron({ neuron, layers }: Pick<State, "neuron" | "layers">): [number, number] {
  return neuron ?? [layers.length + 1, 0];
}

/** The axes at first: a layer's first two neurons, or its only one twice. */
export function firstAxes(size: number): [number, number] {
  return [0, Math.min(1, size - 1)];
}

/** How many examples there are. */
export function countOf({ data, points, samples }: Pick<State, "data" | "points" | "samples">): number {
  return data === "own" ? points.length : samples;
}

/** The picture's controls that decide how the training goes. */
export function configurationOf(state: State): Record<string, unknown> {
  const own = state.data === "own";
  const names = [...Object.keys(CHOICES), ...Object.keys(SLIDES)] as (ChoiceName | SlideName)[];
  const used = names.filter((name) => !own || !("ofMadeData" in (SLIDES[name as SlideName] ?? {})));
  return {
    ...Object.fromEntries(used.map((name) => [name, state[name]])),
    ...(own ? { points: state.points } : {}),
    seed: state.seed,
    layers: state.layers,
  };
}

/** All of the picture's controls, for a training that has gone so many steps. */
export function argumentsOf(state: State, step: number): Record<string, unknown> {
  const [layer, neuron] = chosenNeuron(state);
  return {
    ...configurationOf(state),
    step,
    look_maps: MAPS,
    look_gradients: state.gradients,
    look_layer: layer,
    look_neuron: neuron,
    look_point: Math.max(0, Math.min(state.point, countOf(state) - 1)),
    look_warp: warpedLayer(state),
    look_warp_x: state.axes[0],
    look_warp_y: state.axes[1],
  };
}

function readLayers(text: string | null): number[] {
  if (text === "none") return [];
  const sizes = (text ?? "").split("-").map(Number);
  const fits = sizes.length <= MOST_LAYERS && sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= MOST_NEURONS);
  return fits ? sizes : FIRST_LAYERS;
}

function readPair(text: string | null): [number, number] | null {
  const match = /^(\d{1,2})-(\d{1,2})$/.exec(text ?? "");
  return match ? [Number(match[1]), Number(match[2])] : null;
}

function readWhole(address: URLSearchParams, name: string, first: number, low: number, high: number): number {
  const value = readNumber(address.get(name));
  return value === null ? first : Math.min(Math.max(Math.round(value), low), high);
}
