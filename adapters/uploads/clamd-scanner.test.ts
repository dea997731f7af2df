import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createClamdScanner, ScannerAddressWrong, ScannerUnavailable } from './clamd-scanner.ts';

/** What ClamAV's own test file holds, so that no signature of a real virus is needed. */
const EICAR = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** clamd as its manual describes INSTREAM: takes the pieces apart, and answers only after the empty one. */
async function clamd(answer: (received: Buffer) => string | undefined, largest = 1e9): Promise<string> {
  const server = createServer((socket: Socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      const command = 'zINSTREAM\0';
      if (bytes.length < command.length) return undefined;
      if (bytes.subarray(0, command.length).toString() !== command) return socket.end('UNKNOWN COMMAND\0');
      const pieces: Buffer[] = [];
      let at = command.length;
      while (at + 4 <= bytes.length) {
        const length = bytes.readUInt32BE(at);
        if (length === 0) {
          const said = answer(Buffer.concat(pieces));
          if (said === 'silence') return undefined;
          return said === undefined ? socket.destroy() : socket.end(`${said}\0`);
        }
        if (at + 4 + length > bytes.length) return undefined;
        pieces.push(bytes.subarray(at + 4, at + 4 + length));
        at += 4 + length;
        if (at > largest) return socket.end('INSTREAM size limit exceeded. ERROR\0');
      }
      return undefined;
    });
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `tcp://127.0.0.1:${address.port}`;
}

describe('clamd', () => {
  const real = (received: Buffer) => (received.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK');

  it('finds what is in the file, also across pieces, and passes what is clean', async () => {
    const scanner = createClamdScanner(await clamd(real));
    const long = Buffer.alloc(200_000, 0x61);
    expect(await scanner.scan(long)).toBe('CLEAN');
    const at = 65_536 - 20;
    const infected = Buffer.concat([long.subarray(0, at), Buffer.from(EICAR), long.subarray(at)]);
    expect(await scanner.scan(infected)).toBe('INFECTED');
  });

  it('gets every byte in order, whatever the length', async () => {
    const seen: Buffer[] = [];
    const scanner = createClamdScanner(
      await clamd((received) => {
        seen.push(received);
        return 'stream: OK';
      }),
    );
    for (const length of [0, 1, 65_536, 65_537, 300_001]) {
      const sent = Buffer.from(Array.from({ length }, (_, index) => index % 251));
      await scanner.scan(sent);
      expect(seen.at(-1)?.equals(sent)).toBe(true);
    }
  });

  it('that gives no verdict leaves the file unknown: never clean', async () => {
    const scan = async (address: string, limit?: number) =>
      createClamdScanner(address, limit).scan(Buffer.alloc(100_000));
    await expect(scan(await clamd(() => 'stream: Heuristics error ERROR'))).rejects.toThrow(ScannerUnavailable);
    await expect(scan(await clamd(() => 'OK'))).rejects.toThrow(ScannerUnavailable);
    await expect(scan(await clamd(() => undefined))).rejects.toThrow(ScannerUnavailable);
    await expect(scan(await clamd(() => 'stream: OK', 70_000))).rejects.toThrow(ScannerUnavailable);
    await expect(scan(await clamd(() => 'silence'), 50)).rejects.toThrow('within 50 ms');
    const gone = await clamd(() => 'stream: OK');
    await new Promise((closed) => servers.splice(0).at(-1)?.close(closed));
    await expect(scan(gone)).rejects.toThrow('cannot be reached');
  });

  it('has an address that says where', () => {
    for (const wrong of ['', '127.0.0.1:3310', 'http://127.0.0.1:3310', 'unix:/run/clamd']) {
      expect(() => createClamdScanner(wrong), wrong).toThrow(ScannerAddressWrong);
    }
  });
});
