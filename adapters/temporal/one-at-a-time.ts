/**
 * One question at a time for each key; whoever comes while one is on its way shares the next. An answer is never older than
 * its question. Temporal keeps a single Query while a workflow is at work and refuses a second one, which its client
 * asks again only after a second or two.
 */
export function oneAtATime<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const asking = new Map<string, { readonly answer: Promise<T>; next?: Promise<T> }>();

  const begin = (key: string): Promise<T> => {
    const answer = ask(key);
    const current: { readonly answer: Promise<T>; next?: Promise<T> } = { answer };
    asking.set(key, current);
    const done = () => {
      if (current.next === undefined) asking.delete(key);
    };
    answer.then(done, done);
    return answer;
  };

  return (key) => {
    const current = asking.get(key);
    if (current === undefined) return begin(key);
    const after = () => begin(key);
    current.next ??= current.answer.then(after, after);
    return current.next;
  };
}
