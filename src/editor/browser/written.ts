import { stringify } from 'yaml';

type Value = unknown;

/** Whether an editor left a field empty. */
export function isEmpty(value: Value): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

const options = { lineWidth: 0, indentSeq: true } as const;

/** A value on one line: text in quotation marks where it needs them. */
export function scalar(value: Value, quoted?: 'QUOTE_DOUBLE' | 'QUOTE_SINGLE'): string {
  if (typeof value !== 'string') return String(value);
  const one = value.replace(/(?<!\s)\s*\n\s*/g, ' ').trim();
  return stringify(one, {
    ...options,
    defaultStringType: quoted ?? (/^\d\d:\d\d$/.test(one) ? 'QUOTE_DOUBLE' : 'PLAIN'),
  }).replace(/\n$/, '');
}

/** A list or an object on one line: `{ on: 2026-11-20, what: You can renew seven times. }` */
export function flow(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .filter(([, item]) => !isEmpty(item))
      .map(([key, item]) => `${key}: ${flow(item)}`)
      .join(', ')} }`;
  const text = scalar(value);
  return typeof value === 'string' && /[,[\]{}]/.test(text) && !/^["']/.test(text)
    ? scalar(value, 'QUOTE_DOUBLE')
    : text;
}

/** Fields that the manual writes on one line. */
const onOneLine = [
  'audience',
  'related',
  'guides',
  'events',
  'changed',
  'was',
  'days',
  'desks',
  'topics',
  'pages',
  'languages',
  'name',
  'why',
];

/** Fields or items as lines, indented by so many columns, each in the way in which the manual writes it. */
export function written(value: Value, column = 0): string {
  const margin = ' '.repeat(column);
  if (Array.isArray(value))
    return value
      .map((item) =>
        typeof item === 'object' && item !== null
          ? `${margin}- ${written(item, column + 2).slice(column + 2)}`
          : `${margin}- ${scalar(item)}\n`,
      )
      .join('');
  return Object.entries(withoutEmpty(value as Record<string, Value>))
    .map(([key, item]) => {
      if (typeof item !== 'object' || item === null) {
        const text = key === 'translated' ? scalar(item, 'QUOTE_DOUBLE') : scalar(item);
        return `${margin}${key}: ${text}\n`;
      }
      if (onOneLine.includes(key)) return `${margin}${key}: ${flow(item)}\n`;
      return `${margin}${key}:\n${written(item, column + 2)}`;
    })
    .join('');
}

/** The fields of an object that are not empty. */
export function withoutEmpty(value: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => !isEmpty(item)));
}
