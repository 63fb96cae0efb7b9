// Hints by level, and the solution when it is earned: after a pass, or after all hints.

import type { Exercise, Hint } from "../api";
import { h, type Child } from "../dom";
import type { Lab } from "../lab";
import { toHtml } from "../markdown";

/** The section with hints and solution. */
export function helpSection(lab: Lab, exercise: Exercise, hasPassed: () => boolean): HTMLElement {
  const list = h("div");
  const message = h("p", { role: "status" });
  const solution = h("div");
  const nextButton = h("button", { type: "button", click: () => void takeHint() });
  const solutionButton = h("button", { type: "button", click: () => void askForSolution() }, "See the solution");
  let seen = 0;
  let asked = false;

  function label(): void {
    nextButton.hidden = seen >= exercise.hints;
    nextButton.textContent = `${seen === 0 ? "A hint" : "Next hint"} (${seen + 1} of ${exercise.hints})`;
  }

  function add({ level, text }: Hint, open: boolean): HTMLElement {
    const summary = h("summary", {}, `Hint ${level} of ${exercise.hints}`);
    const body = h("div", { class: "prose" });
    body.innerHTML = toHtml(text).replace(/<(\/?)h[12]\b/g, "<$1h3");
    list.append(h("details", { class: "hint", open }, summary, body));
    seen = Math.max(seen, level);
    return summary;
  }

  async function takeHint(): Promise<void> {
    await quietly(async () => {
      const hint = await lab.api.hint(exercise.id);
      message.textContent = "";
      const summary = add(hint, true);
      label();
      summary.focus();
    });
  }

  async function askForSolution(): Promise<void> {
    if (!hasPassed() && seen >= exercise.hints && !asked) {
      asked = true;
      message.textContent = "It is worth more when you find it yourself.";
      solutionButton.textContent = "See the solution all the same";
      return;
    }
    await quietly(async () => {
      const answer = await lab.api.solution(exercise.id);
      if ("reason" in answer) {
        message.textContent = answer.reason;
        return;
      }
      message.textContent = "";
      solutionButton.hidden = true;
      const files = Object.entries(answer.files).flatMap(([name, text]): Child[] => [
        h("h3", {}, name),
        h("pre", { class: "code" }, text.trimEnd()),
      ]);
      solution.tabIndex = -1;
      solution.replaceChildren(...files.filter((one) => one instanceof Node));
      solution.focus();
    });
  }

  async function quietly(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      message.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  label();
  if (exercise.hints_seen > 0) {
    void quietly(async () => {
      for (const hint of await lab.api.hints(exercise.id)) add(hint, false);
      label();
    });
  }
  return h(
    "section",
    { "aria-labelledby": "help-heading" },
    h("h2", { id: "help-heading" }, "Hints"),
    list,
    h("div", { class: "row" }, nextButton, solutionButton),
    message,
    solution,
  );
}
