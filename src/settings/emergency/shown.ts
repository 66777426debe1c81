import { readSite } from '../site.ts';
import { language } from '../strings.ts';

/**
 * The emergency numbers that the settings name, with their names in a language: all, or those of one kind, where the number for
 * everything stands in for one that is not there.
 */
export function emergencyFor(lang: string, kind = ''): { name: string; number: string }[] {
  const all = readSite().site.emergency ?? [];
  const { t } = language(lang);
  const own = [kind, 'all'].map((one) => all.filter((number) => number.kind === one)).find(({ length }) => length > 0);
  return (kind && own ? own : all).map(({ kind: what, name, number }) => ({
    name: name?.[lang] ?? t(`emergency.${what === 'other' ? 'all' : what}`),
    number,
  }));
}
