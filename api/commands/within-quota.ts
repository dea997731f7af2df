import type { Rejection } from '../../domain/dossier/dossier.ts';
import { placesLeft } from '../../domain/ledger/quota.ts';
import { refuse } from '../../domain/refusals.ts';
import type { Outcome } from '../engine-port.ts';
import type { CommandDeps } from './command.ts';

/**
 * Giữ chỗ trong chỉ tiêu: everybody who goes before the council takes a place first, all of them or none. Places are
 * given back when the act is refused; later they follow what becomes of each nominee (settleQuotas).
 */
export async function withinQuota(
  { registers, engine }: Pick<CommandDeps, 'registers' | 'engine'>,
  dossierId: string,
  rejected: readonly Rejection[],
  act: () => Promise<Outcome>,
): Promise<Outcome> {
  const state = await engine.dossier(dossierId);
  if (state === undefined) return act();
  const going = state.nominees.filter(
    ({ no, status }) => status === 'RECEIVED' && !rejected.some((one) => one.no === no),
  );
  const { full, fresh } = await registers.quotas.reserve({
    awardCode: state.awardCode,
    year: state.evaluationYear,
    theme: '',
    unitId: state.unitId,
    owners: going.map(({ no }) => `${dossierId}/${no}`),
  });
  if (full !== undefined) {
    const left = placesLeft(full);
    const detail = `Đủ điều kiện ${going.length}, còn ${left} trên ${full.limit} chỗ.`;
    return refuse('QUOTA_FULL', { limit: full.limit, left, wanted: going.length, detail });
  }
  const outcome = await act();
  // Only what this very attempt took: an earlier one that succeeded keeps its places.
  if ('refused' in outcome && fresh.length > 0) await registers.quotas.release(fresh);
  return outcome;
}
