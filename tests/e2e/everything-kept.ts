/** All that an installation keeps anywhere, as somebody with every password would find it. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { METADATA_ENCODING_KEY, type Payload } from '@temporalio/common';
import { Client } from 'pg';
import PizZip from 'pizzip';
import { EncryptionCodec, readKeyRing } from '../../adapters/temporal/payload-codec.ts';
import type { Installation } from '../support/installation.ts';

export interface Kept {
  readonly where: string;
  readonly text: string;
}

/** @param bundle the archive of a dossier, with its histories and documents */
export async function everythingKept({ environment, dir, mailWebUrl }: Installation, bundle: Buffer): Promise<Kept[]> {
  const zip = new PizZip(bundle);
  const entries = Object.keys(zip.files).map((name) => ({
    where: name,
    bytes: Buffer.from(zip.file(name)?.asUint8Array() ?? []),
  }));
  const codec = new EncryptionCodec(readKeyRing(environment.PAYLOAD_KEYS_FILE ?? ''));
  const kept: Kept[] = [];
  for (const { where, bytes } of entries) {
    const text = bytes.toString('latin1');
    if (where.startsWith('histories/'))
      kept.push({ where, text: text + (await decoded(codec, JSON.parse(bytes.toString('utf8')))) });
    else if (where !== 'ballots.json')
      kept.push({ where, text: where.endsWith('.pdf') ? text + streamsOf(bytes) : text });
  }
  for (const role of ['issuer', 'worker', 'office', 'api'])
    kept.push({ where: `${role}.log`, text: readFileSync(join(dir, `${role}.log`), 'utf8') });
  kept.push({ where: 'mails', text: await (await fetch(`${mailWebUrl}/api/email`)).text() });
  for (const file of readdirSync(join(dir, 'issuer'), { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith('.json'),
  ))
    kept.push({ where: `issuer/${file}`, text: readFileSync(join(dir, 'issuer', file), 'utf8') });
  kept.push(...(await relations(environment.DATABASE_URL ?? '')));
  return kept;
}

/** Every table and index in its physical form, with rows that are dead and not cleaned up yet. */
async function relations(url: string): Promise<Kept[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('CHECKPOINT');
    const { rows } = await client.query<{ where: string; bytes: Buffer }>(`
      SELECT coalesce(owner.relname || ' (toast)', one.relname) AS where,
             pg_read_binary_file(pg_relation_filepath(one.oid), 0, 1 << 28, true) AS bytes
      FROM pg_class one LEFT JOIN pg_class owner ON owner.reltoastrelid = one.oid
      WHERE one.relkind IN ('r', 'i', 't') AND pg_relation_filepath(one.oid) IS NOT NULL
        AND (one.relnamespace = 'public'::regnamespace OR owner.relnamespace = 'public'::regnamespace)`);
    return rows.map(({ where, bytes }) => ({ where, text: bytes?.toString('latin1') ?? '' }));
  } finally {
    await client.end();
  }
}

async function decoded(codec: EncryptionCodec, value: unknown): Promise<string> {
  if (typeof value !== 'object' || value === null) return '';
  const { data, metadata } = value as { readonly data?: string; readonly metadata?: Readonly<Record<string, string>> };
  if (typeof data === 'string' && metadata !== undefined && METADATA_ENCODING_KEY in metadata) {
    const raw = Object.entries(metadata).map(([name, text]) => [name, Buffer.from(text, 'base64')] as const);
    const [plain] = await codec.decode([
      { metadata: Object.fromEntries(raw), data: Buffer.from(data, 'base64') } as Payload,
    ]);
    return `${Buffer.from(plain?.data ?? []).toString('utf8')}\n`;
  }
  return (await Promise.all(Object.values(value).map((one) => decoded(codec, one)))).join('');
}

/** What is compressed in a PDF, as far as it is text. */
function streamsOf(pdf: Buffer): string {
  const found: string[] = [];
  for (const match of pdf.toString('latin1').matchAll(/stream\r?\n/g)) {
    try {
      found.push(
        inflateSync(pdf.subarray((match.index ?? 0) + match[0].length), { finishFlush: 2 }).toString('latin1'),
      );
    } catch {
      // Not compressed, or a font: those are looked at as they are.
    }
  }
  return found.join('\n');
}
