import { randomBytes } from 'node:crypto';
import type { KeyRing } from '../../adapters/temporal/payload-codec.ts';

/** A key of the payloads, for what is called over HTTP within one process. */
export const KEY_RING: KeyRing = { current: 'k', keys: new Map([['k', randomBytes(32)]]) };
