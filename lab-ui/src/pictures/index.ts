// Which picture belongs to which name in an exercise's `picture`. Each family is fetched when it is opened.

import type { Host, OpenPicture } from "./stage";

export type { Host, OpenPicture } from "./stage";

type Open = (host: Host) => OpenPicture;

const PICTURES: Record<string, () => Promise<Open>> = {
  line: async () => (await import("./line")).linePicture,
};

/** Open an exercise's picture, in the state that the address names; null if it has none. */
export async function openPicture(host: Host): Promise<OpenPicture | null> {
  const open = await PICTURES[host.exercise.picture]?.();
  return open?.(host) ?? null;
}
