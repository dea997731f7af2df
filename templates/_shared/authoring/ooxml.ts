/**
 * A small WordprocessingML writer: enough to author our templates as plain, editable Word files.
 * Lengths are in twips (1/20 pt; 1 mm ≈ 56.7 twips), font sizes in points.
 */

export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

export interface RunStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
}

export interface ParagraphStyle {
  readonly align?: 'left' | 'center' | 'right' | 'both';
  readonly firstLine?: number;
  readonly indent?: { readonly left?: number; readonly right?: number };
  readonly before?: number;
  readonly after?: number;
  /** Exact line height; only for the thin paragraphs that carry a rule. */
  readonly exactLine?: number;
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  readonly topRule?: boolean;
  /** Marks the paragraph as a heading of the outline, for screen readers and Word's navigation pane. */
  readonly outlineLevel?: number;
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** One run of text. Placeholders must stay inside one run, or Word's own editing splits them. */
export function run(text: string, style: RunStyle = {}): string {
  const properties = [
    style.bold ? '<w:b/><w:bCs/>' : '',
    style.italic ? '<w:i/><w:iCs/>' : '',
    style.size ? `<w:sz w:val="${style.size * 2}"/><w:szCs w:val="${style.size * 2}"/>` : '',
  ].join('');
  const wrapped = properties ? `<w:rPr>${properties}</w:rPr>` : '';
  return `<w:r>${wrapped}<w:t xml:space="preserve">${escapeXml(text.normalize('NFC'))}</w:t></w:r>`;
}

export function paragraph(
  content: string | readonly string[],
  style: ParagraphStyle = {},
  mark: RunStyle = {},
): string {
  const line = style.exactLine ? ` w:line="${style.exactLine}" w:lineRule="exact"` : '';
  const left = style.indent?.left ?? 0;
  const right = style.indent?.right ?? 0;
  const firstLine = style.firstLine ? ` w:firstLine="${style.firstLine}"` : '';
  // The schema fixes the order of these elements; Word calls a file with another order damaged.
  const properties = [
    style.keepNext ? '<w:keepNext/>' : '',
    style.pageBreakBefore ? '<w:pageBreakBefore/>' : '',
    style.topRule ? '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>' : '',
    `<w:spacing w:before="${style.before ?? 0}" w:after="${style.after ?? 0}"${line}/>`,
    `<w:ind w:left="${left}" w:right="${right}"${firstLine}/>`,
    `<w:jc w:val="${style.align ?? 'left'}"/>`,
    style.outlineLevel === undefined ? '' : `<w:outlineLvl w:val="${style.outlineLevel}"/>`,
    mark.size ? `<w:rPr><w:sz w:val="${mark.size * 2}"/><w:szCs w:val="${mark.size * 2}"/></w:rPr>` : '',
  ].join('');
  const runs = typeof content === 'string' ? content : content.join('');
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

/** A horizontal rule of `width`, centred in a column of `columnWidth`, drawn as the top border of a thin paragraph. */
export function centredRule(columnWidth: number, width: number, gapBelow = 0): string {
  const side = Math.round((columnWidth - width) / 2);
  return paragraph(
    '',
    { topRule: true, indent: { left: side, right: side }, exactLine: 40, before: 50, after: gapBelow },
    { size: 1 },
  );
}

export interface TableStyle {
  readonly widths: readonly number[];
  readonly borders: boolean;
}

export interface RowStyle {
  readonly header?: boolean;
}

export function table(style: TableStyle, rows: readonly string[]): string {
  const edge = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const borders = style.borders
    ? `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')}</w:tblBorders>`
    : '';
  const side = style.borders ? 85 : 0;
  const total = style.widths.reduce((sum, width) => sum + width, 0);
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/>${borders}<w:tblLayout w:type="fixed"/>`,
    `<w:tblCellMar><w:left w:w="${side}" w:type="dxa"/><w:right w:w="${side}" w:type="dxa"/></w:tblCellMar></w:tblPr>`,
    `<w:tblGrid>${style.widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    ...rows,
    '</w:tbl>',
  ].join('');
}

/** A row never splits over two pages; a header row repeats on each. */
export function row(cells: readonly string[], style: RowStyle = {}): string {
  const header = style.header ? '<w:tblHeader/>' : '';
  return `<w:tr><w:trPr><w:cantSplit/>${header}</w:trPr>${cells.join('')}</w:tr>`;
}

export function cell(width: number, paragraphs: readonly string[], align: 'top' | 'center' = 'top'): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="${align}"/></w:tcPr>${paragraphs.join('')}</w:tc>`;
}

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A4 portrait. Top and bottom 20 mm, left 30 mm, right 15 mm (NĐ 30/2020, Phụ lục I). */
const PAGE = { width: 11906, height: 16838, top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) } as const;
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

/**
 * The section's page: number in the middle of the top margin, none on its first page. `restart` begins again at 1,
 * as an annex does.
 */
export function section(restart: boolean): string {
  return [
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdNumber"/><w:headerReference w:type="first" r:id="rIdEmpty"/>',
    `<w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/>`,
    `<w:pgMar w:top="${PAGE.top}" w:right="${PAGE.right}" w:bottom="${PAGE.bottom}" w:left="${PAGE.left}" w:header="${mm(10)}" w:footer="${mm(8)}" w:gutter="0"/>`,
    restart ? '<w:pgNumType w:start="1"/>' : '',
    '<w:titlePg/></w:sectPr>',
  ].join('');
}

/** Ends a section inside the body: the paragraph that carries the properties of what precedes it. */
export const sectionEnd = (restart: boolean): string =>
  `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${section(restart)}</w:pPr></w:p>`;

const pageNumberHeader = `${declaration}<w:hdr ${namespaces}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`;
const emptyHeader = `${declaration}<w:hdr ${namespaces}><w:p/></w:hdr>`;

const styles = `${declaration}<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style></w:styles>`;

const settings = `${declaration}<w:settings ${namespaces}><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const packageRelations = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

const documentRelations = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdStyles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rIdSettings" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rIdNumber" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rIdEmpty" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/></Relationships>`;

// The title travels into the PDF, where a reader's window and a screen reader announce it.
const coreProperties = `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{documentTitle}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>`;

/** Every part of a .docx whose body is `body` (which must end with a `section`). */
export function documentParts(body: readonly string[]): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': packageRelations,
    'docProps/core.xml': coreProperties,
    'word/document.xml': `${declaration}<w:document ${namespaces}><w:body>${body.join('')}</w:body></w:document>`,
    'word/_rels/document.xml.rels': documentRelations,
    'word/styles.xml': styles,
    'word/settings.xml': settings,
    'word/header1.xml': pageNumberHeader,
    'word/header2.xml': emptyHeader,
  };
}
