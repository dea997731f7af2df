import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

// The package is CommonJS and its types say `default`, which Node's module rules read as a property of a function.
const canonicalJson = canonicalize as unknown as (value: unknown) => string | undefined;

/** SHA-256 over the canonical JSON (RFC 8785) of what somebody wrote; lower-case hex. */
export function contentHash(content: object): string {
  const text = canonicalJson(content);
  if (text === undefined) throw new Error('this content has no canonical form');
  return createHash('sha256').update(text).digest('hex');
}
