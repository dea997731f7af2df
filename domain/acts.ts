/** Who acts, through what, and what came of it: the shapes shared by every state machine of the domain. */

import type { Refusal } from './refusals.ts';

/** The role in which somebody acts. One person may hold several; an act names the one it is done in. */
export type Role =
  /** Đơn vị đề nghị: the union that proposes. */
  | 'proposer'
  /** Chuyên viên thi đua, khen thưởng: receives and verifies. */
  | 'officer'
  /** Thư ký Hội đồng: convenes the council and closes its session. */
  | 'secretary'
  /** Ủy viên Hội đồng: votes. */
  | 'member'
  /** Người có thẩm quyền: decides and signs. */
  | 'authority'
  /** Văn thư: numbers, dates, applies the organisation's signature. */
  | 'clerk'
  /** The engine itself: deadlines reached, results recorded. */
  | 'system'
  /** Quản trị hệ thống: lịch nghỉ, tổ chức, con người. */
  | 'administrator';

/** Through what the act reached us; kept because an auditor must tell a click on a page from a call of the API. */
export type Channel = 'link' | 'web' | 'api' | 'cli' | 'paper' | 'engine';

export interface Actor {
  /** Opaque id; a name never enters a state, an event or a Temporal payload. */
  readonly id: string;
  readonly role: Role;
  /** Set when somebody stands in for another. */
  readonly onBehalfOf?: string;
}

export interface Act<C> {
  readonly command: C;
  readonly actor: Actor;
  readonly channel: Channel;
}

/** One thing that happened, as it stands in the history for ever. */
export interface Recorded<E> {
  /** 1, 2, 3 … without a gap inside one stream. */
  readonly seq: number;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly event: E;
}

/** What a decider answers: the events to apply, or why not. */
export type Decision<E> = { readonly events: readonly E[] } | { readonly refused: Refusal };

export const SYSTEM: Actor = { id: 'ghi-cong', role: 'system' };
