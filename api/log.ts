import { type Logger, pino } from 'pino';

/** JSON lines on standard output. What could name a person, a choice or a secret is blotted out wherever it turns up. */
export const createLog = (level = 'info'): Logger =>
  pino({
    level,
    redact: {
      paths: [
        'email',
        'token',
        'cookie',
        'choices',
        'body',
        '*.email',
        '*.token',
        '*.cookie',
        '*.choices',
        '*.body',
        '*.papers',
      ],
      censor: '[che]',
    },
    // An error's own fields may carry query parameters; name, message and stack are enough.
    serializers: { err: (error: Error) => ({ name: error.name, message: error.message, stack: error.stack }) },
  });
