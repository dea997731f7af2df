import { createRequire } from 'node:module';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { TagTree } from '../../templates/_shared/contract.ts';

interface Inspector {
  /** A tag holds the tags inside its section. */
  getAllTags(): Tags;
  set?(options: unknown): void;
}

type Tags = Readonly<Record<string, unknown>>;

// CommonJS whose type declarations lie where an import does not find them.
const InspectModule = createRequire(import.meta.url)('docxtemplater/js/inspect-module.js') as new () => Inspector;

/**
 * Compares the placeholders of a Word template with its contract. Returns one Vietnamese sentence for each placeholder
 * that the contract does not know (a typing error in Word) or that the template no longer uses; none when they agree.
 * A template that Word has left with an open `{` or an unclosed section is reported too.
 */
export function lintTemplate(docx: Buffer, contract: TagTree): readonly string[] {
  const inspect = new InspectModule();
  try {
    new Docxtemplater(new PizZip(docx), {
      modules: [inspect],
      errorLogging: false,
      paragraphLoop: true,
      linebreaks: true,
    });
  } catch (error) {
    return [`Mẫu không đọc được: ${error instanceof Error ? explain(error) : String(error)}`];
  }
  const used = new Set(usedPaths(inspect.getAllTags()));
  const known = new Set(contractPaths(contract));
  return [
    ...[...used].filter((path) => !known.has(path)).map((path) => `Mẫu dùng trường “${path}” không có trong quy ước.`),
    ...[...known].filter((path) => !used.has(path)).map((path) => `Mẫu không còn dùng trường “${path}”.`),
  ];
}

const usedPaths = (tags: Tags, prefix = ''): string[] =>
  Object.entries(tags).flatMap(([tag, inside]) => [
    prefix + tag,
    ...usedPaths((inside ?? {}) as Tags, `${prefix}${tag} › `),
  ]);

const contractPaths = (tree: TagTree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([tag, entry]) => [
    prefix + tag,
    ...(typeof entry === 'string' ? [] : contractPaths(entry.inside, `${prefix}${tag} › `)),
  ]);

function explain(error: Error): string {
  const { errors } =
    (error as { properties?: { errors?: { properties?: { explanation?: string } }[] } }).properties ?? {};
  const reasons = (errors ?? []).map((inner) => inner.properties?.explanation).filter(Boolean);
  return reasons.length > 0 ? reasons.join('; ') : error.message;
}
