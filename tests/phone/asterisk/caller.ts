import type { Sentence } from '../../../src/phone/model/step.ts';
import { Telephone } from './sip.ts';

/** A step as the telephone said it: its words, and when. */
interface Said {
  call: string;
  text: string;
  at: number;
}

/** Somebody who calls, hears and presses keys. */
export interface Caller {
  phone: Telephone;
  /** Presses keys one by one and resolves with what is said then. */
  press: (keys: string, more?: { expectWords?: boolean }) => Promise<string>;
  /** What is said next without a key, within so many seconds. */
  wait: (seconds: number) => Promise<string>;
  said: () => string;
  hangUp: () => Promise<void>;
}

/** Calls to an Asterisk, with the times from its answer to the first word and from a key to the next. */
export interface Calls {
  heard: (call: string, sentences: Sentence[]) => void;
  place: (from?: string) => Promise<Caller>;
  firstWords: number[];
  nextWords: number[];
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Opens calls to a port of SIP. Which step belongs to which caller is told by the order of their first ones. */
export function openCalls(sip: number): Calls {
  const steps: Said[] = [];
  const taken = new Set<string>();
  const firstWords: number[] = [];
  const nextWords: number[] = [];
  return {
    firstWords,
    nextWords,
    heard: (call, sentences) =>
      void steps.push({ call, text: sentences.map(({ text }) => text).join(' '), at: performance.now() }),
    async place(from = '4722855050') {
      const phone = new Telephone(sip, from);
      await phone.call();
      const until = async (seconds: number, found: () => unknown) => {
        for (const end = performance.now() + seconds * 1000; performance.now() < end && !found();) await pause(20);
        return found();
      };
      let own = '';
      await until(5, () => {
        own = steps.find(({ call }) => !taken.has(call))?.call ?? '';
        return own;
      });
      if (!own) throw new Error('nothing was said');
      taken.add(own);
      if (!(await until(5, () => phone.heard.length))) throw new Error('no sound came');
      firstWords.push(phone.heard[0]! - phone.answered);
      const mine = () => steps.filter(({ call }) => call === own);
      const said = () => mine().at(-1)?.text ?? '';
      return {
        phone,
        said,
        async press(keys, { expectWords = true } = {}) {
          const before = mine().length;
          let released = 0;
          for (const key of keys) {
            released = await phone.press(key);
            await pause(120);
          }
          if (!(await until(12, () => mine().length > before))) throw new Error(`nothing was said after ${keys}`);
          const { at } = mine()[before]!;
          if (expectWords) {
            const sound = () => phone.heard.find((time) => time > at + 5);
            if (!(await until(5, sound))) throw new Error(`no sound came after ${keys}`);
            if (keys.length === 1) nextWords.push(sound()! - released);
          }
          return said();
        },
        async wait(seconds) {
          const before = mine().length;
          await until(seconds, () => mine().length > before || phone.isOver);
          return mine().length > before ? said() : '';
        },
        hangUp: () => phone.hangUp(),
      };
    },
  };
}
