import { expect } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskApp } from '../../src/desk/app.ts';
import type { DeskFile } from '../../src/desk/file.ts';
import type { DeskParts } from '../../src/desk/parts.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import type { Store } from '../../src/desk/store/store.ts';
import { openPage } from '../../src/server/fill.ts';
import { sites } from '../sites.ts';

export const secret = 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=';
export const olderSecret = 'Vb2nM8qLr5TzXw0cK7sHd3JfY9gPa1EuRi6oQt4eZx8=';
export const origin = 'http://localhost:4999';
export const now = new Date('2026-11-24T09:00:00.000Z');
export const marker = 'mARKERkramar57';

/** The site that the suite has built. */
export const folder = sites.content.folder;

/** What the build wrote for the desk. */
export const deskFile = () => JSON.parse(readFileSync(join(folder, 'desk/desk.json'), 'utf8')) as DeskFile;
export const read = (address: string) => readFile(join(folder, address), 'utf8').catch(() => undefined);
export const stop: (() => unknown)[] = [];

/** Ends, after each test, what the test has opened. */
export async function endAll() {
  for (const end of stop.splice(0).reverse()) await end();
}

export function temporaryFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'desk-app-'));
  stop.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A desk with a real store, the built pages, and what it logged and sent on. */
export async function open(more: Partial<DeskParts> = {}) {
  const store = await openStore(`sqlite:${join(temporaryFolder(), 'desk.sqlite')}`);
  stop.push(() => store.close());
  const lines: Record<string, unknown>[] = [];
  const app = deskApp({
    file: deskFile(),
    store,
    read,
    secrets: [secret],
    channels: ['staff'],
    deliver: async () => undefined,
    limits: { soft: 1_000_000, hard: 1_000_000 },
    senderOf: async () => 'somebody',
    now: () => now,
    log: (line) => lines.push(line),
    ...more,
  });
  const post = async (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    app.request(`${origin}${path}`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  return {
    app,
    store,
    lines,
    post,
    /** As a browser sends a form. */
    form: (values: Record<string, string>, headers: Record<string, string> = {}, path = '/desk/messages') =>
      post(path, new URLSearchParams(values), { ...browser, ...headers }),
    /** As a program sends a message. */
    json: (values: unknown, headers: Record<string, string> = {}, path = '/desk/messages') =>
      post(path, JSON.stringify(values), {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        ...headers,
      }),
  };
}

export const browser = { Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', Origin: origin };
export const key = 'key-of-this-submit-1';

export const written = {
  lang: 'en',
  subject: 'library',
  message: 'The lamp at my seat is dark.\nIt is <b>seat 4</b>.',
  email: 'ada@example.org',
  name: 'Ada "the" Lovelace',
};

export const other = { ...written, message: 'Another text.' };

export const unwritable = (store: Store): Store => ({
  ...store,
  count: () => Promise.reject(new Error(`${marker}: disk full`)),
  accept: () => Promise.reject(new Error(`${marker}: disk full`)),
  find: () => Promise.reject(new Error(`${marker}: disk full`)),
});

/** What a form page shows. */
export async function shown(answer: Response) {
  expect(answer.headers.get('Content-Type')).toMatch('text/html');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  const page = openPage(await answer.text());
  const isForm = page.has('form[data-message]');
  return {
    isForm,
    isCheck: page.has('[data-unsent]'),
    lang: page.attribute('html', 'lang'),
    unsent: page.has('[data-unsent]') ? page.text('[data-unsent]') : '',
    notice: isForm && !page.has('[data-notice][hidden]') ? page.text('[data-notice]') : '',
    problems: isForm && !page.has('[data-problems][hidden]') ? page.text('[data-problems] ul') : '',
    message: isForm
      ? decode(page.text('#message'))
      : page.has('input[name=message]')
        ? decode(page.attribute('input[name=message]', 'value'))
        : '',
    email: page.has('#email') ? page.attribute('#email', 'value') : '',
    proof: page.has('input[name=proof]') ? page.attribute('input[name=proof]', 'value') : '',
  };
}

export function decode(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}
