/** Everything the web is made of. `api/main.ts` builds it from the environment; tests build it from fakes. */

import type { Logger } from 'pino';
import type { CountAgain, PaperDesk, PaperIssuer } from '../adapters/ballot-ports.ts';
import type { SmsGateway } from '../adapters/codes-ports.ts';
import type { Eligibility } from '../adapters/eligibility-ports.ts';
import type { Spreadsheets } from '../adapters/intake-ports.ts';
import type { ObjectStore } from '../adapters/ports.ts';
import type { Registers } from '../adapters/register-ports.ts';
import type { Uploads } from '../adapters/upload-ports.ts';
import type { Engine } from './engine-port.ts';

/** Pictures of a PDF's pages, for people who read a document without downloading it. Pages count from 1. */
export interface Preview {
  pages(pdf: Buffer): Promise<number>;
  webp(pdf: Buffer, page: number): Promise<Buffer>;
}

export interface AppConfig {
  /** Without a slash at the end; links in mails begin with it. */
  readonly appUrl: string;
  /** Where engineers look into a process; null hides the link. */
  readonly temporalUi: { readonly url: string; readonly namespace: string } | null;
  readonly limits: Limits;
  /** Milliseconds every sign-in request takes at least, so that its duration does not tell known addresses apart. */
  readonly signInPause: number;
  /** Milliseconds to wait, after an accepted act, for the registers to show it before the next page is rendered. */
  readonly settleTime: number;
}

/** How many requests are let through: `points` in `seconds`, by address of the caller or by what is asked for. */
export interface Limits {
  readonly signInByCaller: Limit;
  readonly signInByEmail: Limit;
  readonly ballotByCaller: Limit;
  readonly ballotByLink: Limit;
  readonly uploadByPerson: Limit;
}

export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

/** Generous by caller, because a whole union office may sit behind one address. */
export const DEFAULT_LIMITS: Limits = {
  signInByCaller: { points: 120, seconds: 600 },
  signInByEmail: { points: 6, seconds: 600 },
  ballotByCaller: { points: 600, seconds: 600 },
  // By link and caller; a paper of three hundred cases brings as many documents to read.
  ballotByLink: { points: 400, seconds: 600 },
  // Requests, each with up to ten files.
  uploadByPerson: { points: 200, seconds: 600 },
};

export type Probes = Readonly<Record<string, () => Promise<unknown>>>;

export interface AppDeps {
  readonly registers: Registers;
  readonly engine: Engine;
  /** Signs ballot papers, in a process of its own. */
  readonly issuer: PaperIssuer;
  /** Makes ballot papers for browsers without JavaScript. */
  readonly papers: PaperDesk;
  readonly countAgain: CountAgain;
  readonly eligibility: Eligibility;
  readonly objectStore: ObjectStore;
  /** The gate for files from outside, and the safe way to look at them. */
  readonly uploads: Uploads;
  readonly preview: Preview;
  readonly spreadsheets: Spreadsheets;
  /** For codes by text message; null when the installation has none. */
  readonly sms: SmsGateway | null;
  readonly now: () => Date;
  readonly config: AppConfig;
  readonly log: Logger;
  /** What `/readyz` asks, by name; a probe throws when its part does not answer. */
  readonly probes: Probes;
  /** Parts that the web goes on without while they are away: `/readyz` names them and stays ready. */
  readonly companions: Probes;
}
