import { guideIn } from '../guides/pages/list.ts';
import { sayDays, sayTime } from '../hours/say.ts';
import { isoIn } from '../hours/zone.ts';
import { serviceIn } from '../services/list.ts';
import { readSite } from '../settings/site.ts';
import { language } from '../settings/strings.ts';
import { addresses } from '../site/addresses.ts';
import { reservedSlugs } from '../site/below.ts';
import { articleIn } from '../site/collection.ts';
import { pathTo } from '../topics/levels.ts';
import { readNotices, type Notice } from './read.ts';

/** A notice in the words of a language. */
export interface ShownNotice extends Pick<Notice, 'id' | 'kind' | 'from' | 'until'> {
  /** What the kind is called. */
  title: string;
  text: string;
  /** Until when it holds, as a sentence and for machines. */
  end: { words: string; iso: string };
  link: { name: string; address: string } | undefined;
}

/** When this build began to ask: the same for all pages. */
export const built = Date.now();

/**
 * The notices that concern a page and are not over when it is built, those that have not begun among them. `path` is the address
 * of the page, as Astro builds it.
 */
export async function noticesOn(path: string, lang: string): Promise<ShownNotice[]> {
  const all = readNotices().filter(({ until }) => until > built);
  if (all.length === 0) return [];
  const name = nameOf(path);
  const topic = all.some(({ topics }) => topics) ? await topicOf(name, lang) : undefined;
  const { topics: known } = readSite().site;
  const topics = topic !== undefined && Object.hasOwn(known, topic) ? pathTo(known, topic) : [];
  return inWords(
    all.filter((notice) => concerns(notice, name, topics)),
    lang,
  );
}

/** Says notices in a language. */
export function inWords(notices: Notice[], lang: string): Promise<ShownNotice[]> {
  const { t, words: own } = language(lang);
  const { zone } = readSite().hours;
  return Promise.all(
    notices.map(async ({ id, kind, from, until, lastDay, text, link }) => {
      const address = link && (await addressOf(link.address, lang));
      const words = lastDay
        ? t('notice.lastDay', { day: sayDays(lastDay, lastDay, lang, own, isoIn(zone, built).slice(0, 4)) })
        : sayTime(t('notice.until'), new Date(until), lang, zone, own, { kept: true });
      return {
        id,
        kind,
        from,
        until,
        title: t(`notice.${kind}`),
        text: text[lang]!,
        end: { words, iso: isoIn(zone, until) },
        link: address ? { name: link.name[lang]!, address } : undefined,
      };
    }),
  );
}

/** What stands in the address of a page behind the language, as notices name it: `home`, `renew-a-loan`, `contact/check`. */
export function nameOf(path: string): string {
  const [first = '', ...rest] = path
    .slice(addresses.base.length)
    .replace(/\/index\.html$/, '')
    .split('/')
    .filter(Boolean);
  // The page of what is not there has no language in its address.
  if (first && !readSite().site.languages.includes(first)) return first;
  return rest.join('/') || 'home';
}

/** Whether a notice concerns a page, by its name and its topic with the one above; what lies below a page belongs to it. */
function concerns({ pages, topics }: Notice, name: string, own: string[]): boolean {
  if (!pages && !topics) return true;
  const isOn = pages?.some((page) => name === page || name.startsWith(`${page}/`));
  return isOn || own.some((topic) => topics?.includes(topic));
}

/** The topic of a page: of an article, a service, a guide, or its own. */
async function topicOf(name: string, lang: string): Promise<string | undefined> {
  const [first = '', second = ''] = name.split('/');
  if (first === 'topics') return second;
  if (first === 'services') return serviceIn(lang, second)?.fields.topic;
  if (first === 'guides') return (await guideIn(lang, second))?.fields.topic;
  return (await articleIn(lang, first))?.data.topic;
}

/** The address of a link in a language; undefined when its page is not shown today. */
export async function addressOf(target: string, lang: string): Promise<string | undefined> {
  if (target === 'home') return addresses.home(lang);
  if (/^(https:|\/)/.test(target)) return addresses.link(target);
  const address = addresses.article(lang, target);
  const [first = '', second] = target.split('/');
  if (second !== undefined) return first !== 'services' || serviceIn(lang, second) ? address : undefined;
  return reservedSlugs.includes(first) || (await articleIn(lang, first)) ? address : undefined;
}
