// An exercise: the lesson on the left; on the right the editor, the verdict, hints and the picture.

import "katex/dist/katex.min.css";
import { ApiError, type Course, type Exercise, type Verdict } from "../api";
import { lineDiff } from "../difference";
import { h, watchOverflow } from "../dom";
import { openEditor } from "../editor";
import type { Lab, Page } from "../lab";
import { Manuscript, tabDrafts, type Outcome } from "../manuscript";
import { toHtml, withoutTitle } from "../markdown";
import { openPicture } from "../pictures";
import { exerciseAddress } from "../route";
import { detailsOf, sentencesOf, statusMark } from "../verdict";
import { helpSection } from "./help";

/** Show an exercise. */
export async function exercisePage(
  lab: Lab,
  main: HTMLElement,
  trail: HTMLElement,
  id: string,
  state: URLSearchParams,
): Promise<Page> {
  const [exercise, course] = await Promise.all([lab.api.exercise(id), lab.course()]);
  const heading = h("h1", { tabindex: -1 }, exercise.title);
  const lesson = h("div", { class: "prose" });
  lesson.innerHTML = toHtml(withoutTitle(exercise.lesson));
  const bench = workbench(lab, exercise, course);
  const picture = await openPicture({ lab, exercise, state });
  bench.onSaved = () => picture?.refresh();
  trail.replaceChildren(...crumbs(exercise, course));
  main.replaceChildren(
    h(
      "div",
      { class: "exercise" },
      h(
        "article",
        { class: "lesson", "aria-label": "Lesson" },
        heading,
        h("p", { class: "quiet" }, place(exercise, course)),
        lesson,
        exercise.convention && h("p", { class: "convention" }, h("strong", {}, "Convention. "), exercise.convention),
      ),
      h("div", { class: "bench" }, ...bench.sections, helpSection(lab, exercise, () => bench.hasPassed()), picture?.section),
    ),
  );
  const stopWatching = watchOverflow(main, "pre, .formula, .scroll", "Can be scrolled");
  return {
    title: exercise.title,
    heading,
    close() {
      stopWatching();
      bench.close();
      picture?.close();
    },
  };
}

function titleOf(course: Course, id: string): string {
  for (const chapter of course.chapters) {
    const found = chapter.exercises.find((one) => one.id === id);
    if (found) return found.title;
  }
  return id;
}

function place(exercise: Exercise, course: Course): string {
  const chapter = course.chapters.find((one) => one.exercises.some(({ id }) => id === exercise.id));
  const number = chapter ? chapter.exercises.findIndex(({ id }) => id === exercise.id) + 1 : 0;
  return [
    chapter && `${chapter.name.slice(0, 2)} ${chapter.title}, exercise ${number} of ${chapter.exercises.length}`,
    exercise.minutes && `about ${exercise.minutes} min`,
    `write in ${exercise.file}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function crumbs(exercise: Exercise, course: Course): HTMLElement[] {
  const link = (id: string | null, word: string, before: string, after: string): HTMLElement[] => {
    if (id === null) return [];
    const label = `${word}: ${titleOf(course, id)}`;
    return [h("a", { href: exerciseAddress(id), "aria-label": label, title: label }, `${before}${word}${after}`)];
  };
  return [
    h("a", { href: "#/" }, "Course"),
    ...link(exercise.previous, "Previous", "‹ ", ""),
    ...link(exercise.next, "Next", "", " ›"),
  ];
}

/** Editor and verdict, and all that happens between them. */
function workbench(lab: Lab, exercise: Exercise, course: Course) {
  const { id } = exercise;
  const manuscript = new Manuscript({ text: exercise.text, version: exercise.version }, tabDrafts(id));
  let passed = exercise.passed;
  let busy = false;
  let again = false;
  let closed = false;

  const saveState = h("span", { class: "quiet", id: "save-state" });
  const saveButton = h("button", { type: "button", class: "main", click: () => void saveAndCheck() }, "Save and check");
  const conflict = h("div", { class: "conflict", role: "alert" });
  const place = h("div", { class: "editor" });
  const live = h("div", { class: "verdict", role: "status" });
  const details = h("div", { class: "verdict-details" });

  const editor = openEditor(place, {
    text: manuscript.text,
    label: `${exercise.file}, your file`,
    describedBy: "editor-keys",
    edited(text) {
      manuscript.edited(text);
      editor.mark(null);
      showState();
    },
  });

  const bench = {
    sections: [
      h(
        "section",
        { "aria-labelledby": "file-heading" },
        h("h2", { id: "file-heading" }, "Your file ", h("code", {}, exercise.file)),
        conflict,
        place,
        h("p", { class: "quiet small", id: "editor-keys" }, "Tab indents; Escape, then Tab leaves the editor. Ctrl+S or Cmd+S saves and checks."),
        h("div", { class: "row" }, saveButton, saveState),
      ),
      h("section", { "aria-labelledby": "verdict-heading" }, h("h2", { id: "verdict-heading" }, "Verdict"), live, details),
    ],
    onSaved: (): void => {},
    hasPassed: () => passed,
    close() {
      closed = true;
      stopFollowing();
      stopWatching();
      document.removeEventListener("keydown", onKey);
      editor.close();
    },
  };

  function showState(): void {
    const said =
      manuscript.conflict !== null
        ? "Not saved: the file has changed on disk"
        : manuscript.unsaved
          ? "Not saved yet"
          : exercise.text === null && manuscript.text === ""
            ? "The file is not there yet: saving writes it"
            : "Saved";
    if (saveState.textContent !== said) saveState.textContent = said;
  }

  function say(...paragraphs: (HTMLElement | string)[]): void {
    live.replaceChildren(...paragraphs.map((one) => (typeof one === "string" ? h("p", {}, one) : one)));
  }

  function showConflict(): void {
    const theirs = manuscript.conflict;
    if (theirs === null) {
      conflict.replaceChildren();
      return;
    }
    const lines = lineDiff(theirs.text ?? "", manuscript.text);
    const words = { " ": "", "-": "on disk: ", "+": "in the editor: " };
    conflict.replaceChildren(
      h("p", {}, h("strong", {}, `${exercise.file} has changed on disk`), ", and the editor holds text that is not saved. Nothing is overwritten until you choose."),
      h(
        "div",
        { class: "row" },
        h("button", { type: "button", click: () => void keepMine() }, "Keep what is in the editor"),
        h("button", { type: "button", click: takeTheirs }, "Take what is on disk"),
      ),
      h(
        "details",
        {},
        h("summary", {}, "Show both"),
        h("p", { class: "small" }, "Lines with − are only on disk, lines with + only in the editor."),
        h(
          "pre",
          { class: "diff" },
          ...lines.map(({ sign, text }) =>
            h(
              "span",
              { "data-sign": sign },
              h("span", { "aria-hidden": "true" }, `${sign === "-" ? "−" : sign} `),
              words[sign] && h("span", { class: "unseen" }, words[sign]),
              `${text}\n`,
            ),
          ),
        ),
      ),
    );
  }

  function follow(outcome: Outcome): void {
    if (outcome === "show theirs") {
      editor.replace(manuscript.text);
      void check();
      bench.onSaved();
    }
    showConflict();
    showState();
  }

  async function keepMine(): Promise<void> {
    manuscript.keepMine();
    showConflict();
    editor.focus();
    await saveAndCheck();
  }

  function takeTheirs(): void {
    manuscript.takeTheirs();
    editor.replace(manuscript.text);
    follow("nothing");
    editor.focus();
    bench.onSaved();
    void check();
  }

  /** Save what is unsaved. Returns whether the disk now holds what the editor held. */
  async function save(): Promise<boolean> {
    if (manuscript.conflict !== null) {
      say("Choose first which text stays: the one in the editor or the one on disk.");
      conflict.querySelector("button")?.focus();
      return false;
    }
    if (!manuscript.unsaved && exercise.text !== null) return true;
    const sent = manuscript.beginSave();
    try {
      const answer = await lab.api.save(id, sent.text, sent.version);
      if (answer.saved) exercise.text = sent.text;
      if (closed) {
        if (answer.saved) manuscript.saved(sent.text, answer.version);
        return false;
      }
      follow(answer.saved ? manuscript.saved(sent.text, answer.version) : manuscript.notSaved(answer.theirs));
      if (!answer.saved && manuscript.conflict !== null) return false;
      bench.onSaved();
      return true;
    } catch (error) {
      follow(manuscript.notSaved(null));
      throw error;
    }
  }

  async function saveAndCheck(): Promise<void> {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    saveButton.setAttribute("aria-disabled", "true");
    try {
      if (await save()) await look();
    } catch (error) {
      if (!closed) say(h("p", { class: "head" }, whatHappened(error)));
    } finally {
      busy = false;
      saveButton.removeAttribute("aria-disabled");
      if (again && !closed) {
        again = false;
        void saveAndCheck();
      }
    }
  }

  /** Ask for a verdict on the file on disk, without saving. */
  async function check(): Promise<void> {
    try {
      await look();
    } catch (error) {
      if (!closed) say(h("p", { class: "head" }, whatHappened(error)));
    }
  }

  async function look(): Promise<void> {
    live.setAttribute("data-busy", "");
    try {
      const verdict = await lab.api.check(id);
      if (!closed) show(verdict);
    } finally {
      live.removeAttribute("data-busy");
    }
  }

  function show(verdict: Verdict): void {
    passed ||= verdict.status === "passed";
    const next = verdict.next ?? exercise.next;
    say(...sentencesOf(verdict));
    details.replaceChildren(
      ...detailsOf(verdict, {
        why: (name) => lab.api.why(name),
        goTo: (line) => editor.goTo(line),
        next: next === null ? null : { href: exerciseAddress(next), title: titleOf(course, next) },
      }),
    );
    editor.mark(verdict.status === "wrong" ? verdict.line : null);
  }

  function whatHappened(error: unknown): string {
    if (error instanceof ApiError && error.status === 0) {
      return "Not checked: the server does not answer. What you wrote stays here; save again when it is back.";
    }
    return error instanceof Error ? error.message : String(error);
  }

  function onKey(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      void saveAndCheck();
    }
  }

  document.addEventListener("keydown", onKey);
  const stopFollowing = lab.socket.follow(id, ({ text, version }) => follow(manuscript.onDisk({ text, version })));
  // What happened to the file while the server was gone, nobody told us.
  const stopWatching = lab.socket.watchState((state) => {
    if (state !== "open") return;
    lab.api.exercise(id).then(
      ({ text, version }) => !closed && follow(manuscript.onDisk({ text, version })),
      () => {},
    );
  });
  say(
    exercise.passed
      ? h("p", { class: "head" }, statusMark("passed"), " before. Save and check to see the verdict again.")
      : h("p", { class: "head quiet" }, "Not checked yet."),
  );
  showConflict();
  showState();
  return bench;
}
