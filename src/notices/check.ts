import { z } from 'astro/zod';
import { isPublicFile, publicFolder } from '../settings/folders.ts';
import { short, suggest } from '../settings/problems.ts';
import { noticeSchema, type NoticeFields } from './schema.ts';
import { beginOf, endOf, isLeftOut } from './times.ts';

/** What the check of notices knows of the site. */
export interface Known {
  languages: string[];
  /** The names of pages, as notices name them; nothing where a mistake elsewhere hides some. */
  pages: string[] | undefined;
  topics: string[];
  zone: string;
  /** The instant of the check, in milliseconds. */
  now: number;
}

/** A mistake at its path in the notice. */
interface Found {
  path: PropertyKey[];
  message: string;
}

const day = 86_400_000;
const year = 366 * day;
/** More emergencies at once are read by nobody. */
const mostEmergencies = 3;

/** The schema of `content/notices.yaml`. With what is `known` of the site, names and times are checked too, also beside other mistakes. */
export function noticesSchema(known?: Known) {
  const one = noticeSchema.superRefine(
    (notice, { addIssue }) => {
      if (!known) return;
      for (const { path, message } of checkNotice(goodParts(notice), known))
        addIssue({ code: 'custom', path, message });
    },
    { when: ({ value }) => isGroup(value) },
  );
  return z
    .array(one)
    .max(50, 'are more than 50 notices. Delete those that are over.')
    .superRefine(
      (notices, { addIssue }) => {
        if (!known) return;
        const emergencies = notices.flatMap((notice, place) =>
          isGroup(notice) && isEmergency(goodParts(notice), known) ? [place] : [],
        );
        for (const place of emergencies.slice(mostEmergencies))
          addIssue({
            code: 'custom',
            path: [place, 'kind'],
            message: `is one emergency too many: ${mostEmergencies} at once are the most that anybody reads. Put them together, or make it a disruption.`,
          });
      },
      { when: ({ value }) => Array.isArray(value) },
    );
}

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The fields of a notice that are well formed, each by itself. */
function goodParts(notice: object): Partial<NoticeFields> {
  const parts = Object.entries(noticeSchema.shape).flatMap(([field, schema]) => {
    const { success, data } = schema.safeParse((notice as Record<string, unknown>)[field]);
    return success ? [[field, data]] : [];
  });
  return Object.fromEntries(parts) as Partial<NoticeFields>;
}

const isEmergency = ({ kind, until }: Partial<NoticeFields>, { zone, now }: Known) =>
  kind === 'emergency' && until !== undefined && endOf(until, zone) > now;

/** Finds the mistakes between the fields of a notice, and in the names of what is not there. */
function checkNotice(notice: Partial<NoticeFields>, known: Known): Found[] {
  const { text, pages = [], topics = [], link } = notice;
  return [
    ...checkTimes(notice, known),
    ...(text ? checkLanguages(['text'], text, known) : []),
    ...(link ? checkLanguages(['link', 'name'], link.name, known) : []),
    ...(link ? checkAddress(link.address, known) : []),
    ...pages.flatMap((name, place) => checkPage(name, ['pages', place], known)),
    ...topics
      .map((name, place) => ({ name, path: ['topics', place] }))
      .filter(({ name }) => !known.topics.includes(name))
      .map(({ name, path }) => ({ path, message: `"${short(name)}" is not a topic.${suggest(name, known.topics)}` })),
  ];
}

function checkTimes({ from, until }: Partial<NoticeFields>, { zone, now }: Known): Found[] {
  const found: Found[] = [];
  const say = (field: string, message: string) => found.push({ path: [field], message });
  for (const [field, moment] of Object.entries({ from, until }))
    if (moment !== undefined && isLeftOut(moment, zone))
      say(
        field,
        `"${moment}" is a time that is left out when the clocks of ${zone} go forward. Write one before or after it.`,
      );
  if (from !== undefined && !(beginOf(from, zone) < now + year))
    say('from', `"${from}" is more than a year away. Look at the year, or write the notice when its time comes.`);
  if (from === undefined || until === undefined) return found;
  const length = endOf(until, zone) - beginOf(from, zone);
  if (length <= 0) say('until', `"${until}" is not after its begin, ${from}.`);
  else if (!(length <= year))
    say('until', `"${until}" is more than a year after ${from}. What holds for so long belongs into a page.`);
  return found;
}

function checkLanguages(path: PropertyKey[], text: Record<string, string>, { languages }: Known): Found[] {
  return [
    ...languages
      .filter((tag) => !Object.hasOwn(text, tag))
      .map((tag) => ({
        path,
        message: `has no text in "${tag}". Write it too: everybody must be able to read a notice.`,
      })),
    ...Object.keys(text)
      .filter((tag) => languages.length > 0 && !languages.includes(tag))
      .map((tag) => ({
        path: [...path, tag],
        message: `"${short(tag)}" is not a language of the site.${suggest(tag, languages)}`,
      })),
  ];
}

function checkPage(name: string, path: PropertyKey[], { pages }: Known): Found[] {
  if (!pages || pages.includes(name)) return [];
  return [{ path, message: `"${short(name)}" is not a page of the site.${pageLike(name, pages)}` }];
}

function checkAddress(address: string, known: Known): Found[] {
  const path = ['link', 'address'];
  if (/^https:\/\/[^\s/]/.test(address) && URL.canParse(address)) return [];
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith('//'))
    return [{ path, message: `"${short(address)}" is not a web address that begins with https://` }];
  if (isPublicFile(address)) return [];
  const last = address.split('/').at(-1)!;
  if (address.startsWith('/') && last.includes('.'))
    return [{ path, message: `"${short(address)}" is not a file in ${publicFolder}/.` }];
  return checkPage(address, path, known);
}

/** A sentence on which page was meant: editors also write addresses and names of files. */
function pageLike(name: string, pages: string[]): string {
  if (name.length > 200) return '';
  const bare = name
    .replace(/^https?:\/\/[^/]*/, '')
    .replace(/\.(mdx?|yaml)$/, '')
    .replace(/\/+$/, '')
    .replace(/^\/+/, '');
  const tries = [bare, bare.replace(/^[^/]*\//, ''), bare.replace(/^[a-z]{2,3}(-[A-Za-z]+)?$/, 'home')];
  const found = tries.find((one) => pages.includes(one)) ?? pages.find((page) => page.endsWith(`/${bare}`));
  return found ? ` Write "${found}".` : suggest(bare, pages);
}
