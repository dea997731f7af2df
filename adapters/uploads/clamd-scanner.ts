import { connect, type Socket } from 'node:net';
import type { VirusScanner } from '../upload-ports.ts';

/** ClamAV did not answer, or not with a verdict. Whatever was to be scanned is not taken. */
export class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable';
}

export class ScannerAddressWrong extends Error {
  override readonly name = 'ScannerAddressWrong';
}

/** ClamAV's own default for a stream is 25 MB in all; pieces may be of any size. */
const PIECE = 64 * 1024;
const DEFAULT_LIMIT_MS = 30_000;
/** A verdict is one line. */
const LONGEST_ANSWER = 4096;

/**
 * clamd by address, `tcp://host:3310`. One connection a file, command INSTREAM: pieces with their length in front, an
 * empty one at the end; the answer is a line that ends with a zero byte.
 */
export function createClamdScanner(address: string, limitMs = DEFAULT_LIMIT_MS): VirusScanner {
  const { host, port } = parse(address);
  return {
    async scan(bytes) {
      const answer = await ask(host, port, bytes, limitMs);
      if (answer === 'stream: OK') return 'CLEAN';
      if (/^stream: .+ FOUND$/.test(answer)) return 'INFECTED';
      // Too large for its settings, out of memory, its signatures still being loaded.
      throw new ScannerUnavailable(`clamd gave no verdict: ${answer.slice(0, 200)}`);
    },
  };
}

function parse(address: string): { host: string; port: number } {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'tcp:' || url.hostname === '') throw new ScannerAddressWrong(`not tcp://host:port: ${address}`);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? 3310 : Number(url.port) };
}

function ask(host: string, port: number, bytes: Buffer, limitMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const fail = (why: string, cause?: unknown) => {
      clearTimeout(timer);
      socket.destroy();
      reject(new ScannerUnavailable(why, { cause }));
    };
    const timer = setTimeout(() => fail(`clamd did not answer within ${limitMs} ms`), limitMs);
    let answer = Buffer.alloc(0);
    socket.on('connect', () => send(socket, bytes));
    socket.on('data', (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk]);
      const end = answer.indexOf(0);
      if (end < 0 && answer.length > LONGEST_ANSWER) return fail('clamd answered too much');
      if (end < 0) return;
      clearTimeout(timer);
      socket.destroy();
      resolve(answer.subarray(0, end).toString('utf8'));
    });
    socket.on('error', (cause) => fail('clamd cannot be reached', cause));
    socket.on('end', () => fail('clamd broke off'));
  });
}

function send(socket: Socket, bytes: Buffer): void {
  socket.write('zINSTREAM\0');
  for (let from = 0; from < bytes.length; from += PIECE) {
    const piece = bytes.subarray(from, from + PIECE);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    socket.write(piece);
  }
  socket.write(Buffer.alloc(4));
}
