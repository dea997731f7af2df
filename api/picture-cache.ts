/** Pictures kept in memory; one is about 60 kB. */
const MOST_PICTURES = 200;

export type PictureCache = (key: string, draw: () => Promise<Buffer>) => Promise<Buffer>;

/** Draws each picture once while it is remembered; several who ask at the same time wait for the same drawing. */
export function createPictureCache(): PictureCache {
  const pictures = new Map<string, Promise<Buffer>>();
  return (key, draw) => {
    const kept = pictures.get(key);
    if (kept !== undefined) return kept;
    const made = draw();
    pictures.set(key, made);
    made.catch(() => pictures.delete(key));
    const oldest = pictures.keys().next().value;
    if (pictures.size > MOST_PICTURES && oldest !== undefined) pictures.delete(oldest);
    return made;
  };
}
