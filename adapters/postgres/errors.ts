/** What can go wrong with the registers, as errors that are safe to log. */

import { DrizzleQueryError } from 'drizzle-orm';
import { DatabaseError } from 'pg';

/** PostgreSQL cannot be reached, or the connection was lost and the outcome is unknown. Asking again is safe. */
export class RegisterUnavailable extends Error {
  override readonly name = 'RegisterUnavailable';
}

/** PostgreSQL refused a statement. */
export class RegisterFault extends Error {
  override readonly name = 'RegisterFault';
}

/** Something else already stands where this should be recorded. Trying again cannot help; somebody must look. */
export class RegisterConflict extends Error {
  override readonly name = 'RegisterConflict';
}

/**
 * The same failure without the data of the statement. The library prints all parameters into its message, and
 * PostgreSQL quotes values ("invalid input …: …", "Key (…)=(…)"): names, links, or a ballot would end up in a log.
 * An error that did not come from the database is returned as it is.
 */
export function withoutData(error: unknown): unknown {
  const origin = error instanceof DrizzleQueryError ? (error.cause ?? new Error('unknown')) : error;
  if (origin instanceof DatabaseError) return ofDatabase(origin);
  if (isConnectionLoss(origin)) {
    return new RegisterUnavailable(`PostgreSQL cannot be reached: ${origin.message || 'no answer'}`, { cause: origin });
  }
  return origin === error ? error : new RegisterFault(`statement failed: ${nameOf(origin)}`);
}

/** SQLSTATE classes and codes after which another attempt may succeed without anything being changed. */
const UNAVAILABLE = [
  '08', // connection exception
  '28', // the server does not let us in
  '53', // out of connections, memory or disk
  '57P', // shut down, crashed, starting up, terminated by an administrator
  '3D', // the database does not exist (yet)
  '25P03', // idle in transaction for too long
  '40', // chosen as the victim of a deadlock or of a conflict between transactions
  '55P03', // a lock was not given in time
];

function ofDatabase(error: DatabaseError): Error {
  const state = error.code ?? 'unknown';
  const place = [error.table, error.column, error.constraint].filter((part) => part !== undefined).join(' ');
  // Only these quote nothing but identifiers of our own: syntax errors and access rules (42), connection and server state.
  const quotable = state.startsWith('42') || UNAVAILABLE.some((prefix) => state.startsWith(prefix));
  const what = quotable ? error.message : (error.routine ?? 'statement failed');
  const cause = new Error([`SQLSTATE ${state}`, place, what].filter((part) => part !== '').join(': '));
  return UNAVAILABLE.some((prefix) => state.startsWith(prefix))
    ? new RegisterUnavailable(`PostgreSQL is not available (${cause.message})`, { cause })
    : new RegisterFault(`PostgreSQL refused a statement (${cause.message})`, { cause });
}

// `pg` gives these no code of their own.
const LOST_MESSAGES = [
  'Connection terminated',
  'timeout expired',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error',
  'Client was closed',
  'Cannot use a pool after calling end on the pool',
];

const LOST_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
];

function isConnectionLoss(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (LOST_MESSAGES.some((beginning) => error.message.startsWith(beginning))) return true;
  return 'code' in error && LOST_CODES.includes(String(error.code));
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
