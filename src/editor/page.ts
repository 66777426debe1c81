import { editorLanguages } from './fields/words.ts';

/** The page of the editor: empty until its program runs. `base` is the path below which the site lies. */
export function editorPage(base: string, policy: string, title: string, script = 'editor.js'): string {
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html>
<html lang="en" data-languages="${editorLanguages.join(' ')}" data-config="${base}/admin/config.{language}.json">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<title>${escaped}</title>
<link rel="icon" href="${base}/favicon.svg">
<script type="module" src="${base}/admin/${script}"></script>
</head>
<body>
<noscript><p>This editor needs JavaScript. Without it, “Suggest a change” at the end of every page does the same.</p></noscript>
</body>
</html>
`;
}
