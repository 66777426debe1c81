import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { serve } from '@hono/node-server';
import { freePort } from '../ports.ts';
import { siteApp } from '../../src/server/app.ts';
import { openSite } from '../../src/server/files.ts';
import { launchOptions } from '../browser.ts';

/** Lighthouse (mobile, its own slow network and phone) on the four kinds of page that visitors meet first. */
const limits = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 };
const paths = ['/en/', '/en/renew-a-loan/', '/en/search/?q=library', '/en/a-z/'];
const port = await freePort();
const debugPort = 9311;

const server = serve({ fetch: siteApp(openSite(process.env['OUT'] ?? 'dist')).fetch, port });
const browser = await chromium.launch({
  ...launchOptions,
  args: [...launchOptions.args, `--remote-debugging-port=${debugPort}`],
});
for (const path of paths) {
  const report = await lighthouse(`http://localhost:${port}${path}`, {
    port: debugPort,
    output: 'json',
    logLevel: 'error',
  });
  if (!report) throw new Error(`Lighthouse gave no report for ${path}`);
  const { categories, audits } = report.lhr;
  const scores = Object.entries(limits).map(([name, limit]) => ({
    name,
    limit,
    score: Math.round((categories[name]?.score ?? 0) * 100),
  }));
  const missed = scores.filter(({ score, limit }) => score < limit);
  console.log(
    `${missed.length > 0 ? 'MISSED' : 'held'}: ${path}: ${scores.map(({ name, score }) => `${name} ${score}`).join(', ')}; largest paint ${Math.round(audits['largest-contentful-paint']?.numericValue ?? 0)} ms, blocking ${Math.round(audits['total-blocking-time']?.numericValue ?? 0)} ms`,
  );
  for (const { name } of missed)
    for (const { id } of categories[name]?.auditRefs ?? [])
      if (audits[id] && audits[id].score !== null && audits[id].score < 1)
        console.log(`  ${name}: ${audits[id].title} ${audits[id].displayValue ?? ''}`);
  if (missed.length > 0) process.exitCode = 1;
}
await browser.close();
server.close();
