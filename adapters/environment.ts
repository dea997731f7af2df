import { z } from 'zod';

/** Everything the programs take from outside, and nothing else: see `tools/lib/environment.mjs` and `compose.yaml`. */
const schema = z.object({
  GHICONG_DATA: z.string().min(1),
  DATABASE_URL: z.string().min(1),
  S3_ENDPOINT: z.url(),
  S3_ACCESS_KEY: z.string().min(1),
  S3_SECRET_KEY: z.string().min(1),
  S3_BUCKET: z.string().default('ghi-cong'),
  SMTP_URL: z.string().min(1),
  MAIL_FROM: z.string().default('Ghi Công <ghicong@laodong.example>'),
  MAIL_WEB_URL: z.string().optional(),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_UI_URL: z.string().optional(),
  /** Worker Deployment this worker belongs to; see worker/start-workers.ts. */
  TEMPORAL_DEPLOYMENT: z.string().min(1).optional(),
  PKI_URL: z.url(),
  PKI_DIR: z.string().min(1),
  GOTENBERG_URL: z.string().optional(),
  /** Takes `POST {"to", "text"}`; codes go by mail only when it is left out. */
  SMS_GATEWAY_URL: z.url().optional(),
  /** ClamAV, `tcp://host:3310`; uploads are not scanned when it is left out, and not taken when it is set and silent. */
  CLAMD_URL: z.string().min(1).optional(),
  PAYLOAD_KEYS_FILE: z.string().min(1),
  APP_SECRET_FILE: z.string().min(1),
  /** Where the process that signs ballot papers listens. */
  ISSUER_URL: z.url(),
  APP_URL: z.url(),
  /** Where the web listens; behind a proxy in another container this is 0.0.0.0. */
  APP_HOST: z.string().min(1).default('127.0.0.1'),
  APP_PORT: z.coerce.number().int().positive().max(65_535),
});

export type Environment = z.infer<typeof schema>;

/** What the issuer of ballot papers gets: no database, no store, no secret but its own and the key ring of the payloads. */
const issuerSchema = schema
  .pick({ TEMPORAL_ADDRESS: true, TEMPORAL_NAMESPACE: true, TEMPORAL_API_KEY: true, PAYLOAD_KEYS_FILE: true })
  .extend({
    /** Folder of the sessions' keys; no other process needs to read it. */
    ISSUER_DIR: z.string().min(1),
    ISSUER_SECRET_FILE: z.string().min(1),
    ISSUER_HOST: z.string().min(1).default('127.0.0.1'),
    ISSUER_PORT: z.coerce.number().int().positive().max(65_535),
  });

/** A variable is missing or wrong; the message names each one, in Vietnamese. */
export class EnvironmentIncomplete extends Error {
  override readonly name = 'EnvironmentIncomplete';
}

type Variables = Readonly<Record<string, string | undefined>>;

export const readEnvironment = (variables: Variables): Environment => read(schema, variables);

export const readIssuerEnvironment = (variables: Variables): z.infer<typeof issuerSchema> =>
  read(issuerSchema, variables);

function read<T>(wanted: z.ZodType<T>, variables: Variables): T {
  const parsed = wanted.safeParse(variables);
  if (parsed.success) return parsed.data;
  const wrong = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
  if (variables.DATABASE_URL === undefined && variables.TEMPORAL_ADDRESS === undefined) {
    throw new EnvironmentIncomplete(
      'Chưa có phiên Ghi Công nào đang chạy. Chạy “npm start” ở một cửa sổ khác, hoặc khai báo biến môi trường như trong compose.yaml.',
    );
  }
  throw new EnvironmentIncomplete(
    `Thiếu hoặc sai biến môi trường: ${wrong.join(', ')}. Chạy “npm start”, hoặc khai báo như trong compose.yaml.`,
  );
}
