/** The register of initiatives on a database of its own, and initiatives to fill it with. */

import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { InitiativeContent, NamedAuthor } from '../../../adapters/initiatives-ports.ts';
import { openRegisters } from '../../../adapters/postgres/open-registers.ts';
import type { Actor } from '../../../domain/acts.ts';
import type { InitiativeCommand } from '../../../domain/initiatives/commands.ts';
import type { Claim } from '../../../domain/initiatives/initiative.ts';
import { CLERK, claim, RECOGNITION, UNION, VALUE } from '../../support/initiative-story.ts';
import { createDatabase } from './database.ts';
import { SECRET } from './histories.ts';
import { SEASON } from './season.ts';

const canonical = canonicalize as unknown as (value: unknown) => string;

export const author = (name: string, over: Partial<NamedAuthor> = {}): NamedAuthor => ({
  authorId: null,
  personId: null,
  name,
  birthYear: 1986,
  unit: 'Chuyền may số 3',
  cccd: null,
  ...over,
});

export interface Wanted {
  readonly title: string;
  readonly authors: readonly NamedAuthor[];
  readonly shares?: readonly number[];
  readonly value?: Claim['value'];
  readonly unitId?: string;
  readonly recognised?: typeof RECOGNITION | null;
}

export async function openInitiatives() {
  const database = await createDatabase();
  const registers = await openRegisters({ url: database.url, secret: SECRET });
  await registers.directory.save(SEASON);
  const register = registers.initiatives;
  let minute = 0;

  async function identified(request: string, ...authors: NamedAuthor[]) {
    const answer = await register.identify(authors, request);
    if ('refused' in answer) throw new Error(answer.refused.code);
    return answer;
  }

  const act = (
    id: string,
    by: Actor,
    command: InitiativeCommand,
    content: InitiativeContent | null = null,
    requestId = `r${minute}`,
  ) => {
    minute += 1;
    const at = new Date(Date.parse('2026-11-10T02:00:00.000Z') + minute * 60_000).toISOString();
    return register.act({ id, act: { command, actor: by, channel: 'web' }, content, requestId, at });
  };

  /** Registers an initiative; recognised at once, as from an old register, unless told otherwise. */
  async function made({
    title,
    authors,
    shares = [100],
    value = VALUE,
    unitId = 'cdcs-hoa-binh',
    recognised = RECOGNITION,
  }: Wanted) {
    const id = await register.nextId(2026, title);
    const people = await identified(title, ...authors);
    const content: InitiativeContent = {
      title,
      summary: 'Trước đây làm hai lượt, nay một lượt.',
      appliedAt: 'Xưởng may',
      authors: people,
      valueMethod: 'Sản lượng × đơn giá',
      certifiedBy: 'Phòng Kế toán',
      proofs: [],
    };
    const command: InitiativeCommand = {
      type: 'registerInitiative',
      unitId,
      recognised,
      claim: claim({
        authors: people.map(({ authorId }, index) => ({
          authorId,
          sharePercent: shares[index] ?? 0,
          main: index === 0,
        })),
        value,
        contentHash: createHash('sha256').update(canonical(content)).digest('hex'),
      }),
    };
    const outcome = await act(id, recognised === null ? UNION : CLERK, command, content);
    if ('refused' in outcome) throw new Error(outcome.refused.code);
    return { id, content, command, authorIds: people.map(({ authorId }) => authorId) };
  }

  return {
    database,
    register,
    identified,
    act,
    made,
    async close() {
      await registers.close();
      await database.drop();
    },
  };
}
