import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

/** A process whose state changes at every step, and which answers when the test says so. */
function asked() {
  let state = 0;
  let open = 0;
  let most = 0;
  let count = 0;
  const waiting: (() => void)[] = [];
  const ask = oneAtATime(async (_key: string) => {
    count += 1;
    open += 1;
    most = Math.max(most, open);
    const seen = state;
    await new Promise<void>((resolve) => waiting.push(resolve));
    open -= 1;
    return seen;
  });
  return {
    ask: (key = 'a') => ask(key),
    change: () => {
      state += 1;
      return state;
    },
    state: () => state,
    answer: async () => {
      waiting.shift()?.();
      for (let n = 0; n < 5; n += 1) await Promise.resolve();
    },
    figures: () => ({ most, count, waiting: waiting.length }),
  };
}

test('whoever asks while a question is on its way shares the next one', async () => {
  const { ask, change, answer, figures } = asked();
  const first = ask();
  change();
  const others = [ask(), ask(), ask()];
  await answer();
  await answer();
  expect(await first).toBe(0);
  expect(await Promise.all(others)).toEqual([1, 1, 1]);
  expect(figures()).toEqual({ most: 1, count: 2, waiting: 0 });
});

test('questions about different things do not wait for each other', () => {
  const { ask, figures } = asked();
  void ask('a');
  void ask('b');
  expect(figures().waiting).toBe(2);
});

test('a failure is told to those who shared the question, and the next question is asked anew', async () => {
  let broken = true;
  const ask = oneAtATime(async () => {
    if (broken) throw new Error('away');
    return 'here';
  });
  await expect(ask('a')).rejects.toThrow('away');
  broken = false;
  expect(await ask('a')).toBe('here');
});

test('no answer is older than its question, and never are two on their way', async () => {
  const step = fc.constantFrom('ask' as const, 'change' as const, 'answer' as const);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { ask, change, state, answer, figures } = asked();
      const answers: { readonly since: number; readonly got: Promise<number> }[] = [];
      for (const what of steps) {
        if (what === 'change') change();
        else if (what === 'ask') answers.push({ since: state(), got: ask() });
        else await answer();
      }
      while (figures().waiting > 0) await answer();
      for (const { since, got } of answers) expect(await got).toBeGreaterThanOrEqual(since);
      expect(figures().most).toBeLessThanOrEqual(1);
      expect(figures().count).toBeLessThanOrEqual(answers.length);
    }),
  );
});
