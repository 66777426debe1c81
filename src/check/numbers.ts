import type { Article } from '../articles/read.ts';
import { localeOf } from '../hours/locale.ts';
import type { Problem } from '../settings/problems.ts';
import { differentNumbers, numbersIn } from './prose.ts';
import { isExternal, linksIn, type Difference, type ReadGuide } from './translations.ts';

/** Amounts in the words of a translated guide that its original has not, where the original has others instead: somebody would pay the wrong one. */
export function differentAmounts(own: ReadGuide, original: ReadGuide): Difference[] {
  return differingNumbers(own, original, 'amounts').map(({ path, here, there }) => ({
    path,
    message: `says ${here} here, and ${there} in`,
  }));
}

/** What can wait: other numbers in the words of a translated guide, and links to other sites, which may be meant so. */
export function otherDifferences(own: ReadGuide, original: ReadGuide): Difference[] {
  const numbers = differingNumbers(own, original, 'others').map(({ path, here, there }) => ({
    path,
    message: `has these numbers here: ${here}, and these instead: ${there}, in`,
  }));
  const links = Object.keys(own.fields.outcomes).flatMap((name) => {
    const [here, there] = [own, original].map(({ fields }) => {
      const { text = '', steps = [] } = fields.outcomes[name] ?? {};
      return new Set(linksIn([text, ...steps]).filter(isExternal));
    }) as [Set<string>, Set<string>];
    const [more, less] = [[...here.difference(there)], [...there.difference(here)]];
    if (more.length + less.length === 0) return [];
    const list = (all: string[]) => all.join(' and ') || 'nowhere else';
    return [{ path: ['outcomes', name], message: `links to ${list(more)} here, and to ${list(less)} in` }];
  });
  return [...numbers, ...links];
}

/** Notices on translated articles whose numbers are not those of their original. */
export function noticesOfNumbers(
  articles: Pick<Article, 'file' | 'slug' | 'language' | 'body'>[],
  first: string,
): Problem[] {
  const originals = new Map(articles.filter(({ language }) => language === first).map((file) => [file.slug, file]));
  return articles.flatMap(({ file, slug, language, body }) => {
    const original = originals.get(slug);
    if (!original || language === first) return [];
    const found = differentNumbers(body.facts.numbers, original.body.facts.numbers);
    if (!found) return [];
    const message = `has these numbers: ${listed(found.here)}, and these instead: ${listed(found.there)}, stand in ${original.file}.`;
    return [{ file, line: 1, message }];
  });
}

function differingNumbers(own: ReadGuide, original: ReadGuide, kind: 'amounts' | 'others') {
  const there = textsOf(original);
  return [...textsOf(own)].flatMap(([key, text]) => {
    const other = there.get(key);
    const found =
      other === undefined
        ? undefined
        : differentNumbers(numbersIn(text, localeOf(own.language)), numbersIn(other, localeOf(original.language)));
    return found?.kind === kind ? [{ path: key.split('.'), here: listed(found.here), there: listed(found.there) }] : [];
  });
}

/** The words of each question and outcome, and of what stands above them. */
function textsOf({ fields }: ReadGuide): Map<string, string> {
  const texts = new Map([['summary', `${fields.title}\n${fields.summary}`]]);
  for (const [name, { ask, hint, options }] of Object.entries(fields.questions)) {
    const answers = Object.values(options ?? {}).map((option) =>
      typeof option === 'string' ? option : `${option.text}\n${option.hint ?? ''}`,
    );
    texts.set(`questions.${name}`, [ask, hint ?? '', ...answers].join('\n'));
  }
  for (const [name, { title, text, steps }] of Object.entries(fields.outcomes))
    texts.set(`outcomes.${name}`, [title, text, ...steps].join('\n'));
  return texts;
}

function listed(texts: string[]): string {
  return texts.join(', ') || 'none';
}
