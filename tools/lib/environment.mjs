/**
 * The contract between the tools and the programs they start (worker, web, command line, tests): programs are
 * configured by these environment variables and nothing else. A deployment sets the same ones itself.
 *
 * | variable            | meaning                                                                     |
 * | ------------------- | --------------------------------------------------------------------------- |
 * | GHICONG_DATA        | absolute path of the data directory                                         |
 * | DATABASE_URL        | PostgreSQL, with password                                                   |
 * | S3_ENDPOINT         | object store, e.g. http://127.0.0.1:15001                                   |
 * | S3_ACCESS_KEY, S3_SECRET_KEY | its credentials                                                    |
 * | S3_BUCKET           | bucket with object lock, `ghi-cong` unless given                            |
 * | SMTP_URL            | outgoing mail, e.g. smtp://127.0.0.1:15002                                  |
 * | MAIL_WEB_URL        | mail catcher: inbox at /index.html, REST at /api/email; unset with a real SMTP_URL |
 * | TEMPORAL_ADDRESS    | host:port                                                                   |
 * | TEMPORAL_NAMESPACE  | `default` unless given                                                      |
 * | TEMPORAL_UI_URL     | Temporal's own pages, for operators; may be unset                           |
 * | PKI_URL, PKI_DIR    | development signing service and its folder; unset when SIGNING_CONFIG is set |
 * | PAYLOAD_KEYS_FILE   | JSON key ring of the payload codec: { current, keys: { id: base64 of 32 bytes } } |
 * | APP_SECRET_FILE     | 32 bytes in hex: key under sessions and links                               |
 * | ISSUER_URL          | where the web and the worker reach the issuer of ballot papers              |
 * | ISSUER_PORT, ISSUER_DIR, ISSUER_SECRET_FILE | its port, the folder of its keys, the secret they lie under; no other program reads these |
 * | APP_URL, APP_PORT   | where the web is reached, and the port it listens on (127.0.0.1)            |
 */
const SECRET_NAMES = new Set(['DATABASE_URL', 'S3_ACCESS_KEY', 'S3_SECRET_KEY', 'SMTP_URL']);

/** The servers that the environment already names and that therefore must not be started. */
export function givenServers(env = process.env) {
  return {
    postgres: Boolean(env.DATABASE_URL),
    objectStore: Boolean(env.S3_ENDPOINT),
    temporal: Boolean(env.TEMPORAL_ADDRESS),
    mail: Boolean(env.SMTP_URL),
    pki: Boolean(env.SIGNING_CONFIG),
  };
}

/** The variables every instance has, whatever servers it uses. */
export function baseEnvironment({ layout, secrets, ports, env = process.env }) {
  return {
    GHICONG_DATA: layout.data,
    S3_BUCKET: env.S3_BUCKET || 'ghi-cong',
    TEMPORAL_NAMESPACE: env.TEMPORAL_NAMESPACE || 'default',
    PAYLOAD_KEYS_FILE: env.PAYLOAD_KEYS_FILE || secrets.payloadKeysFile,
    APP_SECRET_FILE: env.APP_SECRET_FILE || secrets.appSecretFile,
    ISSUER_URL: env.ISSUER_URL || `http://127.0.0.1:${ports.issuer}`,
    ISSUER_PORT: String(ports.issuer),
    ISSUER_DIR: env.ISSUER_DIR || layout.issuer,
    ISSUER_SECRET_FILE: env.ISSUER_SECRET_FILE || secrets.issuerSecretFile,
    APP_URL: env.APP_URL || `http://127.0.0.1:${ports.app}`,
    APP_PORT: String(ports.app),
  };
}

/** Splits an environment into what may be written in run.json and what only its owner may read. */
export function splitSecrets(environment) {
  const open = {};
  const secret = {};
  for (const [name, value] of Object.entries(environment)) (SECRET_NAMES.has(name) ? secret : open)[name] = value;
  return { open, secret };
}

/** `export NAME='value'` lines for a POSIX shell. */
export function toShell(environment) {
  return Object.entries(environment)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`)
    .join('');
}
