import { readFileSync } from 'node:fs';
import type { WordDocumentName, WordDocuments } from '../../templates/word-templates.ts';

/** The sample that lies beside a template. */
export const sampleOf = <Name extends WordDocumentName>(name: Name): WordDocuments[Name] =>
  JSON.parse(readFileSync(new URL(`../../templates/${name}/sample.json`, import.meta.url), 'utf8'));

/** Every letter of the Vietnamese alphabet with every tone, both cases (134 of them beyond ASCII), and what stands beside them in documents. */
export const VIETNAMESE_LETTERS = (() => {
  const lower = 'àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ'.normalize('NFC');
  return [...lower, ...lower.toLocaleUpperCase('vi')];
})();
export const VIETNAMESE_SIGNS = [...'₫“”–…•§'];
