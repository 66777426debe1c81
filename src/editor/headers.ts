/** Headers that are others on the editor's page: hosts add up those of two blocks, and would keep to the stricter one. */
const own = ['Content-Security-Policy', 'Cross-Origin-Opener-Policy'];

/**
 * The file `_headers` of a site that has an editor: what differs there no longer stands in the block of the whole site but in one
 * for each file and folder of it, `names`, and in that of the editor. So no path has two of one header.
 */
export function headersWithEditor(text: string, base: string, policy: string, names: string[]): string {
  const [first = '', ...rest] = text.trim().split(/\n\n+/);
  const [path = '', ...lines] = first.split('\n');
  const isOwn = (line: string) => own.includes(line.trim().split(':')[0]!);
  const strict = lines.filter(isOwn);
  const places = ['', ...names].map((name) => [`${base}/${name}`, ...strict].join('\n'));
  const editor = [
    `${base}/admin/*`,
    `  Content-Security-Policy: ${policy}; frame-ancestors 'none'`,
    // A forge may ask who signs in within a window of its own.
    '  Cross-Origin-Opener-Policy: same-origin-allow-popups',
    '  X-Robots-Tag: noindex',
  ].join('\n');
  return `${[[path, ...lines.filter((line) => !isOwn(line))].join('\n'), ...places, editor, ...rest].join('\n\n')}\n`;
}
