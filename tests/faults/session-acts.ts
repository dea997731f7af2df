import { Desks, type Surroundings } from '../../cli/season/desks.ts';

/** The one whom the walk lets declare an interest in item 3: the pin says nothing else, and changes no count. */
const PINNED = { memberId: 'ly-trong-tin', items: [3], kind: 'OTHER', source: 'SECRETARIAT' };

/**
 * What secretary and chair do while a session is open and the straight road does not need: done once, before the first
 * vote. Each request carries its id, so a crash in the middle is answered by sending it again.
 */
export function presiding(at: Surroundings): {
  readonly hear: (line: string) => void;
  readonly beforeVoting: () => Promise<false>;
} {
  const desks = new Desks(at);
  let sessionId = '';
  let done = false;
  return {
    hear(line) {
      sessionId = /session-\d+-\d+/.exec(line)?.[0] ?? sessionId;
    },
    async beforeVoting() {
      if (done) return false;
      done = true;
      const [secretary, chair] = [await desks.visitor('le-thi-minh-ngoc'), await desks.visitor('tran-van-hung')];
      const session = `/api/v1/sessions/${sessionId}`;
      await secretary.post(`${session}/conflicts`, { pins: [PINNED] });
      // Comes all the same, and the paper counts.
      await secretary.post(`${session}/absences`, {
        memberId: 'bui-thi-my-le',
        reason: 'Đi công tác theo lịch đã báo',
      });
      await secretary.post(`${session}/remarks`, {
        kind: 'DISCUSSION',
        item: null,
        text: 'Đề nghị quan tâm công nhân trực tiếp sản xuất',
      });
      await chair.post(`${session}/extensions`, { workingDays: 1, reason: 'Một ủy viên đi công tác' });
      return false;
    },
  };
}
