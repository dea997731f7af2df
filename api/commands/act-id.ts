import { createHash } from 'node:crypto';
import type { Caller } from './command.ts';

/** Names an act in the registers; the same request of the same person has the same name. Sixteen hexadecimal digits. */
export const actId = ({ person, requestId }: Pick<Caller, 'person' | 'requestId'>): string =>
  createHash('sha256')
    .update(JSON.stringify([person.id, requestId]))
    .digest('hex')
    .slice(0, 16);
