import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Authority, knownPort, openAuthority } from './authority.ts';
import type { KeyType, Subject } from './certificates.ts';
import { isIdentity, issueIdentity } from './identities.ts';
import { makeCrl, respondOcsp } from './revocation.ts';
import { type TimestampResponder, timestampResponder } from './tsa.ts';

export interface DevPkiServer {
  readonly url: string;
  readonly authority: Authority;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer | string;
}

const MAX_BODY_BYTES = 64 * 1024;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What requests need; filled once the PKI is open. */
interface State {
  authority?: Authority;
  timestamps?: TimestampResponder;
}

/**
 * The local stand-in for a certificate authority: timestamps, OCSP, CRLs and identities, on 127.0.0.1 only.
 * @param port 0 takes the port the PKI was made with when it is free, else any free one.
 */
export async function startDevPki(dir: string, port: number): Promise<DevPkiServer> {
  const state: State = {};
  const handler: Handler = (request, response) => void answer(request, response, state);
  // The port must be known before the PKI is made, because its certificates carry it.
  const wanted = port === 0 ? await knownPort(dir) : port;
  const first = (port === 0 ? await listenIfFree(wanted, handler) : undefined) ?? (await listen(port, handler));
  const actual = (first.address() as AddressInfo).port;
  const authority = await openAuthority(dir, actual);
  state.authority = authority;
  state.timestamps = timestampResponder(authority);
  const second = authority.port === actual ? undefined : await listenIfFree(authority.port, handler);
  return {
    url: `http://127.0.0.1:${actual}`,
    authority,
    close: async () => {
      await Promise.all([first, ...(second ? [second] : [])].map(closeServer));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  let reply: Reply;
  try {
    const { authority, timestamps } = state;
    reply = authority && timestamps ? await route(request, authority, timestamps) : text(503, 'starting');
  } catch (error) {
    console.error(error);
    reply = text(500, 'internal error');
  }
  response.writeHead(reply.status, { 'content-type': reply.type, 'content-length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
}

async function route(request: IncomingMessage, authority: Authority, timestamps: TimestampResponder): Promise<Reply> {
  const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
  const post = request.method === 'POST';
  if (post && path === '/tsa') {
    return binary('application/timestamp-reply', await timestamps.respond(await readBody(request)));
  }
  if (post && path === '/ocsp') return ocsp(authority, await readBody(request));
  if (post && path === '/issue') return issue(request, authority);
  if (request.method !== 'GET') return text(405, 'method not allowed');
  if (path.startsWith('/ocsp/')) return ocsp(authority, Buffer.from(decodeURIComponent(path.slice(6)), 'base64'));
  switch (path) {
    case '/health':
      return text(200, 'ok');
    case '/root.crt':
    case '/issuing.crt':
      return binary('application/pkix-cert', authority[path === '/root.crt' ? 'root' : 'issuing'].der);
    case '/root.crl':
    case '/issuing.crl': {
      const ca = path === '/root.crl' ? 'root' : 'issuing';
      return binary('application/pkix-crl', await makeCrl(authority, ca, new Date()));
    }
    default:
      return text(404, 'not found');
  }
}

async function ocsp(authority: Authority, request: Buffer): Promise<Reply> {
  return binary('application/ocsp-response', await respondOcsp(authority, request, new Date()));
}

/** Issues a development identity. JSON only and never for a browser page: no page of another site may use it. */
async function issue(request: IncomingMessage, authority: Authority): Promise<Reply> {
  if (request.headers.origin !== undefined || !request.headers['content-type']?.startsWith('application/json')) {
    return text(403, 'not for browsers');
  }
  const asked = readIssueRequest((await readBody(request)).toString('utf8'));
  if (!asked) return text(400, 'identity, commonName and organisation are required');
  const created = await issueIdentity(authority, asked.identity, asked.subject, asked.keyType);
  return { status: created ? 201 : 200, type: 'application/json', body: JSON.stringify({ created }) };
}

function readIssueRequest(json: string): { identity: string; subject: Subject; keyType: KeyType } | undefined {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(json) as Record<string, unknown>;
  } catch {
    // The caller gets 400 with the list of fields; a parser position would not help it further.
    return undefined;
  }
  const { identity, commonName, organisation, title, keyType } = value;
  if (typeof identity !== 'string' || !isIdentity(identity)) return undefined;
  if (typeof commonName !== 'string' || commonName === '') return undefined;
  if (typeof organisation !== 'string' || organisation === '') return undefined;
  const subject: Subject = {
    commonName,
    organisation,
    ...(typeof title === 'string' && title !== '' ? { title } : {}),
  };
  return { identity, subject, keyType: keyType === 'p-256' ? 'p-256' : 'rsa-2048' };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('request body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function text(status: number, body: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', body };
}

function binary(type: string, body: Buffer): Reply {
  return { status: 200, type, body };
}

function listen(port: number, handler: Handler): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handler);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

async function listenIfFree(port: number, handler: Handler): Promise<Server | undefined> {
  try {
    return await listen(port, handler);
  } catch (error) {
    // Somebody else has the port: certificates then point nowhere for outside tools, and ours never ask there.
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
