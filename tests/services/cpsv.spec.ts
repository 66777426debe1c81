import { expect, test } from '@playwright/test';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, Store } from 'n3';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import Validator from 'rdf-validate-shacl';
import { directoryForMachines } from '../../src/services/cpsv.ts';
import { servicesIn } from '../../src/services/list.ts';
import { isSample } from '../sample.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

/** What is wrong with a directory by the rules of CPSV-AP: the property, and the thing that lacks it. */
async function violationsOf(directory: object): Promise<string[]> {
  const shapes = new Store(new Parser().parse(readFileSync('tests/services/cpsv.ttl', 'utf8')));
  const data = new Store();
  for await (const quad of Readable.from([JSON.stringify(directory)]).pipe(new JsonLdParser())) data.add(quad as never);
  expect(data.size).toBeGreaterThan(500);
  const { results } = await new Validator(shapes as never).validate(data as never);
  return results.map(({ path, focusNode }) => `${path?.value} ${focusNode?.value}`);
}

test('the directory for programs has all services in all languages and keeps the rules of CPSV-AP', async () => {
  const directory = directoryForMachines() as { '@graph': Record<string, unknown>[] };
  expect(await violationsOf(directory)).toEqual([]);
  const services = directory['@graph'].filter((node) => node['@type'] === 'cpsv:PublicService');
  expect(services).toHaveLength(servicesIn('en').length);
  for (const one of services) expect(Object.keys(one['dct:title'] as object)).toEqual(['en', 'nb', 'sl']);
});

test('a directory that breaks the rules is found out', async () => {
  const directory = structuredClone(directoryForMachines()) as { '@graph': Record<string, unknown>[] };
  const [first, second] = directory['@graph'].filter((node) => node['@type'] === 'cpsv:PublicService');
  delete first!['dct:title'];
  second!['cv:processingTime'] = 'soon';
  expect((await violationsOf(directory)).sort()).toEqual([
    `http://data.europa.eu/m8g/processingTime ${second!['@id'] as string}`,
    `http://purl.org/dc/terms/title ${first!['@id'] as string}`,
  ]);
});
