/**
 * Two rounds with an issuer in another process's place: each round has papers, keys, links, seal and recount of its own, and
 * the minutes tell both.
 */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packBundle } from '../../activities/archive/bundle.ts';
import { sessionEntries } from '../../activities/archive/session-entries.ts';
import type { ActivityDeps } from '../../activities/deps.ts';
import { countSheetData } from '../../activities/document-data/count-sheet-data.ts';
import { minutesData } from '../../activities/document-data/minutes-data.ts';
import { gatherSession } from '../../activities/gather-session.ts';
import { sessionLetters } from '../../activities/letters/session-letters.ts';
import { createIssuer } from '../../adapters/ballot/issuer.ts';
import { connectIssuer } from '../../adapters/ballot/issuer-client.ts';
import { createIssuerKeys } from '../../adapters/ballot/issuer-keys.ts';
import { issuerServer } from '../../adapters/ballot/issuer-server.ts';
import type { PaperIssuer } from '../../adapters/ballot-ports.ts';
import { tokenHash } from '../../adapters/secrets.ts';
import { recountBundle } from '../../cli/audit/recount-command.ts';
import type { RecordedSessionEvent } from '../../domain/council/session.ts';
import { KEY_RING } from '../support/key-ring.ts';
import { createCouncilDesk } from './support/council-desk.ts';
import { createJourney, keyFor, PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
let issuer: PaperIssuer;
let closeIssuer: () => void;
beforeAll(async () => {
  world = await createWorld();
  const keys = createIssuerKeys(
    mkdtempSync(join(tmpdir(), 'ghicong-issuer-')),
    'a secret of another process altogether',
  );
  const failures: string[] = [];
  const app = issuerServer(createIssuer(keys, world.engine), KEY_RING, (error) => failures.push(error.message));
  issuer = await new Promise<PaperIssuer>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve(connectIssuer(`http://127.0.0.1:${port}`, KEY_RING)),
    );
    closeIssuer = () => void server.close();
  });
});
afterAll(async () => {
  closeIssuer?.();
  await world?.close();
});

const CHAIR = 'tran-van-hung';

test('a tie is voted on again with other papers, and both rounds can be counted by anybody', async () => {
  const journey = createJourney({ ...world, deps: { ...world.deps, issuer } });
  const desk = createCouncilDesk(world, journey);
  const { by, commands, accepted } = journey;
  const { registers } = world;
  const dossierId = await journey.verified();
  const items = (await registers.dossiers.submission(dossierId))?.nominees.length ?? 0;
  const places = { BK_LDLD: items - 1 };
  const convened = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), dossierIds: [dossierId], places });
  const { sessionId } = accepted(convened as { sessionId: string });
  const second = `${sessionId}-2`;
  const close = async () => accepted(await commands.closeSession({ ...(await by(PEOPLE.secretary)), sessionId }));
  const papersOf = async () => (await desk.stateOf(sessionId)).papers ?? {};
  const classOf = async () => {
    const answer = await issuer.classFor(sessionId, CHAIR);
    if ('refused' in answer) throw new Error(answer.refused);
    return answer;
  };

  const firstClass = await classOf();
  await desk.voteAll(sessionId, (item, index) => (item <= 2 && index === item ? 'NO' : 'YES'));
  const firstPapers = await papersOf();
  await close();
  expect(await issuer.end({ sessionId, boxId: sessionId })).toMatchObject({ classes: [{ items: firstClass.items }] });
  accepted(
    await commands.openSecondRound({
      ...(await by(PEOPLE.secretary)),
      sessionId,
      votingClosesAt: '2026-12-04T10:00:00.000Z',
    }),
  );

  // Everybody hears of it with a link of their own for this round, which ends the one before.
  const chain = async () =>
    (await registers.events.chain(sessionId)).map(({ recorded }) => recorded as RecordedSessionEvent);
  const opened = (await chain()).findLast(({ event }) => event.type === 'secondRoundOpened');
  if (opened === undefined) throw new Error('no second round');
  let made = 0;
  const letters = {
    appUrl: 'https://ghi-cong.example',
    newToken: () => {
      made += 1;
      return `second-${made}-0123456789012345678901`;
    },
    tokenHash,
  };
  const deps = { registers, letters } as unknown as ActivityDeps;
  const { links, mails } = await sessionLetters(deps, sessionId, opened, []);
  expect([links.length, mails.length]).toEqual([9, 9]);
  for (const { mail } of mails) expect(mail.text).toContain('vòng hai');
  for (const [index, link] of links.entries()) {
    const mail = mails[index];
    if (mail !== undefined) await registers.links.reissue(link, mail);
  }
  const old = world.engine.tokens.get(sessionId)?.get(CHAIR) ?? '';
  expect(await commands.makePaper({ token: old, key: keyFor(old) })).toMatchObject({
    refused: { code: 'LINK_REVOKED' },
  });
  for (const [index, link] of links.entries()) {
    const token = `second-${index + 1}-0123456789012345678901`;
    expect(link.tokenHash).toBe(tokenHash(token));
    const choices = { 1: index < 2 ? 'NO' : 'YES', 2: 'YES' } as const;
    accepted((await journey.cast({ token, choices, declaredNoInterest: false })) as { receipt: string });
  }

  const secondClass = await classOf();
  expect(secondClass.items).toEqual([1, 2]);
  expect(secondClass.publicKey).not.toBe(firstClass.publicKey);
  const papers = await papersOf();
  expect(Object.keys(papers)).toHaveLength(9);
  for (const paper of Object.values(papers)) expect(Object.values(firstPapers)).not.toContain(paper);
  await close();
  expect(await issuer.end({ sessionId, boxId: second })).toMatchObject({ classes: [{ items: [1, 2] }] });
  expect(await issuer.classFor(sessionId, CHAIR)).toEqual({ refused: 'VOTING_CLOSED' });

  // What lies in the archive, counted again without server or key.
  const entries = await sessionEntries(registers, sessionId);
  expect(entries.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['ballots.json', 'ballots-second-round.json']),
  );
  const lines = (await registers.events.chain(sessionId)).map((one) => JSON.stringify(one)).join('\n');
  const events = { path: `events/${sessionId}.jsonl`, bytes: Buffer.from(lines) };
  const rounds = recountBundle(await packBundle([...entries, events], {}));
  expect(rounds.map(({ boxId, holds, issued, spent }) => [boxId, holds, issued, spent])).toEqual([
    [sessionId, true, 9, 9],
    [second, true, 9, 9],
  ]);
  const state = await desk.stateOf(sessionId);
  expect(rounds.map(({ boxHash }) => boxHash)).toEqual([state.firstRound?.boxHash, state.boxHash]);
  expect(state.boxHash).not.toBe(state.firstRound?.boxHash);
  const swapped = entries.map((one) =>
    one.path === 'ballots-second-round.json'
      ? { ...one, bytes: Buffer.from(one.bytes.toString().replace('"choice":"NO"', '"choice":"YES"')) }
      : one,
  );
  expect(recountBundle(await packBundle([...swapped, events], {})).map(({ holds }) => holds)).toEqual([true, false]);

  await registers.documents.save({
    subjectId: dossierId,
    kind: 'SUBMISSION',
    part: 1,
    stage: 'FINAL',
    title: 'Tờ trình số 05/TTr-CĐCS',
    file: await world.deps.objectStore.put(Buffer.from('letter'), 'application/pdf'),
    lock: { mode: 'COMPLIANCE', until: '2046-12-01T00:00:00.000Z' },
    provenance: null,
    createdAt: world.clock.at.toISOString(),
  });
  const { sources } = await gatherSession({ registers }, sessionId);
  const minutes = minutesData(sources);
  expect(minutes.rounds.map(({ title, issued, collected }) => [title, issued, collected])).toEqual([
    ['Vòng một', 9, 9],
    ['Vòng hai', 9, 9],
  ]);
  const outcomes = minutes.rounds.map(({ groups }) =>
    groups.flatMap(({ results }) => results.map((one) => one.outcome)),
  );
  expect(outcomes[0]?.slice(0, 2)).toEqual(['Bỏ phiếu lại', 'Bỏ phiếu lại']);
  expect(outcomes[1]).toEqual(['Ngoài số lượng', 'Đạt']);
  expect(countSheetData(sources).boxes.map(({ hash }) => hash)).toEqual([state.firstRound?.boxHash, state.boxHash]);
});
