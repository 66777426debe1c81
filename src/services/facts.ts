import { language } from '../settings/strings.ts';
import { valuesOf } from './directory.ts';
import type { ShownService } from './list.ts';
import { channelKinds } from './schema.ts';

/** As many characters fit in the line below a summary as they are. */
const short = 32;

/** What a service costs, how long it takes and the ways to get it, each in a few words. */
export interface Facts {
  cost: string;
  takes: string;
  ways: string;
}

/**
 * Sums a service up in its own language: an editor's words where they are short, else what other programs are told (`price`,
 * `days`), else the first sentence.
 */
export function factsOf(service: ShownService): Facts {
  const { cost, takes, price, days } = service.fields;
  const tag = service.textLanguage;
  const { t } = language(tag);
  const kinds = valuesOf(service).channel;
  const ways = channelKinds.filter((by) => kinds.includes(by)).map((by) => t(`service.${by}`));
  return {
    cost: shorten(cost, tag, price === 'free' ? t('service.free') : undefined),
    takes: shorten(
      takes,
      tag,
      days === undefined ? undefined : days === 0 ? t('service.at-once') : t('service.within.other', { count: days }),
    ),
    ways: ways.map((way, place) => (place === 0 ? way : way[0]!.toLocaleLowerCase(tag) + way.slice(1))).join(', '),
  };
}

/** Whether a text of an editor says more than a fact. */
export function saysMore(text: string, fact: string): boolean {
  return withoutStop(text) !== fact;
}

function shorten(text: string, tag: string, otherwise: string | undefined): string {
  if (text.length <= short) return withoutStop(text);
  const [first] = new Intl.Segmenter(tag, { granularity: 'sentence' }).segment(text);
  const sentence = withoutStop(first!.segment.trim());
  return sentence.length <= short ? sentence : (otherwise ?? sentence);
}

const withoutStop = (text: string) => text.replace(/\.$/, '');
