import { benchBallots } from './ballots.ts';
import { benchCertificates } from './certificates.ts';
import { benchDecisions } from './decisions.ts';
import { benchDomain } from './domain.ts';
import { benchIntake } from './intake.ts';
import { benchLedger } from './ledger.ts';
import { benchRules } from './rules.ts';

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  ballots: benchBallots,
  certificates: benchCertificates,
  decisions: benchDecisions,
  domain: benchDomain,
  rules: async () => {
    await benchRules();
    await benchLedger();
  },
  intake: benchIntake,
};

/** `main.ts [name …]`: one bench after the other, all of them without a name. */
const names = process.argv.slice(2);
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
  const bench = BENCHES[name];
  if (bench === undefined) throw new Error(`Không có phép đo “${name}”. Có: ${Object.keys(BENCHES).join(', ')}.`);
  const start = performance.now();
  console.log(`\n${name}`);
  await bench();
  console.log(`  Đo trong ${Math.round((performance.now() - start) / 1000)} giây`);
}
