import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson, writeText } from './json-file.mjs';
import { userError } from './messages.mjs';

const OWNER_ONLY = 0o600;

/**
 * The secrets of a data directory, made at its first start and kept for ever: passwords of the local servers, the key
 * ring of the payload codec, the key under the web sessions, and the one under which the issuer of ballot papers keeps its keys. Files are readable by their owner only.
 * A damaged file is an error, never replaced: what was encrypted under it would be lost.
 */
export function loadSecrets(keysFolder) {
  const payloadKeysFile = join(keysFolder, 'payload-keys.json');
  const appSecretFile = join(keysFolder, 'app-secret');
  keep(payloadKeysFile, () => ({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } }));
  const issuerSecretFile = join(keysFolder, 'issuer-secret');
  for (const path of [appSecretFile, issuerSecretFile]) keepSecret(path);
  return {
    s3: keep(join(keysFolder, 's3.json'), () => ({
      accessKey: `ghicong${randomBytes(6).toString('hex')}`,
      secretKey: randomBytes(24).toString('base64url'),
    })),
    postgres: keep(join(keysFolder, 'postgres.json'), () => ({
      user: 'ghicong',
      password: randomBytes(24).toString('base64url'),
    })),
    payloadKeysFile,
    appSecretFile,
    issuerSecretFile,
  };
}

function keepSecret(path) {
  if (!existsSync(path)) writeText(path, `${randomBytes(32).toString('hex')}\n`, OWNER_ONLY);
  if (!/^[0-9a-f]{64}\s*$/.test(readFileSync(path, 'utf8'))) throw userError('keyFileBroken', { path });
}

function keep(path, make) {
  if (!existsSync(path)) writeJson(path, make(), OWNER_ONLY);
  const value = readJson(path);
  if (value === undefined) throw userError('keyFileBroken', { path });
  return value;
}
