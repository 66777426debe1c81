import { expect, test } from '@playwright/test';
import { codeOf, file as town } from '../../send/town.ts';
import {
  branch,
  deskWith,
  expectOne,
  fakeForge,
  file,
  kinds,
  lost,
  reference,
  source,
  status,
  suggestion,
} from './fake.ts';

for (const kind of kinds)
  test.describe(kind, () => {
    test('a suggestion becomes a branch, a commit of the desk and a pull request', async () => {
      const fake = await fakeForge(kind);
      const { store, channel, delivery } = deskWith(fake.forge);
      await channel.deliver(delivery, town);
      expectOne(fake);
      const commit = fake.repository.at(branch)!;
      expect(commit).toMatchObject({
        message: `Suggestion ${reference} for ${file}`,
        author: { name: 'Town Help', email: 'desk@town.example' },
        parent: fake.repository.branches.get('main'),
      });
      const [{ title, body, into }] = fake.repository.pulls as [(typeof fake.repository.pulls)[0]];
      expect({ title, into }).toEqual({ title: `Suggestion ${reference}: Renew a loan`, into: 'main' });
      expect(body).toContain(
        'Page: https://help.town.example/en/renew-a-loan/\\\nFile: `content/articles/en/renew-a-loan.mdx`\\\nSection: By telephone',
      );
      expect(body).toContain('> The hours were missing.');
      expect(body).toContain('A first look finds no mistakes.');
      expect(title + body + commit.message).not.toMatch(/Anna|anna@|home\.example/);
      expect(await store.find(reference)).toMatchObject({
        outcome: 'proposed',
        link: expect.stringMatching(/^https:\/\/forge\.example\/.+\/1$/),
      });
      fake.close();
    });

    test('it is killed before or after any call, or an answer is lost: nothing comes twice', async () => {
      const whole = await fakeForge(kind);
      await (async ({ channel, delivery }) => channel.deliver(delivery, town))(deskWith(whole.forge));
      const steps = whole.state.steps.length;
      whole.close();
      expect(steps).toBeGreaterThan(5);
      for (let step = 0; step < steps; step++)
        for (const failure of [lost, status(500)]) {
          const fake = await fakeForge(kind);
          const { store, channel, delivery } = deskWith(fake.forge);
          fake.state.fail = (now) => (now === step ? failure : undefined);
          expect(await codeOf(channel.deliver(delivery, town)), whole.state.steps[step]).toBe(
            failure === lost ? 'connect' : 'http-500',
          );
          expect((await store.find(reference))!.outcome).toBe('');
          await channel.deliver(delivery, town);
          expectOne(fake);
          expect((await store.find(reference))!.outcome).toBe('proposed');
          fake.close();
        }
    });

    test('two processes at once make one', async () => {
      const fake = await fakeForge(kind);
      const [one, other] = [deskWith(fake.forge), deskWith(fake.forge)];
      await Promise.all([one, other].map(({ channel, delivery }) => channel.deliver(delivery, town)));
      expectOne(fake);
      fake.close();
    });

    test('what a forge answers instead ends in a code that says so, and no attempt after it makes two', async () => {
      const table: [
        name: string,
        failure: Parameters<typeof status>,
        code: string,
        permanent: boolean,
        retryAfter: number,
      ][] = [
        ['a token that is refused', [401], 'http-401', false, 0],
        ['a right that is missing', [403], 'http-403', false, 0],
        ['a second limit', [403, { 'Retry-After': '60' }], 'http-403', false, 60],
        ['a limit', [429, { 'Retry-After': '120' }], 'http-429', false, 120],
        ['a text that is too long', [413], 'http-413', true, 0],
        ['moved', [301, { Location: 'https://elsewhere.example/' }], 'http-301', false, 0],
        ['down', [503], 'http-503', false, 0],
        ['a bad gateway', [502, {}, '<html>'], 'http-502', false, 0],
        ['a page for people', [200, {}, '<!doctype html><title>Sign in</title>'], 'answer', false, 0],
        ['another thing', [200, {}, '"yes"'], 'answer', false, 0],
        ['nothing', [200, {}, ''], 'answer', false, 0],
        ['far too much', [200, {}, `[${'"x",'.repeat(2.5e6)}""]`], 'answer', false, 0],
      ];
      for (const [name, failure, code, permanent, retryAfter] of table) {
        const fake = await fakeForge(kind);
        const { channel, delivery } = deskWith(fake.forge);
        const last = { step: 0 };
        // Each step in its turn fails once, and what was done before it stays.
        fake.state.fail = (step) => (step === last.step ? status(...failure) : undefined);
        for (let tries = 0; ; tries++) {
          const from = fake.state.steps.length;
          last.step = from + tries;
          const problem = await channel.deliver(delivery, town).catch((error: unknown) => error);
          // So much is sent for two steps alone: the test shall be short.
          if (fake.state.steps.length <= last.step || (name === 'far too much' && tries > 1)) break;
          // At some places a `yes` is all that is asked for.
          if (problem === undefined && name === 'another thing') continue;
          expect(problem, `${name} at ${fake.state.steps[last.step]}`).toMatchObject({
            code,
            permanent,
            elsewhere: permanent,
          });
          expect(Math.abs((problem as { retryAfter: number }).retryAfter - retryAfter)).toBeLessThan(2);
        }
        fake.state.fail = undefined;
        await channel.deliver(delivery, town);
        expectOne(fake);
        fake.close();
      }
    });

    test('a suggestion that no longer fits becomes one issue, with both texts to compare', async () => {
      for (const [change, text, says] of [
        [{}, source.replace('on weekdays', 'daily'), 'The page has changed since'],
        [{}, `${source}\nCall us on weekdays.\n`, 'The page has changed since'],
        [{}, undefined, 'The file is no longer there'],
        [{ kind: 'page', before: '' }, source, 'A page with this name has been written since'],
        [{ kind: 'words' }, source, 'This page is made from data'],
      ] as const) {
        const fake = await fakeForge(kind);
        fake.repository.edit(file, text);
        const { store, channel, delivery } = deskWith(fake.forge, change);
        let step = -1;
        fake.state.fail = (now) => (fake.state.steps[now]!.includes('POST') && step++ < 0 ? lost : undefined);
        expect(await codeOf(channel.deliver(delivery, town))).toBe('connect');
        await channel.deliver(delivery, town);
        expect(fake.repository.issues).toHaveLength(1);
        const [{ title, body }] = fake.repository.issues as [{ title: string; body: string }];
        expect(title).toContain(reference);
        expect(body).toContain(says);
        expect(body).toContain('```text\nCall us on weekdays until four.\n```');
        expect([...fake.repository.branches.keys()]).toEqual(['main']);
        expect(await store.find(reference)).toMatchObject({
          outcome: 'proposed',
          link: expect.stringMatching(/issues\/1$/),
        });
        fake.close();
      }
    });

    test('what can become neither is for staff: without issues, a text in another encoding, a file too large, a file elsewhere', async () => {
      const off = await fakeForge(kind);
      off.repository.hasIssues = false;
      off.repository.edit(file, 'Another text.');
      const { channel, delivery } = deskWith(off.forge);
      await expect(channel.deliver(delivery, town)).rejects.toMatchObject({ code: 'no-issues', elsewhere: true });
      off.close();

      const latin = await fakeForge(kind, { [file]: Buffer.from('Call us on weekdays. \xe6', 'latin1') });
      const other = deskWith(latin.forge);
      await expect(other.channel.deliver(other.delivery, town)).rejects.toMatchObject({
        code: 'encoding',
        elsewhere: true,
      });
      expect([...latin.repository.branches.keys()]).toEqual(['main']);
      latin.close();

      const fake = await fakeForge(kind);
      for (const path of [
        '../content/articles/en/a.mdx',
        'content/../.github/workflows/test.yml',
        'content/articles/../../package.json',
        'package.json',
        'src/build.ts',
        'content',
        '/content/articles/en/a.mdx',
        'content//a.mdx',
        'content/.git/config.yaml',
        'content/articles/en/a.mdx\n.yaml',
        'content/articles/en/a.ts',
        'content\\articles\\a.mdx',
        'content/articles/en/..mdx',
        'content/%2e%2e/a.mdx',
      ]) {
        const one = deskWith(fake.forge, { kind: 'page', file: path, before: '' });
        await expect(one.channel.deliver(one.delivery, town), path).rejects.toMatchObject({
          code: 'file',
          elsewhere: true,
        });
      }
      expect(fake.requests).toEqual([]);
      fake.close();
    });

    test('marks at the beginning of a file, its ends of lines and all other text stay as they were', async () => {
      const odd = `\uFEFF${source.replaceAll('\n', '\r\n')}😀 \u00a0\t`;
      const fake = await fakeForge(kind, { [file]: odd });
      const { channel, delivery } = deskWith(fake.forge);
      await channel.deliver(delivery, town);
      expect(fake.repository.text(branch, file)).toBe(odd.replace(suggestion.before, suggestion.after));
      fake.close();
    });

    test('a page that is missing becomes a new file, and a branch of the same name in a fork is not ours', async () => {
      const fake = await fakeForge(kind);
      fake.repository.pulls.push({
        number: 1,
        title: '',
        body: '',
        head: branch,
        into: 'main',
        from: 'town/fork',
        state: 'open',
      });
      const path = 'content/articles/nb/nøkkel-låst-inne.mdx';
      const { store, channel, delivery } = deskWith(fake.forge, {
        kind: 'page',
        file: path,
        page: '',
        base: '',
        before: '',
        after: '---\ntitle: Nøkkel\n---\n\nRing oss.\n',
      });
      await channel.deliver(delivery, town);
      expect(fake.repository.text(branch, path)).toBe('---\ntitle: Nøkkel\n---\n\nRing oss.\n');
      expect(fake.repository.pulls).toHaveLength(2);
      expect((await store.find(reference))!.link).toMatch(/\/2$/);
      expect(fake.state.problems).toEqual([]);
      fake.close();
    });
  });
