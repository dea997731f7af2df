/** What somebody could do to a history who can write Temporal's database and holds the payload keys. */

import type { Payload } from '@temporalio/common';
import { EncryptionCodec, readKeyRing } from '../../adapters/temporal/payload-codec.ts';
import { type HistoryEvent, KEYS_FILE, type TemporalHistory } from './kept.ts';

const codec = new EncryptionCodec(readKeyRing(KEYS_FILE));

/** Payloads in Temporal's JSON: bytes as base64. */
interface JsonPayload {
  readonly metadata: Readonly<Record<string, string>>;
  readonly data: string;
}

type Json = Record<string, unknown>;

/** The event with every encrypted value of it replaced by what `change` makes of it. */
export async function rewritten(event: HistoryEvent, change: (value: Json) => Json): Promise<HistoryEvent> {
  return (await walk(event, change)) as HistoryEvent;
}

async function walk(node: unknown, change: (value: Json) => Json): Promise<unknown> {
  if (Array.isArray(node)) return await Promise.all(node.map((item) => walk(item, change)));
  if (typeof node !== 'object' || node === null) return node;
  if (isEncrypted(node)) return await reseal(node, change);
  const entries = Object.entries(node).map(async ([key, value]) => [key, await walk(value, change)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

const isEncrypted = (node: object): node is JsonPayload =>
  'metadata' in node && 'data' in node && hasKey(node.metadata);
const hasKey = (metadata: unknown): boolean =>
  typeof metadata === 'object' && metadata !== null && 'ghicong-key' in metadata;

async function reseal({ metadata, data }: JsonPayload, change: (value: Json) => Json): Promise<JsonPayload> {
  const bytes = Object.entries(metadata).map(([key, value]) => [key, Buffer.from(value, 'base64')]);
  const [plain] = await codec.decode([{ metadata: Object.fromEntries(bytes), data: Buffer.from(data, 'base64') }]);
  const value: unknown = JSON.parse(Buffer.from(plain?.data ?? []).toString('utf8') || 'null');
  if (typeof value !== 'object' || value === null) return { metadata, data };
  const changed: Payload = { ...plain, data: Buffer.from(JSON.stringify(change(value as Json))) };
  const [sealed] = await codec.encode([changed]);
  if (!sealed?.metadata || !sealed.data) throw new Error('the codec gave no payload');
  return {
    metadata: Object.fromEntries(Object.entries(sealed.metadata).map(([key, one]) => [key, base64(one)])),
    data: base64(sealed.data),
  };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Each event with what it holds decrypted, for finding one. */
export async function holding(
  { events }: TemporalHistory,
  wanted: (value: Json) => boolean,
): Promise<readonly HistoryEvent[]> {
  const found: HistoryEvent[] = [];
  for (const event of events) {
    let holds = false;
    await rewritten(event, (value) => {
      holds ||= wanted(value);
      return value;
    });
    if (holds) found.push(event);
  }
  return found;
}

export const replaced = (
  { events }: TemporalHistory,
  by: ReadonlyMap<HistoryEvent, HistoryEvent>,
): TemporalHistory => ({
  events: events.map((event) => by.get(event) ?? event),
});

/** Leaves no gap: the events that follow, and whatever points at them, move up. */
export function without({ events }: TemporalHistory, gone: ReadonlySet<HistoryEvent>): TemporalHistory {
  const left = events.filter((event) => !gone.has(event));
  const renumbered = new Map(left.map(({ eventId }, index) => [eventId, String(index + 1)]));
  const moved = (key: string, value: unknown): unknown =>
    /(^e|E)ventId$/.test(key) && typeof value === 'string' ? (renumbered.get(value) ?? value) : value;
  return { events: JSON.parse(JSON.stringify(left, moved)) };
}

/** As if everything up to an event had happened `ms` earlier. */
export function backdated({ events }: TemporalHistory, upTo: HistoryEvent, ms: number): TemporalHistory {
  const last = events.indexOf(upTo);
  const earlier = (event: HistoryEvent): HistoryEvent => ({
    ...event,
    eventTime: new Date(Date.parse(String(event.eventTime)) - ms).toISOString(),
  });
  return { events: events.map((event, index) => (index <= last ? earlier(event) : event)) };
}
