import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { isSample } from '../../sample.ts';
import { sites } from '../../sites.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

test('messages outlive a server that is killed, a database that crashes, and a full disk', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['tests/bench/desk.ts', '--quick'], {
    encoding: 'utf8',
    env: { ...process.env, OUT: sites.content.folder },
  });
  expect(stdout, stderr).toMatch(/^held: kill -9 .*\nheld: PostgreSQL restarted .*\n(held|skipped): disk full/m);
  expect(stdout).not.toContain('MISSED');
  expect(status, stderr).toBe(0);
});
