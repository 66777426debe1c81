import { readPages, type PageFile } from '../articles/read.ts';
import { serviceSchema, type ServiceFields } from './schema.ts';

/** One file of `content/services`. */
export type ServiceFile = PageFile<ServiceFields>;

/** Reads every service of the agency, as `readPages` does. */
export function readServices(languages: string[], isForReaders = true): ServiceFile[] {
  return readPages('services', serviceSchema, languages, isForReaders);
}

/** The services with the slugs that links and old addresses give them: `services/` before their own. */
export function asPages(services: ServiceFile[]): ServiceFile[] {
  return services.map((service) => ({ ...service, slug: `services/${service.slug}` }));
}
