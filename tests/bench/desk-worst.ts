import { openSite } from '../../src/server/files.ts';
import { say, type Figure } from './desk-figures.ts';
import { costOfQuestions, costsOf } from './worst-cost.ts';

/** Requests to catalogue and guides of the sample that cost as much as one can, beside ordinary ones. */
const requests = [
  { name: 'catalogue, ordinary', path: '/en/catalogue/?q=history' },
  { name: 'catalogue, all of it', path: '/en/catalogue/?from=1' },
  { name: 'catalogue, one letter', path: '/en/catalogue/?q=a' },
  { name: 'catalogue, the beginning of many words', path: '/en/catalogue/?q=co' },
  { name: 'catalogue, many beginnings', path: `/en/catalogue/?q=${'co ba de fi ha in ko li ma no pr re st tr un vi we '.repeat(6)}` }, // prettier-ignore
  { name: 'catalogue, many words with mistakes', path: `/en/catalogue/?q=${'hisstory litterature norwwegian studdies '.repeat(8)}&author=${'ibbsen hammsun '.repeat(20)}&subject=${'drrama '.repeat(40)}` }, // prettier-ignore
  { name: 'catalogue, a facet of odd signs', path: `/en/catalogue/?kind=%5D${'%22%5B'.repeat(200)}&language=%5D&place=%00` }, // prettier-ignore
  { name: 'guide, ordinary', path: '/en/guides/late-book/?what=lost&copy=no&price=600' },
  { name: 'guide, long answers', path: `/en/guides/late-book/?what=lost&copy=no&price=${'9'.repeat(7000)}` },
  { name: 'guide, a thousand answers', path: `/en/guides/late-book/?${'what=lost&'.repeat(1000)}copy=no&price=600` },
  { name: 'guide, a thousand names', path: `/en/guides/late-book/?what=lost&${Array.from({ length: 1000 }, (_, name) => `x${name}=1`).join('&')}` }, // prettier-ignore
];

/**
 * The processor time of the worst questions that we know, in each language on a site of 1,400 pages, and of the worst
 * requests to catalogue and guides of a built site, as a table beside ordinary ones: at most 20 ms each.
 */
export async function worst(site: string): Promise<Figure[]> {
  const questions = await costOfQuestions(['en', 'nb', 'sl'], 1400, 5);
  const { catalogue, guides } = openSite(site);
  const made = await costsOf(
    requests.map(({ name, path }) => ({
      name,
      act: async () => (await (path.includes('/guides/') ? guides : catalogue).request(path)).text(),
    })),
    10,
  );
  const rows = [
    ...questions.flatMap(({ language, ordinary, worst }) => [
      { name: `${language}: ordinary question`, milliseconds: ordinary },
      ...worst.map(({ name, milliseconds }) => ({ name: `${language}: ${name}`, milliseconds })),
    ]),
    ...made,
  ];
  for (const { name, milliseconds } of rows) console.log(`${name.padEnd(56)}${milliseconds.toFixed(1).padStart(8)} ms`);
  const most = rows.reduce((one, other) => (other.milliseconds > one.milliseconds ? other : one));
  return [{ name: `worst request: ${most.name}`, value: most.milliseconds, unit: 'ms of processor time', most: 20 }];
}

if (import.meta.main) for (const figure of await worst(process.env['OUT'] ?? 'dist')) say(figure);
