/** What a site asks of programs (RFC 9309, and the delay that some add). */
export interface Robots {
  allows: (path: string) => boolean;
  /** Milliseconds between two requests. */
  delay: number;
}

const all: Robots = { allows: () => true, delay: 0 };

/** A delay of hours would only mean that nothing is ever checked. */
const longestDelay = 10_000;

/** Reads the `robots.txt` of an origin; where there is none, everything is allowed. */
export async function readRobots(origin: string, agent: string, timeout: number): Promise<Robots> {
  try {
    const response = await fetch(`${origin}/robots.txt`, {
      headers: { 'user-agent': agent },
      signal: AbortSignal.timeout(timeout),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return all;
    }
    return robotsOf((await response.text()).slice(0, 100_000), agent);
  } catch {
    return all;
  }
}

/** The rules for one program: those of its own name, else those for everybody. The longest path that fits wins. */
export function robotsOf(text: string, agent: string): Robots {
  const name = agent.toLowerCase().split('/')[0]!;
  const groups = new Map<string, { rule: 'allow' | 'disallow'; path: string }[]>();
  const delays = new Map<string, number>();
  let [open, isNaming]: [string[], boolean] = [[], false];
  for (const line of text.split(/\r\n?|\n/)) {
    const [, key = '', written = ''] = /^\s*([\w-]+)\s*:([^#]*)/.exec(line) ?? [];
    const [rule, value] = [key.toLowerCase(), written.trim()];
    if (rule === 'user-agent') {
      open = isNaming ? [...open, value.toLowerCase()] : [value.toLowerCase()];
      for (const group of open) groups.set(group, groups.get(group) ?? []);
    } else if (rule === 'crawl-delay') for (const group of open) delays.set(group, Number(value) * 1000 || 0);
    else if ((rule === 'allow' || rule === 'disallow') && value)
      for (const group of open) groups.get(group)!.push({ rule, path: value });
    if (rule) isNaming = rule === 'user-agent';
  }
  const group = [...groups.keys()].find((key) => key.split('/')[0] === name) ?? '*';
  const rules = (groups.get(group) ?? []).toSorted((a, b) => b.path.length - a.path.length);
  const fits = (path: string, pattern: string) => {
    const [parts, isEnd] = [pattern.replace(/\$$/, '').split('*'), pattern.endsWith('$')];
    if (!path.startsWith(parts[0]!)) return false;
    let at = parts[0]!.length;
    for (const part of parts.slice(1)) {
      const found = path.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return !isEnd || at === path.length;
  };
  return {
    allows: (path) => rules.find(({ path: pattern }) => fits(path, pattern))?.rule !== 'disallow',
    delay: Math.min(delays.get(group) ?? 0, longestDelay),
  };
}
