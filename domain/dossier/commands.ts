/** What people, and the engine itself, may ask of a dossier. */

import type { Act, Role } from '../acts.ts';
import type { HolidayTable } from '../calendar/holidays.ts';
import type { OrganisationLevel } from '../organisations/organisation.ts';
import type { Refused, Rejection } from './dossier.ts';

export type DossierCommand =
  /** Gửi hồ sơ; also the answer to a return. */
  | {
      readonly type: 'submitDossier';
      readonly unitId: string;
      readonly awardCode: string;
      readonly evaluationYear: number;
      readonly recordsHash: string;
      /** One letter a nominee: I individual, C collective. */
      readonly kinds: string;
      /** The edition of the rules that the application offers; absent in histories older than editions. */
      readonly ruleSet?: string;
      /** Cấp of the union on that day, where it is recorded; absent in histories older than this. */
      readonly unitLevel?: OrganisationLevel;
    }
  /** Tiếp nhận: pins the rule set and starts the clock of verification. */
  | {
      readonly type: 'receiveDossier';
      readonly ruleSet?: string;
      /** How many papers that the award's rule asks for were not sent; absent when all are there. */
      readonly papersMissing?: number;
      /** Why it is received all the same. */
      readonly noteHash?: string;
    }
  /** Áp dụng quy định mới có lợi hơn: while the dossier is verified, with the reason on record. */
  | { readonly type: 'adoptFavourableRules'; readonly ruleSet: string; readonly noteHash: string }
  /** Trả hồ sơ, yêu cầu bổ sung. */
  | { readonly type: 'returnDossier'; readonly noteHash: string }
  /** Kết thúc thẩm định: everybody not named as rejected is proposed to the council. */
  | {
      readonly type: 'completeVerification';
      readonly rejected: readonly Rejection[];
      /** SHA-256 of the eligibility report the officer had before them. */
      readonly reportHash?: string;
      /** No council is asked: the authority’s time begins now. Absent in histories older than this. */
      readonly toAuthority?: boolean;
    }
  /** Dừng xét: conditions that were met at the verification are not met any more now that the council is convened. */
  | { readonly type: 'stopNominees'; readonly stopped: readonly Rejection[]; readonly reportHash: string }
  /** Đưa vào chương trình họp: told by the council session. */
  | {
      readonly type: 'placeOnAgenda';
      readonly sessionId: string;
      readonly nos: readonly number[];
      readonly votingClosesAt: string;
    }
  /** Rút khỏi chương trình họp: told by a session that was called off. The cases wait for another council. */
  | {
      readonly type: 'takeOffAgenda';
      readonly sessionId: string;
      /** The session before this one, whose word on other cases still holds; null when there was none. */
      readonly formerSessionId: string | null;
    }
  /** Kết quả bỏ phiếu: told by the council session. */
  | {
      readonly type: 'recordCouncilResult';
      readonly sessionId: string;
      readonly passed: readonly number[];
      readonly failed: readonly number[];
      readonly notConsidered: readonly number[];
    }
  /** Quyết định khen thưởng: the authority accepts the council's list, or refuses single cases with a reason. */
  | { readonly type: 'decideAward'; readonly refused: readonly Refused[] }
  | {
      readonly type: 'recordIssuance';
      /** Null when every nominee was withdrawn before the signature, so that nothing was issued. */
      readonly number: string | null;
      readonly issuedOn: string;
      readonly awarded: readonly number[];
      readonly dropped: readonly number[];
      readonly stopped?: readonly number[];
    }
  /** Rút một trường hợp; until a decision is being drawn up. From then on the decision takes it (see `decision/`). */
  | { readonly type: 'withdrawNominee'; readonly no: number; readonly noteHash: string }
  /** Áp dụng lịch nghỉ mới: an administrator published another edition of the calendar. */
  | { readonly type: 'adoptCalendar'; readonly holidays: HolidayTable }
  | { readonly type: 'passDeadline'; readonly dueAt: string }
  | { readonly type: 'archiveDossier'; readonly bundleSha256: string };

export type DossierAct = Act<DossierCommand>;

export const DOSSIER_ROLES: Readonly<Record<DossierCommand['type'], readonly Role[]>> = {
  submitDossier: ['proposer'],
  receiveDossier: ['officer'],
  adoptFavourableRules: ['officer'],
  returnDossier: ['officer'],
  completeVerification: ['officer'],
  stopNominees: ['system'],
  placeOnAgenda: ['system'],
  takeOffAgenda: ['system'],
  recordCouncilResult: ['system'],
  decideAward: ['authority'],
  recordIssuance: ['system'],
  withdrawNominee: ['proposer', 'officer'],
  adoptCalendar: ['system'],
  passDeadline: ['system'],
  archiveDossier: ['system'],
};
