import type { EmergencyNumber } from './schema.ts';

/** Who is called at which number, where a country has more than 112 for everything (or less). */
const numbers: Record<string, Partial<Record<EmergencyNumber['kind'], string>>> = {
  AT: { medical: '144', fire: '122', police: '133' },
  CH: { medical: '144', fire: '118', police: '117' },
  DE: { medical: '112', fire: '112', police: '110' },
  FR: { medical: '15', fire: '18', police: '17', all: '112' },
  GB: { all: '999' },
  HR: { all: '112' },
  IS: { all: '112' },
  LI: { all: '112' },
  NO: { medical: '113', fire: '110', police: '112' },
  SI: { medical: '112', fire: '112', police: '113' },
  UA: { medical: '103', fire: '101', police: '102', all: '112' },
  US: { all: '911' },
  CA: { all: '911' },
};

/** Members of the European Union, where 112 reaches help of every kind (Directive (EU) 2018/1972, Article 109). */
const union = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/** The line that a site of a country (two letters) can write for its emergency numbers; undefined where they are not known here. */
export function emergencyLine(country: string): string | undefined {
  const known =
    (Object.hasOwn(numbers, country) ? numbers[country] : undefined) ??
    (union.includes(country) ? { all: '112' } : undefined);
  if (!known) return undefined;
  const entries = Object.entries(known).map(([kind, number]) => `{ kind: ${kind}, number: "${number}" }`);
  return `emergency: [${entries.join(', ')}]`;
}
