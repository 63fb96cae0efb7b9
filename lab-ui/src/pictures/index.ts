// Which picture belongs to which exercise.

import type { Exercise } from "../api";
import type { Lab } from "../lab";
import { linePicture } from "./line";

export interface OpenPicture {
  section: HTMLElement;
  /** The learner's file has changed: ask again. */
  refresh(): void;
  close(): void;
}

/** Open an exercise's picture, in the state that the address names; null if it has none yet. */
export function openPicture(lab: Lab, exercise: Exercise, state: URLSearchParams): OpenPicture | null {
  return exercise.picture === "line" || exercise.id.startsWith("line-") ? linePicture(lab, exercise.id, state) : null;
}
