/** What visitors were told. */
export interface Writers {
  /** Messages that were acknowledged: the reference that was given, by key. */
  acknowledged: Map<string, string>;
  /** Tries that were answered by anything but an acknowledgement, by status; 0 when nothing answered. */
  refused: Map<number, number>;
  /** Keys for which two answers did not give the same reference. */
  contradicted: string[];
  /** Resolves once so many more messages were acknowledged; rejects after some minutes. */
  more: (count: number) => Promise<void>;
  /** Lets everybody end the message that is under way, and resolves when all have been acknowledged; rejects after some minutes. */
  stop: () => Promise<void>;
}

/** Milliseconds after which nothing will happen any more, on a machine that has other work too. */
const patience = 240_000;

/** A message as a program sends it. */
export const written = (key: string) => ({
  key,
  lang: 'en',
  subject: 'library',
  message: `Written under ${key}. The lamp at my seat is dark, and I cannot read the small print of the timetable.`,
  email: 'visitor@example.org',
  name: 'Visitor',
});

/** Sends one message and resolves with the reference, or the status that came instead; 0 when nothing answered. */
export async function send(url: string, key: string): Promise<string | number> {
  try {
    const answer = await fetch(`${url}/desk/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(written(key)),
      signal: AbortSignal.timeout(20_000),
    });
    const said = (await answer.json()) as { reference?: string };
    return answer.status === 201 ? said.reference! : answer.status;
  } catch {
    return 0;
  }
}

/**
 * Visitors who write one message after the other, sixteen at once, each sent again under the same key until it is
 * acknowledged. `urls`: the servers that are there now; every fourth message goes to all of them at once.
 */
export function startWriters(urls: () => string[], prefix: string, count = 16): Writers {
  const acknowledged = new Map<string, string>();
  const refused = new Map<number, number>();
  const contradicted: string[] = [];
  let [sent, stopping] = [0, false];

  async function write() {
    while (!stopping) {
      const number = ++sent;
      const key = `${prefix}-${String(number).padStart(12, '0')}`;
      for (const end = Date.now() + patience; !acknowledged.has(key);) {
        const all = urls();
        const to = number % 4 === 0 ? all : [all[number % all.length]!];
        for (const answer of await Promise.all(to.map((url) => send(url, key))))
          if (typeof answer === 'number') refused.set(answer, (refused.get(answer) ?? 0) + 1);
          else if (acknowledged.has(key) && acknowledged.get(key) !== answer) contradicted.push(key);
          else acknowledged.set(key, answer);
        if (acknowledged.has(key)) break;
        if (Date.now() > end) throw new Error(`No server took ${key} for ${patience} ms.`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  const writing = Promise.all(Array.from({ length: count }, write));
  writing.catch(() => undefined);
  return {
    acknowledged,
    refused,
    contradicted,
    async more(wanted) {
      const goal = acknowledged.size + wanted;
      for (const end = Date.now() + patience; acknowledged.size < goal;) {
        if (Date.now() > end) throw new Error(`${acknowledged.size} of ${goal} messages were taken in ${patience} ms.`);
        await Promise.race([new Promise((resolve) => setTimeout(resolve, 10)), writing]);
      }
    },
    async stop() {
      stopping = true;
      await writing;
    },
  };
}
