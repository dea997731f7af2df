import { connect, createServer, type Server, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { walkSampleDossier } from '../../cli/season/walk.ts';
import { startInstallation } from '../support/installation.ts';

/** A server that can be unplugged: passes bytes on to another one, or refuses everybody. */
async function cable(target: URL): Promise<{ url: string; cut(): void; mend(): void; close(): void }> {
  let up = true;
  const open = new Set<Socket>();
  const server: Server = createServer((near) => {
    if (!up) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `${target.protocol}//127.0.0.1:${port}`,
    cut() {
      up = false;
      for (const socket of open) socket.destroy();
    },
    mend() {
      up = true;
    },
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** LibreOffice's first document on a busy machine, three attempts, and the longest pause between two. Milliseconds. */
const PATIENCE = 400_000;

describe('when the object store is away for a while', () => {
  it(
    'says so to people in plain Vietnamese, loses nothing, and goes on by itself',
    async () => {
      const store = await cable(new URL(process.env.S3_ENDPOINT ?? ''));
      const installation = await startInstallation({ S3_ENDPOINT: store.url });
      try {
        const { appUrl, mailWebUrl, dir, registers } = installation;
        let dossierId = '';
        const walking = walkSampleDossier({ appUrl, mailWebUrl, dataDir: dir, patience: PATIENCE }, (line) => {
          dossierId = /dossier-\d+-\d+/.exec(line)?.[0] ?? dossierId;
          // The submission letter is being drawn up now; it cannot be stored.
          if (line.includes('Gửi hồ sơ')) store.cut();
        });
        await expect
          .poll(async () => (dossierId ? await registers.incidents.open([dossierId]) : []), {
            timeout: PATIENCE,
            interval: 500,
          })
          .toEqual([
            expect.objectContaining({
              step: 'issueSubmission',
              sentence: expect.stringContaining('Không kết nối được kho lưu trữ tệp'),
            }),
          ]);
        store.mend();
        const walked = await walking;
        const state = await registers.events.dossierState(walked.dossierId);
        expect(state?.nominees.map((nominee) => nominee.status)).toEqual(Array(6).fill('AWARDED'));
        expect(await registers.incidents.open([walked.dossierId])).toEqual([]);
      } finally {
        await installation.stop();
        store.close();
      }
    },
    3 * PATIENCE,
  );
});

/** A member's phone without JavaScript, which shows what it was answered instead of asking again by itself. */
function phoneAt(link: string) {
  let cookie = '';
  return async (step: string, fields: Readonly<Record<string, string>>) => {
    const body = new URLSearchParams(fields);
    const answer = await fetch(`${link}/${step}`, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
    for (const one of answer.headers.getSetCookie()) cookie = one.split(';')[0] ?? '';
    return { status: answer.status, body: await answer.text(), leadsTo: answer.headers.get('location') ?? '' };
  };
}

describe('when the issuer of papers is away for a while', () => {
  it(
    'hands back the choices, then the paper, and finishes with the same form; the count waits for it',
    async () => {
      const installation = await startInstallation();
      const { appUrl, mailWebUrl, dir, registers } = installation;
      try {
        let sessionId = '';
        let votes = 0;
        let comeBack = () => {};
        const interrupted = async (link: string) => {
          const ask = phoneAt(link);
          // The process is there a moment after it was started.
          const soon = async (step: string, fields: Readonly<Record<string, string>>, status: number) => {
            const answers: Awaited<ReturnType<typeof ask>>[] = [];
            await expect
              .poll(async () => answers.unshift(await ask(step, fields)) && answers[0]?.status, { timeout: 60_000 })
              .toBe(status);
            return answers[0] ?? { status: 0, body: '', leadsTo: '' };
          };
          comeBack = installation.away('issuer');
          await ask('mo', {});
          await ask('khai-bao', { 'lien-quan': 'khong' });
          const choices = Object.fromEntries([1, 2, 3, 4, 5, 6].map((item) => [`y-${item}`, 'YES']));
          const paper = { ...choices, 'khong-lien-quan': 'co' };
          const busy = await ask('kiem-tra', paper);
          expect(busy.status).toBe(503);
          expect(busy.body).toContain('các ý kiến ông/bà đã chọn vẫn còn trên trang này');
          expect(busy.body.match(/<input[^>]*value="YES"[^>]*checked/g)).toHaveLength(6);
          comeBack();
          const review = await soon('kiem-tra', paper, 200);
          const phieu = /name="phieu" value="([^"]+)"/.exec(review.body)?.[1] ?? '';

          comeBack = installation.away('issuer');
          const unsent = await ask('gui', { ...paper, phieu });
          expect(unsent.status).toBe(503);
          expect(unsent.body).toContain('Chưa gửi xong phiếu');
          expect(unsent.body).toContain(`name="phieu" value="${phieu}"`);
          comeBack();
          const first = receiptIn(await soon('gui', { ...paper, phieu }, 303));
          expect(first).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
          expect(receiptIn(await ask('gui', { ...paper, phieu }))).toBe(first);
          return true;
        };
        const otherHand = async (memberId: string, link: string) =>
          memberId === 'bui-thi-my-le' && (await interrupted(link));
        const walking = walkSampleDossier(
          { appUrl, mailWebUrl, dataDir: dir, patience: PATIENCE, otherHand },
          (line) => {
            sessionId = /session-\d+-\d+/.exec(line)?.[0] ?? sessionId;
            if (line.includes('Bỏ phiếu qua đường dẫn')) votes += 1;
            // Everybody has voted: the secretary closes next, and the keys cannot be destroyed.
            if (votes === 9 && line.includes('Bỏ phiếu qua đường dẫn')) comeBack = installation.away('issuer');
          },
        );
        // A failure of the walk is told at once instead of after the patience for what it would have led to.
        const seen = expect
          .poll(async () => (sessionId ? await registers.incidents.open([sessionId]) : []), {
            timeout: PATIENCE,
            interval: 500,
          })
          .toEqual([
            expect.objectContaining({
              step: 'sealBallotBox',
              sentence: expect.stringContaining('Bộ phận phát phiếu chưa trả lời'),
            }),
          ]);
        await Promise.race([seen, walking]);
        expect((await registers.events.sessionState(sessionId))?.results).toBeNull();
        comeBack();
        await walking;
        const state = await registers.events.sessionState(sessionId);
        expect(state?.voted).toHaveLength(9);
        expect(state?.results?.map(({ yes }) => yes)).toEqual([9, 9, 8, 9, 9, 9]);
        expect(await registers.incidents.open([sessionId])).toEqual([]);
      } finally {
        await installation.stop();
      }
    },
    3 * PATIENCE,
  );
});

const receiptIn = ({ leadsTo }: { readonly leadsTo: string }): string =>
  new URL(leadsTo, 'http://here').searchParams.get('bien-nhan') ?? '';
