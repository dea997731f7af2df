const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 120;
/** In a log file a long step says that it still runs, but not ten times a second. */
const LOG_EVERY_MS = 15_000;

/**
 * Shows steps that may run in parallel. On a terminal: finished steps as lines, running ones in one moving line.
 * In a pipe: a line when a step ends, and for long steps a line now and then.
 */
export function createProgress(stream = process.stdout) {
  const running = new Set();
  const onTerminal = stream.isTTY === true;
  let timer;
  let frame = 0;

  const clearLine = () => onTerminal && stream.write('\r\u001b[2K');
  const draw = () => {
    const steps = [...running].map((step) => step.text()).join(' · ');
    const width = Math.max(20, (stream.columns || 80) - 3);
    const shown = steps.length > width ? `${steps.slice(0, width - 1)}…` : steps;
    stream.write(`\r\u001b[2K${FRAMES[frame % FRAMES.length]} ${shown}`);
    frame += 1;
  };
  const line = (text) => {
    clearLine();
    stream.write(`${text}\n`);
  };
  const tick = () => {
    if (onTerminal) return draw();
    for (const step of running) step.log();
  };
  const started = (step) => {
    running.add(step);
    timer ??= setInterval(tick, onTerminal ? FRAME_MS : 1000);
  };
  const ended = (step) => {
    running.delete(step);
    if (running.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    clearLine();
  };

  return {
    line,
    /** Begins a step; `done` and `fail` end it with a ✓ or ✗ line. */
    step(label) {
      const since = Date.now();
      let detail = '';
      let lastLog = since;
      const step = {
        text: () => `${label}${detail ? `: ${detail}` : ''} (${Math.round((Date.now() - since) / 1000)} giây)`,
        log() {
          if (Date.now() - lastLog < LOG_EVERY_MS) return;
          lastLog = Date.now();
          line(`… ${step.text()}`);
        },
        /** What the step is doing now; a new phase is worth a line in a log. */
        update(text) {
          if (!onTerminal && text !== detail) line(`… ${label}: ${text}`);
          detail = text;
        },
        done(text = label) {
          ended(step);
          line(`✓ ${text}`);
        },
        fail(text = label) {
          ended(step);
          line(`✗ ${text}`);
        },
        /** Ends the step without a line: its error is reported elsewhere. */
        drop: () => ended(step),
      };
      started(step);
      return step;
    },
  };
}
