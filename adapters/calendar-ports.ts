/** The register of the calendar (lịch nghỉ). Implemented by `adapters/postgres/calendar.ts`. */

import type { CalendarDay, CalendarEdition } from '../domain/calendar/calendar.ts';

export interface NewEdition {
  readonly days: readonly CalendarDay[];
  readonly reason: string;
  /** The edition that was looked at when these days were put together. */
  readonly basedOn: number;
  readonly publishedBy: string;
  readonly publishedAt: string;
  readonly requestId: string;
}

/** A dossier that is under way, with the deadline that runs in it. */
export interface OpenDossier {
  readonly id: string;
  readonly unitName: string;
  readonly dueAt: string | null;
  /** Null when no deadline runs, or when the row was last written before clocks were kept. */
  readonly clock: { readonly from: string; readonly days: number } | null;
}

export interface LaggingProcess {
  readonly kind: 'dossier' | 'session';
  readonly id: string;
}

export interface CalendarRegister {
  /** The edition in force: the last published, or the one that comes with the program. */
  current(): Promise<CalendarEdition>;
  edition(edition: number): Promise<CalendarEdition | undefined>;
  /** Newest first; the one that comes with the program is the last. */
  editions(): Promise<readonly CalendarEdition[]>;
  /** Idempotent by `requestId`. `OVERTAKEN`: somebody published since `basedOn` was read. */
  publish(edition: NewEdition): Promise<CalendarEdition | 'OVERTAKEN'>;
  openDossiers(): Promise<readonly OpenDossier[]>;
  /** Sessions in which voting goes on. */
  openSessions(): Promise<readonly string[]>;
  /** Processes that still count by an earlier edition, in the order of ids; `after` is the last id of the page before. */
  lagging(
    edition: number,
    page: { readonly limit: number; readonly after: string },
  ): Promise<readonly LaggingProcess[]>;
}
