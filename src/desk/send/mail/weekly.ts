import { dateIn } from '../../../hours/zone.ts';
import type { DeskFile } from '../../file.ts';
import type { Store } from '../../store/store.ts';
import { after } from '../../store/time.ts';
import { oldSources } from '../../orders/sources.ts';
import { oneLine, lines, words } from './wording.ts';
import { sendThrough } from './smtp.ts';

/** Milliseconds from midnight on Monday, on the agency's clock, until it is time: before people come to work. */
const morning = 6 * 3_600_000;
const day = 86_400_000;

/** Whom the weekly mail goes to, and how. */
export interface Weekly {
  store: Pick<Store, 'marked' | 'mark' | 'count' | 'standing' | 'waiting' | 'stranded' | 'source'>;
  file: DeskFile;
  mail: { url: string; from: string };
  operator: string;
  now?: Date;
}

/**
 * Tells the operator once a week how the desk stands: what waits, what is late, and what was set aside, which nobody sees otherwise.
 * Whichever process sees the new week first sends it; one that fails is tried again an hour later. Resolves with whether it was sent.
 */
export async function tellWeekly({ store, file, mail, operator, now = new Date() }: Weekly): Promise<boolean> {
  const week = weekOf(file.hours.zone, now);
  const last = await store.marked('weekly');
  // The first week of a desk is not over.
  if (last === undefined) await store.mark('weekly', week);
  if (last === undefined || last >= week) return false;
  const time = now.toISOString();
  // Counted in one statement: of several processes one is the first.
  if ((await store.count(`weekly ${week} ${time.slice(0, 13)}`, after(now, day), time)) > 1) return false;
  const [{ waiting, late, aside }, undelivered, stranded, old] = await Promise.all([
    store.standing(time),
    store.waiting(),
    store.stranded(),
    oldSources(file, store, now),
  ]);
  const tag = file.site.languages[0]!;
  const say = words(file, tag);
  const kinds = Object.keys(old).map((id) => file.orders![id]!.name[tag] ?? id);
  const count = (number: number) => ({ count: String(number) });
  await sendThrough(mail.url)({
    from: { name: oneLine(file.site.name[tag] ?? ''), address: mail.from },
    to: operator,
    subject: say('mail.weekly.title', { late: String(late), aside: String(aside) }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': tag,
    },
    text: lines(
      say('mail.weekly.intro'),
      '',
      say('mail.weekly.waiting', count(waiting)),
      say('mail.weekly.late', count(late)),
      say('mail.weekly.aside', count(aside)),
      say('mail.weekly.stranded', count(stranded)),
      say('mail.weekly.undelivered', count(undelivered.count)),
      kinds.length > 0 && say('mail.weekly.orders', { kinds: kinds.join(', ') }),
      '',
      say('mail.weekly.look', { command: `npm run desk -- list${aside > 0 ? ' --aside' : ''}` }),
      '',
      file.site.name[tag],
      file.site.address,
    ),
  });
  await store.mark('weekly', week);
  return true;
}

/** The Monday of the week that began last, on the clock of a zone, as a date. */
export function weekOf(zone: string, now: Date): string {
  const today = new Date(`${dateIn(zone, new Date(now.getTime() - morning))}T00:00:00Z`);
  return new Date(today.getTime() - ((today.getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10);
}
