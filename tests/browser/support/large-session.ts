import { createJourney, PAPERS_REASON, PEOPLE } from '../../api/support/journey.ts';
import { DOSSIER, type World } from '../../api/support/world.ts';

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ'];
const MIDDLE = ['Thị Ngọc', 'Văn', 'Thị Kim', 'Hữu', 'Minh'];
const GIVEN = [
  'Ánh',
  'Bình',
  'Châu',
  'Dũng',
  'Giang',
  'Hạnh',
  'Khánh',
  'Loan',
  'Nghĩa',
  'Oanh',
  'Phượng',
  'Quỳnh',
  'Sơn',
];
const pick = (list: readonly string[], n: number) => list[n % list.length] ?? '';
const nameOf = (n: number) => `${pick(FAMILY, n)} ${pick(MIDDLE, Math.floor(n / 10))} ${pick(GIVEN, n)} ${n}`;

const DOSSIERS = 6;
const NOMINEES_EACH = 50;
const VOTERS = 25;

export interface LargeSession {
  readonly sessionId: string;
  readonly members: readonly string[];
  readonly tokens: ReadonlyMap<string, string>;
  readonly items: number;
}

/** Three hundred cases out of six dossiers before a council of twenty-five, and its secretary who does not vote. */
export async function conveneLargeSession(world: World): Promise<LargeSession> {
  const { by, commands, accepted } = createJourney(world);
  const found = await world.registers.councils.find('hd-tdkt-an-phu');
  const last = found?.versions.at(-1);
  if (found === undefined || last === undefined) throw new Error('the sample season has no council');
  const voters = last.members.filter((member) => member.votes).length;
  const people = Array.from({ length: VOTERS - voters }, (_, n) => ({
    id: `uy-vien-${n + 1}`,
    name: `Ủy viên ${nameOf(n + 40)}`,
    honorific: 'Ông' as const,
    email: `uy.vien.${n + 1}@laodong.example`,
    title: 'Ủy viên Ban Chấp hành',
    unitId: found.organisationId,
    roles: ['member' as const],
  }));
  await world.registers.directory.save({ organisations: [], people, councils: [] });
  const more = people.map(({ id }) => ({ id, office: 'MEMBER' as const, votes: true }));
  const { from, until, meetingPlace, rule } = last;
  const composition = {
    decision: { type: 'RENEWAL' as const, number: '99/QĐ-LĐLĐ', on: from },
    from,
    until,
    meetingPlace,
    rule,
    members: [...last.members, ...more],
  };
  accepted(await commands.recordComposition({ ...(await by(PEOPLE.secretary)), councilId: found.id, composition }));

  const dossierIds: string[] = [];
  for (let n = 0; n < DOSSIERS; n += 1) {
    const nominees = Array.from({ length: NOMINEES_EACH }, (_, index) => ({
      ...DOSSIER.nominees[1 + (index % 5)],
      name: nameOf(n * NOMINEES_EACH + index),
    }));
    const proposer = await by(n % 2 === 0 ? PEOPLE.proposer : PEOPLE.otherProposer);
    const sent = await commands.submitDossier({ ...proposer, content: { ...DOSSIER, nominees } });
    const { dossierId } = accepted(sent as { dossierId: string });
    const received = { ...(await by(PEOPLE.officer)), dossierId, papersReason: PAPERS_REASON };
    accepted(await commands.receiveDossier(received));
    accepted(await commands.completeVerification({ ...(await by(PEOPLE.officer)), dossierId, failed: [] }));
    dossierIds.push(dossierId);
  }
  const convened = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), dossierIds });
  const { sessionId } = accepted(convened as { sessionId: string });
  const tokens = world.engine.tokens.get(sessionId) ?? new Map<string, string>();
  return { sessionId, members: [...tokens.keys()], tokens, items: DOSSIERS * NOMINEES_EACH };
}
