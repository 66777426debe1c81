import type { Question } from '../tree/guide.ts';
import type { QuestionFields } from './question.ts';

type Way = Question['ways'][number];

/** Makes the ways of a question from its fields, each with the path of its target below the question; `rule` reads a rule, or reports it. */
export function waysOf(
  name: string,
  question: QuestionFields,
  rule: (path: PropertyKey[], text: string) => Way['when'],
): { way: Way; at: PropertyKey[] }[] {
  const leads = (option: string, go: string | undefined, at: PropertyKey[]) =>
    go ? [{ way: { when: { question: name, is: [option] }, go }, at }] : [];
  const byOption =
    question.kind === 'yes-no'
      ? [...leads('yes', question.yes, ['yes']), ...leads('no', question.no, ['no'])]
      : Object.entries(question.options ?? {}).flatMap(([option, fields]) =>
          typeof fields === 'string' ? [] : leads(option, fields.go, ['options', option, 'go']),
        );
  if (typeof question.next === 'string') return [...byOption, { way: { go: question.next }, at: ['next'] }];
  const byRule = (question.next ?? []).flatMap(({ go, when }, index) => {
    const read = when === undefined ? undefined : rule(['next', index, 'when'], when);
    if (when !== undefined && !read) return [];
    return [{ way: read ? { when: read, go } : { go }, at: ['next', index] }];
  });
  return [...byOption, ...byRule];
}
