import type { Guide } from '../guides/tree/guide.ts';
import { addressesBelow } from '../site/below.ts';
import { phoneFileAddress, type PhoneFile } from './file.ts';
import { wordsOf } from './model/words.ts';
import { hear } from './model/hear.ts';
import { speak } from './model/speak.ts';
import { placeOf, type CallState } from './model/state.ts';
import type { Data, Keyed, Recorded, Request, Step } from './model/step.ts';

/** What an outlet gives to a call. */
export interface Line {
  /** The path below which the site lies. */
  base: string;
  /** The languages that can be chosen, the first one before any is. */
  languages: string[];
  /** The text of a file of the built site, by its address; nothing when there is none. */
  read: (address: string) => Promise<string | undefined>;
  /** The number of whoever calls; nothing where it is withheld. */
  caller?: string | undefined;
  /** Whether a text can be sent to the caller. */
  sends?: boolean;
  /** Whether it can record what a caller says. */
  records?: boolean;
  /** Stores a request; resolves with nothing when that failed. */
  save: (request: Request, language: string) => Promise<{ reference: string; by: string } | undefined>;
  now?: () => Date;
}

/** A step for the outlet to say, with what it has to do besides. */
export interface Turn {
  state: CallState;
  step: Step;
  data: Data;
  /** Texts to be sent to the caller. */
  texts: string[];
}

/** Loads what a state needs: the words of its language, and its guide. Nothing where the site has no telephone. */
export async function dataFor(state: CallState, line: Line): Promise<Data | undefined> {
  const { base, languages, read, caller, sends, records, now = () => new Date() } = line;
  const language = languages.includes(state.language) ? state.language : languages[0]!;
  const text = await read(phoneFileAddress(base, language));
  if (text === undefined) return undefined;
  const file = parsed<PhoneFile>(text);
  const { name, id } = placeOf(state);
  const guide = name === 'guide' && Object.hasOwn(file.guides, id) ? await guideOf(id, language, line) : undefined;
  return {
    file,
    guide,
    now: now(),
    caller,
    sends: !!sends && file.sms !== undefined,
    records: !!records && !!file.records,
  };
}

async function guideOf(slug: string, language: string, { base, read }: Line): Promise<Guide | undefined> {
  const text = await read(addressesBelow(base).guideFile(language, slug));
  return text === undefined ? undefined : parsed<Guide>(text);
}

/** Files that were read lately, by their whole text, so that each is parsed once and not for every key. They are public. */
const known = new Map<string, unknown>();
const mostKnown = 24;

/** What a file of the site says, which nobody changes. */
function parsed<File>(text: string): File {
  const found = known.get(text) ?? (JSON.parse(text) as unknown);
  // The one that was used last is dropped last.
  known.delete(text);
  known.set(text, found);
  if (known.size > mostKnown) known.delete(known.keys().next().value!);
  return found as File;
}

/**
 * The next turn of a call: what was keyed is heard, a request is stored before its thanks are said, and texts are handed out.
 * Without anything keyed it says where the call stands.
 */
export async function turn(
  from: CallState,
  keyed: Keyed | Recorded | undefined,
  line: Line,
): Promise<Turn | undefined> {
  const before = keyed && (await dataFor(from, line));
  let state = from;
  if (before) state = isKeyed(keyed) ? hear(from, keyed, before) : await keep(from, keyed, before, line);
  const texts: string[] = [];
  // A call with one language chooses none.
  if (placeOf(state).name === 'language' && line.languages.length === 1)
    state = { ...state, language: line.languages[0]!, path: ['main'] };
  for (;;) {
    const data = await dataFor(state, line);
    if (!data) return undefined;
    const step = speak(state, data);
    const { keys } = step;
    if (keys.kind === 'save') {
      const done = await line.save(keys.request, data.file.language).catch(() => undefined);
      state = done ? { ...keys.then, done } : keys.failed;
    } else if (keys.kind === 'text') {
      if (data.sends && keys.text) texts.push(keys.text);
      state = data.sends && keys.text ? keys.then : keys.failed;
    } else return { state, step, data, texts };
  }
}

const isKeyed = (keyed: Keyed | Recorded): keyed is Keyed => keyed === 'silence' || 'keys' in keyed;

/** Stores what was spoken. What the service kept to itself is told to the desk by its name, so that nobody has spoken in vain. */
async function keep(state: CallState, recorded: Recorded, data: Data, line: Line): Promise<CallState> {
  const { keys } = speak(state, data);
  if (keys.kind !== 'record') return state;
  const request =
    'sound' in recorded
      ? { ...keys.request, sound: recorded.sound }
      : { ...keys.request, text: `${keys.request.text}\n${wordsOf(data, 'phone.spoken.elsewhere', recorded)}` };
  const done = await line.save(request, data.file.language).catch(() => undefined);
  return done ? { ...keys.then, done } : keys.failed;
}

/** The numbers under which services pass on callers who withhold theirs: letters of "anonymous", "restricted" and the like. */
const withheld = ['+266696687', '+7378742833', '+2562533', '+8656696', '+17378742833', '+12562533', '+18656696'];

/** The number of a caller as services write it; nothing where it is withheld or no number. */
export function callerIn(number: string | undefined): string | undefined {
  const plain = (number ?? '')
    .replace(/^(tel|sip):/, '')
    .split('@', 1)[0]!
    .replace(/[\s()-]/g, '');
  return /^\+?\d{7,15}$/.test(plain) && !withheld.includes(plain) ? plain : undefined;
}
