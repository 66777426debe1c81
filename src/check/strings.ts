import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import english from '../settings/strings/en.json' with { type: 'json' };
import { readStrings } from '../settings/strings.ts';
import { formatProblems, suggest, type Problem } from '../settings/problems.ts';

type Strings = Record<string, unknown>;

/** Finds the mistakes in an agency's own wording (`strings/` in its folder): unknown texts, wrong placeholders. */
export function checkStrings(folder: string, languages: string[]): Problem[] {
  const strings = join(folder, 'strings');
  if (!existsSync(strings)) return [];
  return readdirSync(strings)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const file = join(strings, name);
      const tag = name.replace('.json', '');
      if (!languages.includes(tag))
        return [{ file, line: 1, message: `"${tag}" is not a language of the site (${languages.join(', ')}).` }];
      const text = readFileSync(file, 'utf8');
      return [
        ...compare(file, text, tag).filter(({ message }) => !message.startsWith('is missing')),
        ...markupIn(file, text),
        ...rolesWithoutWords(file, text, tag),
      ];
    });
}

/** Finds the roles of times that are used in a language of the agency's own, which does not say how it says them. */
function rolesWithoutWords(file: string, text: string, tag: string): Problem[] {
  if (existsSync(`src/settings/strings/${tag}.json`)) return [];
  return [...new Set(rolesIn(text))].flatMap((role) =>
    ['today', 'tomorrow', 'day']
      .map((day) => `when.${role}.${day}`)
      .filter((key) => key in english && !text.includes(`"${key}"`))
      .map((key) => ({
        file,
        line: text.slice(0, text.indexOf(`{time, ${role}`)).split('\n').length,
        message: `{time, ${role}} needs "${key}". In English: "${englishOf(key)}"`,
      })),
  );
}

/** Finds the texts with signs of markup: the site writes them as text, and none needs them. */
function markupIn(file: string, text: string): Problem[] {
  const lines = text.split('\n').map((line, index) => ({ line: index + 1, found: /[<>]|\\u003[ce]/i.exec(line)?.[0] }));
  return lines.flatMap(({ line, found }) =>
    found ? [{ file, line, message: `holds ${found}. Texts of the interface are words alone: leave markup out.` }] : [],
  );
}

/** Finds the mistakes in the engine's texts: missing, unknown and unused ones, wrong placeholders, missing plural forms. */
export function checkEngineStrings(): Problem[] {
  const folder = 'src/settings/strings';
  const code = globSync('src/**/*.{astro,ts}', { exclude: ['src/check/**'] })
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const unused = Object.keys(english)
    .filter((key) => key === stemOf(key) || key.endsWith('.other'))
    .filter((key) => !code.includes(`'${key}'`) && !code.includes(`\`${key.replace(/\.[^.]+$/, '.')}\${`))
    .map((key) => ({
      file: join(folder, 'en.json'),
      line: lineOf(readFileSync(join(folder, 'en.json'), 'utf8'), key),
      field: key,
      message: 'is used nowhere.',
    }));
  return [
    ...unused,
    ...readdirSync(folder).flatMap((name) => {
      const file = join(folder, name);
      return compare(file, readFileSync(file, 'utf8'), name.replace('.json', ''));
    }),
  ];
}

/** Compares a file of texts with the English one, whose keys are those of the interface. */
function compare(file: string, text: string, tag: string): Problem[] {
  let strings: Strings;
  try {
    strings = JSON.parse(text) as Strings;
  } catch (error) {
    return [{ file, line: 1, message: `cannot be read as JSON: ${error instanceof Error ? error.message : ''}` }];
  }
  const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  const expected = Object.keys(english).flatMap((key) =>
    key === stemOf(key)
      ? [key]
      : key.endsWith('.other')
        ? categories.map((category) => `${stemOf(key)}.${category}`)
        : [],
  );
  const problems: Problem[] = [];
  const say = (key: string, message: string) => problems.push({ file, line: lineOf(text, key), field: key, message });
  for (const key of expected) if (!(key in strings)) say(key, `is missing. In English: "${englishOf(key)}"`);
  for (const [key, value] of Object.entries(strings)) {
    const names = namesIn(key);
    if (names) {
      if (typeof value !== 'string' || value.split('|').length !== names)
        say(key, `must be ${names} names with | between them, ${names === 7 ? 'Monday' : 'January'} first.`);
    } else if (expected.includes(`${stemOf(key)}.other`) && !expected.includes(key))
      say(key, `is a form that "${tag}" does not have: it counts by ${categories.join(', ')}. Take it out.`);
    else if (!expected.includes(key)) say(key, `is not a text of the interface.${suggest(key, expected)}`);
    else if (typeof value !== 'string' || value.trim() === '') say(key, 'must be a text between quotation marks.');
    else if (key.startsWith('when.'))
      for (const message of mistakesInTime(value, { ...readStrings(tag), ...strings })) say(key, message);
    else {
      for (const role of rolesIn(value))
        if (!['at', 'until', 'by'].includes(role))
          say(key, `"${role}" is no way to say a time. Write {time, at}, {time, until}, {time, by} or {time}.`);
      const wanted = placeholdersOf(englishOf(key));
      const found = placeholdersOf(value);
      for (const name of found)
        if (!wanted.includes(name))
          say(
            key,
            `{${name}} is not filled here.${wanted.length > 0 ? ` Known: ${wanted.map((known) => `{${known}}`).join(', ')}.` : ''}`,
          );
      for (const name of wanted)
        if (!found.includes(name) && !(name === 'count' && isOneNumber(key, tag))) say(key, `{${name}} is missing.`);
    }
  }
  return problems;
}

/** The English text; for a counted one its general form, because "one" means 1, 21 and 101 in some languages. */
function englishOf(key: string): string {
  const all = english as Record<string, string>;
  return all[`${stemOf(key)}.other`] ?? all[key] ?? '';
}

/** Whether a plural category holds one number only, so that its text may say the number in words: English "one" is 1, Slovene "one" also 101. */
function isOneNumber(key: string, tag: string): boolean {
  const plural = new Intl.PluralRules(tag);
  const numbers = Array.from({ length: 250 }, (_, number) => number);
  return numbers.filter((number) => key.endsWith(`.${plural.select(number)}`)).length === 1;
}

/** The key without its plural category. */
function stemOf(key: string): string {
  return key.replace(/\.(zero|one|two|few|many|other)$/, '');
}

function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}|\{(time), \w+\}/g)].map(([, name, time]) => name ?? time!);
}

/** The roles of times in a text: "until" of `{time, until}`. */
function rolesIn(text: string): string[] {
  return [...text.matchAll(/\{time, ?([^}]*)\}/g)].map(([, role]) => role!);
}

/** How many names a table of forms holds, such as `weekday.genitive`; undefined for other texts. */
function namesIn(key: string): 7 | 12 | undefined {
  const [, table] = /^(weekday|month)\.(nominative|genitive|dative|accusative|locative|instrumental)$/.exec(key) ?? [];
  return table === 'weekday' ? 7 : table === 'month' ? 12 : undefined;
}

/** The mistakes in how a language says a time: what is not filled there, and cases without a table of names. */
function mistakesInTime(text: string, strings: Strings): string[] {
  return [...text.matchAll(/\{(\w+)(?:, ([^}]*))?\}/g)].flatMap(([whole, name = '', form]) => {
    if (!['weekday', 'day', 'month', 'year', 'date', 'clock'].includes(name))
      return [`${whole} is not filled here. Known: {weekday}, {day}, {month}, {year}, {date}, {clock}.`];
    const isTable = form !== undefined && (name === 'weekday' || name === 'month');
    return isTable && !(`${name}.${form}` in strings) ? [`${whole} needs the names in "${name}.${form}".`] : [];
  });
}

function lineOf(text: string, key: string): number {
  const index = text.split('\n').findIndex((line) => line.includes(`"${key}"`));
  return index === -1 ? 1 : index + 1;
}

if (import.meta.main) {
  const problems = checkEngineStrings();
  if (problems.length > 0) {
    console.error(formatProblems(problems));
    process.exitCode = 1;
  } else console.log('Interface texts: no mistakes.');
}
