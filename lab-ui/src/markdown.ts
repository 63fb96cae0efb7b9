// Lessons and hints as HTML: Markdown by marked, formulas by KaTeX (with MathML beside the picture, so that they can be
// read aloud). HTML in the text is shown as text; links go only to the web, pictures nowhere.

import katex from "katex";
import { Marked, type Tokens } from "marked";

// The same rules as in src/chainrule/course/formulas.py, so that terminal and lab see the same formulas.
const BLOCK = /^ {0,3}\$\$(.+?)\$\$ *(?:\n+|$)/s;
const INLINE = /^(?:\$\$(.+?)\$\$|\$(?=\S)((?:[^$\n]|\n(?!\s*\n))*?[^\s$]|\S)\$(?!\d))/s;
const BEGIN = /(?<![\\$\w])\$/;

interface Formula extends Tokens.Generic {
  tex: string;
  display: boolean;
}

/** Typeset one formula; one that cannot be read is shown as it was written. */
export function formula(tex: string, display: boolean): string {
  try {
    return katex.renderToString(tex.trim(), { displayMode: display, throwOnError: true, strict: "ignore", trust: false });
  } catch {
    return `<code>${escape(display ? `$$${tex}$$` : `$${tex}$`)}</code>`;
  }
}

/** Make text safe between tags and in attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function render(token: Tokens.Generic): string {
  const { tex, display } = token as Formula;
  return display ? `<div class="formula">${formula(tex, true)}</div>` : formula(tex, false);
}

const marked = new Marked({
  gfm: true,
  extensions: [
    {
      name: "formula-block",
      level: "block",
      start: (text) => text.indexOf("$$"),
      tokenizer(text) {
        const match = BLOCK.exec(text);
        return match ? { type: "formula-block", raw: match[0], tex: match[1]!, display: true } : undefined;
      },
      renderer: render,
    },
    {
      name: "formula",
      level: "inline",
      start: (text) => BEGIN.exec(text)?.index,
      tokenizer(text) {
        const match = INLINE.exec(text);
        // A formula on display in the middle of a sentence stays in it: a block may not stand inside a paragraph.
        return match ? { type: "formula", raw: match[0], tex: (match[1] ?? match[2])!, display: false } : undefined;
      },
      renderer: render,
    },
  ],
  renderer: {
    html: ({ text }) => escape(text),
    image: ({ text }) => escape(text),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      if (!/^https?:\/\//i.test(href)) return text;
      return `<a href="${escape(href)}" target="_blank" rel="noopener noreferrer">${text}</a>`;
    },
  },
});

/** Return Markdown as HTML that can be trusted. */
export function toHtml(text: string): string {
  return marked.parse(text, { async: false });
}

/** A lesson begins with its title, which the page shows itself. */
export function withoutTitle(lesson: string): string {
  return lesson.replace(/^\s*# [^\n]*\n+/, "");
}
