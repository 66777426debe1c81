import { expect, test } from '@playwright/test';
import { agency, run } from '../../agency.ts';
import { age, asks, end, fields, tree } from '../yaml.ts';

/** What is wrong with a guide, the guide, and how it is told. */
const cases = [
  [
    'a target that is not there',
    tree(asks('a', 'yes-ned', 'no-end')),
    'x.yaml:11 questions.a.yes: leads to "yes-ned", which is neither a question nor an outcome. Did you mean "yes-end"?',
  ],
  [
    'a guide that is not there',
    tree(asks('a', 'yes-end', 'other.yaml')),
    'questions.a.no: leads to "other.yaml", which is not a guide.',
  ],
  [
    'a circle',
    tree(asks('a', 'b', 'yes-end') + asks('b', 'a', 'no-end')),
    'x.yaml:13 questions.b: leads in a circle: a → b → a. A question can be asked only once.',
  ],
  [
    'a question that nobody reaches',
    tree(asks('a', 'yes-end', 'no-end') + asks('b', 'yes-end', 'no-end')),
    'x.yaml:13 questions.b: no answer leads to this question.',
  ],
  [
    'an outcome that nobody reaches',
    tree(asks('a', 'yes-end', 'yes-end')),
    'outcomes.no-end: no answer leads to this outcome.',
  ],
  [
    'an answer without a way on',
    tree(
      '  a:\n    ask: Which?\n    options: { one: { text: One, go: yes-end }, two: { text: Two, go: no-end }, three: Three }\n',
    ),
    'x.yaml:8 questions.a: no way on for a three. Add a rule, or a way without "when" for all other answers.',
  ],
  [
    'a gap between two rules',
    tree(age('{ when: age less than 17, go: yes-end }', '{ when: age at least 18, go: no-end }')),
    'x.yaml:8 questions.age: no way on for age 17.',
  ],
  [
    'two rules that overlap',
    tree(age('{ when: age at most 18, go: yes-end }', '{ when: age at least 18, go: no-end }')),
    'x.yaml:8 questions.age: two ways on for age 18: yes-end and no-end. Only one rule may hold for an answer.',
  ],
  [
    'a rule that never holds',
    tree(age('{ when: age at least 130, go: yes-end }', '{ go: no-end }')),
    'x.yaml:14 questions.age.next.0: the way to "yes-end" is never taken. Take it out, or mend its rule.',
  ],
  [
    'a rule on a question not asked yet',
    tree(age('{ when: b is yes, go: yes-end }', '{ go: b }') + asks('b', 'yes-end', 'no-end')),
    'x.yaml:14 questions.age.next.0: a rule looks at "b", which is not asked before this question.',
  ],
  [
    'a rule that depends on an earlier answer',
    tree(
      asks('b', 'age', 'age') +
        age('{ when: age less than 18 and b is yes, go: yes-end }', '{ when: age at least 18, go: no-end }'),
    ),
    'questions.age: no way on for age 0, b no.',
  ],
  [
    'an outcome without a next step',
    tree(asks('a', 'yes-end', 'no-end'), end('yes-end') + '  no-end: { title: End }\n'),
    'outcomes.no-end: ends without a next step. Add steps, links or a contact, so that nobody is left alone with the answer.',
  ],
  [
    'a calculation with an answer that is not given on every way',
    tree(
      asks('a', 'age', 'no-end') + age('yes-end').replace(/next:\n.*\n/, 'next: no-end\n'),
      end('no-end', '"{{ age × 2 }}"'),
    ),
    'outcomes.no-end: shows a calculation with "age", which is not asked on the way a no.',
  ],
  [
    'a calculation that divides by nothing',
    tree(age('{ go: no-end }'), end('no-end', '"{{ 10 ÷ age }}"')),
    'outcomes.no-end: shows a calculation that has no result on the way age 0, because it divides by nothing.',
  ],
  [
    'a calculation with an unknown name',
    tree(asks('a', 'no-end', 'no-end'), end('no-end', '"{{ agee }}"')),
    'outcomes.no-end.text: in "agee", "agee" is neither a question nor an amount.',
  ],
  [
    'a rule that cannot be read',
    tree(age('{ when: age over 18, go: yes-end }', '{ go: no-end }')),
    'questions.age.next.0.when: in "age over 18", "age-over-18" is not a question.',
  ],
  [
    'code in a text',
    tree(asks('a', 'no-end', 'no-end'), end('no-end', '"{alert(1)} <script>x</script>"')),
    'x.yaml:16 outcomes.no-end.text: {…} is not allowed here. For a real brace write \\{',
  ],
  [
    'a link that leads nowhere',
    tree(asks('a', 'no-end', 'no-end'), end('no-end', '"[x](bin-colection.mdx)"')),
    'the link to "bin-colection.mdx" leads to an article that is not there. Did you mean "bin-collection"?',
  ],
  [
    'a page that is not there',
    tree(asks('a', 'no-end', 'no-end'), end('no-end').replace('steps: [Go home.]', 'links: [water-bil.mdx]')),
    'outcomes.no-end.links.0: the link to "water-bil.mdx" leads to an article that is not there.',
  ],
  [
    'a field of another kind of question',
    tree(asks('a', 'yes-end', 'no-end').replace('kind: yes-no', 'kind: yes-no\n    min: 3')),
    'questions.a.min: means nothing for a question of the kind yes-no. Take it out, or write kind: number or money.',
  ],
  [
    'a name that addresses need',
    tree(asks('change', 'yes-end', 'no-end')),
    '"change" has a meaning in addresses. Choose another name.',
  ],
  [
    'a name that every object has',
    tree(asks('constructor', 'yes-end', 'no-end')),
    'x.yaml:8 questions.constructor: is a word that programs keep for themselves. Choose another name.',
  ],
  [
    'a way to a name that every object has',
    tree(asks('a', 'toString', 'no-end')),
    'questions.a.yes: "toString" is a word that programs keep for themselves. Choose another name.',
  ],
  [
    'a name that would be lost',
    tree(asks('a', 'yes-end', 'no-end') + asks('__proto__', 'yes-end', 'no-end')),
    'x.yaml:13 "__proto__" cannot be a name. Choose another.',
  ],
  [
    'a name that is no name',
    tree(asks('Ünder 18', 'yes-end', 'no-end')),
    'questions.Ünder 18: is not a name as it should be: small letters a-z, digits and hyphens.',
  ],
  [
    'an unknown topic',
    tree(asks('a', 'yes-end', 'no-end')).replace('topic: water', 'topic: watre'),
    'topic: "watre" is not a topic. Did you mean "water"?',
  ],
  ['YAML that cannot be read', `${fields}questions: [`, 'the bracket [ is never closed.'],
] as const;

const nameOf = (index: number) => `case-${index}.yaml`;
let told: string | undefined;
/** One check of an agency that has all of them. */
const checked = () =>
  (told ??= run('src/check/formats/run.ts', {
    CONTENT: agency(Object.fromEntries(cases.map(([, text], index) => [`guides/en/${nameOf(index)}`, text]))),
  }).output);

for (const [index, [what, , mistake]] of cases.entries())
  test(`a mistake in a guide is named with its line, without a stack trace: ${what}`, () => {
    const lines = checked().split('\n');
    const own = lines.filter((line) => line.startsWith(`guides/en/${nameOf(index)}:`));
    expect(own.join('\n')).toContain(mistake.replace('x.yaml', nameOf(index)));
    expect(checked()).not.toMatch(/^\s+at /m);
  });

test('a mistake in a guide stops the check', () => {
  const [, text] = cases[0]!;
  expect(run('src/check/formats/run.ts', { CONTENT: agency({ 'guides/en/x.yaml': text }) }).code).toBe(1);
});

test('a translation whose tree differs from its original is named, with what differs', () => {
  const original = tree(asks('a', 'yes-end', 'no-end'));
  const { output } = run('src/check/formats/run.ts', {
    CONTENT: agency({
      'guides/en/x.yaml': original,
      'guides/ar/x.yaml': tree(asks('a', 'no-end', 'yes-end').replace('kind:', 'hint: Other words.\n    kind:')),
    }),
  });
  expect(output).toMatch(/guides\/ar\/x\.yaml:\d+ questions\.a\.next: is .* here and .* in guides\/en\/x\.yaml\./);
});
