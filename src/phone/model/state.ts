/**
 * Where somebody is in a call, all of it: plain data of a few hundred bytes, so that an outlet can keep it in memory or in a sealed
 * address. What is keyed in a private guide stands in it too: an outlet writes it nowhere in the open.
 */
export interface CallState {
  /** The language that was chosen; empty before. */
  language: string;
  /** The places on the way here, the current one last, such as `['main', 'topics', 'topic:library']`. */
  path: string[];
  /** Which part of a list that is too long for one menu, from 0. */
  page: number;
  /** How often in a row nothing was keyed that could be taken here. */
  tries: number;
  /** Why what was keyed last was not taken. */
  wrong?: Wrong | undefined;
  /** The answers to the questions of the guide at hand, in their order. */
  given: [question: string, values: string[]][];
  /** What was keyed for a place that asks in several turns: options so far, or the number to call back. */
  typed: string;
  /** What an outlet has done: the reference of a request and by when it is answered (ISO 8601). */
  done?: { reference: string; by: string } | undefined;
}

/** Nothing was keyed; it is no key of the menu; or the model says why. */
export type Wrong = 'silence' | 'unknown' | { text: string };

/** The state in which a call begins. */
export const start: CallState = { language: '', path: ['language'], page: 0, tries: 0, given: [], typed: '' };

/** The place at hand: its name and, behind a colon, which one of its kind. */
export function placeOf({ path }: Pick<CallState, 'path'>): { name: string; id: string } {
  const [name = 'main', ...rest] = (path.at(-1) ?? 'main').split(':');
  return { name, id: rest.join(':') };
}

/** Deeper ways are none that anybody walks. */
const deepest = 12;

/** Goes on to a place, from which `back` leads here. */
export function goTo(state: CallState, place: string): CallState {
  return { ...fresh(state), path: [...state.path, place].slice(-deepest) };
}

/** Puts a place in the place of the current one. */
export function replace(state: CallState, place: string): CallState {
  return { ...fresh(state), path: [...state.path.slice(0, -1), place] };
}

/** Goes back: to the last question in a guide, else to the place before. */
export function back(state: CallState): CallState {
  if (placeOf(state).name === 'guide' && state.given.length > 0)
    return { ...fresh(state), given: state.given.slice(0, -1) };
  if (state.path.length < 2) return fresh(state);
  return { ...fresh(state), path: state.path.slice(0, -1) };
}

/** The main menu in the language that was chosen. */
export function home(state: CallState): CallState {
  return { ...start, language: state.language, path: [state.language ? 'main' : 'language'] };
}

/** The same place from its beginning, with nothing held against the caller. */
export function fresh(state: CallState): CallState {
  return { ...state, page: 0, tries: 0, wrong: undefined, typed: '', done: undefined };
}
