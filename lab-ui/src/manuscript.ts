// The learner's text: what stands in the editor, what lies on disk, and who may replace what. Nothing unsaved is ever
// overwritten; where both sides changed, both are kept until the learner has chosen.

import type { FileOnDisk } from "./api";

/** Where unsaved text survives a reload. */
export interface Drafts {
  read(): { text: string; version: string } | null;
  write(draft: { text: string; version: string }): void;
  clear(): void;
}

/** What the editor has to do after something happened. */
export type Outcome = "nothing" | "show theirs" | "conflict";

/** One file's state. */
export class Manuscript {
  text: string;
  conflict: FileOnDisk | null = null;
  private base: FileOnDisk;
  private saving = false;
  private arrived: FileOnDisk | null = null;

  /**
   * @param disk the file as the server sent it.
   * @param drafts unsaved text of an earlier visit is taken up from here.
   */
  constructor(
    disk: FileOnDisk,
    private readonly drafts: Drafts,
  ) {
    this.base = disk;
    this.text = disk.text ?? "";
    const draft = drafts.read();
    if (draft === null) return;
    if (draft.text === this.text) {
      drafts.clear();
      return;
    }
    this.text = draft.text;
    if (draft.version !== disk.version) {
      this.base = { text: null, version: draft.version };
      this.conflict = disk;
    }
  }

  /** Whether the editor holds what the disk does not. */
  get unsaved(): boolean {
    return this.conflict !== null || this.text !== (this.base.text ?? "");
  }

  /** The version that a save must begin from. */
  get version(): string {
    return this.base.version;
  }

  /** The learner typed. */
  edited(text: string): void {
    this.text = text;
    this.keepDraft();
  }

  /** The disk holds this now. While a save is under way it may be that save's own echo, so it waits. */
  onDisk(theirs: FileOnDisk): Outcome {
    if (this.saving) {
      this.arrived = theirs;
      return "nothing";
    }
    if (theirs.version === this.base.version && this.conflict === null) return "nothing";
    if ((theirs.text ?? "") === this.text) {
      this.settle(theirs);
      return "nothing";
    }
    if (this.unsaved) {
      // The disk may also have gone back to what the edit began from: then there is nothing to choose.
      this.conflict = theirs.version === this.base.version ? null : theirs;
      return this.conflict ? "conflict" : "nothing";
    }
    this.text = theirs.text ?? "";
    this.settle(theirs);
    return "show theirs";
  }

  /** A save begins. Returns what to send. */
  beginSave(): { text: string; version: string } {
    this.saving = true;
    return { text: this.text, version: this.base.version };
  }

  /** The save of `text` went through. */
  saved(text: string, version: string): Outcome {
    this.saving = false;
    this.conflict = null;
    this.base = { text, version };
    this.keepDraft();
    return this.catchUp(version);
  }

  /** The save was refused, because the file is another by now; or it did not arrive (null). */
  notSaved(theirs: FileOnDisk | null): Outcome {
    this.saving = false;
    if (theirs === null) return this.catchUp(null);
    this.arrived = null;
    if ((theirs.text ?? "") === this.text) {
      this.settle(theirs);
      return "nothing";
    }
    this.conflict = theirs;
    return "conflict";
  }

  /** The learner chose: what stands in the editor stays, and may replace the file that was shown. */
  keepMine(): void {
    if (this.conflict === null) return;
    this.base = this.conflict;
    this.conflict = null;
    this.keepDraft();
  }

  /** The learner chose: what lies on disk comes into the editor. */
  takeTheirs(): void {
    if (this.conflict === null) return;
    this.text = this.conflict.text ?? "";
    this.settle(this.conflict);
  }

  private settle(disk: FileOnDisk): void {
    this.base = disk;
    this.conflict = null;
    this.keepDraft();
  }

  private catchUp(version: string | null): Outcome {
    const theirs = this.arrived;
    this.arrived = null;
    return theirs === null || theirs.version === version ? "nothing" : this.onDisk(theirs);
  }

  private keepDraft(): void {
    if (this.unsaved) this.drafts.write({ text: this.text, version: this.base.version });
    else this.drafts.clear();
  }
}

/** Drafts in the tab's own storage. A browser that refuses storage costs only the survival of a reload. */
export function tabDrafts(id: string, storage: () => Storage = () => sessionStorage): Drafts {
  const key = `chainrule:draft:${id}`;
  const quietly = <T>(action: () => T): T | null => {
    try {
      return action();
    } catch {
      return null;
    }
  };
  return {
    read: () =>
      quietly(() => {
        const found: unknown = JSON.parse(storage().getItem(key) ?? "null");
        const { text, version } = (found ?? {}) as { text?: unknown; version?: unknown };
        return typeof text === "string" && typeof version === "string" ? { text, version } : null;
      }),
    write: (draft) => void quietly(() => storage().setItem(key, JSON.stringify(draft))),
    clear: () => void quietly(() => storage().removeItem(key)),
  };
}
