// What page and server tell each other about drawings.

/** Everything that can be done to a drawing before the network sees it, in this order. */
export const STEPS = ["crop", "scale", "centre", "straighten"] as const;
export type Step = (typeof STEPS)[number];
export type Switches = Record<Step, boolean>;

export type ModelName = "digits" | "mnist";

/** One line of the pen: x to the right and y down, on a paper of 280 by 280. */
export interface Stroke {
  width: number;
  points: [number, number][];
}

interface Facts {
  name: ModelName;
  title: string;
  steps: Step[];
}

/** How things stand with a network. */
export type Model = Facts &
  (
    | {
        state: "ready";
        by: "lab" | "command";
        accuracy: number;
        n_test: number;
        /** As ISO 8601 writes it. */
        trained: string;
        n_parameters: number;
        recipe: { hidden: number[] };
      }
    | { state: "training"; epoch: number; epochs: number; accuracy: number }
    | { state: "absent" }
    | { state: "failed"; error: string }
  );

export interface Question {
  model: ModelName;
  strokes: Stroke[];
  switches: Switches;
}

type Gray = number[][];

export interface Reading {
  model: ModelName;
  digit: number;
  /** Of the digits from 0 to 9. */
  probabilities: number[];
  /** What the network sees, ink from 0 to 1. */
  seen: Gray;
  /** Top, left, height and width of what was cut out of the paper. */
  box: [number, number, number, number];
  /** Pixels of the side of the field that the digit is placed in. */
  field: number;
  /** On the way there, ink from 0 to 255. */
  stages: { scaled: Gray; placed: Gray; bitmap?: Gray };
}

export interface Example {
  number: number;
  of: number;
  digit: number;
  strokes: Stroke[];
}
