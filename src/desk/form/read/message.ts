import type { DeskFile } from '../../file.ts';
import type { Message } from '../../store/store.ts';
import type { Input } from './body.ts';
import { readEmail, type EmailProblem } from './email.ts';
import { isTooLong } from './length.ts';
import { mask } from './numbers.ts';
import type { More } from './own/open.ts';
import type { OwnProblem } from './own/value.ts';
import { clean, cleanLine, isVisible } from './text.ts';

/** What is wrong with a field of the message form. */
export interface FieldProblem {
  field: string;
  code: EmailProblem | OwnProblem | 'unknown' | 'not-text';
}

/** What the visitor says of a message; `key` is empty when none was sent that can be used. */
export type Written = Pick<
  Message,
  'key' | 'language' | 'subject' | 'desk' | 'text' | 'email' | 'name' | 'page' | 'question' | 'aside' | 'details'
>;

/**
 * The field that no person sees. Browsers choose what they fill by what stands in name, id and label, whatever `autocomplete="off"`
 * says (Chromium looks for words such as `company`, `url`, `name`, `e.?mail`, `address`: autofill_regex_constants.h; Firefox has
 * taken over its list: FormAutofillHeuristics, HeuristicsRegExp; Safari looks for the same words and for what was typed under a
 * name before, which `autocomplete="off"` stops in all three). So none of these words stands in this name, in no language of
 * the interface in its label, and the field is not shown, which a filler mostly leaves alone. The test beside holds it.
 */
export const hiddenField = 'nothing-here';

const longest = { name: 100, question: 300, page: 300, callAt: 200 };

/**
 * Cleans what was typed into the message form and finds every mistake in it, one for each field. There is a message, fit to be
 * stored, when there is no mistake: personal numbers are masked unless the subject asks for them, and it is `aside` when the field
 * that no person sees is filled in and nobody has said that a person wrote it. Fields that we do not know are ignored, as are a page, language or key that cannot be used.
 * `more` reads what an agency asks for besides; without it there is nothing of that.
 */
export function checkInput(
  { values, notText }: Pick<Input, 'values' | 'notText'>,
  file: Pick<DeskFile, 'site' | 'subjects' | 'wishes'>,
  more?: More,
): { problems: FieldProblem[]; message: Written | undefined } {
  const { site, subjects } = file;
  // By name and not by `values[…]`: an object has more names than were sent.
  const typed = (field: string) => (Object.hasOwn(values, field) ? (values[field] ?? '') : '');
  const text = clean(typed('message'));
  const name = cleanLine(typed('name'));
  const question = cleanLine(typed('question'));
  const language = typed('lang').trim();
  const chosen = typed('subject').trim();
  const subject = Object.hasOwn(subjects, chosen) ? subjects[chosen] : undefined;
  const wish = more ? more.wishIn(typed('wish').trim(), file) : 'mail';
  // Who needs no mail may leave the address out.
  const email = wish !== 'mail' && typed('email').trim() === '' ? { address: '' } : readEmail(typed('email'));
  const phone = wish === 'call' ? more!.phoneIn(typed('phone')) : '';
  const callAt = wish === 'call' ? cleanLine(typed('call-at')) : '';
  const key = typed('key');

  const codes: Record<string, FieldProblem['code'] | false> = {
    subject: chosen === '' ? 'missing' : !subject && 'unknown',
    message: !isVisible(text) ? 'missing' : isTooLong(text) && 'too-long',
    email: 'code' in email && email.code,
    phone: phone === undefined && (typed('phone').trim() === '' ? 'missing' : 'not-a-phone'),
    'call-at': callAt.length > longest.callAt && 'too-long',
    name: name.length > longest.name && 'too-long',
    question: question.length > longest.question && 'too-long',
    ...Object.fromEntries(['lang', 'page', hiddenField, 'person', 'key', 'proof'].map((field) => [field, false])),
  };
  const problems = Object.entries(codes).flatMap(([field, found]) => {
    const code = notText.includes(field) ? 'not-text' : found;
    return code ? [{ field, code }] : [];
  });
  const cover = subject?.personalNumbers ? (line: string) => line : (line: string) => mask(line);
  const answers = more?.readOwnFields(values, chosen, file, cover) ?? { own: [], problems: [] };
  if (answers.problems.length > 0)
    // After the subject, where they stand in the form.
    problems.splice(problems[0]?.field === 'subject' ? 1 : 0, 0, ...answers.problems);
  if (problems.length > 0 || !subject || 'code' in email || phone === undefined)
    return { problems, message: undefined };
  const { own } = answers;
  const details = wish !== 'mail' || own.length > 0 ? { wish, phone, callAt: cover(callAt), own } : undefined;

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
      ...(details && { details }),
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
