import { expect, test } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from '../../src/phone/call.ts';
import type { PhoneFile } from '../../src/phone/file.ts';
import { secondsOf } from '../../src/phone/model/lists.ts';
import { forEar as spoken } from '../../src/phone/speech/for-ear.ts';
import type { Guide } from '../../src/guides/tree/guide.ts';
import { answersOf, type Walk } from '../../src/guides/tree/walk.ts';
import { formatText } from '../../src/guides/tree/format.ts';
import type { DeskFile } from '../../src/desk/file.ts';
import type { DeskParts } from '../../src/desk/parts.ts';
import { guides, textOf, today, waysThrough } from '../guides/built.ts';
import { isOften } from '../often.ts';
import { isSample } from '../sample.ts';
import { sites } from '../sites.ts';
import {
  asteriskCaller,
  jambonzCaller,
  modelCaller,
  origin,
  routesOf,
  twilioCaller,
  voiceXmlCaller,
  type Caller,
} from './callers.ts';

/* What is heard is what is read: somebody who only hears goes every way through every guide of the site, over each service. */

const { folder } = sites.content;
const desk = JSON.parse(readFileSync(join(folder, 'desk/desk.json'), 'utf8')) as DeskFile;
const languages = desk.phone ?? [];
const now = () => new Date(`${today}T12:00:00Z`);
const texts = new Map<string, string | undefined>();
const read = async (address: string) => {
  if (!texts.has(address))
    texts.set(address, existsSync(join(folder, address)) ? readFileSync(join(folder, address), 'utf8') : undefined);
  return texts.get(address);
};
const line: Line = { base: '', languages, read, caller: '+4722855050', sends: false, now, save: async () => undefined };
const parts = {
  file: { ...desk, site: { ...desk.site, address: origin } },
  read,
  secrets: ['q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k='],
  now,
} as unknown as DeskParts;
const app = routesOf(parts);

const files = new Map(
  languages.map((tag) => [tag, JSON.parse(readFileSync(join(folder, 'phone', `${tag}.json`), 'utf8')) as PhoneFile]),
);
const heardAs = new Map<string, string>();
/** A text for the ear, worked out once. */
function forEar(text: string, language: string): string {
  const name = `${language} ${text}`;
  if (!heardAs.has(name)) heardAs.set(name, spoken(text, language));
  return heardAs.get(name)!;
}
const fileOf = (language: string) => files.get(language)!;

test.skip(languages.length === 0, 'the site has no telephone');

/** Presses the key of an entry that is named so, through as many menus as it takes; resolves with how many keys that were. */
async function choose(
  caller: Caller,
  name: string,
  language: string,
  heard: string,
): Promise<{ said: string; keys: number }> {
  const called = forEar(name.replace(/[.:;]+\s*$/, ''), language);
  const option = fileOf(language).words['phone.option']!;
  const entry = option.replace('{name}', () => name.replace(/[.:;]+\s*$/, '')).replace(/([?!؟]) ?:/, '$1');
  for (let keys = 1; keys < 60; keys++) {
    for (let key = 1; heard.includes(called) && key <= 7; key++)
      if (heard.includes(forEar(entry.replace('{key}', String(key)), language)))
        return { said: (await caller.key(String(key))).said, keys };
    heard = (await caller.key('9')).said;
  }
  throw new Error(`"${called}" is in no menu`);
}

/** The keys of an answer that is typed. */
function keysOf(guide: Guide, question: string, answer: Walk['steps'][number]['answer']): string {
  const { kind, options } = guide.questions[question]!;
  if (kind === 'choices')
    return `${Object.keys(options)
      .flatMap((name, place) => ((answer as string[]).includes(name) ? [place + 1] : []))
      .join('')}#`;
  if (kind !== 'date') return `${String(answer).replace('.', '*')}#`;
  const [year, month, day] = String(answer).split('-');
  const order = new Intl.DateTimeFormat(guide.locale).formatToParts(0).map(({ type }) => type);
  return `${order.map((type) => ({ year, month, day })[type as 'year'] ?? '').join('')}#`;
}

/** Calls, and goes from the menu of guides to the first question of one. */
async function callGuide(caller: Caller, guide: Guide, language: string): Promise<string> {
  await caller.first();
  if (languages.length > 1) await caller.key(String(languages.indexOf(language) + 1));
  const menu = await caller.key('2');
  return (await choose(caller, guide.title, guide.language, menu.said)).said;
}

/** Goes ways through a guide by keys, one after the other in one call, and tells what is heard at the end of each. */
async function walkByEar(
  caller: Caller,
  guide: Guide,
  language: string,
  ways: Walk[],
  tell: (way: Walk, said: string) => void,
) {
  let first = await callGuide(caller, guide, language);
  const restart = fileOf(language).words['phone.restart']!;
  for (const [place, way] of ways.entries()) {
    const said = await walkFrom(first, caller, guide, way);
    tell(way, said);
    if (place < ways.length - 1) first = (await choose(caller, restart, language, said)).said;
  }
}

async function walkFrom(first: string, caller: Caller, guide: Guide, { steps }: Walk): Promise<string> {
  let said = first;
  for (const { question, answer } of steps) {
    const { kind, options } = guide.questions[question]!;
    if (kind === 'choice' || kind === 'yes-no') {
      const { text, hint } = options[String(answer)]!;
      ({ said } = await choose(caller, hint ? `${text}. ${hint}` : text, guide.language, said));
    } else ({ said } = await caller.key(keysOf(guide, question, answer)));
  }
  return said;
}

/** What the page says at the end of a way: the heading, and each sentence of what it means and of what to do. */
function readOf(guide: Guide, walked: Walk): string[] {
  const { title, body, steps } = guide.outcomes[walked.at]!;
  const answers = answersOf(walked);
  const markup = [body, ...steps].map((text) =>
    formatText(guide, text, answers, today, true).replace(/<\/(p|li|h\d)>/g, '\n'),
  );
  return [formatText(guide, title, answers, today), ...markup.flatMap((html) => textOf(html).split('\n'))]
    .flatMap((text) => text.replace(/\s+/g, ' ').split(/(?<=[.!?…])\s+(?=[\p{Lu}\d“"(])/u))
    .map((text) => forEar(text.trim(), guide.language).replace(/[.!?]+$/, ''))
    .filter(Boolean);
}

const guidesOf = languages.flatMap((language) =>
  guides
    .filter(({ base }) => base.startsWith(`/${language}/`))
    .map(({ guide }) => ({ guide, language, ways: waysThrough(guide) })),
);

/** Whoever calls goes all ways through every guide, and hears what the page says. */
async function hearAll(open: () => Caller, waysOf: (ways: Walk[]) => Walk[]) {
  for (const { guide, language, ways } of guidesOf)
    await walkByEar(open(), guide, language, waysOf(ways), (way, said) => {
      const missing = readOf(guide, way).filter((sentence) => !said.includes(sentence));
      expect(missing, `${language} ${guide.slug} ${JSON.stringify(way.steps)}: ${said}`).toEqual([]);
    });
}

const outlets: Record<string, () => Caller> = {
  'the model': () => modelCaller(line),
  TwiML: () => twilioCaller(app),
  jambonz: () => jambonzCaller(app, now),
  VoiceXML: () => voiceXmlCaller(app, read),
  Asterisk: () => asteriskCaller(line),
};

for (const [name, open] of Object.entries(outlets))
  test(`ways through every guide are heard over ${name} as they are read, sums and all`, () =>
    // Services differ in how they are told what to say: each says a way through each guide, the model every way.
    hearAll(open, (ways) => (isOften || name === 'the model' ? ways : ways.slice(0, 1))));

test('every menu has at most nine entries and twenty seconds, and every step says how to reach a person', async () => {
  for (const language of languages) {
    const { words } = fileOf(language);
    const toPerson = [forEar(words['phone.person']!, language), forEar(words['phone.typed.person']!, language)];
    const caller = modelCaller(line);
    const seen = new Set<string>();
    await caller.first();
    if (languages.length > 1) await caller.key(String(languages.indexOf(language) + 1));
    const open = [caller.at()!.state];
    const { turn } = await import('../../src/phone/call.ts');
    for (let state = open.pop(); state && seen.size < 1500; state = open.pop()) {
      const { step, state: here } = (await turn(state, undefined, line))!;
      const place = here.path.at(-1)!;
      if (step.keys.kind === 'transfer' || step.keys.kind === 'end') continue;
      expect(secondsOf(step.menu), `${language} ${place}: ${step.menu.map(({ text }) => text).join(' ')}`).toBeLessThan(
        20,
      );
      expect(step.menu.length, place).toBeLessThanOrEqual(9);
      if (!/^(person:|missed|failed|call|other|check|saved)/.test(place))
        expect(
          step.menu.some(({ text }) => toPerson.includes(text)),
          place,
        ).toBe(true);
      if (step.keys.kind !== 'menu') continue;
      for (const [key, to] of Object.entries(step.keys.to)) {
        const name = JSON.stringify([to.path.at(-1), to.page, to.given]);
        if (/[#*8]/.test(key) || seen.has(name)) continue;
        seen.add(name);
        open.push(to);
      }
    }
    expect(seen.size).toBeGreaterThan(20);
  }
});

test('who only hears finds opening hours, the result of a guide and a person in six keys each, in every language', async () => {
  test.skip(!isSample, 'how many keys it takes is known of the sample');
  for (const language of languages) {
    const file = fileOf(language);
    const begin = async () => {
      const caller = modelCaller(line);
      await caller.first();
      if (languages.length > 1) await caller.key(String(languages.indexOf(language) + 1));
      return caller;
    };
    const first = languages.length > 1 ? 1 : 0;
    const hours = await begin();
    const [desk_] = Object.values(file.desks.desks);
    const found = await choose(hours, desk_!.name, language, (await hours.key('1')).said);
    expect(found.said).toContain(forEar(`${desk_!.name}.`, language));
    const person = await begin();
    let to = await person.key('0');
    let keys = first + 1;
    if (to.asks === 'menu') [to, keys] = [await person.key('1'), keys + 1];
    const best = Math.min(
      ...(await Promise.all(
        guidesOf
          .filter((one) => one.language === language && !one.guide.private)
          .map(async ({ guide, ways }) => {
            const caller = await begin();
            const menu = await choose(caller, guide.title, guide.language, (await caller.key('2')).said);
            return first + 1 + menu.keys + Math.min(...ways.map(({ steps }) => steps.length));
          }),
      )),
    );
    const table = { hours: first + 1 + found.keys, person: keys, guide: best };
    for (const count of Object.values(table)) expect(count, JSON.stringify(table)).toBeLessThanOrEqual(6);
  }
});
