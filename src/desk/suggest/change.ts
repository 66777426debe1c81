import type { FieldProblem } from '../form/read/message.ts';
import { personalNumbers } from '../form/read/numbers.ts';
import { cleanLine, isVisible } from '../form/read/text.ts';
import type { Values } from '../form/fill/values.ts';
import { asInFile, foreignIn, plainText } from './markup.ts';
import { headId, type FieldName, type Part } from './source.ts';

/** Characters of a text: as many as a page can have. */
export const longest = 60_000;

/** What is wrong with a field of a suggestion: the form has words for each code. */
export interface Wrong {
  field: string;
  code: FieldProblem['code'] | 'same' | 'code' | 'rule' | 'link' | 'short' | 'huge' | 'personal';
}

/** What shall stand in the place of a part, or what is wrong with that. */
export function readChange(part: Part, values: Values): { after: string; problems: Wrong[] } {
  if (part.id === headId) return readFields(part, values);
  const typed = plainText(values['text'] ?? '');
  const after = asInFile(typed, part.before);
  const foreign = foreignIn(typed, plainText(part.before));
  const code = textProblem(typed, part.before) ?? (after === part.before ? 'same' : foreign);
  return { after, problems: code ? [{ field: 'text', code }] : [] };
}

/** What is wrong with any text of some length; `before` is what stood there, with numbers that may stand there still. */
export function textProblem(typed: string, before = ''): Wrong['code'] | undefined {
  if (!isVisible(typed)) return 'missing';
  if (typed.length > longest) return 'too-long';
  const found = personalNumbers(typed).map(({ start, end }) => typed.slice(start, end));
  return found.every((number) => before.includes(number)) ? undefined : 'personal';
}

/** What is wrong with a title or a summary. */
export function fieldProblem(field: FieldName, typed: string): Wrong['code'] | undefined {
  if (typed === '') return 'missing';
  if (typed.length > { title: 90, summary: 200 }[field]) return 'too-long';
  if (field === 'summary' && typed.replace(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/gu, '$&$&').length < 20) return 'short';
  if (personalNumbers(typed).length > 0) return 'personal';
  return /[<>{}]/.test(typed) ? 'code' : undefined;
}

function readFields({ before, fields = {} }: Part, values: Values): { after: string; problems: Wrong[] } {
  const inOrder = Object.entries(fields).toSorted(([, a], [, b]) => b.from - a.from);
  const problems: Wrong[] = [];
  let after = before;
  // From the end, so that places stay.
  for (const [name, { from, to, value }] of inOrder) {
    const typed = oneLine(values[name] ?? '');
    if (typed === value) continue;
    const code = fieldProblem(name as FieldName, typed);
    if (code) problems.unshift({ field: name, code });
    after = after.slice(0, from) + yamlOf(typed, before.slice(from, to)) + after.slice(to);
  }
  if (problems.length === 0 && after === before) problems.push({ field: Object.keys(fields)[0]!, code: 'same' });
  return { after, problems };
}

/** A text of one line as it was typed. */
export const oneLine = (text: string): string => cleanLine(plainText(text));

/** A text as a value in YAML: as plain as the value before it where nothing in it means anything there, else in quotation marks (JSON, which YAML holds). */
export function yamlOf(text: string, before = ''): string {
  const isPlain =
    /^\p{L}[\p{L}\p{M}\p{N} ,.?!()’“”–/-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text);
  return isPlain && !/^["']/.test(before) ? text : JSON.stringify(text);
}
