import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from '../../src/build.ts';
import { filled, whyNoDisk } from './desk-disk.ts';
import { killed, restarted, together, unsent, type Outcome } from './desk-faults.ts';
import { say } from './desk-figures.ts';
import { matrix } from './desk-matrix.ts';
import { hostility } from './desk-hostile.ts';
import { kills } from './desk-kills.ts';
import { speed } from './desk-speed.ts';
import { start } from './desk-start.ts';
import { worst } from './desk-worst.ts';

/*
 * What the desk promises when things break, and how fast it is. `--quick`: the faults alone, fewer of them, for every
 * change of the code. `OUT` names a built site; else one is built.
 */
const isQuick = process.argv.includes('--quick');
const folder = mkdtempSync(join(tmpdir(), 'desk-bench-'));

async function ownSite(): Promise<string> {
  const site = 'node_modules/.cache/pult/bench/site';
  await buildSite(site);
  return site;
}

/** One line for a fault, and whether everything held. */
function tell({ name, audit, wrong, remark }: Outcome): boolean {
  const { acknowledged, lost, twice, missing, repeats } = audit;
  const counted = `${lost} of ${acknowledged} acknowledged messages lost, ${twice} mails sent twice, ${missing} never, ${repeats} repeated under their Message-ID`;
  const end = wrong.length > 0 ? `: ${wrong.join('; ')}` : '';
  console.log(`${wrong.length > 0 ? 'MISSED' : 'held'}: ${name}: ${counted}${remark ? ` (${remark})` : ''}${end}`);
  return wrong.length === 0;
}

try {
  const site = process.env['OUT'] ?? (await ownSite());
  const held: boolean[] = [];
  held.push(await matrix());
  held.push(tell(await killed(site, isQuick ? 2 : 20)));
  for (const kill of kills(site, isQuick ? 2 : 20)) held.push(tell(await kill()));
  held.push(tell(await restarted(site, isQuick ? ['immediate'] : ['fast', 'immediate'])));
  const none = whyNoDisk();
  if (none) console.log(`skipped: disk full: ${none}`);
  else held.push(tell(await filled(site)));
  if (!isQuick) {
    held.push(tell(await together(site)));
    held.push(tell(await unsent(site)));
    for (const figure of await speed(site, 3, 3)) held.push(say(figure));
    for (const figure of await start(site, 15)) held.push(say(figure));
    for (const figure of await hostility(site, folder)) held.push(say(figure));
    for (const figure of await worst(site)) held.push(say(figure));
  }
  if (held.includes(false)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
