import { expect, test } from '@playwright/test';
import { checkBeside } from '../../../src/desk/host/check-beside.ts';
import { engine } from '../program.ts';

const env = { ...engine, CONTENT: 'tests/site' };
const page = 'content/articles/en/a-suggestion.mdx';

test('the whole check speaks of a suggested page and of nothing else, and what it cannot check is not called right', async () => {
  const found = await checkBeside(env)(page, '---\ntitle: A suggestion\n---\n\nSee <b>here</b>.\n');
  expect(found!.length).toBeGreaterThan(1);
  expect(found!.every((one) => /^Line \d+/.test(one))).toBe(true);
  expect(found!.join('\n')).toContain('summary');
  expect(found!.join('\n')).not.toMatch(/\/tmp|pult-check/);
  expect(await checkBeside({ ...env, CONTENT: 'no/such/folder' })(page, '')).toBeUndefined();
});
