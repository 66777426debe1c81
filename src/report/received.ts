import { lstatSync, readFileSync } from 'node:fs';
import type { Problem } from '../settings/problems.ts';
import { mostOfEach, type Measure, type PageChange, type Promised, type Report } from './report.ts';

/** A report longer than this is none of ours. */
export const largestReport = 4_000_000;

/**
 * A report that somebody else's workflow wrote, and nobody trusts: only a plain file of bounded size, only the fields of a
 * report, each of its type and no longer than it can be. Undefined where it is none.
 */
export function readReport(file: string): Report | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size > largestReport) return undefined;
  try {
    return reportFrom(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** The same of what was read already. */
export function reportFrom(value: unknown): Report | undefined {
  if (!isObject(value)) return undefined;
  const { mistakes, stood, notices, pages, files, asked, won, lost } = value;
  if (![mistakes, notices, pages, files, won, lost].every(Array.isArray)) return undefined;
  return {
    mistakes: listOf(mistakes, problemFrom),
    stood: numberFrom(stood) ?? 0,
    notices: listOf(notices, problemFrom),
    pages: listOf(pages, pageFrom),
    files: listOf(files, textFrom),
    asked: asked === true,
    won: listOf(won, promiseFrom),
    lost: listOf(lost, promiseFrom),
  };
}

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** What is not as it must be is left out. */
function listOf<Item>(value: unknown, itemFrom: (value: unknown) => Item | undefined): Item[] {
  return (value as unknown[])
    .slice(0, mostOfEach)
    .map(itemFrom)
    .filter((item) => item !== undefined);
}

const textFrom = (value: unknown) => (typeof value === 'string' ? value.slice(0, 4000) : undefined);
const numberFrom = (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

function problemFrom(value: unknown): Problem | undefined {
  if (!isObject(value)) return undefined;
  const [file, line, message, field] = [
    textFrom(value['file']),
    numberFrom(value['line']),
    textFrom(value['message']),
    textFrom(value['field']),
  ];
  if (file === undefined || line === undefined || message === undefined) return undefined;
  return { file, line, message, ...(field !== undefined && { field }) };
}

function promiseFrom(value: unknown): Promised | undefined {
  if (!isObject(value)) return undefined;
  const [file, ask] = [textFrom(value['file']), textFrom(value['ask'])];
  return file === undefined || ask === undefined ? undefined : { file, ask };
}

function pageFrom(value: unknown): PageChange | undefined {
  if (!isObject(value)) return undefined;
  const [file, title, path] = [textFrom(value['file']), textFrom(value['title']), textFrom(value['path'])];
  const change = (['added', 'changed', 'removed'] as const).find((kind) => kind === value['change']);
  if (file === undefined || title === undefined || path === undefined || !change) return undefined;
  const [before, after] = [measureFrom(value['before']), measureFrom(value['after'])];
  return { change, file, title, path, ...(before && { before }), ...(after && { after }) };
}

function measureFrom(value: unknown): Measure | undefined {
  if (!isObject(value)) return undefined;
  const number = (name: keyof Measure) => numberFrom(value[name]);
  const [words, bytes, lix, newspapers] = [number('words'), number('bytes'), number('lix'), number('newspapers')];
  if (words === undefined || bytes === undefined) return undefined;
  return { words, bytes, ...(lix !== undefined && { lix }), ...(newspapers !== undefined && { newspapers }) };
}
