import type { SmsGateway } from '../codes-ports.ts';

/** The gateway did not take a message. Neither number nor text is in the error. */
class SmsUnavailable extends Error {
  override readonly name = 'SmsUnavailable';
}

const LIMIT_MS = 10_000;

/**
 * Any gateway that takes `POST {"to": …, "text": …}` and answers 2xx; behind it stands whatever contract the union has.
 * @param address where it listens, with its credentials if it wants any: `https://user:password@host/path`
 */
export function createSmsGateway(address: string): SmsGateway {
  const url = new URL(address);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const basic = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const authorization: Record<string, string> = username === '' ? {} : { authorization: `Basic ${basic}` };
  return {
    async send(to, text) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization },
        body: JSON.stringify({ to, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(LIMIT_MS),
      }).catch((cause: unknown) => {
        throw new SmsUnavailable('the SMS gateway does not answer', { cause });
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new SmsUnavailable(`the SMS gateway answered ${answer.status}`);
    },
  };
}
