import { escapeMarkup } from '../../site/markup.ts';
import { dateIn, nextDate } from '../../hours/zone.ts';
import type { DeskFacts, DesksFile, Named, PlaceFacts } from './file.ts';
import { meantBy, type Meant } from './meant.ts';
import type { Desks } from './open.ts';
import { timesOf, type TimesLine } from './times.ts';

/** An answer about desks: what stands in the box, and in a sentence. */
export interface DeskAnswer {
  html: string;
  said: string;
}

/** More desks would not be read: the page of all of them has the others. */
const most = 10;

/**
 * Answers a question about the hours, the telephone or the address of desks at an instant, by the clock of the agency; undefined
 * for any other question, and where nothing is known that answers it. `spelled` are the words that the search has corrected.
 *
 *     answerDesks('when is the library open on Saturday', desks, new Date())?.said; // 'Library desk. Saturday 5 December: …'
 */
export function answerDesks(
  question: string,
  desks: Desks,
  now: Date,
  spelled?: Map<string, string>,
): DeskAnswer | undefined {
  const { file } = desks;
  const meant = meantBy(question, desks, dateIn(file.hours.zone, now), spelled);
  if (!meant) return undefined;
  return meant.about === 'where' ? whereabouts(meant, file, now) : reached(meant, file, now);
}

/** What is said of one desk or place. */
interface Entry {
  of: Named;
  /** Lines as markup; the first says the most. */
  lines: string[];
  /** The first as text. */
  said: string;
}

function reached(
  { about, desks, places, dates, isWeekly, isNow }: Meant,
  file: DesksFile,
  now: Date,
): DeskAnswer | undefined {
  const isPhone = about === 'phone';
  const there = places.flatMap((place) => file.places[place]!.desks);
  const isNamed = desks.length + there.length > 0;
  const asked = isNamed ? [...new Set([...desks, ...(desks.length > 0 ? [] : there)])] : Object.keys(file.desks);
  const isOne = asked.length === 1;
  const entries = asked.flatMap((id): Entry[] => {
    const facts = file.desks[id]!;
    const { phone } = facts;
    // Who wants to call, or asks for no desk by name, has nothing of one that cannot be called, or has no hours.
    if (isPhone && !phone && !(isNamed && facts.email)) return [];
    const hours = timesLines(id, file, now, { dates, isWeekly, isNow, isPhone, isOne });
    if (hours.length === 0 && !isPhone && !isNamed) return [];
    const times = hours.length === 0 && !isPhone ? [text(file.texts['desk.appointment'] ?? '', true)] : hours;
    const reach = isPhone || isOne ? contactLines(facts, file, isPhone) : [];
    const lines = isPhone ? [...reach, ...times] : [...times, ...reach];
    return lines.length > 0 ? [{ of: facts, lines, said: plain(lines[0]!) }] : [];
  });
  return boxOf(entries, file);
}

/** How the hours of a desk were asked for. */
interface AskedFor extends Pick<Meant, 'dates' | 'isWeekly' | 'isNow'> {
  isPhone: boolean;
  /** It is the only desk. */
  isOne: boolean;
}

/** The hours of a desk as lines: what was asked first, in bold. */
function timesLines(id: string, file: DesksFile, now: Date, asked: AskedFor): string[] {
  const { dates, isWeekly, isNow, isPhone, isOne } = asked;
  const times = timesOf(file, id, now, isPhone);
  if (!times) return [];
  const today = dateIn(file.hours.zone, now);
  const [only = today] = dates;
  const isToday = dates.length < 2 && only === today;
  const state = times.now ? [text(times.now, isToday && !isPhone)] : [];
  if (isToday) {
    if (!isOne && dates.length === 0 && state.length > 0) return state;
    // Who asks for opening hours, and no more, is told of all days.
    const days = dates.length === 0 && isOne && !isNow ? daysFrom(today, 7) : [today];
    return [...state, ...times.lines(days).map(line)];
  }
  // A Sunday that differs is followed by one as others are.
  const weekLater = isWeekly && dates.length === 1 && times.isSpecial(only) ? daysFrom(only, 8).slice(-1) : [];
  const opens = isOne && dates.length === 1 ? times.after(only) : undefined;
  return [
    ...times.lines([...dates, ...weekLater]).map(line),
    ...(opens && !times.now?.includes(opens) ? [text(opens)] : []),
    ...(isOne ? state : []),
  ];
}

/** How a desk is called, else written to. */
function contactLines({ phone, email }: DeskFacts, { texts }: DesksFile, isAsked: boolean): string[] {
  const tel =
    phone && `<a href="tel:${phone.replaceAll(' ', '')}" dir="ltr" class="inline-block">${strong(phone, isAsked)}</a>`;
  const mail = isAsked && !phone && email && `<a href="mailto:${escapeMarkup(email)}">${strong(email, true)}</a>`;
  return [
    ...(tel ? [`<p>${escapeMarkup(texts['desk.phone'] ?? '')}: ${tel}</p>`] : []),
    ...(mail ? [`<p>${escapeMarkup(texts['desk.email'] ?? '')}: ${mail}</p>`] : []),
  ];
}

function whereabouts({ desks, places }: Meant, file: DesksFile, now: Date): DeskAnswer | undefined {
  const named = places.length > 0 ? places : desks.length > 0 ? [] : Object.keys(file.places);
  const at = named.map((id): Entry => placeEntry(file.places[id]!, file));
  const of = (places.length > 0 ? [] : desks).flatMap((id): Entry[] => {
    const facts = file.desks[id]!;
    const place = facts.place === undefined ? undefined : file.places[facts.place];
    const state = desks.length === 1 ? timesOf(file, id, now)?.now : undefined;
    const lines = [
      ...(facts.words ? [text(facts.words, true)] : []),
      ...(place ? placeEntry(place, file).lines : []),
      ...(place && place.name !== facts.name ? [`<p>${link(place)}</p>`] : []),
      ...(state ? [text(state)] : []),
    ];
    const isKnown = !!facts.words || !!place;
    return isKnown ? [{ of: facts, lines, said: plain(lines[0]!) }] : [];
  });
  return boxOf([...at, ...of], file);
}

/** The address of a place, with its map. */
function placeEntry(place: PlaceFacts, { texts }: DesksFile): Entry {
  const lines = place.lines.map((one) => `<span class="block">${escapeMarkup(one)}</span>`).join('');
  const map = place.map && `<p>${link({ name: texts['place.map'] ?? '', address: place.map })}</p>`;
  return {
    of: place,
    lines: [`<address class="not-italic">${lines}</address>`, ...(map ? [map] : [])],
    said: place.lines.join(', '),
  };
}

function boxOf(entries: Entry[], { all }: DesksFile): DeskAnswer | undefined {
  if (entries.length === 0) return undefined;
  const items = entries
    .slice(0, most)
    .map(({ of, lines }, place) => `<div${place > 0 ? ' class="mt-4"' : ''}>${heading(of)}${lines.join('')}</div>`);
  const rest = entries.length > most && all?.address ? `<p class="mt-4">${link(all)}</p>` : '';
  return {
    html: items.join('') + rest,
    said: entries
      .slice(0, most)
      .map(({ of, said }) => `${of.name}: ${said}`)
      .join('. '),
  };
}

const heading = ({ name, address }: Named) =>
  address
    ? `<a class="text-lg font-bold" href="${escapeMarkup(address)}">${escapeMarkup(name)}</a>`
    : `<p class="text-lg font-bold">${escapeMarkup(name)}</p>`;

const link = ({ name, address = '' }: Named) => `<a href="${escapeMarkup(address)}">${escapeMarkup(name)}</a>`;
const strong = (words: string, isBold: boolean) =>
  isBold ? `<strong>${escapeMarkup(words)}</strong>` : escapeMarkup(words);
const text = (words: string, isBold = false) => `<p>${strong(words, isBold)}</p>`;
const line = ({ days, times, why }: TimesLine) => {
  const reason = why && ` <span class="text-muted" lang="${escapeMarkup(why[0])}">(${escapeMarkup(why[1])})</span>`;
  // Several times of a day must break on a phone.
  const isOne = !times.includes(',');
  return `<p>${escapeMarkup(days)}: <strong${isOne ? ' class="whitespace-nowrap"' : ''}>${escapeMarkup(times)}</strong>${reason ?? ''}</p>`;
};

/** A line as it is read out. */
const plain = (html: string) =>
  html.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

/** A date and those that follow it. */
function daysFrom(date: string, count: number): string[] {
  const dates = [date];
  while (dates.length < count) dates.push(nextDate(dates.at(-1)!));
  return dates;
}
