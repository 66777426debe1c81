import type { Store } from './store.ts';

const day = 86_400_000;

/** A clock that is so far from where it was has jumped, or nobody was there for so long. */
const leap = 7 * day;

/** For so long the clock must go on as it goes before it is believed again. */
const doubt = 3 * day;

/**
 * How old things are is counted on a scale of its own, the `age` of the desk, because a clock may jump, and what was
 * written while it was wrong says a wrong time. It never goes back and never faster than time itself. `clock`: where the
 * clock stood.
 */
interface Scale {
  age: number;
  clock: number;
}

/** The age of the desk, for a process: `advance` resolves with it, and writes it down for the next process. */
export interface Ageing {
  advance(now: Date): Promise<Scale>;
}

/**
 * Counts the age of the desk. `elapsed`: milliseconds since the process began, by a counter that no setting of the clock moves;
 * time in which no process ran is not counted then. Without it, in a function or a command, the clock is asked, and
 * believed for one day at a time.
 */
export function ageing(store: Pick<Store, 'mark' | 'marked'>, elapsed?: () => number): Ageing {
  let began: { age: number; elapsed: number } | undefined;
  return {
    async advance(now) {
      const time = now.getTime();
      const found = scaleIn(await store.marked('retention'));
      const last = found?.clock ?? (Date.parse((await store.marked('purged')) ?? '') || time);
      const before = found?.age ?? time;
      const isLeap = Math.abs(time - last) >= leap;
      let age = before;
      if (elapsed) {
        began ??= { age: before, elapsed: elapsed() };
        // Another process may count too: what each has seen is not added up.
        age = Math.max(before, began.age + elapsed() - began.elapsed);
      } else if (!isLeap) age += Math.min(Math.max(time - last, 0), day);
      // A clock that was set back by less is not believed twice on the same days.
      const scale = { age, clock: isLeap ? time : Math.max(last, time) };
      if (isLeap) await store.mark('clock leapt', iso(age));
      await store.mark('retention', `${iso(age)} ${iso(scale.clock)}`);
      return scale;
    },
  };
}

/**
 * Deletes what has been kept for `days`, by the age of the desk. After a leap of the clock it waits for three days, in which
 * somebody can set it right. Resolves with the number of messages and the cutoff, or nothing when the clock is not believed.
 */
export async function purgeOld(
  store: Store,
  days: number,
  now: Date,
  counted: Ageing = ageing(store),
): Promise<{ deleted: number; before: string } | undefined> {
  // Until ages were written down with each message, its own times were all there is.
  const isEarlier = (await store.marked('retention')) === undefined && (await store.marked('purged')) !== undefined;
  let { age, clock } = await counted.advance(now);
  if (isEarlier) await store.mark('ages', 'missing');
  await store.mark('purged', iso(age));
  const leapt = Date.parse((await store.marked('clock leapt')) ?? '');
  const isFirst = (await store.marked('ages')) === 'missing';
  if (!isFirst) await store.age(iso(age), false);
  if (age - leapt < doubt) return undefined;
  if (isFirst) {
    // Nothing is on the scale yet: it begins with the clock that the messages were written by.
    age = now.getTime();
    await store.mark('retention', `${iso(age)} ${iso(clock)}`);
    await store.age(iso(age), true);
    await store.mark('ages', 'written');
  }
  const before = cutoff(days, new Date(age));
  return { deleted: await store.purge(before, now.toISOString()), before };
}

/** Whether it is time to delete again: four times a day. */
export async function isPurgeDue(store: Store, counted: Ageing, now: Date): Promise<boolean> {
  const { age } = await counted.advance(now);
  return !(Math.abs(age - Date.parse((await store.marked('purged')) ?? '')) < day / 4);
}

/** The cutoff of the retention period: what is older than this time has been kept for so many days. */
export function cutoff(days: number, now: Date): string {
  return iso(now.getTime() - days * day);
}

function scaleIn(mark = ''): Scale | undefined {
  const [age = NaN, clock = NaN] = mark.split(' ').map((time) => Date.parse(time));
  return Number.isNaN(age) || Number.isNaN(clock) ? undefined : { age, clock };
}

const iso = (time: number) => new Date(time).toISOString();
