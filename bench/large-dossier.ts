import { type Actor, type Recorded, SYSTEM } from '../domain/acts.ts';
import { HOLIDAYS_2026_2027 } from '../domain/calendar/holidays.ts';
import type { DossierCommand } from '../domain/dossier/commands.ts';
import { decideDossier } from '../domain/dossier/decide.ts';
import { type DossierEvent, type DossierState, evolveDossier, stageOf } from '../domain/dossier/dossier.ts';

const AT = '2026-11-10T02:00:00.000Z';
const PROPOSER: Actor = { id: 'an', role: 'proposer' };
const OFFICER: Actor = { id: 'ngu', role: 'officer' };
const AUTHORITY: Actor = { id: 'hung', role: 'authority' };
const HASH = 'ab'.repeat(32);

/** Decides and applies every act of a dossier on the straight road, nine in ten nominees passing; its final state. */
export function largeDossier(size: number): DossierState {
  const nos = Array.from({ length: size }, (_, index) => index + 1);
  const [passed, failed] = [nos.filter((no) => no % 10 !== 0), nos.filter((no) => no % 10 === 0)];
  const road: readonly (readonly [Actor, DossierCommand])[] = [
    [
      PROPOSER,
      {
        type: 'submitDossier',
        unitId: 'cdcs-may-hoa-binh',
        awardCode: 'BK_LDLD',
        evaluationYear: 2026,
        recordsHash: HASH,
        kinds: 'I'.repeat(size),
      },
    ],
    [OFFICER, { type: 'receiveDossier' }],
    [OFFICER, { type: 'completeVerification', rejected: [] }],
    [SYSTEM, { type: 'placeOnAgenda', sessionId: 'S1', nos, votingClosesAt: '2026-11-12T10:00:00.000Z' }],
    [SYSTEM, { type: 'recordCouncilResult', sessionId: 'S1', passed, failed, notConsidered: [] }],
    [AUTHORITY, { type: 'decideAward', refused: [] }],
    [SYSTEM, { type: 'recordIssuance', number: '05/QĐ-LĐLĐ', issuedOn: '2026-11-16', awarded: passed, dropped: [] }],
    [SYSTEM, { type: 'archiveDossier', bundleSha256: HASH }],
  ];
  let state: DossierState | null = null;
  let seq = 0;
  for (const [actor, command] of road) {
    const decision = decideDossier({ command, actor, channel: 'web' }, state, AT, HOLIDAYS_2026_2027);
    if ('refused' in decision) throw new Error(`${command.type} is refused: ${decision.refused.code}`);
    for (const event of decision.events) {
      seq += 1;
      const recorded: Recorded<DossierEvent> = { seq, at: AT, actor, channel: 'web', event };
      state = evolveDossier(state, recorded);
    }
  }
  if (state === null || stageOf(state) !== 'ARCHIVED') throw new Error('the dossier did not reach its archive');
  return state;
}
