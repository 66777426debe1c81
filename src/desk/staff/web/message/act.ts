import {
  assigning,
  markingSpam,
  merging,
  moving,
  noting,
  settingState,
  takingBack,
  writingUntil,
} from '../../../store/staff/changes.ts';
import type { Statement } from '../../../store/database.ts';
import { settling } from '../../../store/events/sql-events.ts';
import type { Kept } from '../../../store/store.ts';
import { after } from '../../../store/time.ts';
import { readCode } from '../../../secrets/codes.ts';
import { clean } from '../../../form/read/text.ts';
import type { Request } from '../request.ts';
import { canAt, deed, personOf, type Signed } from '../desk.ts';
import { staffAddress } from '../settings.ts';
import { dueAt, pageOf, readable } from './show.ts';

/** For how long others are told that somebody writes; milliseconds. */
const writes = 10 * 60_000;

/** Letters of a note. */
const longestNote = 20_000;

/** Does what a form on the page of a message says, where this person may, and leaves a line of it in the audit log. */
export async function takeAction(request: Request, signed: Signed, reference: string): Promise<Response> {
  const { desk, values, context } = request;
  const kept = await readable(desk, signed, reference);
  if (!kept) return context.redirect(desk.addresses.staff, 303);
  context.set('reference', reference);
  if (!canAt(signed, kept.desk, 'answer')) return pageOf(request, signed, kept, { said: 'not-yours' });
  const what = values['insert'] ? 'insert' : (values['do'] ?? '');
  if (['reply', 'template', 'find', 'insert', 'write'].includes(what)) {
    // Others are told, whatever comes of it.
    await desk.parts.store.atomic(writingUntil(reference, signed.person.address, after(desk.now, writes)));
    if (what === 'write' && context.req.header('Accept')?.includes('application/json')) return context.body(null, 204);
    const answer = await import('./reply.ts');
    return what === 'reply' ? answer.sendReply(request, signed, kept) : answer.helpReply(request, signed, kept, what);
  }
  if (what === 'found') return (await import('./found.ts')).suggestQuestion(request, signed, kept);
  // Never cut: it stays in the form.
  if ((values['note'] ?? '').length > longestNote)
    return pageOf(request, signed, kept, { said: 'note-too-long', typed: values, focus: 'note' }, 422);
  const change = await changeOf(request, signed, kept, what);
  if (!change) return pageOf(request, signed, kept, { said: 'not-done', typed: values });
  const { said, done, detail = '', statements } = change;
  if (done === 'released') {
    await desk.parts.store.audited(deed(signed, done, reference), desk.now.toISOString(), (own) =>
      own.release(reference, desk.now.toISOString()),
    );
    void desk.parts.deliver(context).catch(() => undefined);
  } else
    await desk.parts.store.audited(deed(signed, done, reference, detail), desk.now.toISOString(), (own) =>
      own.atomic(statements),
    );
  const isStill = what !== 'move' || canAt(signed, values['desk'] ?? '', 'read');
  return context.redirect(
    isStill ? `${desk.addresses.staff}messages/${reference}?said=${said}` : desk.addresses.staff,
    303,
  );
}

/** A change as statements, what the audit log calls it, and what the page says then. */
interface Change {
  said: string;
  done: string;
  detail?: string;
  statements: Statement[];
}

/** The change that a form asks for; nothing where it cannot be made. */
async function changeOf(
  { desk, values }: Request,
  signed: Signed,
  kept: Kept,
  what: string,
): Promise<Change | undefined> {
  const now = desk.now.toISOString();
  const { reference } = kept;
  const id = crypto.randomUUID();
  const note = clean(values['note'] ?? '');
  switch (what) {
    case 'assign':
    case 'take': {
      const typed = what === 'take' ? signed.person.address : (values['to'] ?? '').trim();
      const to = typed === '' ? '' : staffAddress(typed);
      const person = to ? await personOf(desk, to) : undefined;
      if (to === undefined || (to && !(person && canAt({ ...signed, person }, kept.desk, 'answer')))) return undefined;
      return { said: 'assigned', done: 'assigned', detail: to || 'nobody', statements: assigning(reference, to) };
    }
    case 'internal':
      if (note === '') return undefined;
      return { said: 'noted', done: 'noted', statements: noting(id, reference, signed.person.address, note, now) };
    case 'public':
      if (note === '') return undefined;
      return {
        said: 'noted',
        done: 'noted for the sender',
        statements: settling({ id, reference, kind: 'note', happened: now, text: note }, now),
      };
    case 'move': {
      const to = values['desk'] ?? '';
      if (!Object.hasOwn(desk.parts.file.desks, to) || to === kept.desk) return undefined;
      return {
        said: 'moved',
        done: 'moved',
        detail: `${kept.desk} to ${to}`,
        statements: moving(reference, to, dueAt(desk, kept, to)),
      };
    }
    case 'merge': {
      const into = readCode(values['into'] ?? '');
      const other = into === reference ? undefined : await readable(desk, signed, into);
      if (!other || !canAt(signed, other.desk, 'answer')) return undefined;
      return { said: 'merged', done: 'merged', detail: into, statements: merging(id, reference, into, now) };
    }
    case 'spam':
      return { said: 'spam', done: 'marked as spam', statements: markingSpam(id, reference, now) };
    case 'back':
      return { said: 'back', done: 'taken back from spam', statements: takingBack(id, reference, now) };
    case 'release':
      return kept.aside ? { said: 'back', done: 'released', statements: [] } : undefined;
    case 'answered':
    case 'closed':
    case 'reopened':
      return { said: what, done: what, statements: settingState(id, reference, what, now) };
    default:
      return undefined;
  }
}
