import { menusOf } from './lists.ts';
import { back, goTo, home, placeOf, type CallState } from './state.ts';
import type { Data, Sentence, Step } from './step.ts';
import { say, sentence, wordsOf } from './words.ts';

/** An entry of a menu and where it leads. */
export interface Entry {
  name: string;
  to: CallState;
  language?: string | undefined;
}

/** The person who belongs to a place. */
export function personFrom(state: CallState, subject = ''): CallState {
  return placeOf(state).name === 'person' ? state : goTo(state, subject ? `person:${subject}` : 'person');
}

/**
 * A step with a list: `before` is said first, then a menu of it. Each menu says how to reach a person; star goes back, hash
 * repeats, 8 is the main menu. `subject` is what the person is asked about.
 */
export function menuStep(
  state: CallState,
  data: Data,
  { before, entries, subject, noPerson }: { before: Sentence[]; entries: Entry[]; subject?: string; noPerson?: true },
): Step {
  const { file } = data;
  const person = noPerson ? [] : [say(data, 'phone.person')];
  const more = say(data, 'phone.more');
  const said = (name: string, key: number, language = file.language) => sentence(optionText(data, name, key), language);
  // Keys do not change how long an entry is.
  const all = entries.map(({ name }) => said(name, 1));
  const menus = all.length > 0 ? menusOf(all, person, more) : [[]];
  const page = Math.min(state.page, menus.length - 1);
  const begin = menus.slice(0, page).reduce((sum, { length }) => sum + length, 0);
  const shown = entries.slice(begin, begin + menus[page]!.length);
  const isMore = menus.length > 1;
  return {
    say: page > 0 ? [] : before,
    menu: [...shown.map(({ name }, index) => said(name, index + 1)), ...(isMore ? [more] : []), ...person],
    keys: {
      kind: 'menu',
      to: {
        ...Object.fromEntries(shown.map(({ to }, index) => [String(index + 1), to])),
        ...(isMore && { '9': { ...state, page: (page + 1) % menus.length, tries: 0, wrong: undefined } }),
        '8': home(state),
        '*': page > 0 ? { ...state, page: page - 1, tries: 0, wrong: undefined } : back(state),
        '#': { ...state, tries: 0, wrong: undefined },
        ...(!noPerson && { '0': personFrom(state, subject) }),
      },
    },
  };
}

/** What is said of an entry: its name, and the key. A point at the end of a name does not end the sentence; a question keeps its sign. */
export function optionText(data: Pick<Data, 'file'>, name: string, key: number): string {
  return wordsOf(data, 'phone.option', { name: name.trimEnd().replace(/[.:;]$/, ''), key }).replace(/([?!؟]) ?:/, '$1');
}
