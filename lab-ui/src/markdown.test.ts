import { describe, expect, test } from "vitest";
import { toHtml, withoutTitle } from "./markdown";

/** What KaTeX was given. */
const formulas = (html: string): string[] =>
  [...html.matchAll(/<annotation encoding="application\/x-tex">(.*?)<\/annotation>/gs)].map((match) => match[1]!);

describe("formulas", () => {
  test("are typeset in a sentence and on display, with MathML for those who listen", () => {
    const html = toHtml("The line $\\hat{y}_i = w x_i + b$ has the cost\n\n$$J = \\frac{1}{2m} \\sum_i e_i^2$$\n\nand so on.");
    expect(formulas(html)).toEqual(["\\hat{y}_i = w x_i + b", "J = \\frac{1}{2m} \\sum_i e_i^2"]);
    expect(html).toContain('<div class="formula"><span class="katex-display">');
    expect(html).toContain("<math");
    expect(html).not.toContain("$");
  });

  test("keep their underscores and stars", () => {
    expect(formulas(toHtml("from $x_1 * y_1$ to $x_2 * y_2$"))).toEqual(["x_1 * y_1", "x_2 * y_2"]);
  });

  test("are not seen in code, nor in prices", () => {
    expect(toHtml("`$a$` costs \\$5, or $5 and $7")).toBe("<p><code>$a$</code> costs $5, or $5 and $7</p>\n");
    expect(formulas(toHtml("```\n$$a$$\n```"))).toEqual([]);
  });

  test("right after a line of text still begin a new block", () => {
    expect(toHtml("The cost:\n$$J = 1$$\nAnd on.")).toMatch(/<p>The cost:.*<div class="formula">.*<p>And on\.<\/p>/s);
  });

  test("that cannot be read are shown as written", () => {
    expect(toHtml("$\\frac{1$")).toContain("<code>$\\frac{1$</code>");
  });
});

describe("foreign matter", () => {
  test("HTML is shown, not run", () => {
    const html = toHtml('<script>alert(1)</script>\n\nA <img src=x onerror="alert(1)"> and a < b.\n\n`<b>`');
    expect(html).not.toMatch(/<(script|img|b)\b/);
    expect(html).toContain("&#60;script&#62;");
    expect(html).toContain("a &lt; b");
  });

  test("links lead to the web only, and pictures are words", () => {
    const html = toHtml("[a](javascript:alert(1)) [b](https://example.org/?a=1&b=2) ![c](https://example.org/c.png)");
    expect(html).not.toContain("javascript:");
    expect(html).not.toContain("<img");
    expect(html).toContain('<a href="https://example.org/?a=1&#38;b=2" target="_blank" rel="noopener noreferrer">b</a>');
  });

  test("a formula cannot link or load anything", () => {
    const html = toHtml("$\\href{javascript:alert(1)}{a}$ and $\\includegraphics{https://example.org/c.png}$");
    expect(html).not.toMatch(/<(a|img)\b/);
  });
});

test("the title of a lesson is left to the page", () => {
  expect(withoutTitle("# Masks\n\nText\n\n# Other")).toBe("Text\n\n# Other");
  expect(withoutTitle("Text")).toBe("Text");
});
