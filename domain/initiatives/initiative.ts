/**
 * Sáng kiến, đề tài, giải pháp: one initiative, from its registration by a union to the decision that recognises it, and
 * the awards that were then given on its strength. Names and texts are elsewhere, under their hashes.
 */

import type { Act, Recorded } from '../acts.ts';
import { assertNever } from '../assert-never.ts';
import type { InitiativeScope } from '../rules/facts.ts';
import type { InitiativeCommand } from './commands.ts';

/** Sáng kiến, giải pháp; đề tài, đề án nghiên cứu. */
export type InitiativeKind = 'INITIATIVE' | 'SOLUTION' | 'RESEARCH';

/** Đã đăng ký, chờ công nhận, được công nhận, không được công nhận, bị hủy công nhận, thu hồi cùng danh sách nhập. */
export type InitiativeStatus = 'REGISTERED' | 'SUBMITTED' | 'RECOGNISED' | 'REFUSED' | 'WITHDRAWN' | 'TAKEN_BACK';

/** Tác giả, đồng tác giả. */
export interface Authorship {
  /** Opaque; a name never enters a state or an event. */
  readonly authorId: string;
  /** Whole percent of the work. */
  readonly sharePercent: number;
  /** Tác giả chính. */
  readonly main: boolean;
}

/** Giá trị làm lợi. How it was computed and who vouches for it are texts, kept with the content. */
export interface ValueGained {
  /** Đồng, whole, of the initiative as a whole. */
  readonly amount: number;
  /** The period over which it was gained, both days included: `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** Somebody put a name to the computation. */
  readonly certified: boolean;
  /** The day of the employer's confirmation (xác nhận của người sử dụng lao động); null while there is none. */
  readonly employerConfirmedOn: string | null;
}

/** What a union says of its initiative; each correction says all of it again. */
export interface Claim {
  readonly kind: InitiativeKind;
  readonly authors: readonly Authorship[];
  /** Said outright: several main authors with equal parts (đồng tác giả chính). */
  readonly equalMainAuthors: boolean;
  /** Since when it has been applied: `YYYY-MM-DD`. */
  readonly appliedFrom: string;
  readonly value: ValueGained | null;
  /** SHA-256 of the proofs that were handed in as files. */
  readonly proofs: readonly string[];
  /** SHA-256 over the canonical JSON of the texts and names that belong to it. */
  readonly contentHash: string;
}

/** A written decision, of which number and date are kept and the deciding body under the hash of its text. */
export interface WrittenDecision {
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly on: string;
  readonly decidedByHash: string;
}

/** Quyết định công nhận. */
export interface Recognition extends WrittenDecision {
  readonly scope: InitiativeScope;
}

/** Văn bản xác nhận hiệu quả áp dụng, khả năng nhân rộng, in a wider scope than that of the recognition. */
export interface Replicability extends WrittenDecision {
  readonly scope: InitiativeScope;
}

/** An award that was proposed on the strength of this initiative. */
export interface AwardUse {
  /** Code of the award in the rule sets: what makes two uses of one kind. */
  readonly awardCode: string;
  readonly evaluationYear: number;
  readonly dossierId: string;
  readonly no: number;
  readonly authorId: string;
}

/** A use that stands. */
export interface StandingUse extends AwardUse {
  /** Đã được khen thưởng: the award was given, so only its annulment frees the initiative again. */
  readonly awarded?: true;
}

/** Kết quả bỏ phiếu của Hội đồng sáng kiến. The head decides afterwards, and in writing. */
export interface CouncilOpinion {
  readonly sessionId: string;
  readonly outcome: 'PASSED' | 'FAILED';
  readonly yes: number;
  readonly no: number;
  readonly noOpinion: number;
  /** Over how many the share is taken. */
  readonly base: number;
}

export interface InitiativeState extends Claim {
  readonly unitId: string;
  readonly status: InitiativeStatus;
  /** Counts what the union said: 1, then one more with each correction. */
  readonly version: number;
  readonly registeredBy: string;
  readonly submittedBy: string | null;
  readonly council: CouncilOpinion | null;
  readonly recognition: Recognition | null;
  readonly replicability: readonly Replicability[];
  readonly uses: readonly StandingUse[];
}

export type InitiativeEvent =
  | { readonly type: 'initiativeRegistered'; readonly unitId: string; readonly claim: Claim }
  | { readonly type: 'initiativeCorrected'; readonly claim: Claim }
  | {
      readonly type: 'initiativeSubmitted';
      /** SHA-256 of the files that were sent with it, sorted; left out when there are none. */
      readonly papers?: readonly string[];
    }
  | { readonly type: 'initiativeReturned'; readonly noteHash: string }
  | {
      readonly type: 'initiativeRecognised';
      readonly recognition: Recognition;
      /** `OLD_REGISTER`: taken over from a register kept before; nobody decided it here. */
      readonly source: 'DECISION' | 'OLD_REGISTER';
    }
  | { readonly type: 'initiativeRefused'; readonly noteHash: string }
  /** A council that says no ends it; one that says yes opens the way to the head's decision. */
  | { readonly type: 'councilHeard'; readonly opinion: CouncilOpinion }
  | { readonly type: 'replicabilityConfirmed'; readonly replicability: Replicability }
  | {
      readonly type: 'recognitionWithdrawn';
      readonly decision: WrittenDecision;
      readonly noteHash: string;
      /** Awards that stand on it and must be looked at again. */
      readonly affected: readonly AwardUse[];
    }
  | {
      readonly type: 'initiativeUsed';
      readonly use: AwardUse;
      /** The first use by a co-author for an award of the same kind: allowed, but whoever checks must see it. */
      readonly besides: AwardUse | null;
    }
  /** The award that it was used for was given. */
  | { readonly type: 'initiativeUseConfirmed'; readonly use: AwardUse }
  | {
      readonly type: 'initiativeReleased';
      readonly use: AwardUse;
      readonly noteHash: string;
      /** Left out unless the award had been given and was annulled. */
      readonly awardAnnulled?: true;
    }
  | { readonly type: 'initiativeTakenBack'; readonly noteHash: string };

export type RecordedInitiativeEvent = Recorded<InitiativeEvent>;
export type InitiativeAct = Act<InitiativeCommand>;

export function evolveInitiative(state: InitiativeState | null, recorded: RecordedInitiativeEvent): InitiativeState {
  const { event, actor } = recorded;
  if (event.type === 'initiativeRegistered') {
    return {
      ...event.claim,
      unitId: event.unitId,
      status: 'REGISTERED',
      version: 1,
      registeredBy: actor.id,
      submittedBy: null,
      council: null,
      recognition: null,
      replicability: [],
      uses: [],
    };
  }
  if (state === null) throw new Error(`${event.type} before initiativeRegistered`);
  switch (event.type) {
    case 'initiativeCorrected':
      return { ...state, ...event.claim, version: state.version + 1 };
    case 'initiativeSubmitted':
      return { ...state, status: 'SUBMITTED', submittedBy: actor.id };
    case 'initiativeReturned':
      return { ...state, status: 'REGISTERED', council: null };
    case 'initiativeRecognised':
      return { ...state, status: 'RECOGNISED', recognition: event.recognition };
    case 'initiativeRefused':
      return { ...state, status: 'REFUSED' };
    case 'councilHeard': {
      const { opinion } = event;
      return { ...state, council: opinion, status: opinion.outcome === 'PASSED' ? state.status : 'REFUSED' };
    }
    case 'replicabilityConfirmed':
      return { ...state, replicability: [...state.replicability, event.replicability] };
    case 'recognitionWithdrawn':
      return { ...state, status: 'WITHDRAWN' };
    case 'initiativeUsed':
      return { ...state, uses: [...state.uses, event.use] };
    case 'initiativeUseConfirmed':
      return { ...state, uses: state.uses.map((use) => (sameUse(use, event.use) ? { ...use, awarded: true } : use)) };
    case 'initiativeReleased':
      return { ...state, uses: state.uses.filter((use) => !sameUse(use, event.use)) };
    case 'initiativeTakenBack':
      return { ...state, status: 'TAKEN_BACK' };
    default:
      return assertNever(event);
  }
}

export const sameUse = (a: AwardUse, b: AwardUse): boolean =>
  a.awardCode === b.awardCode && a.dossierId === b.dossierId && a.no === b.no && a.authorId === b.authorId;

const SCOPES: readonly InitiativeScope[] = ['GRASSROOTS', 'PROVINCE', 'CONFEDERATION', 'NATION'];

/** Whether `a` reaches further than `b`. */
export const isWider = (a: InitiativeScope, b: InitiativeScope): boolean => SCOPES.indexOf(a) > SCOPES.indexOf(b);

/** Phạm vi ảnh hưởng: the widest that a written decision vouches for; null before the recognition. */
export function scopeOf({ recognition, replicability }: Pick<InitiativeState, 'recognition' | 'replicability'>) {
  if (recognition === null) return null;
  return replicability.reduce((widest, one) => (isWider(one.scope, widest) ? one.scope : widest), recognition.scope);
}

/**
 * The value that rules may count: certified by somebody and confirmed by the employer. A value that is only claimed is
 * null, so that a criterion which needs it goes to a person instead of being refused.
 */
export const certifiedValue = ({ value }: Pick<InitiativeState, 'value'>): number | null =>
  value?.certified && value.employerConfirmedOn !== null ? value.amount : null;
