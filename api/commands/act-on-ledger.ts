import type { z } from '@hono/zod-openapi';
import type { By, LedgerFile } from '../../adapters/ledger-ports.ts';
import type { Role } from '../../domain/acts.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { fileFor, mayKeepLedger } from '../ledger-sight.ts';
import { problemsOf } from '../schemas/submission.ts';
import { type Caller, type CommandDeps, type Done, type Refused, refusal } from './command.ts';

export type LedgerDone =
  | Exclude<Done, Refused>
  /** Fields by name with the sentence to show beside them. */
  | (Refused & { readonly problems?: Readonly<Record<string, string>> });

const KEEPERS: readonly Role[] = ['officer', 'authority'];

/** In the name of a keeper of the ledger; a refusal is logged. */
export async function asKeeper<S extends z.ZodType>(
  deps: CommandDeps,
  { person, channel }: Caller,
  step: { readonly command: string; readonly subject: string; readonly schema: S; readonly content: unknown },
  act: (content: z.output<S>, by: By) => Promise<RefusalCode | undefined>,
): Promise<LedgerDone> {
  const { command, subject } = step;
  const role = KEEPERS.find((one) => person.roles.includes(one)) ?? person.roles[0] ?? 'proposer';
  const trace = { actor: { id: person.id, role }, channel, command, subject } as const;
  if (!mayKeepLedger(person)) return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });
  const content = step.schema.safeParse(step.content);
  if (!content.success) return { refused: { code: 'BAD_INPUT' }, problems: problemsOf(content.error) };
  const at = deps.now().toISOString();
  const refused = await act(content.data, { personId: person.id, at });
  return refused === undefined ? { ok: true, at } : refusal(deps, trace, { code: refused });
}

/** As `asKeeper`, on a file that the person may see. */
export const onFile = <S extends z.ZodType>(
  deps: CommandDeps,
  caller: Caller,
  step: { readonly command: string; readonly fileId: string; readonly schema: S; readonly content: unknown },
  act: (content: z.output<S>, file: LedgerFile, by: By) => Promise<RefusalCode | undefined>,
): Promise<LedgerDone> =>
  asKeeper(deps, caller, { ...step, subject: step.fileId }, async (content, by) => {
    const file = await fileFor(deps.registers, caller.person, step.fileId);
    return 'barred' in file ? file.barred : act(content, file, by);
  });

/** An act on a file as the pages, the API and the command line give it. */
export interface FileInput extends Caller {
  readonly fileId: string;
  readonly content: unknown;
}
