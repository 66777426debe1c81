import { clockOf } from './locale.ts';
import type { Words } from './say.ts';
import { isAllDay, type Opening } from './times.ts';

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Says the times of a day: "08:00–16:00, 17:00–19:00 (by appointment)", "All day", "Closed". */
export function sayOpenings(times: Opening[], language: string, words: Words): string {
  const allDay = words['desk.allDay'] ?? '';
  if (isAllDay(times)) return allDay;
  let format = clocks.get(language);
  // Making a format costs far more than using one.
  if (!format)
    clocks.set(
      language,
      (format = new Intl.DateTimeFormat(clockOf(language), { timeStyle: 'short', timeZone: 'UTC' })),
    );
  // 24:00 is the first minute of the next day.
  const time = (clock: string) => format!.format(new Date(Date.UTC(2024, 0, 1, +clock.slice(0, 2), +clock.slice(3))));
  return (
    times
      .map(({ opens, closes, appointment }) => {
        const whole = opens === '00:00' && closes === '24:00';
        return `${whole ? allDay : `${time(opens)}–${time(closes)}`}${appointment ? ` (${words['desk.byAppointment']})` : ''}`;
      })
      .join(', ') ||
    (words['desk.closed'] ?? '')
  );
}
