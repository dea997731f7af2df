import { sightOf } from '../ledger-sight.ts';
import { quotaInput } from '../schemas/ledger.ts';
import { asKeeper, type LedgerDone } from './act-on-ledger.ts';
import type { Caller, CommandDeps } from './command.ts';

/** Giao chỉ tiêu: how many of an award a body and everything below it may propose in a year. */
export const createSetQuota =
  (deps: CommandDeps) =>
  (input: Caller & { readonly content: unknown }): Promise<LedgerDone> =>
    asKeeper(
      deps,
      input,
      { command: 'setQuota', subject: input.person.unitId, schema: quotaInput, content: input.content },
      async ({ places, ...key }) => {
        const sight = await sightOf(deps.registers, input.person);
        if (!sight?.unitIds.includes(key.organisationId)) return 'NOT_YOUR_UNIT';
        return (await deps.registers.quotas.setLimit(key, places)) ? undefined : 'QUOTA_TOO_LOW';
      },
    );
