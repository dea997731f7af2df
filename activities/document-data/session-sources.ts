import type { Council, NomineeRecord, Organisation, Person, Submission } from '../../adapters/register-ports.ts';
import type { Instruments } from '../../domain/council/instruments.ts';
import {
  type CouncilMember,
  itemAt,
  type RecordedSessionEvent,
  type SessionState,
} from '../../domain/council/session.ts';
import type { CouncilPerson } from '../../templates/council-minutes/fields.ts';
import { must } from '../lookups.ts';
import { judgesInitiatives, presentOf } from './session-conduct.ts';

/** What minutes and count sheet are drawn up from. */
export interface SessionSources {
  readonly sessionId: string;
  readonly state: SessionState;
  readonly events: readonly RecordedSessionEvent[];
  readonly council: Council;
  readonly organisation: Organisation;
  readonly people: readonly Person[];
  /** The parts of the agenda, in its order. */
  readonly parts: readonly SessionPart[];
  /** Texts that the events name by hash. */
  readonly notes: ReadonlyMap<string, string>;
  readonly instruments: Instruments | null;
  readonly minutesNumber: string;
  readonly countSheetNumber: string;
}

export interface SessionPart {
  readonly submission: Submission;
  readonly unit: string;
  readonly awardTitle: string;
  /** The letter that proposed it; null where there is none. */
  readonly letter: { readonly number: string; readonly date: string } | null;
}

const OFFICES = {
  CHAIR: 'Chủ tịch Hội đồng',
  DEPUTY_CHAIR: 'Phó Chủ tịch Hội đồng',
  SECRETARY: 'Thư ký Hội đồng',
  MEMBER: 'Ủy viên',
};

export function councilPerson({ state, people }: SessionSources, memberId: string): CouncilPerson {
  const member = must(
    state.members.find((one) => one.id === memberId),
    `member ${memberId}`,
  );
  const known = must(
    people.find((one) => one.id === memberId),
    `person ${memberId}`,
  );
  return { honorific: known.honorific, name: known.name, position: `${known.title}, ${OFFICES[member.office]}` };
}

/** `Bà Nguyễn Thị Ánh` */
export const nameOf = (sources: SessionSources, memberId: string): string => {
  const { honorific, name } = councilPerson(sources, memberId);
  return `${honorific} ${name}`;
};

export function nomineeOf({ state, parts }: SessionSources, item: number): NomineeRecord {
  const at = must(itemAt(state.agenda, item), `item ${item}`);
  const part = parts.find(({ submission }) => submission.dossierId === at.dossierId);
  return must(
    part?.submission.nominees.find((one) => one.no === at.no),
    `nominee ${at.dossierId}/${at.no}`,
  );
}

/** Chair, then deputies in the decision's order. */
export const headsOf = ({ members }: SessionState): readonly CouncilMember[] => [
  ...members.filter(({ office }) => office === 'CHAIR'),
  ...members.filter(({ office }) => office === 'DEPUTY_CHAIR'),
];

/** The chair, or the deputy who took part in the chair's place. */
export function presiding({ state }: SessionSources): string {
  const heads = headsOf(state);
  const present = presentOf(state);
  return must(heads.find(({ id }) => present.includes(id)) ?? heads[0], 'chair of the council').id;
}

/** As letterheads name it. */
export const councilTitle = ({ state, council }: Pick<SessionSources, 'state' | 'council'>): string =>
  judgesInitiatives(state) ? council.name : 'Hội đồng Thi đua, khen thưởng';

/** `session-2026-0001` → `01/2026` */
export function sessionNumber(sessionId: string): string {
  const [, year, number] = sessionId.split('-');
  return `${String(Number(number)).padStart(2, '0')}/${year}`;
}

/** The text of a note; '' for none. */
export const noteIn = ({ notes }: SessionSources, hash: string | undefined): string =>
  hash === undefined ? '' : (notes.get(hash) ?? '');
