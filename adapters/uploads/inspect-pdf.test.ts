import { describe, expect, it } from 'vitest';
import type { RefusalCode } from '../../domain/refusals.ts';
import * as made from '../../tests/support/uploads.ts';
import { inspectPdf } from './inspect-pdf.ts';

const { saved, script, withRoot } = made;

const ATTACKS: readonly (readonly [string, () => Buffer | Promise<Buffer>, RefusalCode])[] = [
  ['a PDF that runs a script', () => saved(withRoot('OpenAction', () => script())), 'UPLOAD_PDF_SCRIPT'],
  [
    'a script in an object stream',
    () =>
      saved(
        withRoot('OpenAction', (one) => one.context.register(one.context.obj(script()))),
        true,
      ),
    'UPLOAD_PDF_SCRIPT',
  ],
  ['a script under two filters', () => made.hexPacked(), 'UPLOAD_PDF_SCRIPT'],
  [
    '/J#61vaScript',
    async () =>
      Buffer.from(
        (await saved(withRoot('OpenAction', () => script())))
          .toString('latin1')
          .replace('/JavaScript', '/J#61vaScript'),
        'latin1',
      ),
    'UPLOAD_PDF_SCRIPT',
  ],
  [
    'a PDF that starts a program',
    () =>
      saved(
        withRoot('OpenAction', () => ({ S: 'Launch' })),
        true,
      ),
    'UPLOAD_PDF_ACTION',
  ],
  [
    'a PDF that opens a web page by itself',
    () =>
      saved(
        withRoot('OpenAction', () => ({ S: 'URI', URI: 'https://evil.example' })),
        true,
      ),
    'UPLOAD_PDF_ACTION',
  ],
  [
    'a PDF that opens a file share',
    () =>
      saved(
        withRoot('Threads', () => [{ S: 'GoToR', F: 'x' }]),
        true,
      ),
    'UPLOAD_PDF_ACTION',
  ],
  [
    'a PDF that acts when closed',
    () =>
      saved(
        withRoot('AA', () => ({ WC: { S: 'Named', N: 'Print' } })),
        true,
      ),
    'UPLOAD_PDF_ACTION',
  ],
  [
    'a PDF with a file inside',
    () =>
      saved(
        withRoot('Names', () => ({ EmbeddedFiles: { Names: [] } })),
        true,
      ),
    'UPLOAD_PDF_ATTACHMENT',
  ],
  [
    'a PDF portfolio',
    () =>
      saved(
        withRoot('Collection', () => ({})),
        true,
      ),
    'UPLOAD_PDF_ATTACHMENT',
  ],
  [
    'a dynamic form',
    () =>
      saved(
        withRoot('AcroForm', () => ({ XFA: [] })),
        true,
      ),
    'UPLOAD_PDF_XFA',
  ],
  ['an encrypted PDF', () => made.encryptedPdf(), 'UPLOAD_ENCRYPTED'],
  ['a PDF that is none', () => Buffer.from('%PDF-1.7\nnothing'), 'UPLOAD_DAMAGED'],
];

// In this process, because the files are ours; open-uploads.test.ts shows that a stranger's get a process of their own.
describe('a PDF', () => {
  it.each(ATTACKS)('that holds %s is refused', async (_, make, code) => {
    expect(await inspectPdf(await make())).toEqual({ code });
  });

  it('with bookmarks right before a large picture is taken', async () => {
    const document = made.pdf(1, (one) => {
      const { context } = one;
      const mark = context.register(context.obj({ Title: 'Mục lục' }));
      context.register(context.obj({ Type: 'Outlines', First: mark, Last: mark, Count: 1 }));
      context.register(context.flateStream(Buffer.alloc(17 * 1024 * 1024)));
    });
    expect(await inspectPdf(await saved(document))).toEqual({ pages: 1 });
  });

  it('of which an object stream unpacks beyond all measure is refused before anything parses it', async () => {
    const document = made.pdf(1, ({ context }) => {
      const stream = context.flateStream(Buffer.alloc(17 * 1024 * 1024), { Type: 'ObjStm', N: 1, First: 4 });
      context.register(stream);
    });
    expect(await inspectPdf(await saved(document))).toEqual({ code: 'UPLOAD_TOO_COMPLEX' });
  });

  it('of which one resource is called AA, and one stream says /JS by chance, is taken', async () => {
    const document = made.pdf(2, (one) => {
      const font = one.context.register(one.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }));
      one.context.register(one.context.obj({ Font: { AA: font } }));
      one.context.register(one.context.flateStream('BT (/JS /AA /XFA) Tj ET'));
      one.context.register(one.context.stream('x\x01/JS <</AA'));
    });
    expect(await inspectPdf(await saved(document))).toEqual({ pages: 2 });
  });
});
