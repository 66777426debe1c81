/** The gender of what is counted, or the case that small words before it ask for. */
export type Form = 'm' | 'f' | 'n' | 'oblique';

/** How a language says what is written in digits and signs. */
export interface SpeechRules {
  /** A whole number from 0 to 999,999,999 in words. `form` is that of the noun behind it; without one, as in counting. */
  cardinal: (value: number, form?: Form) => string;
  /** The form that a noun asks for. */
  formOf: (noun: string) => Form | undefined;
  /** A number with decimals: its whole part, and the digits behind the sign. */
  decimal: (whole: number, digits: string) => string;
  /** A day of a month as it stands before the name of the month; `written` is that name. */
  day: (day: number, written: string) => string;
  year: (year: number) => string;
  /** A time of day; 24 hours is midnight. `role` is what it is in a range, and the word before it else. */
  time: (hour: number, minute: number, role: 'from' | 'to' | 'alone', before: string) => string;
  /** Two times with what stands between them; `before` is the word before them. */
  range: (from: string, to: string, before: string) => string;
  /** The word between two numbers. */
  to: string;
  degrees: string;
  /** How the language writes that something is the first or the second, with the noun where it stands behind; and says it, up to 31. */
  ordinal: { written: RegExp; say: (value: number, noun: string) => string };
  percent: (value: number) => string;
  /** What stands behind decimals in the place of %. */
  percents: string;
  /** Names of months that `Intl` does not give, as they stand behind a day. */
  months?: string[];
  /** Money with hundredths, from two amounts in words. */
  joined: (whole: string, hundredths: string) => string;
  /** Hundredths by currency. */
  hundredth: Record<string, (value: number) => string>;
  /** The sign between hours and minutes. */
  clock: '.' | ':';
  /** Signs in numbers: between thousands (besides spaces), and before decimals. */
  group: string;
  point: string;
  /** Signs of addresses by name. */
  signs: Record<'@' | '.' | '/' | '-' | '_' | '+', string>;
}
