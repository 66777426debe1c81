import { parse } from 'yaml';
import { given, merged, ungiven } from './blocks.ts';
import { patchYaml } from './patch.ts';
import { isEmpty, written } from './written.ts';

/** A file as the editor in the browser has it: its fields, its text, and the whole as it was read. */
export type Entry = Record<string, unknown> & { body?: string; source?: string };

/** How the editor reads and writes a kind of file. */
export interface FileFormat {
  fromFile: (text: string) => Entry;
  toFile: (entry: Entry) => string;
}

const pattern = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n([\s\S]*))?$/;

/** Where an article is cut: front matter, and text. */
function parts(text: string): { head: string; body: string; between: string } {
  const [, head = '', body = ''] = pattern.exec(text) ?? [];
  const between = /^\n*/.exec(body)![0];
  return { head, body: body.slice(between.length), between };
}

/** Dates are texts, as they are written. */
const read = (text: string) => (parse(text) ?? {}) as Record<string, unknown>;

/**
 * Articles and services: fields between two lines of hyphens, and a text. What nobody changed stays as it was written, to the
 * letter. `order` is the order of the fields in a new file.
 */
export function articleFormat(order: string[], isKnown: (block: string) => boolean): FileFormat {
  return {
    fromFile: (text) => {
      const { head, body } = parts(text);
      return { ...read(head), body: given(body, isKnown), source: text };
    },
    toFile: ({ source, body = '', ...fields }) => {
      const values = cleaned(fields);
      const text = tidied(body);
      if (!source) return `---\n${written(sorted(values, order))}---\n${text.trim()}\n`;
      const { head, body: old, between } = parts(source);
      const before = given(old, isKnown);
      const isUntouched = body.trim() === before.trim();
      return `---\n${patchYaml(head, values, order)}---\n${between}${isUntouched ? old : merged(old, text)}`;
    },
  };
}

/** A file of YAML whose outermost level is a list, such as the notices: the editor has it as the field `name`. */
export function listFormat(name: string): FileFormat {
  return {
    fromFile: (text) => ({ [name]: parse(text) ?? [], source: text }),
    toFile: (entry) => {
      const source = entry.source ?? '';
      const list = ((entry[name] as Record<string, unknown>[]) ?? []).map(cleaned);
      const old = parse(source) as unknown[] | null;
      if (old?.length) return list.length ? patchYaml(source, list) : `${comments(source)}[]\n`;
      return `${comments(source)}${list.length ? written(list) : '[]\n'}`;
    },
  };
}

/** A file of YAML of which the editor has some fields; the others stay as they are. */
export function partFormat(): FileFormat {
  return {
    fromFile: (text) => ({ ...read(text), source: text }),
    toFile: ({ source = '', ...fields }) => patchYaml(source, { ...read(source), ...cleaned(fields) }),
  };
}

/** The lines of comments with which a file begins. */
const comments = (text: string) => /^(?:#.*\n)*/.exec(text)![0];

/** What editors left empty is left out; texts without space around them. */
function cleaned(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, isEmpty(item) ? undefined : clean(item)]));
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.filter((item) => !isEmpty(item)).map(clean);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => !isEmpty(item))
        .map(([key, item]) => [key, clean(item)]),
    );
  return value;
}

function sorted(values: Record<string, unknown>, order: string[]) {
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => place(a) - place(b)));
}

/** New text as the manual writes it: `-` for lists, no escapes that nobody needs. */
function tidied(text: string): string {
  return ungiven(text)
    .split('\n')
    .map((line) => line.replace(/^(\s*)[*+] (?=\S)/, '$1- ').replace(/(?<![ \t])[ \t]+$/, ''))
    .join('\n');
}
