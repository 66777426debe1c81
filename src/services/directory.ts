import { readSite } from '../settings/site.ts';
import { language } from '../settings/strings.ts';
import { countOf, facets, type Facet, type Values } from './facets.ts';
import { servicesIn, type ShownService } from './list.ts';
import { channelKinds } from './schema.ts';

/** A facet of the directory with the values that services of a language have. */
export interface FacetChoice {
  facet: Facet;
  name: string;
  /** In the order of the settings; `count` is how many services have it. */
  values: { value: string; name: string; count: number }[];
}

/** The values of a service in each facet. */
export function valuesOf({ fields: { audience, topic, channels, events } }: ShownService): Values {
  return { audience, topic: [topic], channel: [...new Set(channels.map(({ by }) => by))], event: events };
}

/** The facets of the directory in one language with their values and counts; values and facets without a service are left out. */
export function choicesIn(lang: string): FacetChoice[] {
  const { topics, audiences, lifeEvents } = readSite().site;
  const { t } = language(lang);
  const named = (group: Record<string, { name: Record<string, string> }>) =>
    Object.entries(group).map(([value, { name }]) => ({ value, name: name[lang]! }));
  const values = {
    audience: named(audiences),
    topic: named(topics),
    channel: channelKinds.map((by) => ({ value: by as string, name: t(`service.${by}`) })),
    event: named(lifeEvents),
  };
  const services = servicesIn(lang).map(valuesOf);
  return facets
    .map((facet) => ({
      facet,
      name: t(`services.by.${facet}`),
      values: values[facet]
        .map((one) => ({ ...one, count: countOf(services, {}, facet, one.value) }))
        .filter(({ count }) => count > 0),
    }))
    .filter((choice) => choice.values.length > 0);
}
