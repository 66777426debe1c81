import { readFileSync, rmSync } from 'node:fs';
import { parse } from 'yaml';
import { freePorts } from './ports.ts';

const isRunner = process.env['TEST_PORTS'] === undefined;
// The runner chooses, and its workers are told.
const ports = (process.env['TEST_PORTS'] ??= (await freePorts(2)).join(',')).split(',');

/** The sites that the tests build and visit: the one in `content/`, and one that shares nothing with it but the engine. */
export const sites = {
  content: site('content', ports[0]!),
  municipality: site('tests/site', ports[1]!),
};

function site(content: string, port: string) {
  const { languages, address } = parse(readFileSync(`${content}/site.yaml`, 'utf8')) as {
    languages: string[];
    address: string;
  };
  const name = content.replace('/', '-');
  const folder = `node_modules/.cache/pult/sites/${name}`;
  const desk = `node_modules/.cache/pult/desks/${name}`;
  // What an earlier run has sent counts as sent today.
  if (isRunner) rmSync(desk, { recursive: true, force: true });
  const env = {
    ...(content !== 'content' && { CONTENT: content }),
    PORT: port,
    OUT: folder,
    DESK_FOLDER: desk,
    // All tests are one sender, unless they say that they come from elsewhere.
    DESK_LIMIT_SOFT: '60',
    TRUSTED_PROXY: '1',
  };
  return { url: `http://localhost:${port}`, address, languages, folder, desk, env };
}
