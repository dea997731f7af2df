/**
 * Measures several ways of doing a thing against each other. Absolute rates of a shared machine move by half between
 * two runs; the ratio of two sides within one round moves by a tenth. So all sides take a turn in every round, each
 * round begins with another side, and ratios are taken inside a round.
 */

export interface Side {
  readonly name: string;
  /** How often one turn does the thing. A turn of less than about 100 ms measures the garbage collector. */
  readonly units: number;
  turn(): Promise<unknown> | unknown;
}

/** Of all rounds. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

interface Turn {
  readonly perSecond: number;
  readonly cpuMs: number;
}

export interface Rounds {
  readonly count: number;
  readonly names: readonly string[];
  perSecond(name: string): Spread;
  /** Processor time of one unit, all threads of this process; what other processes do for it is not in it. */
  cpuMs(name: string): Spread;
  /** How many times faster `name` is than `reference`, round by round. */
  ratio(name: string, reference: string): Spread;
  /** The same in processor time of a unit: steadier than `ratio` where other programs take the processor away. */
  cpuRatio(name: string, reference: string): Spread;
}

/** One turn of each side that does not count (compilers, caches), then the rounds. */
export async function interleave(sides: readonly Side[], count: number): Promise<Rounds> {
  const turns = new Map<string, Turn[]>(sides.map(({ name }) => [name, []]));
  for (const side of sides) await take(side);
  for (let round = 0; round < count; round += 1) {
    const first = round % sides.length;
    for (const side of [...sides.slice(first), ...sides.slice(0, first)]) {
      turns.get(side.name)?.push(await take(side));
    }
  }
  const of = (name: string): readonly Turn[] => {
    const found = turns.get(name);
    if (found === undefined) throw new Error(`no side is called ${name}`);
    return found;
  };
  const inEachRound = (name: string, reference: string, compare: (one: Turn, other: Turn) => number): Spread => {
    const others = of(reference);
    return spread(of(name).flatMap((one, round) => (others[round] ? [compare(one, others[round])] : [])));
  };
  return {
    count,
    names: [...turns.keys()],
    perSecond: (name) => spread(of(name).map((turn) => turn.perSecond)),
    cpuMs: (name) => spread(of(name).map((turn) => turn.cpuMs)),
    ratio: (name, reference) => inEachRound(name, reference, (one, other) => one.perSecond / other.perSecond),
    cpuRatio: (name, reference) => inEachRound(name, reference, (one, other) => other.cpuMs / one.cpuMs),
  };
}

async function take({ units, turn }: Side): Promise<Turn> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await turn();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: units / seconds, cpuMs: (user + system) / 1000 / units };
}

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
  return { median, min: at(0), max: at(sorted.length - 1) };
}
