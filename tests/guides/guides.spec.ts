import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { numberIn, readerOf } from '../../src/guides/tree/answers.ts';
import { checkTree } from '../../src/guides/read/check.ts';
import { shiftDay, spansBetween } from '../../src/guides/tree/days.ts';
import { holds, walk, type Answers, type Question } from '../../src/guides/tree/model.ts';
import { pagesOf, pageWays } from '../../src/guides/pages/pages.ts';
import { guideFrom } from '../../src/guides/read/read.ts';
import { renderStep, type GuideWords } from '../../src/guides/step/render.ts';
import { readRule } from '../../src/guides/read/rules.ts';
import { readSum } from '../../src/guides/read/sums.ts';
import { guideJsonSchema } from '../../src/guides/read/schema.ts';
import { calculate, sayValue } from '../../src/guides/tree/say.ts';
import { agency, run } from '../agency.ts';

const today = '2026-11-16';
const question = (kind: Question['kind'], ...options: string[]): Question => ({
  kind,
  ask: '',
  options: Object.fromEntries(options.map((name) => [name, { text: name }])),
  ways: [],
});
const names = {
  questions: {
    age: { ...question('number'), unit: 'year' },
    'days-late': { ...question('number'), unit: 'day' },
    price: question('money'),
    born: question('date'),
    place: question('choice', 'bergen', 'oslo', 'north-cape'),
    paid: question('yes-no', 'yes', 'no'),
    needs: question('choices', 'ramp', 'loop'),
  },
  amounts: {},
  currency: 'NOK',
};

for (const [rule, answers, expected] of [
  ['age at least 18', { age: 17 }, false],
  ['age at least 18', { age: 18 }, true],
  ['age at most 18 years', { age: 19 }, false],
  ['age more than 18', { age: 18 }, false],
  ['age less than 18', { age: 17 }, true],
  ['age is 18', { age: 18 }, true],
  ['age is not 18', { age: 18 }, false],
  ['days late at least 3', { 'days-late': 3 }, true],
  ['price at least 99,5', { price: 99.4 }, false],
  ['place is north cape', { place: 'north-cape' }, true],
  ['place is not oslo', { place: 'oslo' }, false],
  ['place in bergen, oslo', { place: 'oslo' }, true],
  ['place not in bergen, oslo', { place: 'oslo' }, false],
  ['needs has ramp', { needs: ['loop'] }, false],
  ['needs has not ramp', { needs: [] }, true],
  ['paid is yes and age at least 18', { paid: 'yes', age: 18 }, true],
  ['paid is yes or age at least 18', { paid: 'no', age: 18 }, true],
  ['paid is no and (age less than 3 or place is oslo)', { paid: 'no', age: 5, place: 'oslo' }, true],
  ['paid is no or age less than 3 and place is oslo', { paid: 'no', age: 5, place: 'bergen' }, true],
  ['born before 2013-01-19', { born: '2013-01-19' }, false],
  ['born on or before 2013-01-19', { born: '2013-01-19' }, true],
  ['born after today', { born: '2026-11-17' }, true],
  ['born older than 18 years', { born: '2008-11-16' }, false],
  ['born older than 18 years', { born: '2008-11-15' }, true],
  ['born at least 18 years old', { born: '2008-11-16' }, true],
  ['born younger than 18 years', { born: '2008-11-17' }, true],
  ['born at most 21 days old', { born: '2026-10-26' }, true],
  ['age at least 18', {}, false],
  ['age is not 18', {}, false],
] as [string, Answers, boolean][])
  test(`the rule "${rule}" ${expected ? 'holds' : 'does not hold'} for ${JSON.stringify(answers)}`, () => {
    expect(holds(readRule(rule, names), answers, today)).toBe(expected);
  });

for (const [rule, mistake] of [
  ['agee at least 18', 'in "agee at least 18", "agee" is not a question. Did you mean "age"?'],
  ['age 18', 'in "age 18", "age-18" is not a question.'],
  ['age is at least eighteen', 'in "age is at least eighteen", "at" stands where a number is needed.'],
  ['place is tromso', '"tromso" is not an answer to that question. Known: bergen, oslo, north-cape.'],
  ['place is oslo place is bergen', '"oslo-place" is not an answer to that question.'],
  ['age at least 18, paid is yes', '"," is not understood there. Write "and" or "or" between two conditions.'],
  ['born before 19.1.2013', 'is not a date. Write year-month-day, such as 2026-09-14, or today.'],
  ['born older than 18', 'write days, weeks, months or years after 18.'],
  ['(age is 3', 'in "(age is 3", ")" is missing at the end.'],
  ['', 'in "", the name of a question is missing at the end.'],
] as const)
  test(`a rule that cannot be read says why: ${rule || 'nothing'}`, () => {
    expect(() => readRule(rule, names)).toThrow(mistake);
  });

const guide = { locale: 'en-GB', currency: 'NOK' } as Parameters<typeof sayValue>[0];
for (const [sum, answers, expected] of [
  ['days late × 2', { 'days-late': 3 }, '6 days'],
  ['days-late * 2', { 'days-late': 0.5 }, '1 day'],
  ['price + 150 NOK', { price: 0.1 }, 'kr 150.10'],
  ['price × 3 + 150 NOK', { price: 0.1 }, 'kr 150.30'],
  ['(price + 150 NOK) × 2', { price: 100 }, 'kr 500'],
  ['price ÷ 3 rounded to 2 decimals', { price: 100 }, 'kr 33.33'],
  ['days late ÷ 7 rounded up', { 'days-late': 8 }, '2 days'],
  ['price × 0.1 × 3 rounded up', { price: 10 }, 'kr 3'],
  ['2 − 3 − 4', {}, '-5'],
  ['2 + 3 × 4', {}, '14'],
  ['the smaller of price and 600 NOK', { price: 700 }, 'kr 600'],
  ['larger of age and 18', { age: 12 }, '18 years'],
  ['born + 21 days', { born: '2026-10-20' }, '10 November 2026'],
  ['born + 1 month', { born: '2026-01-31' }, '28 February 2026'],
  ['born − 1 week', { born: '2026-01-01' }, '25 December 2025'],
  ['days since born', { born: '2026-10-25' }, '22 days'],
  ['years since born', { born: '2008-11-17' }, '17 years'],
  ['price ÷ age', { price: 10, age: 0 }, 'NaN'],
  ['1000 × 1000', {}, '1,000,000'],
] as [string, Answers, string][])
  test(`the calculation "${sum}" gives ${expected}`, () => {
    const { sum: read, ...kind } = readSum(sum, names);
    const value = calculate(read, answers, today);
    expect(Number.isNaN(value) ? 'NaN' : sayValue(guide, value, kind).replace(/\s/g, ' ')).toBe(expected);
  });

for (const [sum, mistake] of [
  [
    'price + 150',
    'an amount of money and a number cannot be put together. Write amounts with their currency, such as 150 NOK.',
  ],
  ['150 EUR + price', 'EUR is not the currency of this guide (NOK).'],
  ['age + days late', 'year and day cannot be put together.'],
  ['born × 2', 'a date and a number cannot be multiplied or divided.'],
  ['born + 3', 'a date takes days, weeks, months or years, such as + 21 days.'],
  ['days since price', '"since" needs a date.'],
  ['constructor + 1', '"constructor" is neither a question nor an amount.'],
  ['process.exit(1)', '"process" is neither a question nor an amount.'],
] as const)
  test(`a calculation that means nothing says why: ${sum}`, () => {
    expect(() => readSum(sum, names)).toThrow(mistake);
  });

for (const [locale, text, expected] of [
  ['en-GB', '1,250.50', 1250.5],
  ['en-GB', '1,250', 1250],
  ['en-GB', '12.5', 12.5],
  ['nb', '1 250,50', 1250.5],
  ['nb', '1.250', 1250],
  ['nb', '12.5', 12.5],
  ['sl', '1.250,5', 1250.5],
  ['sl', '12,5', 12.5],
  ['ar-u-nu-latn', '١٢', 12],
  ['en-GB', '−5', -5],
  ['en-GB', '1.2.3', undefined],
  ['en-GB', 'twelve', undefined],
  ['en-GB', '1e9', undefined],
  ['en-GB', '', undefined],
] as const)
  test(`"${text}" typed in ${locale} is ${expected ?? 'no number'}`, () => {
    expect(numberIn(text, locale)).toBe(expected);
  });

test('days are counted over month ends, leap days and year ends', () => {
  expect(shiftDay('2024-02-29', 1, 'year')).toBe('2025-02-28');
  expect(shiftDay('2026-12-31', 1, 'day')).toBe('2027-01-01');
  expect(shiftDay('2026-03-31', -1, 'month')).toBe('2026-02-28');
  expect(spansBetween('2024-02-29', '2025-02-28', 'year')).toBe(0);
  expect(spansBetween('2026-03-28', '2026-03-30', 'day')).toBe(2);
  expect(spansBetween('2027-01-01', '2026-12-31', 'day')).toBe(-1);
});

const fields = `title: A guide of the town
summary: One sentence that says what the reader gets.
topic: water
audience: [residents]
owner: waterworks
reviewed: 2026-09-14
`;
const end = (name: string, text = 'Something.') =>
  `  ${name}:\n    title: End\n    text: ${text}\n    steps: [Go home.]\n`;
const tree = (questions: string, outcomes = end('yes-end') + end('no-end')) =>
  `${fields}questions:\n${questions}outcomes:\n${outcomes}`;
const asks = (name: string, yes: string, no: string) =>
  `  ${name}:\n    ask: Is it so?\n    kind: yes-no\n    yes: ${yes}\n    no: ${no}\n`;
const age = (...ways: string[]) =>
  `  age:\n    ask: How old are you?\n    kind: number\n    min: 0\n    max: 120\n    next:\n${ways.map((way) => `      - ${way}\n`).join('')}`;

for (const [what, text, mistake] of [
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
  ['YAML that cannot be read', `${fields}questions: [`, 'cannot be read as YAML'],
] as const)
  test(`a mistake in a guide is named with its line, without a stack trace: ${what}`, () => {
    const { code, output } = run('src/check/content.ts', { CONTENT: agency({ 'guides/en/x.yaml': text }) });
    expect(output).toContain(mistake);
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });

test('a translation whose tree differs from its original is named, with what differs', () => {
  const original = tree(asks('a', 'yes-end', 'no-end'));
  const { output } = run('src/check/content.ts', {
    CONTENT: agency({
      'guides/en/x.yaml': original,
      'guides/ar/x.yaml': tree(asks('a', 'no-end', 'yes-end').replace('kind:', 'hint: Other words.\n    kind:')),
    }),
  });
  expect(output).toMatch(/guides\/ar\/x\.yaml:\d+ questions\.a\.next: is .* here and .* in guides\/en\/x\.yaml\./);
});

test('one answer changed keeps the others that still apply and forgets those that do not', () => {
  const { guide: read } = guideFrom(
    tree(asks('a', 'b', 'c') + asks('b', 'c', 'no-end') + asks('c', 'yes-end', 'no-end')),
    { file: 'x', tag: 'en', slug: 'x', zone: 'UTC' },
  );
  const go = (given: Record<string, string>) =>
    walk(read!, (name) => (given[name] ? [given[name]] : undefined), readerOf('en', today), today);
  expect(go({ a: 'yes', b: 'yes', c: 'no' }).at).toBe('no-end');
  expect(go({ a: 'no', b: 'yes', c: 'no' }).steps.map(({ question: name }) => name)).toEqual(['a', 'c']);
  expect(go({ a: 'perhaps' })).toEqual({ steps: [], at: 'a', refused: { why: 'unknown', given: ['perhaps'] } });
});

test('the JSON Schema that editors’ programs use is that of the check', () => {
  expect(JSON.parse(readFileSync('src/guides/read/guide.schema.json', 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(guideJsonSchema())),
  );
});

test('a guide of 200 nodes is read, checked and made into pages within a second', () => {
  const questions = Array.from({ length: 100 }, (_, place) =>
    asks(`q${place}`, place < 50 ? `q${place * 2 + 1}` : `e${place}`, place < 49 ? `q${place * 2 + 2}` : `e${place}`),
  );
  const ends = Array.from({ length: 51 }, (_, place) => end(`e${place + 49}`, 'Some *words*.'));
  const more = Array.from({ length: 49 }, (_, place) => asks(`r${place}`, `e${place + 49}`, `e${place + 49}`));
  const start =
    asks('start', 'q0', 'r0') +
    more.map((text, place) => (place < 48 ? text.replace(/no: .*/, `no: r${place + 1}`) : text)).join('');
  const begun = process.cpuUsage();
  const {
    guide: read,
    places,
    problems,
  } = guideFrom(tree(start + questions.join(''), ends.join('')), { file: 'x', tag: 'en', slug: 'x', zone: 'UTC' });
  expect(problems).toEqual([]);
  expect(checkTree(read!, places, [], today)).toEqual([]);
  const pages = pagesOf(read!)!;
  const words = { refused: {} } as GuideWords;
  for (const page of pages)
    renderStep({ guide: read!, walk: page, given: {}, today }, pageWays('/'), {
      ...words,
      back: 'b',
      again: 'a',
      answers: 'w',
      change: 'c',
      steps: 's',
      links: 'l',
    });
  const { user, system } = process.cpuUsage(begun);
  const took = (user + system) / 1000;
  console.log(`200 nodes, ${pages.length} pages: ${Math.round(took)} ms of CPU`);
  expect(Object.keys(read!.questions).length + Object.keys(read!.outcomes).length).toBeGreaterThanOrEqual(200);
  expect(took).toBeLessThan(1000);
});
