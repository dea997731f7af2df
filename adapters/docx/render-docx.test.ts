import { readFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { type WordDocumentName, wordTemplates } from '../../templates/word-templates.ts';
import { sampleOf } from '../../tests/documents/samples.ts';
import { cleanText } from './clean-text.ts';
import { lintTemplate } from './lint-template.ts';
import { MissingFieldError, renderDocx, templateSha256 } from './render-docx.ts';

const names = Object.keys(wordTemplates) as WordDocumentName[];

/** The text of the document as Word would show it, one paragraph a line. */
function textOf(docx: Buffer): string {
  const xml = new PizZip(docx).file('word/document.xml')?.asText() ?? '';
  return xml
    .replace(/<\/w:p>|<w:br\/>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/\n{2,}/g, '\n');
}

describe.each(names)('template %s', (name) => {
  it('uses exactly the placeholders of its contract', () => {
    expect(lintTemplate(readFileSync(wordTemplates[name].file), wordTemplates[name].tags)).toEqual([]);
  });

  it('fills every placeholder from its sample and leaves none open', async () => {
    const { docx } = await renderDocx(name, sampleOf(name));
    expect(textOf(docx)).not.toMatch(/[{}]|undefined|null/);
  });

  it('gives the same bytes for the same data, and the hash of the template in use', async () => {
    const first = await renderDocx(name, sampleOf(name));
    const again = await renderDocx(name, sampleOf(name));
    expect(again.docx.equals(first.docx)).toBe(true);
    expect(first.templateSha256).toBe(await templateSha256(name));
  });
});

describe('lintTemplate', () => {
  it('names a placeholder mistyped in Word and one that was deleted', () => {
    const zip = new PizZip(readFileSync(wordTemplates.submission.file));
    const xml = zip.file('word/document.xml')?.asText() ?? '';
    zip.file('word/document.xml', xml.replaceAll('{addressee}', '{adressee}'));
    expect(lintTemplate(zip.generate({ type: 'nodebuffer' }), wordTemplates.submission.tags)).toEqual([
      'Mẫu dùng trường “adressee” không có trong quy ước.',
      'Mẫu không còn dùng trường “addressee”.',
    ]);
  });

  it('reports a section that was left open', () => {
    const zip = new PizZip(readFileSync(wordTemplates.submission.file));
    const xml = zip.file('word/document.xml')?.asText() ?? '';
    zip.file('word/document.xml', xml.replace('{/summary}', ''));
    expect(lintTemplate(zip.generate({ type: 'nodebuffer' }), wordTemplates.submission.tags)[0]).toMatch(/summary/);
  });
});

describe('renderDocx', () => {
  it('refuses to print a document in which a value is missing, and names the field', async () => {
    const { achievement: _, ...incomplete } = sampleOf('award-decision');
    const rendering = renderDocx('award-decision', incomplete as ReturnType<typeof sampleOf<'award-decision'>>);
    await expect(rendering).rejects.toThrow(MissingFieldError);
    await expect(rendering).rejects.toMatchObject({ field: 'achievement' });
  });

  it('names a field that is missing in one row of the list', async () => {
    const sample = sampleOf('award-decision');
    const rows = sample.individuals.map((row, i) => (i === 2 ? { ...row, unit: undefined as unknown as string } : row));
    await expect(renderDocx('award-decision', { ...sample, individuals: rows })).rejects.toMatchObject({
      field: 'unit',
    });
  });

  it('stores letters composed and drops what would turn the reading direction', async () => {
    const sample = sampleOf('award-decision');
    const [first, ...others] = sample.individuals;
    if (!first) throw new Error('the sample has no individual');
    const name = `${'Đặng Thị Ngọc Ẩn'.normalize('NFD')}\u202E\u200B`;
    const { docx } = await renderDocx('award-decision', { ...sample, individuals: [{ ...first, name }, ...others] });
    expect(textOf(docx)).toContain('Bà Đặng Thị Ngọc Ẩn\n');
    expect(cleanText('a\u0007b\u2066c\uFEFF\nd')).toBe('abc\nd');
  });

  it('prints what a nominee’s name would be as XML or as a placeholder, not as one', async () => {
    const sample = sampleOf('award-decision');
    const collectives = [{ name: 'Tổ <b>A & B</b> {subject}', unit: 'Xưởng 1' }];
    const { docx } = await renderDocx('award-decision', { ...sample, collectives });
    expect(textOf(docx)).toContain('Tổ &lt;b&gt;A &amp; B&lt;/b&gt; {subject}');
  });
});

describe('the decision', () => {
  it('leaves out the part without members and numbers the other from I', async () => {
    const sample = sampleOf('award-decision');
    const collectivesOnly = textOf((await renderDocx('award-decision', { ...sample, individuals: [] })).docx);
    expect(collectivesOnly).toContain('I. TẬP THỂ');
    expect(collectivesOnly).not.toContain('CÁ NHÂN');
    expect(collectivesOnly).toContain('cho 02 tập thể (có danh sách kèm theo)');
    expect(collectivesOnly).toContain('các tập thể có tên tại Điều 1');
    expect(collectivesOnly).not.toContain('mỗi cá nhân');

    const individualsOnly = textOf((await renderDocx('award-decision', { ...sample, collectives: [] })).docx);
    expect(individualsOnly).toContain('I. CÁ NHÂN');
    expect(individualsOnly).not.toContain('TẬP THỂ');
  });

  it('prints rates and total of the bonus in digits and words, and the source', async () => {
    const text = textOf((await renderDocx('award-decision', sampleOf('award-decision'))).docx);
    expect(text).toContain(
      'mỗi tập thể 7.590.000 đồng (Bảy triệu năm trăm chín mươi nghìn đồng); mỗi cá nhân 3.800.000 đồng (Ba triệu tám trăm nghìn đồng). Tổng số tiền thưởng: 34.180.000 đồng (Ba mươi tư triệu một trăm tám mươi nghìn đồng), trích từ nguồn',
    );
    expect(text).toContain('Điều 3. Quyết định này có hiệu lực');
  });

  it('renumbers the articles when no money goes with the award', async () => {
    const { bonus: _, ...sample } = sampleOf('award-decision');
    const text = textOf((await renderDocx('award-decision', sample)).docx);
    expect(text).not.toContain('Tiền thưởng');
    expect(text).toContain('Điều 2. Quyết định này có hiệu lực');
    expect(text).not.toContain('Điều 3. ');
  });

  it('leaves number, day and month blank in both places and ends each ground as the rule asks', async () => {
    const text = textOf((await renderDocx('award-decision', sampleOf('award-decision'))).docx);
    expect(text.match(/số?:?\u00A0+\/QĐ-LĐLĐ/giu)).toHaveLength(2);
    expect(text.match(/ngày\u00A0+tháng\u00A0+năm\u00A02026/gu)).toHaveLength(2);
    const grounds = text.split('\n').filter((line) => /^(Căn cứ|Xét đề nghị)/u.test(line));
    expect(grounds.map((line) => line.at(-1)).join('')).toBe(';;;;;,');
  });
});

describe('the minutes', () => {
  it('state ballots, counts, shares, recusals, dissent and what unanimity reveals', async () => {
    const text = textOf((await renderDocx('council-minutes', sampleOf('council-minutes'))).docx);
    expect(text).toContain(
      'Số phiếu: phát ra 07; thu về 07 (phiếu điện tử 06, phiếu giấy 01); hợp lệ 07; không hợp lệ 00.',
    );
    expect(text).toContain('Ông Phạm Hữu Đễ\n08\n06\n(75%)\n01\n(12,50%)\n00\n(0%)\nKhông đạt');
    expect(text).toContain('- Bà Võ Thị Ngọc Ẩn: không xét');
    expect(text).toContain('Ý kiến khác, ý kiến bảo lưu:');
    expect(text).toContain('kết quả này cho biết lựa chọn của từng thành viên');
  });

  it('say so when nobody was absent, recused or of another opinion, and number on', async () => {
    const sample = {
      ...sampleOf('council-minutes'),
      absent: [],
      recusals: [],
      dissent: [],
      unanimityRevealsVotes: false,
    };
    const text = textOf((await renderDocx('council-minutes', sample)).docx);
    expect(text).not.toContain('Thành viên vắng mặt:');
    expect(text).toContain('3. Chủ tọa: ');
    expect(text).toContain('Không có thành viên nào phải rút');
    expect(text).toContain('Không có ý kiến khác');
    expect(text).not.toContain('cho biết lựa chọn của từng thành viên');
  });
});

describe('the submission', () => {
  it('gives the share of direct workers and women, and none when only collectives are proposed', async () => {
    const sample = sampleOf('submission');
    const text = textOf((await renderDocx('submission', sample)).docx);
    expect(text).toContain('người lao động trực tiếp 03 người (đạt 60%); nữ 03 người (đạt 60%)');
    expect(text).toContain('An Phú, ngày 02 tháng 11 năm 2026');
    const collectivesOnly = { ...sample, individuals: [], directWorkers: 0, women: 0 };
    expect(textOf((await renderDocx('submission', collectivesOnly)).docx)).not.toContain('người lao động trực tiếp 0');
  });
});
