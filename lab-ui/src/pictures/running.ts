// A button that lets a picture go on by itself, step after step, until it is stopped or has come to an end.

import { h } from "../dom";

export interface About {
  /** What stands on the button while nothing runs. */
  label: string;
  /** Milliseconds from one step to the next. */
  pause: number;
  /** Go one step; false if there is none left. */
  step: () => boolean;
  /** Go to the end at once, for those who do not want to see things move. */
  finish: () => void;
  ended?: () => void;
}

/** Something that runs while its button says Stop. */
export class Running {
  readonly button: HTMLButtonElement;
  private timer = 0;

  constructor(private readonly about: About) {
    this.button = h("button", { type: "button", click: () => this.toggle() }, about.label);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = 0;
    this.button.textContent = this.about.label;
  }

  private toggle(): void {
    if (this.timer) return this.stop();
    const { pause, step, finish, ended } = this.about;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      finish();
      ended?.();
      return;
    }
    this.button.textContent = "Stop";
    this.timer = window.setInterval(() => {
      if (step()) return;
      this.stop();
      ended?.();
    }, pause);
  }
}
