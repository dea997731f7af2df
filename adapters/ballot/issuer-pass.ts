import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../temporal/payload-codec.ts';

/**
 * What lets a caller in at the issuer: made from the key of the payloads, which the web, the worker and the issuer hold
 * anyhow. Whoever has that key and reaches Temporal could put papers on the roll without the issuer as well.
 */
export const issuerPass = (ring: KeyRing): string => passOf(ring, ring.current);

/** Any key of the ring does, so that a change of keys needs no moment at which everything stands still. */
export function isIssuerPass(ring: KeyRing, given: string): boolean {
  const shown = Buffer.from(given);
  return [...ring.keys.keys()].some((id) => {
    const right = Buffer.from(passOf(ring, id));
    return right.length === shown.length && timingSafeEqual(right, shown);
  });
}

function passOf({ keys }: KeyRing, id: string): string {
  const key = keys.get(id);
  if (key === undefined) throw new Error(`payload key ${id} is not in the ring`);
  return createHmac('sha256', key).update('ghicong paper issuer').digest('base64url');
}
