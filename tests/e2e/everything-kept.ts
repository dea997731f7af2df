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

/**
 * Every file of the server that may hold something of this database, with rows that are dead and not cleaned up yet, and
 * the server's own catalogues and statistics. The write-ahead log (`pg_wal`) is left out: it holds every ballot as it came
 * until its segments are written over, which docs/decisions/secret-ballot.md lists as what is not guaranteed.
 */
async function relations(url: string): Promise<Kept[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('CHECKPOINT');
    const named = await client.query<{ where: string; path: string }>(`
      SELECT coalesce(owner.relname || ' (toast)', one.relname) AS where, pg_relation_filepath(one.oid) AS path
      FROM pg_class one LEFT JOIN pg_class owner ON owner.reltoastrelid = one.oid
      WHERE pg_relation_filepath(one.oid) IS NOT NULL`);
    const names = new Map(named.rows.map(({ where, path }) => [path, where]));
    const { rows } = await client.query<{ path: string; bytes: Buffer | null }>(`
      WITH RECURSIVE entries (path, directory) AS (
        SELECT start, true FROM unnest(ARRAY['global', 'pg_xact', 'pg_multixact', 'pg_subtrans', 'pg_stat', 'pg_stat_tmp',
          'pg_logical', 'pg_twophase', 'pg_replslot', 'log',
          (SELECT 'base/' || oid FROM pg_database WHERE datname = current_database())]) AS start
        UNION ALL
        SELECT path || '/' || name, coalesce((pg_stat_file(path || '/' || name, true)).isdir, false)
        FROM entries, LATERAL pg_ls_dir(CASE WHEN directory THEN path END, true, false) AS name
        WHERE directory)
      SELECT path, pg_read_binary_file(path, 0, 1 << 28, true) AS bytes FROM entries WHERE NOT directory`);
    return rows.map(({ path, bytes }) => {
      const relation = names.get(path.replace(/\.\d+$/, ''));
      return { where: relation ?? `file ${path}`, text: bytes?.toString('latin1') ?? '' };
    });
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
