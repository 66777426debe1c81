import { awayFrom, hearTyped } from './guide.ts';
import { personFrom } from './menu.ts';
import { hearNumber, reachOf } from './person.ts';
import { back, goTo, placeOf, type CallState } from './state.ts';
import type { Data, Keyed } from './step.ts';
import { speak } from './speak.ts';
import { wordsOf } from './words.ts';

/** So often the same is asked before somebody is put through to a person. */
const mostTries = 3;

/** Longer keying is a mistake or worse; the rest of it is left aside. */
const mostKeys = 40;

/** The state that what was keyed leads to: a pure function. */
export function hear(state: CallState, keyed: Keyed, data: Data): CallState {
  const next = heard(state, keyed, data);
  if (next.tries < mostTries || next.tries === 0) return next;
  return givenUp({ ...next, tries: 0, wrong: undefined }, data);
}

/** Who cannot get on is brought to a person; and who says nothing to that either has gone away. */
function givenUp(state: CallState, { file }: Data): CallState {
  const { name, id } = placeOf(state);
  const language = state.language || file.language;
  const known = { ...state, language };
  if (['missed', 'failed', 'call', 'other', 'check', 'saved'].includes(name) || (name === 'person' && id))
    return goTo(known, 'end');
  const found = reachOf(file, '');
  return found
    ? personFrom(name === 'person' ? { ...known, path: known.path.slice(0, -1) } : known, found.id)
    : goTo(known, 'end');
}

function heard(state: CallState, keyed: Keyed, data: Data): CallState {
  const { keys } = speak(state, data);
  const { name, id } = placeOf(state);
  const fail = (wrong: 'silence' | 'unknown'): CallState => ({ ...state, tries: state.tries + 1, wrong });
  if (keys.kind === 'menu') {
    if (keyed === 'silence' || keyed.keys === '') return fail('silence');
    return keys.to[keyed.keys.slice(0, 1)] ?? fail('unknown');
  }
  // Who said nothing after the tone hears again what there is.
  if (keys.kind === 'record') return back(state);
  if (keys.kind !== 'typed') return state;
  if (keyed === 'silence') return fail('silence');
  const typed = keyed.keys.replace(/[^\d*]/g, '').slice(0, mostKeys);
  const away = awayFrom(state, typed);
  if (away)
    return name === 'other' || name === 'call'
      ? { ...state, path: state.path.slice(0, -1), tries: 0, wrong: undefined }
      : away;
  if (name === 'guide') return hearTyped(state, typed, data);
  if (name === 'number') {
    const page = Object.entries(data.file.pages).find(([, { number }]) => String(number) === typed.replace(/^0+/, ''));
    return page
      ? goTo(state, `page:${page[0]}`)
      : {
          ...state,
          tries: state.tries + 1,
          wrong: { text: wordsOf(data, 'phone.number.none', { number: typed.split('').join(' ') }) },
        };
  }
  return hearNumber(state, typed, data, id);
}
