// Run, pause, step, restart, and the slider along the epochs that were seen.

import { h, set } from "../dom";
import { MOST_STEPS, type Runner, type Speed } from "./runner";

export interface TransportAbout {
  toggle: () => void;
  step: () => void;
  restart: () => void;
  goTo: (step: number) => void;
  speed: (speed: Speed) => void;
}

const SPEEDS: Record<Speed, string> = { "1": "1 step", "5": "5 steps", epoch: "1 epoch" };

export class Transport {
  readonly element: HTMLElement;
  private readonly runButton: HTMLButtonElement;
  private readonly slider: HTMLInputElement;
  private readonly place = h("output", { class: "place" });

  constructor(
    private readonly runner: Runner,
    about: TransportAbout,
  ) {
    const button = (text: string, action: () => void, kind = ""): HTMLButtonElement => h("button", { type: "button", class: kind, click: action }, text);
    this.runButton = button("Run", about.toggle, "main run");
    this.slider = h("input", { type: "range", min: 0, max: 0, step: 1, "aria-label": "Epoch" });
    this.slider.addEventListener("input", () => about.goTo(Math.min(Number(this.slider.value) * runner.stepsPerEpoch, MOST_STEPS)));
    const speed = h(
      "select",
      { "aria-label": "Speed: training in each frame", name: "speed", change: () => about.speed(speed.value as Speed) },
      ...Object.entries(SPEEDS).map(([value, text]) => h("option", { value, selected: value === runner.speed }, text)),
    );
    this.element = h(
      "div",
      { class: "transport", role: "group", "aria-label": "Training" },
      h("div", { class: "buttons" }, this.runButton, button("Step", about.step), button("Restart", about.restart), h("label", { class: "speed" }, h("span", { class: "quiet" }, "each frame"), speed)),
      h("label", { class: "epochs" }, this.slider, this.place),
    );
  }

  /** Show where the training is; a few times a second. */
  show(): void {
    const { running, at, target, epoch, epochs } = this.runner;
    const label = running ? "Pause" : "Run";
    if (this.runButton.textContent !== label) this.runButton.textContent = label;
    const onTheWay = target > at && !running ? `, on the way to step ${target}` : "";
    const place = `epoch ${epoch} of ${epochs} · step ${at}${onTheWay}`;
    if (this.place.textContent !== place) this.place.textContent = place;
    set(this.slider, { max: Math.max(epochs, 1), "aria-valuetext": `epoch ${epoch} of ${epochs}` });
    this.slider.disabled = epochs === 0;
    // The slider stands where it was put, even if the picture is still on its way there.
    this.slider.value = String(running ? epoch : this.runner.wantedEpoch);
  }
}
