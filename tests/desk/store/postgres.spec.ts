import { expect, test } from '@playwright/test';
import { endAll, many, more, open, startWriter, stored } from './databases.ts';
import { startPostgres, type Cluster } from './postgres.ts';

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);
test.afterAll(() => cluster?.stop());

let cluster: Cluster | undefined;

test('PostgreSQL restarted under load loses nothing, and the process goes on', async () => {
  cluster ??= await startPostgres();
  const url = cluster.database();
  const { child, acknowledged, ended } = startWriter(url, 'restart', many);
  for (const mode of ['immediate', 'fast', 'immediate'] as const) {
    await more(acknowledged, acknowledged.size + 100);
    await cluster.restart(mode);
  }
  await more(acknowledged, acknowledged.size + 100);
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await ended;
  const kept = await stored(await open(url));
  for (const [key, reference] of acknowledged) expect(kept.get(key)).toBe(reference);
});
