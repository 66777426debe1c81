import type { ServerResponse } from 'node:http';
import { expect } from '@playwright/test';
import { forgeChannel } from '../../../../src/desk/suggest/forge/channel.ts';
import type { Forge } from '../../../../src/desk/suggest/forge/forge.ts';
import { forgejo } from '../../../../src/desk/suggest/forge/forgejo.ts';
import { github } from '../../../../src/desk/suggest/forge/github.ts';
import { gitlab } from '../../../../src/desk/suggest/forge/gitlab.ts';
import type { Suggestion } from '../../../../src/desk/suggest/suggestion.ts';
import type { Message, Store } from '../../../../src/desk/store/store.ts';
import { keptOf } from '../../message.ts';
import { listen } from '../../send/listen.ts';
import { message } from '../../send/town.ts';
import { dialects } from './dialects.ts';
import { FakeRepository } from './repository.ts';

export type Kind = keyof typeof dialects;
export const kinds = Object.keys(dialects) as Kind[];
export const makers = { github, gitlab, forgejo };

export const reference = 'AB23CD47';
export const branch = `suggestion-${reference}`;
export const file = 'content/articles/en/renew-a-loan.mdx';
export const source =
  '---\ntitle: Renew a loan\n---\n\nYou can renew twice.\n\n## By telephone\n\nCall us on weekdays.\n';

export const suggestion: Suggestion = {
  kind: 'change',
  file,
  page: '/en/renew-a-loan/',
  title: 'Renew a loan',
  base: 'digest',
  before: 'Call us on weekdays.',
  after: 'Call us on weekdays until four.',
  why: 'The hours were missing.',
};

/** How a request goes wrong: it is answered so instead, or done and its answer lost. */
export type Failure = (response: ServerResponse) => 'instead' | 'lost';
export const status =
  (code: number, headers: Record<string, string> = {}, text = '{"message":"no"}'): Failure =>
  (response) => (response.writeHead(code, headers).end(text), 'instead');
export const lost: Failure = () => 'lost';

/** A forge on this machine, which holds each request against what is documented; `fail` is asked about each by its number. */
export async function fakeForge(kind: Kind, files: Record<string, string | Uint8Array> = { [file]: source }) {
  const repository = new FakeRepository(files);
  const { prefix, header, answer } = dialects[kind];
  const state = {
    fail: undefined as ((step: number) => Failure | undefined) | undefined,
    steps: [] as string[],
    problems: [] as string[],
  };
  const server = await listen((request, response) => {
    const url = new URL(request.url!, 'http://forge');
    const path = request.url!.split('?')[0]!;
    const step = state.steps.push(`${request.method} ${path.replace(prefix(repository), '')}`) - 1;
    const failure = state.fail?.(step);
    const how = failure && (failure !== lost ? failure(response) : 'lost');
    if (how === 'instead') return;
    try {
      if (request.headers[header[0]] !== header[1]) throw new Error('the token is missing');
      if (!path.startsWith(prefix(repository))) throw new Error(`${path} is not below ${prefix(repository)}`);
      const body = request.body ? (JSON.parse(request.body) as Record<string, unknown>) : {};
      const asked = {
        method: request.method!,
        path: path.slice(prefix(repository).length),
        query: url.searchParams,
        body,
      };
      const [code, data] = answer(repository, asked);
      if (how === 'lost') response.destroy();
      else response.writeHead(code, { 'Content-Type': 'application/json' }).end(JSON.stringify(data));
    } catch (error) {
      state.problems.push(String(error));
      response.writeHead(500).end();
    }
  });
  const settings = {
    url: server.url,
    repository: repository.name,
    token: 'the-token',
    branch: '',
    allowHosts: ['127.0.0.1'],
  };
  return { ...server, repository, state, forge: makers[kind](settings) };
}

/** The message of a suggestion. */
export const suggesting = (change: Partial<Suggestion> = {}, more: Parameters<typeof message>[0] = {}) =>
  message({ reference, subject: '', text: '', suggestion: { ...suggestion, ...change }, ...more });

/** A desk's memory with one suggestion in it, and the channel to a forge. */
export function deskWith(forge: Forge, change: Partial<Suggestion> = {}, more: Parameters<typeof message>[0] = {}) {
  const kept = suggesting(change, more);
  const store = remembering(kept);
  const channel = forgeChannel(forge, store, { author: 'desk@town.example' });
  return { store, channel, delivery: { id: 'd-1', channel: 'forge', attempts: 0, message: kept } };
}

/** The part of a store that the forge uses, with one message in it. */
export function remembering(message: Message) {
  const kept = keptOf(message);
  const marks = new Map<string, string>();
  return {
    find: async (wanted) => (wanted === kept.reference ? kept : undefined),
    suggested: async (_, outcome, link) => {
      Object.assign(kept, { outcome, link: link || kept.link });
      return true;
    },
    list: async () => [kept],
    mark: async (name, value) => void marks.set(name, value),
    marked: async (name) => marks.get(name),
  } satisfies Partial<Store>;
}

/** That there is one branch, one commit of ours and one pull request, and that nothing was asked which is not documented. */
export function expectOne({ repository, state }: Awaited<ReturnType<typeof fakeForge>>) {
  expect(state.problems).toEqual([]);
  expect([...repository.branches.keys()]).toEqual(['main', branch]);
  expect(repository.pulls).toHaveLength(1);
  expect(repository.text(branch, file)).toBe(source.replace(suggestion.before, suggestion.after));
  expect(repository.text('main', file)).toBe(source);
}
