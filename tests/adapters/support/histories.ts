/** Short histories as the workflows record them. */

import type { AnyRecorded, NewLink, OutgoingMail } from '../../../adapters/register-ports.ts';
import type { Actor } from '../../../domain/acts.ts';
import type { SessionEvent } from '../../../domain/council/session.ts';
import type { DecisionEvent } from '../../../domain/decision/decision.ts';
import type { DossierEvent } from '../../../domain/dossier/dossier.ts';

export const NOTHING_ELSE = { links: [], mails: [] };

export const SECRET = 'test secret, not used anywhere else, long enough';

const ACTOR: Actor = { id: 'em', role: 'proposer' };
const START = Date.parse('2026-11-02T02:00:00.000Z');

/** Numbers the events and puts them a minute apart. */
export const recorded = (
  happened: readonly (DossierEvent | SessionEvent | DecisionEvent)[],
  from = { seq: 1, minute: 0 },
): AnyRecorded[] =>
  happened.map(
    (event, index) =>
      ({
        seq: from.seq + index,
        at: new Date(START + (from.minute + index) * 60_000).toISOString(),
        actor: ACTOR,
        channel: 'web',
        event,
      }) as AnyRecorded,
  );

export const submitted = (unitId = 'cdcs-hoa-binh', kinds = 'IIC'): DossierEvent => ({
  type: 'dossierSubmitted',
  unitId,
  awardCode: 'BK_LDLD',
  evaluationYear: 2026,
  recordsHash: 'a'.repeat(64),
  version: 1,
  kinds,
  receiveBy: '2026-11-05T10:00:00.000Z',
});

export const received: DossierEvent = {
  type: 'dossierReceived',
  ruleSet: 'TLD-2026-10',
  verifyBy: '2026-11-30T10:00:00.000Z',
};

export const verified = (...rejected: readonly number[]): DossierEvent => ({
  type: 'verificationCompleted',
  rejected: rejected.map((no) => ({ no, criterion: 'KHONG_KY_LUAT', noteHash: 'b'.repeat(64) })),
});

export const convened = (dossierId: string, nos: readonly number[]): SessionEvent => ({
  type: 'sessionConvened',
  councilId: 'hdtdkt-an-phu',
  members: [{ id: 'anh', office: 'CHAIR', votes: true }],
  agenda: [{ dossierId, nos }],
  rule: {
    secret: true,
    passPercent: 70,
    denominator: 'ALL_MINUS_RECUSED',
    quorum: { part: 2, of: 3 },
    basis: { instrument: 'QD-999-TLD', certainty: 'to-confirm' },
  },
  votingClosesAt: '2026-11-20T10:00:00.000Z',
  remindAt: '2026-11-19T02:00:00.000Z',
});

export const mailTo = (messageId: string, about: string, address = 'nam.nguyen@laodong.example'): OutgoingMail => ({
  mail: {
    messageId,
    to: { name: 'Nguyễn Văn Nam', address },
    subject: 'Thư mời bỏ phiếu',
    text: 'Kính gửi đồng chí Nguyễn Văn Nam',
    html: '<p>Kính gửi đồng chí Nguyễn Văn Nam</p>',
  },
  about,
  kind: 'council-invitation',
});

export const linkFor = (tokenHash: string, sessionId = 'session-2026-0001', personId = 'anh'): NewLink => ({
  tokenHash,
  purpose: 'ballot',
  personId,
  sessionId,
  expiresAt: '2026-11-20T10:00:00.000Z',
});
