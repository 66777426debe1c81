import { expect, test } from '@playwright/test';
import { endAll, many, more, open, startWriter, stored } from './databases.ts';
import { often } from '../../often.ts';
import { startPostgres, type Cluster } from './postgres.ts';

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);
test.afterAll(() => cluster?.stop());

let cluster: Cluster | undefined;

// With the disk as in production: tests/long/desk.spec.ts.
test('PostgreSQL that crashes under load loses nothing, and the process goes on', async () => {
  cluster ??= await startPostgres(false);
  const url = cluster.database();
  const { child, acknowledged, ended } = startWriter(url, 'restart', many);
  for (const mode of often(['immediate'] as const, ['immediate', 'fast', 'immediate'] as const)) {
    await more(acknowledged, acknowledged.size + 50);
    await cluster.restart(mode);
  }
  await more(acknowledged, acknowledged.size + 50);
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await ended;
  const kept = await stored(await open(url));
  for (const [key, reference] of acknowledged) expect(kept.get(key)).toBe(reference);
});
