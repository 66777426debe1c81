import type { DeskFile } from '../../../file.ts';
import type { Own } from '../details.ts';
import type { Values } from '../../fill/values.ts';
import { cleanLine, isVisible } from '../text.ts';
import { optionIn, readOwn, type OwnProblem } from './value.ts';

/** The subject whose own fields the form has shown: without a script a choice of subject leads to them. */
export const askedField = 'asked';

/** The names under which own fields, and the labels that their writer saw, come in a form. */
export const ownName = (subject: string, id: string) => `own-${subject}-${id}`;
export const labelName = (subject: string, id: string) => `label-${subject}-${id}`;

/** Characters of a label that comes back with a form. */
const longestLabel = 120;

/**
 * Keeps what was written into fields that the subject does not have (any more) as text of the message, under its label: a form
 * may be open while the agency changes its questions, and whoever changes the subject must lose nothing. What the subject
 * asks under the same name, or what is no longer an answer to choose, is found out here too.
 */
export function withoutGone(values: Values, { subjects }: Pick<DeskFile, 'subjects'>): Values {
  const subject = (values['subject'] ?? '').trim();
  const asked = Object.hasOwn(subjects, subject) ? (subjects[subject]!.fields ?? {}) : {};
  const kept: Values = { ...values };
  const lines: string[] = [];
  const own = Object.keys(values).filter((name) => /^own-/.test(name) && isVisible(values[name] ?? ''));
  for (const [id, field] of Object.entries(asked)) {
    const name = ownName(subject, id);
    // A program sends `own-number`; another subject may have had the same question.
    const said =
      [name, `own-${id}`, ...own.filter((one) => one.endsWith(`-${id}`) && isOf(one, id, subjects))]
        .map((one) => values[one] ?? '')
        .find(isVisible) ?? '';
    const isOption = field.kind !== 'choice' || said === '' || optionIn(field, cleanLine(said)) !== undefined;
    kept[name] = isOption ? said : '';
  }
  const names = Object.keys(asked).map((id) => ownName(subject, id));
  const answers = names.map((name) => kept[name]?.trim());
  for (const name of own) {
    if (!names.includes(name)) delete kept[name];
    const value = values[name]!.trim();
    if (answers.includes(value)) continue;
    const label = cleanLine(values[name.replace(/^own-/, 'label-')] ?? '').slice(0, longestLabel);
    lines.push(`${label || name.replace(/^own-/, '')}: ${value}`);
  }
  if (lines.length > 0) kept['message'] = [values['message'] ?? '', ...lines].filter(Boolean).join('\n\n');
  return kept;
}

/** Whether the form has not shown yet what its subject asks for: without a script, a choice of subject leads to a page that does. */
export function isUnasked(values: Values, { subjects }: Pick<DeskFile, 'subjects'>): boolean {
  const subject = (values['subject'] ?? '').trim();
  const fields = Object.hasOwn(subjects, subject) ? (subjects[subject]!.fields ?? {}) : {};
  return Object.keys(fields).length > 0 && values[askedField] !== subject;
}

/** The answers to the own fields of a subject for the page on which they are checked: labels and choices in its reader's language. */
export function ownShown(
  values: Values,
  subject: string,
  { subjects }: Pick<DeskFile, 'subjects'>,
  language: string,
): { name: string; label: string; value: string }[] {
  return Object.entries(subjects[subject]?.fields ?? {}).map(([id, field]) => {
    const typed = (values[ownName(subject, id)] ?? '').trim();
    const option = field.kind === 'choice' ? optionIn(field, cleanLine(typed)) : undefined;
    return { name: ownName(subject, id), label: field.label[language]!, value: option?.[language] ?? typed };
  });
}

/** Whether a name is that of a field called `id` of one of the subjects. */
function isOf(name: string, id: string, subjects: DeskFile['subjects']): boolean {
  return Object.keys(subjects).some((subject) => ownName(subject, id) === name);
}

/** What was written into the own fields of a subject, with what is wrong in them. `cover` masks personal numbers in lines of text. */
export function readOwnFields(
  values: Values,
  subject: string,
  { site, subjects }: Pick<DeskFile, 'site' | 'subjects'>,
  cover: (text: string) => string,
): { own: Own[]; problems: { field: string; code: OwnProblem }[] } {
  const own: Own[] = [];
  const problems: { field: string; code: OwnProblem }[] = [];
  for (const [id, field] of Object.entries(subjects[subject]?.fields ?? {})) {
    const name = ownName(subject, id);
    const typed = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    const read = readOwn(field, typed);
    if ('code' in read) problems.push({ field: name, code: read.code });
    else if (read.value !== '') {
      const tag = site.languages[0]!;
      const option = field.kind === 'choice' ? optionIn(field, cleanLine(typed)) : undefined;
      const value = option ? option[tag]! : field.kind === 'text' ? cover(read.value) : read.value;
      own.push({ id, label: field.label[tag]!, value });
    }
  }
  return { own, problems };
}
