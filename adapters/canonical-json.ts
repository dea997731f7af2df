import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

// The package is CommonJS and its types say `default`, which Node's module rules read as a property of a function.
const serialise = canonicalize as unknown as (value: unknown) => string | undefined;

/** The one JSON text of a value (RFC 8785), whatever order its keys came in. Throws on what JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  const text = serialise(value);
  if (text === undefined) throw new TypeError('this value has no JSON form');
  return text;
}

/** Lower-case hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
