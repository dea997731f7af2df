import { randomUUID } from 'node:crypto';

/** The application refused, or could not answer. The message is the sentence it gave. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;
  readonly status: number;

  constructor(status: number, code: string, sentence: string) {
    super(sentence);
    this.status = status;
    this.code = code;
  }
}

const PATIENCE_MS = 120_000;

/** Somebody who uses the application over HTTP, with a cookie and nothing else: no way round the front door. */
export class Visitor {
  readonly #appUrl: string;
  readonly #patience: number;
  #cookie = '';

  /** @param patience how long an unanswered request is sent again, in milliseconds */
  constructor(appUrl: string, patience = PATIENCE_MS) {
    this.#appUrl = appUrl;
    this.#patience = patience;
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.#ask(path, { method: 'GET' })).json()) as T;
  }

  async download(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.#ask(path, { method: 'GET' })).arrayBuffer());
  }

  async post<T>(path: string, body: unknown = {}): Promise<T> {
    const response = await this.#ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'x-ghicong': '1', 'idempotency-key': randomUUID() },
    });
    return (await response.json()) as T;
  }

  async upload(
    path: string,
    fields: Readonly<Record<string, string>>,
    file: { readonly name: string; readonly bytes: Buffer },
  ): Promise<void> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('file', new File([new Uint8Array(file.bytes)], file.name));
    await this.#ask(path, { method: 'POST', body, headers: { 'x-ghicong': '1' } });
  }

  /** Posts a form as a browser without JavaScript does and returns the page it ends on. */
  async postForm(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<string> {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
    return await (await this.#ask(path, { method: 'POST', body })).text();
  }

  async page(path: string): Promise<string> {
    return await (await this.#ask(path, { method: 'GET' })).text();
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), ...(this.#cookie ? { cookie: this.#cookie } : {}) };
    const response = await this.#patiently(new URL(path, this.#appUrl), { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) this.#cookie = cookie.split(';')[0] ?? '';
    const onward = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && onward) return await this.#ask(onward, { method: 'GET' });
    if (response.ok) return response;
    const problem = await response
      .clone()
      .json()
      .catch(() => ({}));
    const {
      code = 'UNKNOWN',
      detail = `Ứng dụng trả lời ${response.status} cho ${path.replace(/\/b\/[^/]+/, '/b/…')}`,
    } = problem as { code?: string; detail?: string };
    throw new Refused(response.status, code, detail);
  }

  /** As a person does: when nobody answers, or the answer is "not confirmed yet", the same request is sent again. */
  async #patiently(url: URL, init: RequestInit): Promise<Response> {
    const until = Date.now() + this.#patience;
    for (;;) {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(60_000) }).catch((error: unknown) => {
        if (Date.now() > until)
          throw new Error('Ứng dụng không trả lời; xem nhật ký của tiến trình api.', { cause: error });
      });
      if (response !== undefined && (response.status !== 503 || Date.now() > until)) return response;
      await new Promise((resume) => setTimeout(resume, 500));
    }
  }
}
