/** Milliseconds for which a finished act answers its repetitions. */
const REMEMBERED = 600_000;

/**
 * Runs an act once for each key and gives every repetition the same answer: while it runs, and for ten minutes when it
 * succeeded. For acts that take a new id, where the engine cannot know the second as a repetition of the first: a
 * double click would make two dossiers. It holds within one web process; several need a request bound to one of them.
 */
export function createOnce<T extends object>(): (key: string, act: () => Promise<T>) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key, act) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = act();
    known.set(key, answer);
    const forget = (after: number) => setTimeout(() => known.delete(key), after).unref();
    answer.then(
      (done) => forget('ok' in done ? REMEMBERED : 0),
      () => forget(0),
    );
    return answer;
  };
}
