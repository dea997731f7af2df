/** What the workflows may ask for. Ids, hashes and numbers only: no name, no text, no byte of a file crosses this line. */

import type { AnyRecorded, StreamKind } from '../adapters/register-ports.ts';
import type { Ballots } from '../domain/council/session.ts';

/** Short, idempotent transactions on the registers; run as local activities. */
export interface RegisterActivities {
  /** Records events with the links and mails that follow from them. Returns the hash of the stream's last event. */
  recordEvents(input: {
    readonly stream: { readonly kind: StreamKind; readonly id: string };
    readonly events: readonly AnyRecorded[];
    /** Up to which seq Temporal's history certainly holds the events; see `workflows/host.ts`. */
    readonly settled: number;
  }): Promise<{ readonly head: string; readonly worker: string }>;
}

/** Draws up documents with LibreOffice. */
export interface OfficeActivities {
  /** Tờ trình: drawn up, signed by the union's chair and by the union, locked. */
  issueSubmission(input: {
    readonly dossierId: string;
    readonly version: number;
  }): Promise<{ readonly sha256: string }>;
  /** Tells each dossier on the agenda that it is before this session, then draws up the invitation paper. */
  openSession(input: { readonly sessionId: string }): Promise<void>;
  /** Biên bản họp: drawn up and signed by the secretary. */
  issueMinutes(input: { readonly sessionId: string }): Promise<{ readonly sha256: string }>;
  /** Dự thảo quyết định, with number and date still blank. */
  draftDecision(input: {
    readonly dossierId: string;
    readonly draft: number;
    readonly nos: readonly number[];
  }): Promise<{ readonly sha256: string }>;
}

export interface EverydayActivities {
  /** @param due ballots each item must have; fewer are waited for a little, more are never counted */
  sealBallotBox(input: {
    readonly sessionId: string;
    readonly due: readonly number[];
    /** Of a second round; the first round's box is named after the session. */
    readonly boxId?: string;
  }): Promise<{
    readonly tally: readonly Ballots[];
    readonly boxHash: string;
  }>;
  /** The first half of `openSession`, for sessions of before there were invitation papers. */
  deliverAgenda(input: { readonly sessionId: string }): Promise<void>;
  /** A session was called off: its keys are destroyed, and each dossier hears that it is on no agenda any more. */
  releaseAgenda(input: { readonly sessionId: string }): Promise<void>;
  /** The chair's signature under the minutes, which locks them; then tells each dossier what the council found. */
  concludeSession(input: { readonly sessionId: string }): Promise<void>;
  /** The authority's signature on a draft. */
  signDecision(input: {
    readonly dossierId: string;
    readonly draft: number;
    readonly signerId: string;
  }): Promise<{ readonly sha256: string }>;
  /** Takes the next number, fills in number and date, applies the organisation's signature, locks the decision. */
  publishDecision(input: {
    readonly dossierId: string;
    readonly draft: number;
    readonly issuedOn: string;
  }): Promise<{ readonly number: string; readonly sha256: string }>;
  issueCertificates(input: {
    readonly dossierId: string;
    readonly nos: readonly number[];
    readonly number: string;
    readonly issuedOn: string;
  }): Promise<{ readonly count: number }>;
  /** Exports histories, events, rules, documents as one locked bundle. */
  archiveDossier(input: {
    readonly dossierId: string;
    readonly sessionId: string | null;
  }): Promise<{ readonly bundleSha256: string }>;
}

/**
 * The same activities as a workflow sees them: `worker/dating-interceptor.ts` adds to each result when it came about. A
 * workflow's own clock cannot be trusted for that (docs/decisions/0003-local-activities-for-registers.md).
 */
export type Dated<Activities> = {
  [Name in keyof Activities]: Activities[Name] extends (input: infer Input) => Promise<infer Result>
    ? (input: Input) => Promise<Result extends object ? Result & { readonly at?: string } : Result>
    : never;
};
