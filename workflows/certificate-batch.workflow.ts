import { setCurrentDetails, setWorkflowOptions } from '@temporalio/workflow';
import type { CertificatesInput } from './messages.ts';
import { everyday } from './options.ts';
import { versioned } from './versioning.ts';

setWorkflowOptions(versioned('PINNED'), certificateBatch);

/** Certificates for one activity: large enough to keep the history short, small enough to repeat after a crash. */
const CHUNK = 50;

/** Cấp bằng: renders, signs, stores and registers one certificate for each awarded nominee. */
export async function certificateBatch({
  dossierId,
  nos,
  number,
  issuedOn,
}: CertificatesInput): Promise<{ count: number; at?: string }> {
  let count = 0;
  let at: string | undefined;
  for (let from = 0; from < nos.length; from += CHUNK) {
    setCurrentDetails(`${count}/${nos.length} bằng`);
    const chunk = nos.slice(from, from + CHUNK);
    const issued = await everyday.issueCertificates({ dossierId, nos: chunk, number, issuedOn });
    count += issued.count;
    at = issued.at;
  }
  setCurrentDetails(`${count}/${nos.length} bằng`);
  return { count, ...(at === undefined ? {} : { at }) };
}
