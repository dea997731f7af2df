import { itemCount, type SessionState } from './session.ts';

/** 1, 2, … as far as the agenda goes. */
export const everyItem = (session: SessionState): readonly number[] =>
  Array.from({ length: itemCount(session) }, (_, index) => index + 1);

/** The items a member votes on: all but those the member keeps out of. */
export const itemsFor = (session: SessionState, memberId: string): readonly number[] =>
  everyItem(session).filter((item) => !session.recusals[memberId]?.includes(item));
