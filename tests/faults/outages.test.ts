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
