import { awaitLink, readInbox } from './inbox.ts';
import { sampleSeason } from './season.ts';
import { Refused, Visitor } from './visitor.ts';

export interface Surroundings {
  readonly appUrl: string;
  readonly mailWebUrl: string;
  readonly dataDir: string;
  /** How long an answer, or the engine between two acts, may take, in milliseconds; some minutes when left out. */
  readonly patience?: number;
  /** Lets somebody else vote for a member, given the link in the member's inbox: true when the ballot was cast. */
  readonly otherHand?: (memberId: string, link: string) => Promise<boolean>;
}

const SIGN_IN_LINK = /https?:\/\/\S+\/dang-nhap\/[\w-]+/;
const BALLOT_LINK = /https?:\/\/\S+\/b\/[\w-]+/;

/** The sample people at work: each signs in once, through the link in their own inbox. */
export class Desks {
  readonly #at: Surroundings;
  readonly #signedIn = new Map<string, Visitor>();

  constructor(at: Surroundings) {
    this.#at = at;
  }

  async visitor(personId: string): Promise<Visitor> {
    const known = this.#signedIn.get(personId);
    if (known) return known;
    const visitor = new Visitor(this.#at.appUrl, this.#at.patience);
    const email = emailOf(personId);
    for (let tries = 0; !(await this.#signIn(visitor, email)); tries += 1) {
      if (tries > 20) throw new Error(`Không đăng nhập được bằng ${email}; xem nhật ký của tiến trình api.`);
    }
    this.#signedIn.set(personId, visitor);
    return visitor;
  }

  /** False when the link was spent by a request whose answer was lost: a new one is asked for then. */
  async #signIn(visitor: Visitor, email: string): Promise<boolean> {
    const before = new Set(await this.#links(email, SIGN_IN_LINK));
    await visitor.post('/api/v1/sign-in-requests', { email });
    const link = await awaitLink(this.#at.mailWebUrl, email, SIGN_IN_LINK, before);
    try {
      await visitor.post('/api/v1/sign-ins', { token: new URL(link).pathname.split('/').at(-1) });
      return true;
    } catch (error) {
      if (error instanceof Refused && error.code === 'LINK_USED') return false;
      throw error;
    }
  }

  /** Another hand casts this ballot, if it likes. */
  async castElsewhere(personId: string, path: string): Promise<boolean> {
    return (await this.#at.otherHand?.(personId, new URL(path, this.#at.appUrl).href)) ?? false;
  }

  /** A member's phone: the newest voting link in the member's inbox, opened without signing in. */
  async ballot(personId: string, sessionId: string): Promise<{ phone: Visitor; path: string }> {
    for (let tries = 0; tries < 150; tries += 1) {
      // Other letters of the session, such as that of a longer time for voting, bring no link.
      const letters = (await readInbox(this.#at.mailWebUrl, emailOf(personId))).filter((one) =>
        one.text.includes(sessionId),
      );
      const [link] = letters.flatMap((one) => BALLOT_LINK.exec(one.text)?.[0] ?? []);
      if (link) return { phone: new Visitor(this.#at.appUrl, this.#at.patience), path: new URL(link).pathname };
      await new Promise((resume) => setTimeout(resume, 200));
    }
    throw new Error(`Không thấy thư mời bỏ phiếu của ${personId} trong 30 giây; xem hộp thư thử và biến SMTP_URL.`);
  }

  async #links(email: string, pattern: RegExp): Promise<string[]> {
    const letters = await readInbox(this.#at.mailWebUrl, email);
    return letters.flatMap((letter) => pattern.exec(letter.text)?.[0] ?? []);
  }
}

function emailOf(personId: string): string {
  const person = sampleSeason().people.find((one) => one.id === personId);
  if (!person) throw new Error(`mùa mẫu không có ${personId}`);
  return person.email;
}
