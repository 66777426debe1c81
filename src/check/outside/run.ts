import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { readSite } from '../../settings/site.ts';
import type { Problem } from '../../settings/problems.ts';
import { tell } from '../formats/tell.ts';
import { followAll, manners, type Answer } from './follow.ts';
import { outsideAddresses, type Place } from './places.ts';

/*
 * `npm run check:links`: follows the links to other sites. It is never part of the check, which must not fail since somebody
 * else's server does. `-- --fresh` asks again what was asked this week, `-- --cache=<file>` keeps the answers elsewhere.
 */
const day = 24 * 60 * 60 * 1000;
const { values, tokens } = parseArgs({
  options: {
    cache: { type: 'string' },
    fresh: { type: 'boolean' },
    format: { type: 'string' },
    all: { type: 'boolean' },
  },
  tokens: true,
});
const cache = values.cache ?? 'node_modules/.cache/pult/links.json';

type Kept = Record<string, { at: number; answer: Answer }>;

function readKept(): Kept {
  try {
    return values.fresh ? {} : (JSON.parse(readFileSync(cache, 'utf8')) as Kept);
  } catch {
    return {};
  }
}

/** Good ones are believed for a week, others for a day: somebody may be mending them. */
const isYoung = ({ at, answer }: Kept[string]) => Date.now() - at < (answer.state === 'good' ? 7 : 1) * day;

const { site } = readSite();
const places = outsideAddresses(site.address, site.uncheckedLinks ?? []);
const kept = Object.fromEntries(Object.entries(readKept()).filter(([, known]) => isYoung(known)));
const asked = [...new Set(places.map(({ address }) => address))].filter((address) => !kept[address]);
const keep = () => {
  mkdirSync(dirname(cache), { recursive: true });
  writeFileSync(cache, JSON.stringify(kept, null, 1));
};
// What was asked is not asked again when somebody ends this in the middle.
await followAll(asked, manners, (address, answer) => {
  kept[address] = { at: Date.now(), answer };
  keep();
});

const said = (place: Place, message: string): Problem => ({ file: place.file, line: place.line, message });
const problems: Problem[] = [];
const notices: Problem[] = [];
for (const place of places) {
  const answer = kept[place.address]?.answer;
  if (answer?.state === 'gone')
    problems.push(
      said(place, `${place.address} leads nowhere: ${answer.why}. Find where it is now, or take the link out.`),
    );
  if (answer?.state === 'moved') notices.push(said(place, `${place.address} has moved for good. Write ${answer.to}`));
  if (answer?.state === 'unsure')
    notices.push(
      said(
        place,
        `${place.address} could not be checked: ${answer.why}. Open it yourself; if it is as it should be, name it under uncheckedLinks in site.yaml.`,
      ),
    );
}
const typed = tokens.flatMap((token) =>
  token.kind === 'option' && ['format', 'all'].includes(token.name)
    ? [`${token.rawName}${token.value === undefined ? '' : `=${token.value}`}`]
    : [],
);
tell(
  { problems, notices, count: `${new Set(places.map(({ address }) => address)).size} addresses of other sites` },
  typed,
);
