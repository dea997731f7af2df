import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';

const t0 = Date.now();
const c = fork(new URL('./_child.mjs', import.meta.url), {
  execArgv: process.argv.slice(2),
  serialization: 'advanced',
});
const cpu = () => {
  const f = readFileSync(`/proc/${c.pid}/stat`, 'utf8').split(' ');
  return (Number(f[13]) + Number(f[14])) / 100;
};
const send = (id) =>
  new Promise((r) => {
    c.once('message', (m) => r(m));
    c.send({ id, docx: readFileSync('/tmp/h3/award-decision.docx'), filterOptions: '' });
  });
for (let i = 0; i < 3; i++) {
  const t = Date.now();
  const m = await send(i);
  console.log(
    i,
    Date.now() - t,
    'ms wall',
    cpu(),
    's cpu',
    m.pdf?.length ?? m.problem,
    readFileSync('/proc/loadavg', 'utf8').slice(0, 5),
    (readFileSync(`/proc/${c.pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)[1] / 1024) | 0,
    'MB',
  );
}
c.kill();
