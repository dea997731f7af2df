import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import type { Rounds, Spread } from './rounds.ts';

const LOCKED = new URL('../package-lock.json', import.meta.url);

/** What a reader must know before comparing figures of two runs. */
export function machineLine(packages: readonly string[]): string {
  const [first] = cpus();
  const { packages: locked } = JSON.parse(readFileSync(LOCKED, 'utf8')) as {
    packages: Readonly<Record<string, { version?: string }>>;
  };
  const versions = packages.map((name) => `${name} ${locked[`node_modules/${name}`]?.version ?? '?'}`);
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GiB`;
  const load = `tải lúc đầu ${figure(loadavg()[0] ?? 0)}`;
  return [
    `Máy: ${first?.model.trim() ?? '?'}, ${cpus().length} nhân, ${memory}, ${load}`,
    `Node ${process.versions.node}, OpenSSL ${process.versions.openssl}, ${process.platform} ${process.arch}`,
    versions.join(', '),
  ].join('\n     ');
}

/** Every side: rate and processor time. `unit` is what is counted: `bằng`, `văn bản`. */
export function sidesTable(rounds: Rounds, unit: string): string {
  const rows = rounds.names.map((name) => [name, spread(rounds.perSecond(name)), spread(rounds.cpuMs(name))]);
  return table([
    [`${rounds.count} vòng xen kẽ: trung vị (nhỏ nhất–lớn nhất)`, `${unit}/giây`, `CPU ms/${unit}`],
    ...rows,
  ]);
}

/** One line for each ratio. */
export function ratiosTable(lines: readonly (readonly [what: string, ratio: Spread])[]): string {
  return table([['Tỷ lệ trong từng vòng', 'lần'], ...lines.map(([what, ratio]) => [what, spread(ratio)])]);
}

/** `12,3 (11,8–13,0)`; the whole in a column. */
const spread = ({ median, min, max }: Spread): string => `${figure(median)} (${figure(min)}–${figure(max)})`;

/** Three significant digits, Vietnamese signs. */
export const figure = (value: number): string => value.toLocaleString('vi-VN', { maximumSignificantDigits: 3 });

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('   ')}`.trimEnd())
    .join('\n');
}

const pad = (cell: string, width: number, column: number): string =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width);
