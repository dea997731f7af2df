import type { AnyRecorded, NewLink, OutgoingMail, StreamKind } from '../../adapters/register-ports.ts';
import type { RecordedSessionEvent } from '../../domain/council/session.ts';
import type { RecordedDecisionEvent } from '../../domain/decision/decision.ts';
import type { RecordedDossierEvent } from '../../domain/dossier/dossier.ts';
import type { ActivityDeps } from '../deps.ts';
import { decisionLetters } from './decision-letters.ts';
import { dossierLetters } from './dossier-letters.ts';
import { sessionLetters } from './session-letters.ts';

export interface Consequences {
  readonly links: readonly NewLink[];
  readonly mails: readonly OutgoingMail[];
}

/** Who is to be told of these events, and with which personal links. Nothing is sent here. */
export async function consequencesOf(
  deps: ActivityDeps,
  stream: { readonly kind: StreamKind; readonly id: string },
  events: readonly AnyRecorded[],
): Promise<Consequences> {
  const links: NewLink[] = [];
  const mails: OutgoingMail[] = [];
  for (const recorded of events) {
    const found = await lettersFor(deps, stream, recorded, events);
    links.push(...found.links);
    mails.push(...found.mails);
  }
  return { links, mails };
}

// `stream.kind` says whose events these are; the union of recorded events cannot say it by itself.
function lettersFor(
  deps: ActivityDeps,
  stream: { readonly kind: StreamKind; readonly id: string },
  recorded: AnyRecorded,
  batch: readonly AnyRecorded[],
): Promise<Consequences> {
  if (stream.kind === 'dossier') {
    return dossierLetters(deps, stream.id, recorded as RecordedDossierEvent, batch as readonly RecordedDossierEvent[]);
  }
  if (stream.kind === 'session') {
    return sessionLetters(deps, stream.id, recorded as RecordedSessionEvent, batch as readonly RecordedSessionEvent[]);
  }
  return decisionLetters(deps, stream.id, recorded as RecordedDecisionEvent);
}
