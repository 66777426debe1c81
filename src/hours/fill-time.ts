/** How a sentence is filled: the tags to give to `Intl` for days and for times of day, and the IANA time zone of the agency. */
export interface Spoken {
  locale: string;
  times: string;
  zone: string;
}

/**
 * Fills an instant into the first of three sentences where it is today, into the second where it is tomorrow, else into the last:
 * `{clock}`, `{weekday}`, `{day}`, `{month}`, and `{date}` for all of a day as `Intl` writes it. Where `Intl` lacks the form that
 * a sentence needs, this carries all of them in their order: `{weekday, ponedeljka|torka|…}`, `{day, 1er}`. `isEnd`: midnight
 * ends the day before, in the form of `{clock, 24.00}`. Pages load it: every byte counts.
 */
export function fillTime(
  sentences: string[],
  instant: number,
  now: number,
  { locale, times, zone: timeZone }: Spoken,
  isEnd?: boolean,
): string {
  // Swedish writes a date as year-month-day.
  const dayOf = (one: number) => +new Date(new Date(one).toLocaleDateString('sv', { timeZone }));
  const at = isEnd ? instant - 1 : instant;
  const day = new Date(dayOf(at));
  const place: Record<string, number> = {
    weekday: (day.getUTCDay() + 6) % 7,
    day: day.getUTCDate() - 1,
    month: day.getUTCMonth(),
    clock: +(dayOf(instant) === +day),
  };
  const said: Record<string, string> = {
    date: '',
    clock: new Date(instant).toLocaleTimeString(times, { timeStyle: 'short', timeZone }),
  };
  const style = { weekday: 'long', day: 'numeric', month: 'long', timeZone } as const;
  for (const { type, value } of new Intl.DateTimeFormat(locale, style).formatToParts(at)) {
    said[type] = value;
    said['date'] += value;
  }
  return (sentences[(+day - dayOf(now)) / 86_400_000] ?? sentences[2]!).replace(
    /\{(\w+)(?:, ([^}]+))?\}/g,
    (whole, name: string, forms?: string) => forms?.split('|')[place[name]!] ?? said[name] ?? whole,
  );
}
