/** Milliseconds for which a form with files waits for its place. */
const patience = 60_000;

/** A permit, or nothing when it does not come in time or whoever sends is gone: then it goes back as soon as it comes. */
export async function acquireInTime(
  permit: Promise<() => void>,
  signal: AbortSignal,
): Promise<(() => void) | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const given = await Promise.race([
    permit,
    new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), patience);
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
    }),
  ]).finally(() => clearTimeout(timer));
  if (!given) void permit.then((release) => release());
  return given;
}
