import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Context } from '@temporalio/activity';
import { changes } from './calls.ts';

/**
 * Crash points: before and after every call that changes something outside the process (`calls.ts`). A point that is armed kills the
 * process with SIGKILL the first time it is reached, and is then disarmed: each is tried exactly once.
 */

export interface Points {
  /** Called at a point; may not return. */
  reach(point: string): void;
}

const fileOf = (dir: string, point: string): string => join(dir, 'armed', Buffer.from(point).toString('hex'));

/** The points as seen from inside a process under test. */
export const pointsIn = (dir: string): Points => ({
  reach(point) {
    appendFileSync(join(dir, 'reached.log'), `${point}\n`);
    const armed = fileOf(dir, point);
    if (!existsSync(armed)) return;
    rmSync(armed);
    appendFileSync(join(dir, 'crashed.log'), `${point}\n`);
    process.kill(process.pid, 'SIGKILL');
    // Nothing may happen between the signal and the end.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});

export function arm(dir: string, points: readonly string[]): void {
  mkdirSync(join(dir, 'armed'), { recursive: true });
  for (const point of points) writeFileSync(fileOf(dir, point), '');
}

export const disarm = (dir: string): void => rmSync(join(dir, 'armed'), { recursive: true, force: true });

export const reached = (dir: string): readonly string[] => linesOf(join(dir, 'reached.log'));
export const crashed = (dir: string): readonly string[] => linesOf(join(dir, 'crashed.log'));

const linesOf = (file: string): readonly string[] =>
  existsSync(file) ? [...new Set(readFileSync(file, 'utf8').split('\n').filter(Boolean))] : [];

/** Stands around a port: every changing method becomes two points, named by who calls it. */
export function withPoints<T extends object>(port: T, name: string, points: Points): T {
  return new Proxy(port, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value === 'object' && value !== null) return withPoints(value, `${name}.${String(key)}`, points);
      if (typeof value !== 'function') return value;
      // The role in front of the colon says which process calls, not what.
      if (!changes(name.slice(name.indexOf(':') + 1), String(key))) return value.bind(target);
      return async (...args: unknown[]) => {
        const names = occasions(args).map((occasion) => `${occasion}${name}.${String(key)}${actOf(args)}`);
        for (const each of names) points.reach(`${each}:before`);
        const result: unknown = await value.apply(target, args);
        for (const each of names) points.reach(`${each}:after`);
        return result;
      };
    },
  });
}

/**
 * The same call on another occasion is another point: by activity, and for recorded events by the kind of each event
 * (which kinds are written together is a matter of timing).
 */
function occasions(args: readonly unknown[]): readonly string[] {
  const activity = currentActivity();
  if (activity === undefined) return [''];
  const events = Array.isArray(args[1]) ? (args[1] as readonly { event?: { type?: string } }[]) : [];
  const types = new Set(events.flatMap((one) => one.event?.type ?? []));
  return types.size > 0 ? [...types].map((type) => `${activity}(${type})/`) : [`${activity}/`];
}

/** An act that goes through one call with many others is named behind it. */
function actOf(args: readonly unknown[]): string {
  const type = (args[1] as { readonly command?: { readonly type?: string } } | undefined)?.command?.type;
  return type === undefined ? '' : `(${type})`;
}

function currentActivity(): string | undefined {
  try {
    return Context.current().info.activityType;
  } catch {
    // Not inside an activity: the API, or the mail room.
    return undefined;
  }
}
