import { beforeEach, describe, expect, test } from "vitest";
import { Manuscript, type Drafts } from "./manuscript";

describe("the learner's text", () => {
  let kept: { text: string; version: string } | null;
  let drafts: Drafts;
  let mine: Manuscript;
  beforeEach(() => {
    kept = null;
    drafts = {
      read: () => kept,
      write: (draft) => {
        kept = draft;
      },
      clear: () => {
        kept = null;
      },
    };
    mine = new Manuscript({ text: "start", version: "1" }, drafts);
  });

  test("follows the disk as long as nothing is unsaved", () => {
    expect(mine.onDisk({ text: "from the other editor", version: "2" })).toBe("show theirs");
    expect(mine.text).toBe("from the other editor");
    expect(mine.version).toBe("2");
    expect(mine.unsaved).toBe(false);
  });

  test("is never overwritten: both changed is a conflict", () => {
    mine.edited("mine");
    expect(mine.onDisk({ text: "theirs", version: "2" })).toBe("conflict");
    expect(mine.text).toBe("mine");
    expect(mine.version).toBe("1");
    expect(kept).toEqual({ text: "mine", version: "1" });
  });

  test("kept in a conflict is saved over the version that was shown", () => {
    mine.edited("mine");
    mine.onDisk({ text: "theirs", version: "2" });
    mine.keepMine();
    expect(mine.beginSave()).toEqual({ text: "mine", version: "2" });
    expect(mine.saved("mine", "3")).toBe("nothing");
    expect(mine.unsaved).toBe(false);
    expect(kept).toBeNull();
  });

  test("gives way in a conflict when the learner says so", () => {
    mine.edited("mine");
    expect(mine.notSaved({ text: "theirs", version: "2" })).toBe("conflict");
    mine.takeTheirs();
    expect(mine.text).toBe("theirs");
    expect(mine.unsaved).toBe(false);
    expect(kept).toBeNull();
  });

  test("both sides wrote the same: no conflict", () => {
    mine.edited("same");
    expect(mine.onDisk({ text: "same", version: "2" })).toBe("nothing");
    expect(mine.unsaved).toBe(false);
    expect(mine.version).toBe("2");
  });

  test("a save's own echo is no conflict, even when the learner typed on meanwhile", () => {
    mine.edited("a");
    mine.beginSave();
    mine.edited("ab");
    expect(mine.onDisk({ text: "a", version: "2" })).toBe("nothing");
    expect(mine.saved("a", "2")).toBe("nothing");
    expect(mine.text).toBe("ab");
    expect(mine.unsaved).toBe(true);
    expect(kept).toEqual({ text: "ab", version: "2" });
  });

  test("what came from outside during a save is shown after it", () => {
    mine.edited("a");
    mine.beginSave();
    mine.onDisk({ text: "other", version: "3" });
    expect(mine.saved("a", "2")).toBe("show theirs");
    expect(mine.text).toBe("other");
  });

  test("unsaved text of before a reload comes back, as a conflict if the disk went on", () => {
    kept = { text: "draft", version: "1" };
    mine = new Manuscript({ text: "start", version: "1" }, drafts);
    expect(mine.text).toBe("draft");
    expect(mine.unsaved).toBe(true);
    expect(mine.conflict).toBeNull();
    mine = new Manuscript({ text: "went on", version: "2" }, drafts);
    expect(mine.text).toBe("draft");
    expect(mine.conflict).toEqual({ text: "went on", version: "2" });
    kept = { text: "start", version: "0" };
    mine = new Manuscript({ text: "start", version: "1" }, drafts);
    expect(mine.unsaved).toBe(false);
    expect(kept).toBeNull();
  });

  test("a save that does not arrive loses nothing", () => {
    mine.edited("mine");
    mine.beginSave();
    expect(mine.notSaved(null)).toBe("nothing");
    expect(mine.unsaved).toBe(true);
    expect(kept).toEqual({ text: "mine", version: "1" });
  });

  test("a disk that goes back to where the edit began leaves nothing to choose", () => {
    mine.edited("mine");
    mine.onDisk({ text: "theirs", version: "2" });
    expect(mine.onDisk({ text: "start", version: "1" })).toBe("nothing");
    expect(mine.conflict).toBeNull();
    expect(mine.unsaved).toBe(true);
  });
});
