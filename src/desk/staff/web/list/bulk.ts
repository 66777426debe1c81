import { linesNamed } from '../../../store/staff/inbox.ts';
import { settingState } from '../../../store/staff/changes.ts';
import type { Request } from '../answer.ts';
import { canAt, deed, desksRead, type Signed } from '../desk.ts';
import { viewIn } from './list.ts';

/** What is said of all chosen messages. */
const kinds = { answered: 'answered', closed: 'closed', reopened: 'reopened' } as const;

/** Marks the chosen messages, each where this person may: pressed twice it is the same. */
export async function takeBulk({ context, desk, values }: Request, signed: Signed): Promise<Response> {
  const { store } = desk.parts;
  const now = desk.now.toISOString();
  const kind = kinds[(values['do'] ?? '') as keyof typeof kinds];
  const chosen = Object.keys(values).flatMap((name) => /^m-([A-Z0-9]{8})$/.exec(name)?.[1] ?? []);
  const lines = kind ? await linesNamed(store, chosen.slice(0, 80), desksRead(signed)) : [];
  const own = lines.filter(
    ({ desk: at, state }) => canAt(signed, at, 'answer') && state !== (kind === 'reopened' ? 'received' : kind),
  );
  if (kind && own.length > 0)
    await store.audited(
      own.map(({ reference }) => deed(signed, kind, reference)),
      now,
      (there) => there.atomic(own.flatMap(({ reference }) => settingState(crypto.randomUUID(), reference, kind, now))),
    );
  const view = viewIn(values['view']);
  return context.redirect(
    `${desk.addresses.staff}?${new URLSearchParams({ view, done: String(own.length) }).toString()}`,
    303,
  );
}
