/** What secretary and chair do in a session under way, short acts all: one function each. */

import { tableOf } from '../../../domain/calendar/calendar.ts';
import { addWorkingDays, dateInVietnam, instantInVietnam } from '../../../domain/calendar/working-days.ts';
import type { Pin } from '../../../domain/council/interests.ts';
import type { Remark } from '../../../domain/council/session.ts';
import type { CommandDeps, Done } from '../command.ts';
import { actAsPresider, actAsSecretary, actAsTeller, type InSession } from './act-in-session.ts';
import { reminderBefore } from './draft-session.ts';

type Act<I> = (input: InSession & I) => Promise<Done>;

/** Ghi nhận quyền, lợi ích liên quan của ủy viên chưa bỏ phiếu. */
export const createPinConflicts =
  (deps: CommandDeps): Act<{ readonly pins: readonly Pin[] }> =>
  (input) =>
    actAsSecretary(deps, input, 'pinConflicts', async () => ({ type: 'pinConflicts', pins: input.pins }));

/** Ghi ủy viên vắng mặt. */
export const createRecordAbsence =
  (deps: CommandDeps): Act<{ readonly memberId: string; readonly reason: string }> =>
  (input) =>
    actAsSecretary(deps, input, 'recordAbsence', async () => ({
      type: 'recordAbsence',
      memberId: input.memberId,
      noteHash: await deps.registers.notes.keep(input.reason.trim()),
    }));

/** Gia hạn: so many working days more, to the same hour, with a reminder of its own. */
export const createExtendVoting =
  (deps: CommandDeps): Act<{ readonly workingDays: number; readonly reason: string }> =>
  (input) =>
    actAsPresider(deps, input, 'extendVoting', async (session) => {
      const { workingDays, reason } = input;
      if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > 60) return { code: 'EXTENSION_NOT_LATER' };
      const at = deps.now().toISOString();
      const holidays = tableOf(await deps.registers.calendar.current(), Number(dateInVietnam(at).slice(0, 4)));
      const day = addWorkingDays(dateInVietnam(session.votingClosesAt), workingDays, holidays);
      const votingClosesAt = instantInVietnam(day, hourInVietnam(session.votingClosesAt));
      return {
        type: 'extendVoting',
        votingClosesAt,
        remindAt: reminderBefore(votingClosesAt, 1, at, holidays),
        noteHash: await deps.registers.notes.keep(reason.trim()),
      };
    });

/** Mở vòng bỏ phiếu thứ hai; `votingClosesAt`: ISO instant. */
export const createOpenSecondRound =
  (deps: CommandDeps): Act<{ readonly votingClosesAt: string }> =>
  (input) =>
    actAsSecretary(deps, input, 'openSecondRound', async () => {
      const at = deps.now().toISOString();
      const holidays = tableOf(await deps.registers.calendar.current(), Number(dateInVietnam(at).slice(0, 4)));
      const { votingClosesAt } = input;
      return { type: 'openSecondRound', votingClosesAt, remindAt: reminderBefore(votingClosesAt, 1, at, holidays) };
    });

/** Hủy, hoãn phiên họp, before the first ballot: the secretary, or whoever presides. */
export const createCallOffSession =
  (deps: CommandDeps): Act<{ readonly reason: string }> =>
  (input) => {
    const act = input.person.roles.includes('secretary') ? actAsSecretary : actAsPresider;
    return act(deps, input, 'callOffSession', async () => ({
      type: 'callOffSession',
      noteHash: await deps.registers.notes.keep(input.reason.trim()),
    }));
  };

/** Ghi ý kiến thảo luận, ý kiến khác, for the minutes; `item` null: about the list as a whole. */
export const createRecordRemark =
  (deps: CommandDeps): Act<{ readonly kind: Remark['kind']; readonly item: number | null; readonly text: string }> =>
  (input) =>
    actAsSecretary(deps, input, 'recordRemark', async () => ({
      type: 'recordRemark',
      kind: input.kind,
      item: input.item,
      noteHash: await deps.registers.notes.keep(input.text.trim()),
    }));

/** Tổ kiểm phiếu xác nhận kết quả. */
export const createConfirmCount =
  (deps: CommandDeps): Act<object> =>
  (input) =>
    actAsTeller(deps, input, 'confirmCount', async () => ({ type: 'confirmCount' }));

const hourInVietnam = (instant: string): string =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(11, 16);
