import { addresses } from '../site/addresses.ts';
import { readSite } from '../settings/site.ts';
import { language } from '../settings/strings.ts';
import { pathTo } from './levels.ts';

/** The pages from the home page to a topic and, unless `above` is set, the topic itself: what the path over a page shows. */
export function stepsTo(lang: string, topic: string, { above = false } = {}): { name: string; address: string }[] {
  const { topics } = readSite().site;
  const path = pathTo(topics, topic).filter((one) => !above || one !== topic);
  return [
    { name: language(lang).t('nav.home'), address: addresses.home(lang) },
    ...path.map((one) => ({ name: topics[one]!.name[lang]!, address: addresses.topic(lang, one) })),
  ];
}
