/**
 * Says a date (year-month-day) in the long form, "6 December 2026", with the name of the month in the form that a sentence needs
 * where `months` has the twelve of them, between bars. French counts the first of a month, and no other day.
 */
export function sayDate(date: string, locale: string, months?: string): string {
  const day = new Date(`${date}T00:00Z`);
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format
    .formatToParts(day)
    .map(({ type, value }) => {
      if (type === 'month') return months?.split('|')[day.getUTCMonth()] ?? value;
      return type === 'day' && value === '1' && locale.startsWith('fr') ? '1er' : value;
    })
    .join('');
}
