// The course at a glance: what is passed, what is next. Arrow keys move through the list, Enter opens.

import type { Course, ExerciseInList } from "../api";
import { h } from "../dom";
import type { Page, Lab } from "../lab";
import { exerciseAddress } from "../route";

/** Show the course. */
export async function coursePage(lab: Lab, main: HTMLElement): Promise<Page> {
  const course = await lab.course();
  const all = course.chapters.flatMap((chapter) => chapter.exercises);
  const passed = all.filter((exercise) => exercise.passed).length;
  const current = all.find((exercise) => exercise.id === course.current) ?? null;
  const heading = h("h1", { tabindex: -1 }, "The course");
  main.replaceChildren(
    h(
      "div",
      { class: "course" },
      h("div", { class: "head-row" }, heading, places()),
      h("p", { class: "quiet" }, `${passed} of ${all.length} exercises passed`),
      nextUp(course, current, passed === all.length && all.length > 0),
      ...course.chapters.map((chapter) =>
        h(
          "section",
          { "aria-labelledby": `chapter-${chapter.name}` },
          h(
            "h2",
            { id: `chapter-${chapter.name}` },
            h("span", { class: "number" }, chapter.name.slice(0, 2)),
            ` ${chapter.title} `,
            h("span", { class: "count" }, `${chapter.exercises.filter((one) => one.passed).length} of ${chapter.exercises.length}`),
          ),
          h("p", { class: "quiet" }, chapter.about),
          h("ol", { class: "exercises" }, ...chapter.exercises.map((one) => item(one, one.id === course.current))),
        ),
      ),
    ),
  );
  const move = (event: KeyboardEvent): void => moveAlong(event, main);
  document.addEventListener("keydown", move);
  return { title: "The course", heading, close: () => document.removeEventListener("keydown", move) };
}

/** What there is in the lab beside the course. */
function places(): HTMLElement {
  return h(
    "nav",
    { class: "places", "aria-label": "Beside the course" },
    h(
      "ul",
      { class: "plain" },
      h("li", {}, h("a", { href: "#/play" }, "Play with a network")),
      h("li", {}, h("a", { href: "#/draw" }, "Draw a digit")),
    ),
  );
}

function nextUp(course: Course, current: ExerciseInList | null, finished: boolean): HTMLElement {
  if (finished) return h("p", {}, "Every exercise is passed. What you wrote is in the folder mine: it is yours.");
  if (current === null) return h("p", {}, "Choose any exercise to go on.");
  const chapter = course.chapters.find((one) => one.exercises.includes(current));
  return h(
    "p",
    {},
    h(
      "a",
      { class: "next-up", href: exerciseAddress(current.id), "data-exercise": current.id },
      h("span", { class: "label" }, current.passed ? "You are here" : "Next"),
      h("strong", {}, current.title),
      h("span", { class: "label" }, [chapter?.title, duration(current)].filter(Boolean).join(", ")),
    ),
  );
}

function item(exercise: ExerciseInList, here: boolean): HTMLElement {
  return h(
    "li",
    {},
    h(
      "a",
      { href: exerciseAddress(exercise.id), "data-exercise": exercise.id, "aria-current": here ? "step" : null },
      h(
        "span",
        { class: "mark", "data-status": exercise.passed ? "passed" : "not attempted" },
        h("span", { "aria-hidden": "true" }, exercise.passed ? "✓" : "○"),
      ),
      h("span", { class: "title" }, exercise.title),
      h(
        "span",
        { class: "state" },
        [exercise.passed ? "passed" : "open", here ? "you are here" : "", duration(exercise)].filter(Boolean).join(" · "),
      ),
    ),
  );
}

function duration(exercise: ExerciseInList): string {
  return exercise.minutes ? `about ${exercise.minutes} min` : "";
}

/** Arrow keys, Home and End, as long as nothing else wants them. */
function moveAlong(event: KeyboardEvent, main: HTMLElement): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const active = document.activeElement;
  if (active && active !== document.body && !main.contains(active) && active !== main) return;
  const links = [...main.querySelectorAll<HTMLAnchorElement>("a[data-exercise]")];
  const at = links.indexOf(active as HTMLAnchorElement);
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (to === undefined || (at < 0 && event.key !== "ArrowDown")) return;
  const target = links[Math.min(Math.max(0, to), links.length - 1)];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

