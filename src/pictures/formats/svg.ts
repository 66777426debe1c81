/** The size of a drawing as its root says it, in pixels: `viewBox`, else `width` and `height`. */
export function sizeOfSvg(text: string): { width: number; height: number } | undefined {
  const root = /<(?:\w+:)?svg\b[^<>]*>/.exec(text)?.[0] ?? '';
  const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(root)?.[1]?.trim();
  const [, , boxWidth, boxHeight] =
    attribute('viewBox')
      ?.split(/[\s,]+/)
      .map(Number) ?? [];
  const length = (value: string | undefined) => Number(/^([\d.]+)(px)?$/.exec(value ?? '')?.[1]);
  const [width, height] = [boxWidth ?? length(attribute('width')), boxHeight ?? length(attribute('height'))];
  return width > 0 && height > 0 && Number.isFinite(width * height) ? { width, height } : undefined;
}

/** Whether a drawing has colours of its own for the dark, so that no light ground must stand behind it. */
export const hasDarkColours = (text: string) => text.includes('prefers-color-scheme');

/** A drawing without what programs write about it: `<metadata>`, comments. What nothing closes stays. */
export function withoutMetadata(text: string): string {
  const unclosed = new Set<string>();
  let [kept, at] = ['', 0];
  for (const { 0: begin, 1: name, index } of text.matchAll(/<!--|<((?:\w+:)?metadata)\b[^<>]*>/g)) {
    const end = name ? `</${name}` : '-->';
    if (index < at || unclosed.has(end)) continue;
    const close = begin.endsWith('/>') ? index : text.indexOf(end, index);
    if (close === -1) {
      unclosed.add(end);
      continue;
    }
    kept += text.slice(at, index);
    at = text.indexOf('>', close) + 1 || text.length;
  }
  return kept + text.slice(at);
}
