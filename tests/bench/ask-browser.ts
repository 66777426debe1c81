import { serve } from '@hono/node-server';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/check/mistype.ts';
import { siteApp } from '../../src/server/app.ts';
import { openSite } from '../../src/server/files.ts';
import { launchOptions } from '../browser.ts';
import { freePort } from '../ports.ts';
import { readPortals, shuffle, type Page as Text } from './ask-data.ts';
import { writeCorpus } from './corpus.ts';
import { measure } from './measure.ts';

/**
 * What a question costs a visitor on a site of 1,092 real pages: seconds on slow 4G, bytes over the wire,
 * and how long a letter holds up a phone. `ASK_DATA` names the folder with the pages and questions.
 */
const port = await freePort();
const folder = join(tmpdir(), 'pult-ask-browser');
const slow4G = { latency: 400, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, offline: false };

const { pages, questions } = readPortals().find(({ name }) => name === 'large + asks')!;
const asked = shuffle(questions, seededRandom('browser')).map(({ text }) => text);
await buildSiteOf(pages);
const site = `http://localhost:${port}`;
const server = serve({ fetch: siteApp(openSite(join(folder, 'dist'))).fetch, port });
const browser = await chromium.launch(launchOptions);
// The server packs a file when it is first asked for: that is no visitor's second.
await bytesOf(asked.slice(0, 2));

const waits = [
  { name: 'home page, box takes focus after loading', path: '/en/', state: 'load', answer: '[role=option]' },
  {
    name: 'search page, box takes focus once it is there',
    path: '/en/search/',
    state: 'commit',
    answer: '[role=option]',
  },
  { name: 'search page, Enter at once', path: '/en/search/', state: 'load', answer: '[data-pages] a' },
] as const;
for (const { name, path, state, answer } of waits) {
  const times = [];
  for (const question of asked.slice(0, 5)) times.push(await timeToAnswer(path, state, answer, threeWords(question)));
  say(`slow 4G, ${name}: median until the first result`, median(times), 2000, 'ms');
}

const weights = [];
for (let place = 0; place < 10; place++) weights.push(await bytesOf([asked[place]!, asked[place + 10]!]));
for (const [place, name, limit] of [
  [0, 'first question from cold', 250],
  [1, 'next question', 100],
] as const) {
  const own = weights.map((weight) => weight[place]! / 1000);
  say(`${name}: median of ten`, median(own), limit, 'KB');
  say(`${name}: most of ten`, Math.max(...own), limit, 'KB');
}

const { opening, letters, answers } = await tasksOf(asked.slice(0, 6));
say('CPU four times slower, each letter: median task', median(letters), 50, 'ms');
say('CPU four times slower, each letter: 95 of 100 tasks', percentile(letters, 0.95), 50, 'ms');
say('CPU four times slower, each letter: longest task', Math.max(...letters), 50, 'ms');
console.log(
  `CPU four times slower, of ${letters.length} letters and ${answers.length} questions: opening the file ${opening.toFixed(0)} ms once; longest task of an answer, median ${median(answers).toFixed(0)} ms, most ${Math.max(...answers).toFixed(0)} ms`,
);
await browser.close();
server.close();

/** Builds the site of these texts in a folder of its own; a second run finds its cache. */
async function buildSiteOf(texts: Text[]): Promise<void> {
  const { agency } = writeCorpus(folder, 0);
  for (const { slug, title, body, asks = [] } of texts) {
    // As long as the sample's: 100 letters.
    const [summary = ''] = /^.{1,100}(?=\s|$)/.exec(`${title}: ${body.replace(/\s+/g, ' ')}`) ?? [];
    const fields = {
      title: title.slice(0, 90),
      summary: summary.padEnd(20, '.'),
      topic: 'one',
      audience: ['all'],
      owner: 'desk',
      reviewed: new Date().toISOString().slice(0, 10),
      asks: asks.filter((ask) => ask.length <= 120),
    };
    // JSON is YAML too.
    writeFileSync(
      join(agency, 'articles', 'en', `${slug}.mdx`),
      `---\n${JSON.stringify(fields)}\n---\n${plain(body)}\n`,
    );
  }
  await measure('node src/build.ts', '.', { CONTENT: agency, OUT: join(folder, 'dist') });
}

/** A text as Markdown that says the same: nothing in it is a mark. */
function plain(text: string): string {
  return text
    .replace(/^\s+/gm, '\n')
    .replace(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`)
    .replace(/^(?=import|export)/gm, '&#8203;');
}

/** The first three words of a question that say something. */
function threeWords(question: string): string {
  const words = question.split(/\s+/);
  return (words.filter((word) => word.length > 3).length < 3 ? words : words.filter((word) => word.length > 3))
    .slice(0, 3)
    .join(' ');
}

/** A page in a new profile. */
async function freshPage(): Promise<{ page: Page; session: CDPSession; close: () => Promise<void> }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  return { page, session, close: () => context.close() };
}

/** Milliseconds on slow 4G from focus of the box until something of `answer` is shown, with `question` typed right after focus. */
async function timeToAnswer(path: string, state: 'load' | 'commit', answer: string, question: string): Promise<number> {
  const { page, session, close } = await freshPage();
  await session.send('Network.emulateNetworkConditions', slow4G);
  await page.goto(site + path, { waitUntil: state });
  const box = await page.waitForSelector('#query');
  const time = await box.evaluate(
    (input, { question, answer }) =>
      new Promise<number>((resolve, reject) => {
        const began = performance.now();
        const look = () => document.querySelector(answer)?.checkVisibility() && resolve(performance.now() - began);
        new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
        setTimeout(() => reject(new Error(`${question}: nothing is shown.`)), 15_000);
        (input as HTMLInputElement).focus();
        document.execCommand('insertText', false, question);
        if (answer !== '[role=option]') (input as HTMLInputElement).form!.requestSubmit();
      }),
    { question, answer },
  );
  await close();
  return time;
}

/** Bytes over the wire, headers included, that each of some questions costs one visitor: all that comes after the page. */
async function bytesOf(texts: string[]): Promise<number[]> {
  const { page, close } = await freshPage();
  const transfers: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'document') return;
    transfers.push(
      request.sizes().then(({ responseHeadersSize, responseBodySize }) => responseHeadersSize + responseBodySize),
    );
  });
  await page.goto(`${site}/en/search/`, { waitUntil: 'networkidle' });
  const sums: number[] = [];
  for (const text of texts) {
    await page.fill('#query', text);
    await page.press('#query', 'Enter');
    await page.waitForSelector('#results[data-state=ready]');
    await page.waitForTimeout(1500);
    const total = (await Promise.all(transfers)).reduce((sum, size) => sum + size, 0);
    sums.push(total - sums.reduce((sum, size) => sum + size, 0));
  }
  await close();
  return sums;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { type?: string } };
}

/** The longest task of the page's main thread, in milliseconds at a quarter of this machine's speed: at opening, after each letter, after each Enter. */
async function tasksOf(texts: string[]): Promise<{ opening: number; letters: number[]; answers: number[] }> {
  const { page, session, close } = await freshPage();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const opening = await tasksAfterEach(page, 'focus', async () => {
    await page.goto(`${site}/en/`);
    await page.focus('#query');
    await page.waitForSelector('#query[aria-autocomplete]');
  });
  await page.goto(`${site}/en/search/`);
  await page.focus('#query');
  await page.waitForSelector('#query[aria-autocomplete]');
  const letters: number[] = [];
  const answers: number[] = [];
  for (const text of texts) {
    await page.fill('#query', '');
    const tasks = await tasksAfterEach(page, 'keydown', async () => {
      await page.keyboard.type(text, { delay: 200 });
      await page.keyboard.press('Enter');
      await page.waitForTimeout(3000);
    });
    letters.push(...tasks.slice(0, -1));
    answers.push(tasks.at(-1)!);
  }
  await close();
  return { opening: Math.max(...opening), letters, answers };
}

/** The longest task of the main thread after each event of a kind, until the next one, in milliseconds. */
async function tasksAfterEach(page: Page, kind: string, act: () => Promise<void>): Promise<number[]> {
  const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
  await browser.startTracing(page, { categories });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const starts = trace.traceEvents.filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === kind);
  const [main] = starts;
  if (!main) throw new Error(`The trace holds no ${kind}.`);
  const tasks = trace.traceEvents.filter(
    ({ name, pid, tid, ph }) => /RunTask$/.test(name) && ph === 'X' && pid === main.pid && tid === main.tid,
  );
  return starts.map(({ ts }, index) => {
    const end = starts[index + 1]?.ts ?? Infinity;
    // The task in which the event is dispatched began before it.
    const own = tasks.filter(
      (task) => task.ts + (task.dur ?? 0) > ts && task.ts < end && task.ts + (task.dur ?? 0) < end,
    );
    // Time on the processor: what other programs take of this machine is no visitor's wait.
    return Math.max(0, ...own.map(({ dur = 0, tdur = dur }) => tdur / 1000));
  });
}

function percentile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
}

function median(values: number[]): number {
  return percentile(values, 0.5);
}

function say(name: string, value: number, limit: number, unit: string) {
  const held = value <= limit;
  console.log(`${held ? 'held' : 'MISSED'}: ${name}: ${value.toFixed(0)} ${unit} (limit ${limit} ${unit})`);
  if (!held) process.exitCode = 1;
}
