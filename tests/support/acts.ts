import type { Act, Actor, Channel, Role } from '../../domain/acts.ts';
import type { SessionCommand } from '../../domain/council/decide.ts';
import type { CouncilMember } from '../../domain/council/session.ts';
import { awardRule } from '../../domain/rules/rule-set.ts';
import { TLD_2026_10 } from '../../domain/rulesets/tld-2026-10.ts';

/** Acts by the people of a small, invented union body. */
const by =
  (id: string, role: Role, channel: Channel = 'web') =>
  <C>(command: C): Act<C> => ({ command, actor: { id, role } satisfies Actor, channel });

const byProposer = by('an', 'proposer');
export const byOfficer = by('ngu', 'officer');
export const bySecretary = by('ngoc', 'secretary');
export const byAuthority = by('hung', 'authority');
export const byClerk = by('xuan', 'clerk');
export const byMember = (id: string) => by(id, 'member', 'link');

export const submission = (kinds = 'CIIIII') =>
  byProposer({
    type: 'submitDossier' as const,
    unitId: 'cdcs-hoa-binh',
    awardCode: 'BK_LDLD',
    evaluationYear: 2026,
    recordsHash: 'cd'.repeat(32),
    kinds,
  });

export const council = (size: number): CouncilMember[] =>
  Array.from({ length: size }, (_, index) => ({
    id: `m${index + 1}`,
    office: index === 0 ? 'CHAIR' : 'MEMBER',
    votes: true,
  }));

const rule = awardRule(TLD_2026_10, 'BK_LDLD')?.vote;
if (!rule) throw new Error('the rule set has no BK_LDLD with a vote');
const VOTE_RULE = rule;

export const convene = (
  over: Partial<Extract<SessionCommand, { type: 'conveneSession' }>> & { votingClosesAt: string; remindAt: string },
) =>
  bySecretary({
    type: 'conveneSession' as const,
    councilId: 'hd',
    members: council(9),
    agenda: [{ dossierId: 'dossier-2026-0001', nos: [1, 2, 3] }],
    rule: VOTE_RULE,
    ...over,
  });

export const ballot = (memberId: string) =>
  byMember(memberId)({ type: 'castBallot' as const, memberId, declaredNoInterest: true, linkId: `link-${memberId}` });
