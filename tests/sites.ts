import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The sites that the tests build and visit: the one in `content/`, and one that shares nothing with it but the engine. */
export const sites = {
  content: site(4401, 'content'),
  municipality: site(4402, 'tests/site'),
};

/** Whether `content/` is still the sample: what the tests say of its pages holds for no other agency. */
export const isSample = sites.content.address === 'https://help.fjordvik.example';

function site(port: number, content: string) {
  const { languages, address } = parse(readFileSync(`${content}/site.yaml`, 'utf8')) as {
    languages: string[];
    address: string;
  };
  const folder = `node_modules/.cache/pult/sites/${port}`;
  const desk = `node_modules/.cache/pult/desks/${port}`;
  const env = {
    ...(content !== 'content' && { CONTENT: content }),
    PORT: String(port),
    OUT: folder,
    DESK_FOLDER: desk,
    // All tests are one sender, unless they say that they come from elsewhere.
    DESK_LIMIT_SOFT: '60',
    TRUSTED_PROXY: '1',
  };
  return { url: `http://localhost:${port}`, address, languages, folder, desk, env };
}
