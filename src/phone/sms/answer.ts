import { formatText } from '../../guides/tree/format.ts';
import type { Guide } from '../../guides/tree/guide.ts';
import { answersOf } from '../../guides/tree/walk.ts';
import { dateIn } from '../../hours/zone.ts';
import type { PhoneFile } from '../file.ts';
import { sayRefusal } from '../../guides/step/refusal.ts';
import { walkOf } from '../model/guide.ts';
import { textOfMarkup, wordsOf } from '../model/words.ts';

/** Where somebody is who writes: the language, and the guide that asks them, if one does. */
export interface TextState {
  language: string;
  guide: string;
  given: [question: string, values: string[]][];
}

/** What answers a text, of a site in one language. */
export interface Texting {
  file: PhoneFile;
  languages: string[];
  /** Addresses of the pages that may answer a question, best first. */
  search: (question: string) => Promise<{ title: string; address: string }[]>;
  guide: (slug: string) => Promise<Guide | undefined>;
  now: Date;
}

/** Signs of a question that are read; the rest of it is left aside. */
const longestRead = 400;
/** Signs of an answer: four parts of an SMS in the signs of any language. */
const longestSaid = 268;

/** What mobile networks agree on (CTIA): the same in every language. */
const stop = /^(stop|stopall|unsubscribe|cancel|end|quit)$/i;
const help = /^(help|info|\?)$/i;

/**
 * Answers a text: a number by the page that has it, `STOP` and `HELP`, the tag of a language by the change to it, and all else as a
 * question. A guide of open answers is gone through by replies.
 */
export async function answerText(
  text: string,
  state: TextState,
  texting: Texting,
): Promise<{ reply: string; state: TextState }> {
  const { file, languages } = texting;
  const typed = text.toWellFormed().replace(/\s+/g, ' ').trim().slice(0, longestRead);
  const none: TextState = { language: state.language, guide: '', given: [] };
  const say = (key: string, values?: Record<string, string>) => wordsOf(texting, key, values);
  if (stop.test(typed)) return { reply: say('phone.text.stop'), state: none };
  if (typed === '' || help.test(typed)) return { reply: say('phone.text.help'), state: none };
  const tag = languages.find((one) => one.toLowerCase() === typed.toLowerCase());
  if (tag) return { reply: '', state: { ...none, language: tag } };
  const guide = state.guide ? await texting.guide(state.guide) : undefined;
  if (guide && !guide.private) {
    const reply = await goOn(typed, state, guide, texting);
    if (reply) return reply;
  }
  if (/^#?\d{1,5}#?$/.test(typed)) {
    const number = typed.replace(/\D/g, '').replace(/^0+/, '');
    const page = Object.values(file.pages).find((one) => String(one.number) === number);
    return { reply: page ? pageText(page) : say('phone.number.none', { number }), state: none };
  }
  return question(typed, none, texting);
}

async function question(
  typed: string,
  none: TextState,
  texting: Texting,
): Promise<{ reply: string; state: TextState }> {
  const { file } = texting;
  const [first] = await texting.search(typed).catch(() => []);
  if (!first) return { reply: wordsOf(texting, 'phone.text.none', { phone: file.phone }), state: none };
  const path = first.address.replace(/^https?:\/\/[^/]+/, '');
  const named = <Page extends { address: string }>(pages: Record<string, Page>) =>
    Object.entries(pages).find(([slug]) => path.endsWith(`/${slug}/`));
  const guide = /\/guides\/[^/]+\/$/.test(path) ? named(file.guides) : undefined;
  if (guide) {
    const [slug, { title, address, isPrivate }] = guide;
    const found = isPrivate ? undefined : await texting.guide(slug);
    const state = { ...none, guide: slug };
    return found
      ? { reply: `${title}\n${stepText(found, state, texting)}`, state }
      : { reply: `${title}\n${address}`, state: none };
  }
  const page = /\/[a-z-]+\/[^/]+\/$/.test(path) ? named(file.pages) : undefined;
  const host = Object.values(file.pages)[0]?.address.split('/')[0] ?? '';
  return { reply: page ? pageText(page[1]) : `${first.title}\n${host}${path}`, state: none };
}

/** The title of a page, what it says in short, and its address: whole, since a cut address leads nowhere. */
function pageText({ title, summary, address }: PhoneFile['pages'][string]): string {
  return `${cut(`${title}\n${summary}`, longestSaid - address.length - 1)}\n${address}`;
}

function cut(text: string, most: number): string {
  const signs = [...text];
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : text;
}

/** Takes a reply for the answer to the question at hand; nothing where it is none of its options, and may be a question of its own. */
async function goOn(
  typed: string,
  state: TextState,
  guide: Guide,
  texting: Texting,
): Promise<{ reply: string; state: TextState } | undefined> {
  const { at } = walkOf(guide, state, texting);
  const asked = guide.questions[at];
  if (!asked) return undefined;
  const options = Object.keys(asked.options);
  const picked = typed.split(/[ ,;]+/).map((part) => options[Number(part) - 1] ?? '');
  const isChoice = asked.kind === 'choice' || asked.kind === 'yes-no';
  if ((isChoice || asked.kind === 'choices') && !(/^0$/.test(typed) && !isChoice) && picked.includes(''))
    return undefined;
  const values = isChoice
    ? [picked[0]!]
    : asked.kind === 'choices'
      ? [picked.filter(Boolean).join(' ')]
      : [asked.kind === 'date' ? dayIn(typed, guide.locale) : typed];
  const next: TextState = { ...state, given: [...state.given, [at, values]] };
  const { refused } = walkOf(guide, next, texting);
  if (refused) {
    const words = Object.fromEntries(
      Object.entries(texting.file.words).map(([key, text]) => [key.replace('guide.refused.', ''), text]),
    ) as Parameters<typeof sayRefusal>[3];
    const today = dateIn(guide.zone, texting.now);
    return {
      reply: cut(sayRefusal({ guide, today }, asked, { ...refused, given: [typed] }, words), longestSaid),
      state,
    };
  }
  const isEnd = !guide.questions[walkOf(guide, next, texting).at];
  return { reply: stepText(guide, next, texting), state: isEnd ? { ...next, guide: '', given: [] } : next };
}

/** A day as people write it in a message, in the order of a locale: 2.1.2027, 02/01/2027, 2027-01-02. */
function dayIn(typed: string, locale: string): string {
  const parts = typed.split(/[^\d]+/).filter(Boolean);
  if (parts.length !== 3) return typed;
  const order = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(0)
    .map(({ type }) => type)
    .filter((type) => ['day', 'month', 'year'].includes(type));
  const of = (name: string) =>
    parts[parts[0]!.length === 4 ? ['year', 'month', 'day'].indexOf(name) : order.indexOf(name as 'day')]!.padStart(
      2,
      '0',
    );
  return `${of('year')}-${of('month')}-${of('day')}`;
}

/** A question with its options by number, or the outcome with the address of the guide. */
function stepText(guide: Guide, state: TextState, texting: Texting): string {
  const walked = walkOf(guide, state, texting);
  const today = dateIn(guide.zone, texting.now);
  const read = (text: Parameters<typeof formatText>[1], markup = false) =>
    markup
      ? textOfMarkup(formatText(guide, text, answersOf(walked), today, true))
      : formatText(guide, text, answersOf(walked), today);
  const asked = guide.questions[walked.at];
  if (asked) {
    const options = Object.values(asked.options).map(({ text }, index) => `${index + 1} ${text}`);
    const how = wordsOf(texting, options.length > 0 ? 'phone.text.reply' : 'phone.text.typed');
    return [read(asked.ask), ...options, how].join('\n');
  }
  const { title, body } = guide.outcomes[walked.at]!;
  const address = texting.file.guides[state.guide]?.address ?? '';
  return `${cut(`${read(title)}\n${read(body, true)}`, longestSaid * 2 - address.length)}\n${address}`;
}
