import mdx from '@astrojs/mdx';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { mistakesInPages } from './src/check/dev/mistakes.ts';
import { readSite } from './src/settings/site.ts';
import { publicFolder } from './src/settings/folders.ts';
import { baseOf } from './src/site/below.ts';
import { sitemapOf } from './src/site/hosts/sitemap.ts';

const { site } = readSite();
const outDir = process.env.OUT ?? 'dist';

export default defineConfig({
  site: site.address,
  base: baseOf(site.address) || '/',
  output: 'static',
  outDir,
  publicDir: publicFolder,
  trailingSlash: 'ignore',
  // Astro's default joins words across line ends.
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [mdx(), sitemapOf(site, outDir), mistakesInPages()],
  vite: {
    plugins: [tailwindcss()],
    // Scripts stay files of their own, so that the security policy needs no list of their digests.
    // `?worker&url` bundles what only some readers need (ask/browser/results.ts) as a file that a page can name.
    worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false, comments: false } } },
    build: { assetsInlineLimit: 0 },
  },
});
