import type { SignatureLevel } from '../adapters/ports.ts';
import type { Organisation, Person } from '../adapters/register-ports.ts';
import type { ActivityDeps } from './deps.ts';

/** Timestamped by RFC 3161; without an answer from the timestamp authority nothing is signed. */
const LEVEL: SignatureLevel = 'B-T';

interface Occasion {
  readonly field: string;
  readonly reason: string;
  readonly location: string;
  readonly fill?: Readonly<Record<string, string>>;
}

/** A person's signature: the handwriting image between title and name (NĐ 30/2020, Phụ lục I). */
export const signAsPerson = async (
  deps: ActivityDeps,
  pdf: Buffer,
  person: Person,
  occasion: Occasion,
): Promise<Buffer> =>
  await deps.signing.sign(pdf, {
    ...occasion,
    level: LEVEL,
    identity: `staff:${person.id}`,
    at: deps.now(),
    appearance: { image: await deps.images.handwriting(person), lines: [] },
  });

/** The organisation's signature: the red seal over the left third of the authority's signature. */
export const sealAsOrganisation = async (
  deps: ActivityDeps,
  pdf: Buffer,
  organisation: Organisation,
  occasion: Occasion,
): Promise<Buffer> =>
  await deps.signing.sign(pdf, {
    ...occasion,
    level: LEVEL,
    identity: `organisation:${organisation.id}`,
    at: deps.now(),
    appearance: { image: await deps.images.seal(organisation), lines: [] },
  });
