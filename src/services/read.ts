import { readPages, type PageFile } from '../articles/read.ts';
import { serviceSchema, type ServiceFields } from './schema.ts';

/** One file of `content/services`. */
export type ServiceFile = PageFile<ServiceFields>;

/** Reads every service of the agency, as articles are read: mistakes inside each file are in its `problems`. */
export function readServices(languages: string[]): ServiceFile[] {
  return readPages('services', serviceSchema, languages);
}

/** The services as links and old addresses name them, among articles: by a path below the language. */
export function asPages(services: ServiceFile[]): ServiceFile[] {
  return services.map((service) => ({ ...service, slug: `services/${service.slug}` }));
}
