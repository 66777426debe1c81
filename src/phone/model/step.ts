import type { Guide } from '../../guides/tree/guide.ts';
import type { PhoneFile } from '../file.ts';
import type { CallState } from './state.ts';

/** A sentence to be said, in words for the ear, and the language of its voice. */
export interface Sentence {
  text: string;
  language: string;
  /** It holds what the caller keyed, or what follows from it in a private guide: its sound is kept nowhere. */
  passing?: true;
}

/** What is asked of the outlet when all is said. */
export type Keys =
  /** One key; where each leads. */
  | { kind: 'menu'; to: Record<string, CallState> }
  /** Digits and stars up to a hash, so many at most. */
  | { kind: 'typed'; most: number }
  /** A call to this number; `otherwise` where nobody answers. */
  | { kind: 'transfer'; phone: string; otherwise: CallState }
  /** A request to be called back, to be stored before anything more is said. */
  | { kind: 'save'; request: Request; then: CallState; failed: CallState }
  /** A spoken message of so many seconds at most, to be stored with the request before anything more is said. */
  | { kind: 'record'; seconds: number; request: Request; then: CallState; failed: CallState }
  /** A text to be sent to whoever calls. */
  | { kind: 'text'; text: string; then: CallState; failed: CallState }
  | { kind: 'end' };

/** A request to be called back. */
export interface Request {
  subject: string;
  desk: string;
  phone: string;
  /** What staff reads: no digit of a private guide is in it. */
  text: string;
  /** A spoken message: a sound in the RIFF format. */
  sound?: Uint8Array | undefined;
}

/** A step of a call: what is said, and what can be keyed. Everything that is said can be cut short by a key. */
export interface Step {
  /** What comes before the list: a heading, a text, a question. */
  say: Sentence[];
  /** What can be keyed, in words: at most nine entries and twenty seconds, with the way to a person. */
  menu: Sentence[];
  keys: Keys;
}

/** What a step is made of besides the state. */
export interface Data {
  file: PhoneFile;
  /** The guide at hand, where the state is in one. */
  guide?: Guide | undefined;
  now: Date;
  /** The number of whoever calls; nothing where it is withheld. */
  caller?: string | undefined;
  /** Whether the outlet can send a text to the caller. */
  sends?: boolean | undefined;
  /** Whether the outlet can record, and the agency wants it. */
  records?: boolean | undefined;
}

/** What was keyed; nothing at all is silence. */
export type Keyed = { keys: string } | 'silence';

/** What was spoken into a recording; `name` is what the service calls one whose sound could not be had. */
export type Recorded = { sound: Uint8Array } | { name: string };
