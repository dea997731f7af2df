import { BY, somebody, what } from '../../adapters/support/ledger.ts';
import { type createJourney, PEOPLE } from './journey.ts';
import type { World } from './world.ts';

const MAY = 'cdcs-may-hoa-binh';
export const CO_KHI = 'cdcs-co-khi-dai-phong';

/** A past for the two unions of the sample season: a cluster, awards of before, and a quota that others have places in. */
export async function withPast(world: World, journey: ReturnType<typeof createJourney>): Promise<void> {
  const { commands, by, accepted } = journey;
  const { ledger, quotas } = world.registers;
  const group = (year: number) => ({ year, hostId: 'ldld-an-phu', kind: 'CLUSTER', name: 'Cụm số 1' }) as const;
  for (const [organisationId, year] of [
    [MAY, 2026],
    [CO_KHI, 2026],
    [MAY, 2025],
  ] as const) {
    const command = { type: 'groupOrganisation', organisationId, group: group(year), leads: false } as const;
    accepted(await commands.changeOrganisation({ ...(await by(PEOPLE.officer)), command, reason: 'Kế hoạch số 5' }));
  }
  const rows = [
    [MAY, 2025],
    [MAY, 2025],
    [MAY, 2024],
    [CO_KHI, 2024],
    // Too long ago, and of another kind: neither is counted.
    [MAY, 2020],
  ] as const;
  await ledger.importRows(
    [
      ...rows.map(([unitId, year]) => ({ award: what('BK_LDLD', year, { unitId }), subject: somebody({ unitId }) })),
      { award: what('LDTT', 2025, { unitId: MAY }), subject: somebody({ unitId: MAY }) },
    ],
    BY,
    false,
  );
  const annulled = what('BK_LDLD', 2025, { unitId: MAY });
  await ledger.importRows([{ award: annulled, subject: somebody({ unitId: MAY }) }], BY, false);
  await ledger.annul(annulled.id, {
    ...BY,
    reason: 'khai không đúng',
    decisionNumber: '9/QĐ',
    decidedOn: '2026-02-01',
  });
  const quota = { awardCode: 'BK_LDLD', organisationId: 'ldld-an-phu', year: 2026, theme: '' };
  await quotas.setLimit(quota, 10);
  await quotas.reserve({ ...quota, unitId: CO_KHI, owners: ['dossier-elsewhere/1', 'dossier-elsewhere/2'] });
}
