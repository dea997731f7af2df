import type { Registers } from '../register-ports.ts';
import { seal } from '../secrets.ts';
import { createAccessLog } from './access-log.ts';
import { createBallotBox } from './ballot-box.ts';
import { createBallotCodeRegister } from './ballot-codes.ts';
import { createCalendarRegister } from './calendar.ts';
import { createCertificateRegister } from './certificates.ts';
import { createCouncilRegister } from './councils.ts';
import { connect } from './database.ts';
import { createDirectory } from './directory.ts';
import { createDocumentRegister } from './documents.ts';
import { createDossierRegister } from './dossiers.ts';
import { createDraftRegister } from './drafts.ts';
import { createEventLog } from './event-log.ts';
import { createEvidenceRegister } from './evidence.ts';
import { createIdentityRegister } from './identities/register.ts';
import { createImportRegister } from './imports.ts';
import { createIncidents } from './incidents.ts';
import { createInitiativeRegister } from './initiatives/register.ts';
import { createInstrumentRegister } from './instruments.ts';
import { createLedger } from './ledger/open-ledger.ts';
import { createQuotaRegister } from './ledger/quotas.ts';
import { createLinkRegister } from './links.ts';
import { migrate } from './migrate.ts';
import { createNotes } from './notes.ts';
import { createNumberRegister } from './numbers.ts';
import { createOutbox } from './outbox.ts';
import { createPaperSlips } from './paper-slips.ts';
import { createAdopt } from './people/adopt.ts';
import { createOrganisationRegister, createTreeReader } from './people/organisations.ts';
import { createPersonRegister } from './people/persons.ts';
import { presentDatabase } from './people/present.ts';
import { createReadingRegister } from './readings.ts';
import { createReportRegister } from './reports.ts';
import { createSessionRegister } from './sessions.ts';
import { createWebSessions } from './web-sessions.ts';

export interface RegistersConfig {
  /** `postgres://…` */
  readonly url: string;
  /** The installation's secret; messages wait encrypted under it. At least 32 characters. */
  readonly secret: string;
  /** The clock, for tests. */
  readonly now?: () => Date;
}

/**
 * Opens all registers on one pool of connections and brings the database to the present form first.
 * Every method may throw `RegisterUnavailable` (ask again later), `RegisterFault` or `RegisterConflict` (see errors.ts).
 */
export async function openRegisters({ url, secret, now = () => new Date() }: RegistersConfig): Promise<Registers> {
  // Throws here, not at the first message, when the secret is too short to protect anything.
  seal(secret, 'opening', '');
  await migrate(url);
  const database = connect(url);
  const readTree = createTreeReader();
  const present = presentDatabase(database, now, readTree);
  return {
    directory: createDirectory(present, createAdopt(readTree, now), now),
    organisations: createOrganisationRegister(database, readTree, now),
    persons: createPersonRegister(database, readTree, { secret, now }),
    events: createEventLog(database, { secret, now }),
    dossiers: createDossierRegister(database, now),
    councils: createCouncilRegister(database, secret),
    sessions: createSessionRegister(database),
    documents: createDocumentRegister(database),
    numbers: createNumberRegister(database),
    certificates: createCertificateRegister(database),
    links: createLinkRegister(database, { secret, now }),
    ballotCodes: createBallotCodeRegister(database, { secret, now }),
    box: createBallotBox(database),
    paperSlips: createPaperSlips(database, secret),
    outbox: createOutbox(database, { secret, now }),
    webSessions: createWebSessions(present),
    notes: createNotes(database),
    accessLog: createAccessLog(database),
    incidents: createIncidents(database, now),
    ledger: createLedger(database, secret),
    quotas: createQuotaRegister(database),
    drafts: createDraftRegister(database, now),
    evidence: createEvidenceRegister(database),
    initiatives: createInitiativeRegister(database, secret),
    calendar: createCalendarRegister(database, now),
    imports: createImportRegister(database, { secret, now }),
    readings: createReadingRegister(database, { secret, now }),
    reports: createReportRegister(database),
    identities: createIdentityRegister(database, readTree, secret),
    instruments: createInstrumentRegister(database),
    close: () => database.close(),
  };
}
