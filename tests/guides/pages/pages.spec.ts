import { expect, test } from '@playwright/test';
import { pageLinks, pagesOf } from '../../../src/guides/pages/pages.ts';
import { checkTree } from '../../../src/guides/read/check.ts';
import { guideFrom, readGuide } from '../../../src/guides/read/read.ts';
import { renderStep } from '../../../src/guides/step/render.ts';
import type { GuideWords } from '../../../src/guides/step/words.ts';
import { asks, end, tree } from '../yaml.ts';

const today = '2026-11-16';

/**
 * Each way through the flows that GOV.UK publishes (alphagov/smart-answers, app/flows), read off its code by hand:
 * the answers in their order, and where they end.
 */
const published = {
  'towing-rules': `
    car-or-light-vehicle yes before-19-jan-2013 → car-light-vehicle-entitlement
    car-or-light-vehicle yes after-19-jan-2013 → full-entitlement
    car-or-light-vehicle no before-19-jan-2013 → limited-before-1997
    car-or-light-vehicle no after-19-jan-2013 → limited-after-1997
    medium-sized-vehicle yes under-21 → limited-conditional-medium
    medium-sized-vehicle yes 21-or-over → limited-medium
    medium-sized-vehicle no yes → included-medium
    medium-sized-vehicle no no before-jan-1997 → full-medium
    medium-sized-vehicle no no from-jan-1997 under-18 → too-young-medium
    medium-sized-vehicle no no from-jan-1997 under-21 → provisional-exceptions-medium
    medium-sized-vehicle no no from-jan-1997 21-or-over → provisional-medium
    large-vehicle yes → full-large
    large-vehicle no under-21 → not-old-enough-large
    large-vehicle no 21-or-over → provisional-large
    minibus yes → full-minibus
    minibus no yes → included-minibus
    minibus no no yes → limited-towing-minibus
    minibus no no no under-21 → not-old-enough-minibus
    minibus no no no 21-or-over → limited-overall-minibus
    bus yes → full-bus
    bus no under-21 → not-old-enough-bus
    bus no 21-or-over → provisional-bus`,
  'inherits-without-will': `
    yes before-oct-2014 yes → partner-children-2014
    yes before-oct-2014 no → partner-relatives-2014
    yes oct-2014-feb-2020 yes → partner-children-250
    yes oct-2014-feb-2020 no → partner-all
    yes feb-2020-jul-2023 yes → partner-children-270
    yes feb-2020-jul-2023 no → partner-all
    yes after-jul-2023 yes → partner-children-322
    yes after-jul-2023 no → partner-all
    no yes → shared-children
    no no yes → shared-parents
    no no no yes → shared-siblings
    no no no no yes → shared-half-siblings
    no no no no no yes → shared-grandparents
    no no no no no no yes → shared-aunts
    no no no no no no no yes → shared-half-aunts
    no no no no no no no no → crown`,
  'register-a-death': `
    england-wales at-home-hospital yes → home-expected
    england-wales at-home-hospital no → home-unexpected
    england-wales elsewhere yes → elsewhere-expected
    england-wales elsewhere no → elsewhere-unexpected
    scotland → scotland
    northern-ireland → northern-ireland
    overseas → abroad`,
};

for (const [name, ways] of Object.entries(published))
  test(`the format carries the published guide ${name}: every way through it ends where it should`, () => {
    const { guide, problems, places } = readGuide(`tests/guides/pages/${name}.yaml`, 'en', name, 'Europe/London');
    expect(problems).toEqual([]);
    expect(checkTree(guide!, places, [], '2026-11-16')).toEqual([]);
    const walked = pagesOf(guide!)!
      .filter(({ at }) => at in guide!.outcomes)
      .map(({ steps, at }) => `${steps.map(({ answer }) => answer).join(' ')} → ${at}`);
    const expected = ways.trim().split(/\n\s*/);
    expect(walked.sort()).toEqual(expected.sort());
  });

test('a guide of 200 nodes is read, checked and made into pages within a second', () => {
  const questions = Array.from({ length: 100 }, (_, place) =>
    asks(`q${place}`, place < 50 ? `q${place * 2 + 1}` : `e${place}`, place < 49 ? `q${place * 2 + 2}` : `e${place}`),
  );
  const ends = Array.from({ length: 51 }, (_, place) => end(`e${place + 49}`, 'Some *words*.'));
  const more = Array.from({ length: 49 }, (_, place) => asks(`r${place}`, `e${place + 49}`, `e${place + 49}`));
  const start =
    asks('start', 'q0', 'r0') +
    more.map((text, place) => (place < 48 ? text.replace(/no: .*/, `no: r${place + 1}`) : text)).join('');
  const begun = process.cpuUsage();
  const {
    guide: read,
    places,
    problems,
  } = guideFrom(tree(start + questions.join(''), ends.join('')), { file: 'x', tag: 'en', slug: 'x', zone: 'UTC' });
  expect(problems).toEqual([]);
  expect(checkTree(read!, places, [], today)).toEqual([]);
  const pages = pagesOf(read!)!;
  const words = { refused: {} } as GuideWords;
  for (const page of pages)
    renderStep({ guide: read!, walk: page, given: {}, today }, pageLinks('/'), {
      ...words,
      back: 'b',
      count: 'n',
      again: 'a',
      answers: 'w',
      change: 'c',
      steps: 's',
      links: 'l',
    });
  const { user, system } = process.cpuUsage(begun);
  const took = (user + system) / 1000;
  console.log(`200 nodes, ${pages.length} pages: ${Math.round(took)} ms of CPU`);
  expect(Object.keys(read!.questions).length + Object.keys(read!.outcomes).length).toBeGreaterThanOrEqual(200);
  expect(took).toBeLessThan(1000);
});
