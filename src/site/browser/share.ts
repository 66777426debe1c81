/** Hands the short address of a page on, by what the device offers for that; else copies it, and says so. */
for (const button of document.querySelectorAll<HTMLElement>('[data-share]'))
  button.addEventListener('click', () => void share(button, button.dataset['share']!));

async function share(button: HTMLElement, url: string) {
  if ('share' in navigator) {
    const done = navigator.share({ title: document.title, url }).then(
      () => true,
      // Whoever closes it wants nothing else.
      (error: unknown) => error instanceof Error && error.name === 'AbortError',
    );
    if (await done) return;
  }
  const status = button.parentElement!.querySelector<HTMLElement>('[role=status]')!;
  const words = await navigator.clipboard?.writeText(url).then(
    () => status.dataset['copied'],
    () => undefined,
  );
  // Where nothing may be copied, it can be read and marked.
  status.textContent = (words ?? '{address}').replace('{address}', () => url);
}
export {};
