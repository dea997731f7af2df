import { type PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { srgbProfile } from './srgb-profile.ts';

/** What makes a file of pdf-lib a PDF/A-2b, in pieces, because a batch writes some of them once and some for each file. */

export interface FileFacts {
  readonly title: string;
  /** Calendar day, YYYY-MM-DD; the file is dated at its first minute in Việt Nam, so that the bytes repeat. */
  readonly date: string;
}

const PRODUCER = 'Ghi Công';

/** Says what the colours of the document mean; without it PDF/A allows no plain RGB. */
export function addOutputIntent(document: PDFDocument): void {
  const { context, catalog } = document;
  const condition = PDFString.of('sRGB IEC61966-2.1');
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: condition,
    Info: condition,
    DestOutputProfile: context.register(context.flateStream(srgbProfile(), { N: 3 })),
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]));
}

/** The document information dictionary. Says the same as `xmpPacket` of the same facts. */
export function informationDictionary({ context }: PDFDocument, { title, date }: FileFacts): PDFDict {
  const at = PDFString.of(`D:${date.replaceAll('-', '')}000000+07'00'`);
  const producer = PDFHexString.fromText(PRODUCER);
  return context.obj({
    Title: PDFHexString.fromText(title),
    Creator: producer,
    Producer: producer,
    CreationDate: at,
    ModDate: at,
  });
}

/** The XMP metadata stream's content; it may not be compressed. */
export function xmpPacket({ title, date }: FileFacts): Buffer {
  const at = `${date}T00:00:00+07:00`;
  return Buffer.from(`<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>${at}</xmp:CreateDate>
<xmp:ModifyDate>${at}</xmp:ModifyDate>
<pdf:Producer>${PRODUCER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`);
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
