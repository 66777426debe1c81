import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { unwritten } from '../articles/markup/unwritten.ts';
import { articleSchema } from '../articles/schema.ts';
import { fold } from '../ask/words/text.ts';
import { contentFolder } from '../settings/folders.ts';
import { suggest } from '../settings/problems.ts';
import { folders, nameOf, orders, type Agency, type Kind } from './agency.ts';
import { Mistake } from './command.ts';
import { refusedName, type Done } from './rename.ts';
import { scalar } from './source/fields.ts';
import { drafts, type Draft } from './templates.ts';

/** What is told of a page that is to be begun. */
export interface Wanted {
  kind: string;
  title: string;
  lang?: string | undefined;
  topic?: string | undefined;
  owner?: string | undefined;
  slug?: string | undefined;
}

/** The sentences of drafts in a language, or the English ones. */
function wordsIn(language: string): Draft['say'] {
  const file = (tag: string) => join(import.meta.dirname, 'words', `${tag}.json`);
  const known = [language, language.split('-')[0]!, 'en'].find((tag) => existsSync(file(tag)))!;
  const words = JSON.parse(readFileSync(file(known), 'utf8')) as Record<string, string>;
  return (name) => `${unwritten} ${words[name]}`;
}

/** A file name of a title: its words, folded as the search folds them; empty where none of its letters is one of a-z. */
export function slugOf(title: string): string {
  const words = fold(title.replace(/[-‐‑–—]/g, ' ')).match(/[a-z0-9]+/g) ?? [];
  return words.reduce(
    (slug, word) => (`${slug}-${word}`.length > 60 && slug ? slug : slug ? `${slug}-${word}` : word),
    '',
  );
}

/**
 * Begins a page: a file with the fields in their order and, behind a sign, sentences that say what to write. Nothing is published while
 * one of these signs is there. Throws a `Mistake` that says what is missing or cannot be.
 */
export function begin({ kind: typed, title, lang, topic, owner, slug }: Wanted, agency: Agency, today: string): Done {
  const { site, languages, pages } = agency;
  const kind = typed as Kind;
  if (!Object.hasOwn(folders, kind))
    throw new Mistake(
      `"${typed}" cannot be begun.${suggest(typed, Object.keys(folders))} Write: npm run content -- new article "Title"`,
    );
  const language = lang ?? languages[0]!;
  if (!languages.includes(language))
    throw new Mistake(`"${language}" is not a language of the site.${suggest(language, languages)}`);
  const { error } = articleSchema.shape.title.safeParse(title);
  if (error) throw new Mistake(`The title ${error.issues[0]!.message}`);
  const topics = Object.keys(site.topics ?? {});
  if (topic === undefined)
    throw new Mistake(`Say to which topic it belongs: --topic ${topics[0] ?? '…'}.${known(topics)}`);
  if (!topics.includes(topic)) throw new Mistake(`"${topic}" is not a topic of the site.${suggest(topic, topics)}`);
  const desks = Object.keys(site.desks ?? {});
  const desk =
    owner ?? most(pages.filter(({ parts }) => parts.topic === topic).map(({ parts }) => parts.owner)) ?? desks[0];
  if (desk === undefined || !desks.includes(desk))
    throw new Mistake(`"${desk ?? ''}" is not a desk of the site.${suggest(desk ?? '', desks)}`);
  const name = slug ?? slugOf(title);
  if (name === '')
    throw new Mistake(
      `No file name can be made of "${title}": addresses have letters a-z. Choose a few words, such as --slug renew-a-loan`,
    );
  const refused = refusedName({ kind, slug: name }, { ...agency, pages: twins(agency, kind, language, name) });
  if (refused) throw new Mistake(slug === undefined ? `${refused} Name another with --slug.` : refused);
  const file = join(contentFolder, folders[kind], language, `${name}.${kind === 'guide' ? 'yaml' : 'mdx'}`);
  if (existsSync(file)) throw new Mistake(`${file} is there already. Nothing was changed.`);
  const audiences = pages.filter(({ parts }) => parts.topic === topic).map(({ parts }) => parts.audience?.join(', '));
  const { fields, text } = drafts[kind]({
    say: wordsIn(language),
    title: scalar(title),
    topic,
    desk,
    audience: most(audiences) ?? Object.keys(site.audiences ?? {}).join(', '),
    today,
    channel: channelOf(agency, desk),
  });
  const order = orders[kind];
  const lines = Object.entries(fields)
    .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([field, value]) => `${field}:${value.startsWith('\n') ? '' : ' '}${value}\n`)
    .join('');
  const schema = relative(dirname(file), 'src/guides/guide.schema.json').replaceAll('\\', '/');
  const raw = kind === 'guide' ? `# yaml-language-server: $schema=${schema}\n${lines}` : `---\n${lines}---\n${text}`;
  const isAlone =
    language !== languages[0] &&
    !pages.some((page) => page.kind === kind && page.slug === name && page.language === languages[0]);
  return {
    writes: new Map([[file, raw]]),
    said: [
      `${file} is there: ${nameOf({ kind, slug: name })}, of the desk "${desk}".`,
      `Write your own words behind each ${unwritten} and delete the sign; until then the check stops the page.`,
      ...(isAlone
        ? [`Readers of the other languages see it when it is there in ${languages[0]} too, with the same file name.`]
        : []),
    ],
  };
}

/** Pages that have the name and are no translations of the one that is to be begun. */
function twins({ pages }: Agency, kind: Kind, language: string, slug: string) {
  return pages.filter((page) => page.kind !== kind || page.slug !== slug || page.language === language);
}

const known = (names: string[]) => (names.length > 0 ? ` Known: ${names.join(', ')}.` : '');

/** What stands most often in a list. */
function most(all: (string | undefined)[]): string | undefined {
  const there = all.filter((one) => one !== undefined);
  const count = Map.groupBy(there, (one) => one);
  return [...count].toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0];
}

/** A way to get a service that the settings allow. */
function channelOf({ site }: Agency, desk: string): 'desk' | 'phone' | 'online' {
  const { place, phone } = site.desks?.[desk] ?? {};
  return place ? 'desk' : phone ? 'phone' : 'online';
}
