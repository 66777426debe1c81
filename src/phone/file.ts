import type { DesksFile } from '../ask/desks/file.ts';

/** A page that is read aloud: its title, what is said of it, the number by which it is had, and its address. */
export interface SpokenPage {
  title: string;
  summary: string;
  number?: number | undefined;
  /** The address without its scheme, short enough for an SMS. */
  address: string;
  /** The language of the text, where it is not translated. */
  language: string;
}

/** A guide that can be gone through by keys. */
export interface SpokenGuide {
  title: string;
  isPrivate: boolean;
  /** As that of a page. */
  address: string;
  language: string;
  /** The guide is a document of VoiceXML too, in a file of its own (`spokenGuideAddress`). */
  isDocument?: true | undefined;
}

/** A subject about which a person can be reached, and the desk that answers. */
export interface Reach {
  id: string;
  name: string;
  desk: string;
}

/** What the telephone knows of a site in one language: the build writes it as `/phone/<language>.json`, all of it public. */
export interface PhoneFile {
  language: string;
  /** The name of the site. */
  name: string;
  /**
   * The languages that can be chosen: the sentence for it in itself, the tag by which voices know it (`nb-NO`), and the voice that
   * the agency has named; empty without.
   */
  languages: { tag: string; locale: string; voice: string; choose: string }[];
  /** Texts by key. */
  words: Record<string, string>;
  desks: Pick<DesksFile, 'language' | 'hours' | 'desks' | 'places' | 'texts'>;
  /** The desk of those who choose nothing. */
  desk: string;
  reach: Reach[];
  /** Whether a request to be called back can be left. */
  takesMessages: boolean;
  /** Whether a message can be spoken and is recorded. */
  records?: true | undefined;
  topics: { id: string; name: string; pages: string[]; guides: string[] }[];
  /** By slug. */
  guides: Record<string, SpokenGuide>;
  pages: Record<string, SpokenPage>;
  /** In milliseconds since 1970. */
  notices: { from: number; until: number; text: string }[];
  /** The numbers that the agency has; `sms` where it takes messages. */
  phone: string;
  sms?: string | undefined;
}

/** The address of that file. */
export const phoneFileAddress = (base: string, language: string) => `${base}/phone/${language}.json`;

/** The address of a guide as a document of VoiceXML. */
export const spokenGuideAddress = (base: string, language: string, slug: string) =>
  `${base}/phone/${language}/${slug}.vxml`;
