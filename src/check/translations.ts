import { readExpression } from '../guides/read/expressions.ts';
import { writeDay, writeExpression, writeRule } from '../guides/read/phrase.ts';
import type { GuideFile } from '../guides/read/read.ts';
import type { GuideFields } from '../guides/read/schema.ts';
import { formOf } from '../guides/read/cases.ts';
import { RuleError, type Scope } from '../guides/read/tokens.ts';
import type { Guide } from '../guides/tree/guide.ts';

/** A difference between a translation and its original, as a sentence without the original's file: `is 5 here and 50 in`. */
export interface Difference {
  /** Where it stands in the translation, and in the original. */
  path: PropertyKey[];
  message: string;
}

/** A guide that could be read. */
export type ReadGuide = GuideFile & { fields: GuideFields; guide: Guide };

/** All that a guide says besides its words, by the path of a field, in the editors' own writing: what every translation has too. */
type Shape = Map<string, string | Set<string>>;

/**
 * The differences between a translation of a guide and its original, its words aside: questions, answers, ways with their
 * rules, bounds, units, amounts, calculations, links and contacts.
 */
export function differencesOf(own: ReadGuide, original: ReadGuide): Difference[] {
  const here = shapeOf(own);
  const there = shapeOf(original);
  const differences = [...new Set([...here.keys(), ...there.keys()])].flatMap((key): Difference[] => {
    const [one, other] = [here.get(key), there.get(key)];
    const path = key.split('.');
    if (one instanceof Set || other instanceof Set) return ofSets(path, new Set(one), new Set(other));
    if (one === other) return [];
    if (one === undefined)
      return [{ path, message: `"${path.slice(1).join('.')}" (${other}) is missing here and stands in` }];
    if (other === undefined) return [{ path, message: `is ${one} here and is not in` }];
    return [{ path, message: `is ${one} here and ${other} in` }];
  });
  return [...differences, ...differentSums(own, original)];
}

function ofSets(path: PropertyKey[], here: Set<string>, there: Set<string>): Difference[] {
  const [more, less] = [[...here.difference(there)], [...there.difference(here)]];
  if (more.length + less.length === 0) return [];
  const list = (all: string[]) => (all.length > 0 ? all.map((one) => `“${one}”`).join('; ') : 'nothing of the kind');
  return [{ path, message: `is ${list(more)} here and ${list(less)} in` }];
}

function shapeOf({ guide, fields }: ReadGuide): Shape {
  const { private: isPrivate, currency, first, questions, outcomes } = guide;
  const shape: Shape = new Map<string, string | Set<string>>([
    ['private', String(isPrivate)],
    ['currency', currency ?? 'not set'],
    ['questions', `begun by ${first}`],
  ]);
  for (const [name, { kind, options, ways, ...bounds }] of Object.entries(questions)) {
    shape.set(`questions.${name}`, kind);
    for (const option of kind === 'yes-no' ? [] : Object.keys(options))
      shape.set(`questions.${name}.options.${option}`, 'an answer');
    shape.set(
      `questions.${name}.next`,
      new Set(ways.map(({ when, go }) => `${when ? `when ${writeRule(when)}` : 'otherwise'}, go to ${go}`)),
    );
    for (const field of ['unit', 'min', 'max', 'decimals'] as const)
      if (bounds[field] !== undefined) shape.set(`questions.${name}.${field}`, String(bounds[field]));
    for (const field of ['earliest', 'latest'] as const)
      if (bounds[field] !== undefined) shape.set(`questions.${name}.${field}`, writeDay(bounds[field]));
  }
  for (const [name, { contact, links }] of Object.entries(outcomes)) {
    shape.set(`outcomes.${name}`, 'an outcome');
    shape.set(`outcomes.${name}.contact`, contact ?? 'nobody');
    shape.set(`outcomes.${name}.links`, new Set(links.map((link) => link.name)));
    const { text, steps } = fields.outcomes[name]!;
    shape.set(`outcomes.${name}.text`, new Set(linksIn([text, ...steps]).filter((link) => !isExternal(link))));
  }
  return shape;
}

/** The targets of the Markdown links in some texts, without headings: these are called otherwise in each language. */
export function linksIn(texts: string[]): string[] {
  return texts.flatMap((text) => [...text.matchAll(/\]\(\s*<?([^()\s<>#]+)/g)].map(([, target]) => target!));
}

/** Whether a link leads to another site, which can have an address in each language. */
export function isExternal(link: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(link);
}

/** Differences in amounts that have a name, and in the calculations of each text. */
function differentSums(own: ReadGuide, original: ReadGuide): Difference[] {
  const here = sumsOf(own);
  const there = sumsOf(original);
  const amounts = [...here.amounts].flatMap(([name, sum]): Difference[] => {
    const other = there.amounts.get(name);
    return other === undefined || other === sum
      ? []
      : [{ path: ['amounts', name], message: `is ${sum} here and ${other} in` }];
  });
  const texts = [...here.texts].flatMap(([key, sums]): Difference[] => {
    const others = there.texts.get(key);
    // Where an amount has a name in one of them only, its calculation is what counts.
    if (!others || isSame(sums.named, others.named) || isSame(sums.whole, others.whole)) return [];
    return ofSets(key.split('.'), sums.named, others.named).map(({ path, message }) => ({
      path,
      message: message.replace(/^is /, 'calculates ').replace(' here and ', ' here, and '),
    }));
  });
  return [...amounts, ...texts];
}

interface Sums {
  amounts: Map<string, string>;
  /** The calculations of each text, with the names of amounts, and with what stands behind these. */
  texts: Map<string, { named: Set<string>; whole: Set<string> }>;
}

function sumsOf({ fields, guide }: ReadGuide): Sums {
  const scope = (): Scope => ({ questions: guide.questions, amounts: {}, currency: guide.currency });
  const [named, whole] = [scope(), scope()];
  const amounts = new Map<string, string>();
  for (const [name, text] of Object.entries(fields.amounts)) {
    const [short, long] = [read(text, named), read(text, whole)];
    if (!short || !long) continue;
    named.amounts[name] = { ...short, sum: { answer: name } };
    whole.amounts[name] = long;
    amounts.set(name, write(short, guide));
  }
  const texts: Sums['texts'] = new Map();
  const add = (key: string, ...sources: (string | undefined)[]) => {
    const sums = sources.flatMap((source) =>
      [...(source ?? '').matchAll(/\{\{([^{}]*)\}\}/g)].map(([, sum]) => formOf(sum!)[0]),
    );
    const all = (own: Scope) => new Set(sums.flatMap((sum) => write(read(sum, own), guide) || []));
    texts.set(key, { named: all(named), whole: all(whole) });
  };
  for (const [name, { ask, hint, say }] of Object.entries(fields.questions)) {
    add(`questions.${name}.ask`, ask);
    add(`questions.${name}.hint`, hint);
    // What the ear needs differs by language: only what both say is compared.
    if (say) add(`questions.${name}.say`, say);
  }
  for (const [name, { title, text, say, steps }] of Object.entries(fields.outcomes)) {
    add(`outcomes.${name}.title`, title);
    add(`outcomes.${name}.text`, text, ...steps);
    if (say) add(`outcomes.${name}.say`, say);
  }
  return { amounts, texts };
}

type Typed = ReturnType<typeof readExpression>;

function read(sum: string, scope: Scope): Typed | undefined {
  try {
    return readExpression(sum.trim(), scope);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return undefined;
  }
}

function write(read: Typed | undefined, { currency }: Guide): string {
  if (!read) return '';
  const unit = read.kind === 'money' ? (currency ?? '') : (read.unit ?? '');
  const text = writeExpression(read.sum);
  // A number alone stands with its unit, as it is written; else the unit follows from what is calculated.
  return typeof read.sum === 'number' ? `${text} ${unit}`.trim() : unit ? `${text} (${unit})` : text;
}

function isSame(one: Set<string>, other: Set<string>): boolean {
  return one.symmetricDifference(other).size === 0;
}
