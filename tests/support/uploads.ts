/** Files as people send them, and as attackers do. Made here, so that no harmful file lies in the repository. */

import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import sharp from 'sharp';
import { ZipFile } from 'yazl';

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const WORD = `${OFFICE}wordprocessingml.document.main+xml`;
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type Parts = Readonly<Record<string, string | Buffer>>;

export async function zip(parts: Parts): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content), name);
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

export const contentTypes = (main = WORD, more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/>${more}</Types>`;

export const relationships = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;

export const relation = (type: string, target: string, mode = ''): string =>
  `<Relationship Id="r1" Type="${RELATIONS}/${type}" Target="${target}"${mode}/>`;

const BODY = '<w:document xmlns:w="w"><w:body><w:p>Báo cáo thành tích</w:p></w:body></w:document>';

export const docx = (over: Parts = {}): Promise<Buffer> =>
  zip({
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationships(relation('officeDocument', 'word/document.xml')),
    'word/document.xml': BODY,
    'word/_rels/document.xml.rels': relationships(
      relation('hyperlink', 'https://congdoan.example/', ' TargetMode="External"'),
    ),
    ...over,
  });

export const xlsx = (): Promise<Buffer> =>
  zip({
    '[Content_Types].xml': contentTypes(`${OFFICE}spreadsheetml.sheet.main+xml`),
    'xl/workbook.xml': '<workbook/>',
  });

/** The name is written over afterwards: the library itself writes no such names. */
export async function zipWithName(name: string): Promise<Buffer> {
  const stand = 'x'.repeat(name.length);
  const bytes = await docx({ [stand]: 'nội dung' });
  return Buffer.from(bytes.toString('latin1').replaceAll(stand, name), 'latin1');
}

/** Small as a file, and very large when unpacked. */
export const bomb = (megabytes: number): Promise<Buffer> =>
  docx({ 'word/document.xml': Buffer.alloc(megabytes * 1024 * 1024, 0x20) });

/** Says less than it unpacks to, so that only a guard that counts while unpacking notices. */
export async function liar(): Promise<Buffer> {
  const bytes = await docx({ 'word/theme.xml': Buffer.alloc(300_000, 0x20) });
  const size = Buffer.alloc(4);
  size.writeUInt32LE(300_000);
  const small = Buffer.alloc(4);
  small.writeUInt32LE(300);
  return Buffer.from(bytes.toString('latin1').replaceAll(size.toString('latin1'), small.toString('latin1')), 'latin1');
}

export async function pdf(pages = 1, change: (document: PDFDocument) => void = () => {}): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage([595, 842]).drawText(`Trang ${page + 1}`);
  change(document);
  return document;
}

/** Objects in the open, or packed into object streams as modern programs write them. */
export const saved = async (document: Promise<PDFDocument>, useObjectStreams = false): Promise<Buffer> =>
  Buffer.from(await (await document).save({ useObjectStreams }));

type Literal = Parameters<PDFDocument['context']['obj']>[0];

/** An entry in the document's root. */
export const withRoot = (key: string, value: (document: PDFDocument) => unknown): Promise<PDFDocument> =>
  pdf(1, (document) => document.catalog.set(PDFName.of(key), document.context.obj(value(document) as Literal)));

export const script = (name = 'JavaScript') => ({ Type: 'Action', S: name, JS: PDFString.of('app.alert(1)') });

/** A hand-made object stream under a second filter, which only a parser that knows filters can look into. */
export async function hexPacked(): Promise<Buffer> {
  const inside = '9 0 <</Type/Action/S/JavaScript/JS(app.alert\\(1\\))>>';
  const packed = `${deflateSync(Buffer.from(inside)).toString('hex')}>`;
  const object = `8 0 obj\n<</Type/ObjStm/N 1/First 4/Filter[/ASCIIHexDecode/FlateDecode]/Length ${packed.length}>>\nstream\n${packed}\nendstream\nendobj\n`;
  return Buffer.from((await saved(pdf())).toString('latin1').replace(/xref\n/, `${object}xref\n`), 'latin1');
}

/** Encrypted as the trailer says; no library here encrypts, and none is needed to refuse. */
export const encryptedPdf = async (): Promise<Buffer> =>
  Buffer.from(
    (await saved(pdf()))
      .toString('latin1')
      .replace('trailer\n<<', 'trailer\n<<\n/Encrypt <</Filter /Standard /V 1 /R 2 /P -44 /O (o) /U (u)>>'),
    'latin1',
  );

export const png = (width = 40, height = 30): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#8e1b1f' } })
    .png()
    .toBuffer();

export const jpeg = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#8e1b1f' } })
    .jpeg()
    .toBuffer();

/** As Word keeps a document with a password, and as it kept all documents before 2007. */
export const compoundFile = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
  ]);
