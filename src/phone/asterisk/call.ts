import { rmSync } from 'node:fs';
import { callerIn, turn, type Line } from '../call.ts';
import { placeOf, start, type CallState } from '../model/state.ts';
import type { Keyed, Recorded, Sentence } from '../model/step.ts';
import { patience, ringing } from '../outlets/spoken.ts';
import { HungUp, quoted, type Channel } from './protocol.ts';
import { record } from './record.ts';
import type { Voice } from './voice.ts';

const anyKey = '"0123456789*#"';

/** What a call needs besides its channel. `heard` is told what is said, for tests. */
export interface Calls extends Omit<Line, 'caller' | 'sends' | 'records' | 'save'> {
  voice: Voice;
  saverFor: (call: string) => Line['save'];
  /** The folder for what callers speak, which Asterisk can write; without one, nothing is recorded. */
  recorded?: string;
  heard?: (call: string, sentences: Sentence[]) => void;
}

/** Leads a call from its first word to its end. Resolves when it is over, hung up or not. */
export async function leadCall(channel: Channel, calls: Calls): Promise<void> {
  const { variables, send } = channel;
  const call = variables['uniqueid'] || crypto.randomUUID();
  const line: Line = {
    ...calls,
    caller: callerIn(variables['callerid']),
    save: calls.saverFor(call),
    records: !!calls.recorded,
  };
  try {
    await send('ANSWER');
    let state: CallState = start;
    let keyed: Keyed | Recorded | undefined;
    let spoken: { file: string; isOver: boolean } | undefined;
    for (;;) {
      const found = await turn(state, keyed, line);
      if (!found) return;
      state = found.state;
      if (spoken) {
        if (placeOf(state).name === 'saved') rmSync(spoken.file, { force: true });
        else console.error(`A spoken message could not be kept by the desk. It is left in ${spoken.file}`);
        if (spoken.isOver) return;
        spoken = undefined;
      }
      const said = [...found.step.say, ...found.step.menu];
      calls.heard?.(call, said);
      const first = await sayAll(channel, said, calls.voice);
      const { keys } = found.step;
      if (keys.kind === 'menu') keyed = await oneKey(channel, first);
      else if (keys.kind === 'typed') keyed = await keysUpToHash(channel, first, keys.most);
      else if (keys.kind === 'record') {
        const { file, sound, isOver } = await record(channel, calls.recorded!, keys.seconds);
        if (!sound && isOver) return;
        if (sound) spoken = { file, isOver };
        keyed = sound ? { sound } : 'silence';
      } else if (keys.kind === 'transfer') {
        if (await putThrough(channel, keys.phone)) return;
        [state, keyed] = [keys.otherwise, undefined];
      } else return void (await send('HANGUP'));
    }
  } catch (error) {
    if (!(error instanceof HungUp)) throw error;
  }
}

/** Says sentences until a key is pressed, and resolves with that key, or nothing. The next one is made while one is said. */
async function sayAll({ send }: Channel, said: Sentence[], voice: Voice): Promise<string> {
  let next = said[0] && voice.fileFor(said[0]);
  for (const [place, sentence] of said.entries()) {
    const file = await next;
    const following = said[place + 1];
    next = following && voice.fileFor(following);
    if (!file) continue;
    const { result } = await send(`STREAM FILE ${quoted(file)} ${anyKey}`)
      .catch(() => ({ result: -1 }))
      .finally(() => voice.forget(sentence, file));
    if (result === 0) continue;
    // The one that was made in the meantime is not said.
    if (following) void next?.then((name) => name && voice.forget(following, name));
    if (result < 0) throw new HungUp('The caller has hung up.');
    return String.fromCharCode(result);
  }
  return '';
}

async function waitForKey({ send }: Channel, seconds: number): Promise<string> {
  const { result } = await send(`WAIT FOR DIGIT ${seconds * 1000}`);
  if (result < 0) throw new HungUp('The caller has hung up.');
  return result > 0 ? String.fromCharCode(result) : '';
}

async function oneKey(channel: Channel, first: string): Promise<Keyed> {
  const key = first || (await waitForKey(channel, patience.key));
  return key ? { keys: key } : 'silence';
}

async function keysUpToHash(channel: Channel, first: string, most: number): Promise<Keyed> {
  let keys = '';
  let key = first || (await waitForKey(channel, patience.digits));
  if (!key) return 'silence';
  while (key && key !== '#') {
    // What is keyed after the longest answer is left aside, up to the hash.
    if (keys.length < most) keys += key;
    key = await waitForKey(channel, patience.between);
  }
  return { keys };
}

/** Calls a desk by the dial plan, which knows the agency's lines: `pult-desk` with the number. Resolves with whether somebody answered. */
async function putThrough({ send }: Channel, phone: string): Promise<boolean> {
  await send(`SET VARIABLE PULT_PHONE ${quoted(phone)}`);
  await send(`SET VARIABLE PULT_SECONDS ${ringing}`);
  await send('GOSUB pult-desk s 1');
  const { rest } = await send('GET VARIABLE DIALSTATUS');
  return rest === '(ANSWER)';
}
