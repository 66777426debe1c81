import type { DeskFile } from '../../file.ts';
import type { Message } from '../../store/store.ts';
import type { Input } from './body.ts';
import { readEmail, type EmailProblem } from './email.ts';
import { isTooLong } from './length.ts';
import { mask } from './numbers.ts';
import { clean, cleanLine, isVisible } from './text.ts';

/** What is wrong with a field of the message form. */
export interface FieldProblem {
  field: string;
  code: EmailProblem | 'unknown' | 'not-text';
}

/** What the visitor says of a message; `key` is empty when none was sent that can be used. */
export type Written = Pick<
  Message,
  'key' | 'language' | 'subject' | 'desk' | 'text' | 'email' | 'name' | 'page' | 'question' | 'aside'
>;

/** The field that no person sees: no browser has a text of its own for a field of this name. */
export const hiddenField = 'nothing-here';

const longest = { name: 100, question: 300, page: 300 };

/**
 * Cleans what was typed into the message form and finds every mistake in it, one for each field. There is a message, fit to be
 * stored, when there is no mistake: personal numbers are masked unless the subject asks for them, and it is `aside` when the field
 * that no person sees is filled in and nobody has said that a person wrote it. Fields that we do not know are ignored, as are a page, language or key that cannot be used.
 */
export function checkInput(
  { values, notText }: Pick<Input, 'values' | 'notText'>,
  { site, subjects }: Pick<DeskFile, 'site' | 'subjects'>,
): { problems: FieldProblem[]; message: Written | undefined } {
  // By name and not by `values[…]`: an object has more names than were sent.
  const typed = (field: string) => (Object.hasOwn(values, field) ? (values[field] ?? '') : '');
  const text = clean(typed('message'));
  const name = cleanLine(typed('name'));
  const question = cleanLine(typed('question'));
  const language = typed('lang').trim();
  const chosen = typed('subject').trim();
  const subject = Object.hasOwn(subjects, chosen) ? subjects[chosen] : undefined;
  const email = readEmail(typed('email'));
  const key = typed('key');

  const codes: Record<string, FieldProblem['code'] | false> = {
    subject: chosen === '' ? 'missing' : !subject && 'unknown',
    message: !isVisible(text) ? 'missing' : isTooLong(text) && 'too-long',
    email: 'code' in email && email.code,
    name: name.length > longest.name && 'too-long',
    question: question.length > longest.question && 'too-long',
    ...Object.fromEntries(['lang', 'page', hiddenField, 'person', 'key', 'proof'].map((field) => [field, false])),
  };
  const problems = Object.entries(codes).flatMap(([field, found]) => {
    const code = notText.includes(field) ? 'not-text' : found;
    return code ? [{ field, code }] : [];
  });
  if (problems.length > 0 || !subject || 'code' in email) return { problems, message: undefined };
  const cover = subject.personalNumbers ? (line: string) => line : (line: string) => mask(line);

  return {
    problems,
    message: {
      key: /^[A-Za-z0-9_-]{16,100}$/.test(key) ? key : '',
      language: site.languages.includes(language) ? language : site.languages[0]!,
      subject: chosen,
      desk: subject.desk,
      text: cover(text),
      email: email.address,
      name: cover(name),
      page: pageOf(typed('page')),
      question: cover(question),
      aside: clean(typed(hiddenField)) !== '' && typed('person') !== 'yes',
    },
  };
}

/** The path of a page of this site, without query, since that can hold what somebody searched for; anything else is dropped. */
function pageOf(typed: string): string {
  const path = typed
    .toWellFormed()
    .trim()
    .replace(/[?#].*$/s, '');
  return /^\/(?!\/)[^\\\p{Cc}]*$/u.test(path) && path.length <= longest.page ? path : '';
}
