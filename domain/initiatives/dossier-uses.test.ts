import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../tests/support/given.ts';
import type { NomineeStatus } from '../dossier/dossier.ts';
import { changesOfUses, type LeaningDossier, type UseChanges, type UseOf } from './dossier-uses.ts';
import type { StandingUse } from './initiative.ts';

const CHOSEN = { id: 'initiative-2026-0001', authorId: 'author-hoa' };
const dossier = (status: NomineeStatus, initiatives = [CHOSEN]): LeaningDossier => ({
  dossierId: 'dossier-2026-0001',
  awardCode: 'BLDST',
  evaluationYear: 2026,
  nominees: [{ no: 1, status, initiatives }],
});
const USE = {
  awardCode: 'BLDST',
  evaluationYear: 2026,
  dossierId: 'dossier-2026-0001',
  no: 1,
  authorId: 'author-hoa',
};
const HELD: UseOf<StandingUse> = { id: CHOSEN.id, use: USE };
const AWARDED: UseOf<StandingUse> = { id: CHOSEN.id, use: { ...USE, awarded: true } };
const NOTHING: UseChanges = { use: [], confirm: [], release: [] };

describe('an initiative that a nomination leans on', () => {
  it('is used once the dossier is sent, and nothing more happens while it goes forward', () => {
    expect(changesOfUses(dossier('SUBMITTED'), [])).toEqual({ ...NOTHING, use: [HELD] });
    for (const status of ['SUBMITTED', 'RECEIVED', 'APPRAISED', 'LISTED', 'VOTED_PASS', 'DECIDED'] as const)
      expect(changesOfUses(dossier(status), [HELD])).toEqual(NOTHING);
  });

  it('is free again when the nominee is withdrawn, rejected, not voted for, or the dossier is sent back', () => {
    for (const status of ['WITHDRAWN', 'REJECTED', 'VOTED_FAIL', 'SUPPLEMENT'] as const)
      expect(changesOfUses(dossier(status), [HELD])).toEqual({ ...NOTHING, release: [HELD] });
  });

  it('is used for good by the award, also when that is the first the register hears of it', () => {
    expect(changesOfUses(dossier('AWARDED'), [HELD])).toEqual({ ...NOTHING, confirm: [HELD] });
    expect(changesOfUses(dossier('AWARDED'), [])).toEqual({ ...NOTHING, use: [HELD], confirm: [HELD] });
    expect(changesOfUses(dossier('AWARDED'), [AWARDED])).toEqual(NOTHING);
  });

  it('marked by an officer’s hand stands as long as the nominee does', () => {
    expect(changesOfUses(dossier('RECEIVED', []), [HELD])).toEqual(NOTHING);
    expect(changesOfUses(dossier('REJECTED', []), [HELD])).toEqual({ ...NOTHING, release: [HELD] });
  });
});

const statuses = fc.constantFrom<NomineeStatus[]>(
  ...(['SUBMITTED', 'SUPPLEMENT', 'RECEIVED', 'DECIDED', 'AWARDED', 'VOTED_FAIL', 'WITHDRAWN', 'REJECTED'] as const),
);
const chosen = fc.record({
  id: fc.constantFrom('initiative-2026-0001', 'initiative-2026-0002'),
  authorId: fc.constantFrom('author-hoa', 'author-binh'),
});
const dossiers = fc
  .array(
    fc.record({
      status: statuses,
      initiatives: fc.uniqueArray(chosen, { selector: ({ id, authorId }) => id + authorId }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((nominees) => ({
    ...dossier('SUBMITTED'),
    nominees: nominees.map((nominee, index) => ({ no: index + 1, ...nominee })),
  }));

/** The register after it did what it was asked. */
function after(standing: readonly UseOf<StandingUse>[], changes: UseChanges): readonly UseOf<StandingUse>[] {
  const key = ({ id, use }: UseOf) => `${id} ${use.no} ${use.authorId}`;
  const freed = new Set(changes.release.map(key));
  const given = new Set(changes.confirm.map(key));
  return [...standing, ...changes.use]
    .filter((one) => !freed.has(key(one)))
    .map((one) => (given.has(key(one)) ? { ...one, use: { ...one.use, awarded: true } } : one));
}

it('fits after one step, whatever came before, and an award that was given never frees it', () => {
  let freed = 0;
  fc.assert(
    fc.property(fc.array(dossiers, { minLength: 1, maxLength: 4 }), (course) => {
      let standing: readonly UseOf<StandingUse>[] = [];
      for (const step of course) {
        const changes = changesOfUses(step, standing);
        expect(changes.release.some(({ use }) => use.awarded)).toBe(false);
        freed += changes.release.length;
        standing = after(standing, changes);
        expect(changesOfUses(step, standing), 'done again it changes nothing').toEqual(NOTHING);
      }
    }),
    RUNS,
  );
  expect(freed).toBeGreaterThan(20);
});
