// The editor: CodeMirror for Python, in the page's own colours. What comes from outside moves the cursor as little as
// possible and can be undone like any other edit.

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Annotation, EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  type DecorationSet,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { changeBetween } from "./difference";

export interface Editor {
  /** Show another text; the listener of edits is not told. */
  replace(text: string): void;
  /** Mark the line (from 1) that a verdict speaks of, or none. */
  mark(line: number | null): void;
  /** Put the cursor into a line (from 1). */
  goTo(line: number): void;
  focus(): void;
  close(): void;
}

interface Options {
  text: string;
  label: string;
  describedBy: string;
  edited: (text: string) => void;
}

const fromOutside = Annotation.define<boolean>();
const markLine = StateEffect.define<number | null>();

const markedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(markLine)) continue;
      const line = effect.value;
      const there = line !== null && line >= 1 && line <= transaction.state.doc.lines;
      now = there
        ? Decoration.set(Decoration.line({ class: "spoken-of" }).range(transaction.state.doc.line(line).from))
        : Decoration.none;
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Put an editor into an element. */
export function openEditor(parent: HTMLElement, options: Options): Editor {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        python(),
        syntaxHighlighting(classHighlighter),
        markedLine,
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({
          "aria-label": options.label,
          "aria-describedby": options.describedBy,
          tabindex: "0",
          autocapitalize: "off",
          autocorrect: "off",
          spellcheck: "false",
        }),
        EditorView.updateListener.of((update) => {
          const outside = update.transactions.some((one) => one.annotation(fromOutside));
          if (update.docChanged && !outside) options.edited(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    replace(text) {
      const changes = changeBetween(view.state.doc.toString(), text);
      if (changes) view.dispatch({ changes, annotations: fromOutside.of(true) });
    },
    mark: (line) => view.dispatch({ effects: markLine.of(line) }),
    goTo(line) {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines)).from;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}
