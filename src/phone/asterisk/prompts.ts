import { dataFor, type Line } from '../call.ts';
import { speak } from '../model/speak.ts';
import { start, type CallState } from '../model/state.ts';
import type { Sentence } from '../model/step.ts';
import { sentences, textOfMarkup } from '../model/words.ts';
import type { Guide, Text } from '../../guides/tree/guide.ts';

/** More places than any site has: what lies beyond is spoken when somebody comes there. */
const mostPlaces = 20_000;

/** Keys that lead on; the others lead back, or to a person, which the main menu does too. */
const onward = /^[1-79]$/;

/**
 * Every sentence that a site says whatever the day and whoever calls, in each language, once: for recording, or for a voice to make
 * ahead; of the places that are wanted. What holds a day, a sum or a number that was keyed is spoken during the call.
 */
export async function promptsOf(line: Line, isWanted: (place: string) => boolean = () => true): Promise<Sentence[]> {
  const found = new Map<string, Sentence>();
  const keep = (said: Sentence[]) => {
    for (const one of said) if (!one.passing && one.text) found.set(`${one.language} ${one.text}`, one);
  };
  const seen = new Set<string>();
  const waiting: CallState[] = [start];
  for (let state = waiting.shift(); state && seen.size < mostPlaces; state = waiting.shift()) {
    const data = await dataFor(state, line);
    if (!data) continue;
    const isDesk = state.path.at(-1)!.startsWith('desk:');
    const step = speak(state, data);
    keep(isDesk ? step.menu : [...step.say, ...step.menu]);
    if (data.guide) keep(plainTexts(data.guide));
    for (const wrong of ['silence', 'unknown'] as const)
      for (const tries of [1, 2]) keep(speak({ ...state, wrong, tries }, data).say);
    if (step.keys.kind === 'transfer') waiting.push(step.keys.otherwise);
    if (step.keys.kind !== 'menu') continue;
    for (const [key, to] of Object.entries(step.keys.to)) {
      if (!isWanted(to.path.at(-1)!)) continue;
      if (!onward.test(key) && !(key === '0' && state.path.at(-1) === 'main')) continue;
      const name = JSON.stringify([to.language, to.path.at(-1), to.page, to.given]);
      if (!seen.has(name)) waiting.push(to);
      seen.add(name);
    }
  }
  return [...found.values()];
}

/** The texts of a guide in which nothing is filled in. */
function plainTexts({ language, questions, outcomes }: Guide): Sentence[] {
  const read = (text: Text | undefined, markup = false) =>
    typeof text === 'string' ? sentences(markup ? textOfMarkup(text) : text, language) : [];
  return [
    ...Object.values(questions).flatMap(({ ask, hint }) => [...read(ask), ...read(hint)]),
    ...Object.values(outcomes).flatMap(({ title, body }) => [
      ...read(typeof title === 'string' && !/[.!?]$/.test(title) ? `${title}.` : title),
      ...read(body, true),
    ]),
  ];
}
