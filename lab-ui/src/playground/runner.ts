// How far the training has gone and is to go. A state of the training is its number of steps, so running on, going back
// and opening a link are all the same: ask for a step.

export type Speed = "1" | "5" | "epoch";

export const MOST_STEPS = 1_000_000;

/** Where the training stands, as a frame says it. */
export interface Standing {
  step: number;
  stepsPerEpoch: number;
  /** It goes no further: the numbers ran out, or there is nothing to learn from. */
  stuck: boolean;
}

/** Walks along the steps of one training. */
export class Runner {
  running = false;
  speed: Speed;
  /** The step that is wanted on the screen. */
  target: number;
  /** The step that is on the screen. */
  at = 0;
  /** The furthest step that was seen: so far can one go back and forth. */
  furthest = 0;
  stepsPerEpoch = 1;

  constructor(target: number, speed: Speed) {
    this.target = target;
    this.speed = speed;
  }

  /** Begin from the untrained network: the configuration is another one, or the person wants it so. */
  restart(): void {
    this.target = 0;
    this.at = 0;
    this.furthest = 0;
  }

  /** Show this step. */
  go(step: number): void {
    this.target = Math.min(Math.max(0, Math.round(step)), MOST_STEPS);
  }

  /** Show the step after so much more training. */
  advance(speed: Speed = this.speed): void {
    const { at, stepsPerEpoch } = this;
    this.go(speed === "epoch" ? (Math.floor(at / stepsPerEpoch) + 1) * stepsPerEpoch : at + Number(speed));
  }

  /** A frame has come. Returns whether what was wanted is on the screen now, and not a place on the way to it. */
  arrived({ step, stepsPerEpoch, stuck }: Standing): boolean {
    this.at = step;
    this.stepsPerEpoch = Math.max(1, stepsPerEpoch);
    this.furthest = Math.max(this.furthest, step);
    if (stuck || step >= MOST_STEPS) {
      this.running = false;
      this.target = step;
    }
    return step >= this.target;
  }

  /** The epoch in which the screen is, counted in whole epochs that are done. */
  get epoch(): number {
    return Math.floor(this.at / this.stepsPerEpoch);
  }

  /** The epoch that is wanted. */
  get wantedEpoch(): number {
    return Math.floor(this.target / this.stepsPerEpoch);
  }

  /** How many epochs were seen. */
  get epochs(): number {
    return Math.floor(this.furthest / this.stepsPerEpoch);
  }
}
