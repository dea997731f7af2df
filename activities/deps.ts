import type { PaperIssuer } from '../adapters/ballot-ports.ts';
import type {
  CertificateMaker,
  DocumentMaker,
  HistorySource,
  ObjectStore,
  PdfSigning,
  SignatureImages,
} from '../adapters/ports.ts';
import type { Registers } from '../adapters/register-ports.ts';
import type { Engine } from '../api/engine-port.ts';
import type { Recorded } from '../domain/acts.ts';

/** What the activities stand on; built by `worker/main.ts` and `worker/office-main.ts`. */
export interface ActivityDeps {
  readonly registers: Registers;
  readonly store: ObjectStore;
  readonly signing: PdfSigning;
  readonly images: SignatureImages;
  readonly engine: Engine;
  readonly issuer: PaperIssuer;
  readonly certificates: CertificateMaker;
  readonly documents: DocumentMaker;
  readonly histories: HistorySource;
  readonly letters: LetterSettings;
  /** SHA-256 of the workflow code this worker runs; an auditor replays a history with the very same code. */
  readonly workerBundle: { readonly sha256: string; readonly code: () => Promise<Buffer> };
  /** Re-executes a history, throws when it does not hold, and returns the events that the code decided again. */
  readonly verifyHistory: (workflowId: string, json: string) => Promise<readonly Recorded<{ readonly type: string }>[]>;
  /** Called after mails were put into the outbox; must not wait for them to be sent. */
  readonly mailWaiting: () => void;
  readonly now: () => Date;
}

export interface LetterSettings {
  /** Where people open the application, without a slash at the end. */
  readonly appUrl: string;
  readonly newToken: () => string;
  readonly tokenHash: (token: string) => string;
}
