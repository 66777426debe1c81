/** How a sentence is filled: the tags to give to `Intl` for days and for times of day, and the IANA time zone of the agency. */
export interface Spoken {
  locale: string;
  times: string;
  zone: string;
}

/** Making a format costs far more than using one. */
const dates: Record<string, Intl.DateTimeFormat> = {};

/**
 * Fills an instant into the first of three sentences where it is today, into the second where it is tomorrow, else into the last:
 * `{clock}`, `{day}`, and `{date}` for all of a day as `Intl` writes it. Names stand in the sentence, in the form that it needs:
 * those of a week from Monday on, `{weekday, ponedeljka|torka|…}`, and of the months; `{day, 1er}` is how the first is
 * written. `isEnd`: midnight ends the day before, in the form of `{clock, 24.00}`. Pages load it: every byte counts.
 */
export function fillTime(
  sentences: string[],
  instant: number,
  now: number,
  { locale, times, zone: timeZone }: Spoken,
  isEnd?: boolean,
): string {
  // Swedish writes a date as year-month-day.
  const dateOf = (dates[timeZone] ??= new Intl.DateTimeFormat('sv', { timeZone })).format;
  const at = isEnd ? instant - 1 : instant;
  const date = dateOf(at);
  const day = new Date(date);
  const place: Record<string, number> = {
    weekday: (day.getUTCDay() + 6) % 7,
    month: day.getUTCMonth(),
    day: day.getUTCDate() - 1,
    clock: +(date === dateOf(instant)),
  };
  const said: Record<string, () => string | number> = {
    day: () => day.getUTCDate(),
    date: () => new Date(at).toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }),
    clock: () => new Date(instant).toLocaleTimeString(times, { timeStyle: 'short', timeZone }),
  };
  return (sentences[(+day - +new Date(dateOf(now))) / 864e5] ?? sentences[2]!).replace(
    /{(\w+)(?:, ([^}]+))?}/g,
    (whole, name: string, forms = '') => (forms as string).split('|')[place[name]!] || String(said[name]?.() ?? whole),
  );
}
