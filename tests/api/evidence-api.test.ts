import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PDF, sha256 } from './support/evidence.ts';
import { PEOPLE } from './support/journey.ts';
import { type Browser, createWorld, DOSSIER, type World } from './support/world.ts';

let world: World;
let proposer: Browser;
beforeAll(async () => {
  world = await createWorld();
  proposer = await world.as(PEOPLE.proposer);
});
afterAll(() => world?.close());

describe('the API', () => {
  const api = async (who: Browser, method: string, path: string, body?: object | FormData) => {
    const headers: Record<string, string> = { cookie: who.cookie, 'x-ghicong': '1' };
    if (body !== undefined && !(body instanceof FormData)) headers['content-type'] = 'application/json';
    const sent = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
    const answer = await world.app.request(path, { method, headers, ...(sent === undefined ? {} : { body: sent }) });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };

  test('keeps a draft, takes its papers, and sends it', async () => {
    const { json: saved } = await api(proposer, 'POST', '/api/v1/drafts', { summary: 'Nháp' });
    const draft = `/api/v1/drafts/${saved.draftId}`;
    const body = new FormData();
    body.append('kind', 'BAO_CAO_THANH_TICH');
    body.append('nomineeNo', '1');
    body.append('file', new File([new Uint8Array(await PDF)], 'báo cáo.pdf'));
    const attached = await api(proposer, 'POST', `${draft}/evidence`, body);
    expect(attached).toMatchObject({ status: 200, json: { item: { no: 1, pages: 2, sha256: sha256(await PDF) } } });
    const bad = new FormData();
    bad.append('kind', 'TAI_LIEU_KHAC');
    bad.append('file', new File(['MZ'], 'a.pdf'));
    expect(await api(proposer, 'POST', `${draft}/evidence`, bad)).toMatchObject({
      status: 422,
      json: { code: 'UPLOAD_TYPE_UNKNOWN' },
    });
    expect(await api(proposer, 'GET', `${draft}/evidence`)).toMatchObject({ json: { items: [{ no: 1 }] } });
    expect(await api(proposer, 'GET', draft)).toMatchObject({ json: { content: { summary: 'Nháp' } } });
    const sent = await api(proposer, 'POST', `${draft}/submission`, DOSSIER);
    expect(sent.status).toBe(200);
    expect(await api(proposer, 'GET', `/api/v1/dossiers/${sent.json.dossierId}/evidence`)).toMatchObject({
      json: { items: [{ no: 1, lockedIn: 1, nomineeNo: 1 }] },
    });
    expect(
      await api(proposer, 'POST', `/api/v1/dossiers/${sent.json.dossierId}/evidence-removal`, { no: 1 }),
    ).toMatchObject({
      status: 409,
      json: { code: 'EVIDENCE_LOCKED' },
    });
  });

  test('describes the upload as a file', async () => {
    const { json } = await api(proposer, 'GET', '/api/openapi.json');
    const schemas = (json as { components: { schemas: Record<string, { properties?: Record<string, object> }> } })
      .components.schemas;
    expect(schemas.EvidenceUpload?.properties?.file).toEqual({ type: 'string', format: 'binary' });
  });

  test('reads no large body of somebody who is not signed in, nor one beyond all limits', async () => {
    let pulled = 0;
    const endless = () =>
      new ReadableStream({
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(1_000_000));
        },
      });
    const send = (cookie: string) =>
      world.app.request(
        new Request('http://127.0.0.1:8080/api/v1/drafts/draft-x/evidence', {
          method: 'POST',
          body: endless(),
          headers: { cookie, 'x-ghicong': '1', 'content-type': 'multipart/form-data; boundary=x' },
          duplex: 'half',
        } as RequestInit),
      );
    expect((await send('')).status).toBe(401);
    expect(pulled).toBeLessThan(5);
    const tooLarge = await send(proposer.cookie);
    expect(await tooLarge.json()).toMatchObject({ code: 'UPLOAD_TOO_LARGE' });
    expect(pulled).toBeLessThan(80);
  });
});
