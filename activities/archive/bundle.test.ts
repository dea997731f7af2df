import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { packBundle } from './bundle.ts';

const entries = [
  { path: 'histories/b.json', bytes: Buffer.from('{}') },
  { path: 'events/a.jsonl', bytes: Buffer.from('một dòng\n') },
];

describe('the archive bundle', () => {
  it('has the same bytes for the same content, in whatever order it is given', async () => {
    const one = await packBundle(entries, { dossierId: 'dossier-2026-0001' });
    const two = await packBundle([...entries].reverse(), { dossierId: 'dossier-2026-0001' });
    expect(one.equals(two)).toBe(true);
  });

  it('names every entry in the manifest by SHA-256 and size', async () => {
    const zip = new PizZip(await packBundle(entries, { dossierId: 'dossier-2026-0001' }));
    const manifest = JSON.parse(zip.file('manifest.json')?.asText() ?? '');
    expect(manifest).toMatchObject({ format: 'ghicong-bundle/1', dossierId: 'dossier-2026-0001' });
    expect(manifest.files).toEqual([
      { path: 'events/a.jsonl', size: 12, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { path: 'histories/b.json', size: 2, sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' },
    ]);
  });
});
