import type { KeyType, Subject } from './certificates.ts';

/**
 * Asks the development PKI for an identity's key; it already having one is no error. The key itself stays on disk,
 * where the key store reads it.
 * @param baseUrl `http://127.0.0.1:<port>` of the running server.
 */
export async function requestDevIdentity(
  baseUrl: string,
  identity: string,
  subject: Subject,
  keyType: KeyType = 'rsa-2048',
): Promise<void> {
  const response = await fetch(`${baseUrl}/issue`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identity, keyType, ...subject }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`Development PKI refused ${identity}: ${response.status} ${await response.text()}`);
}
