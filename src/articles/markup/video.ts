import type { Report } from '../components.ts';
import { element, textOf, type Node } from '../tree.ts';

/**
 * A film of the agency's own, with its title and its captions. Nothing is loaded before somebody starts it.
 */
export function videoOf(
  node: Node,
  { file = '', captions = '' }: Record<string, string>,
  { language, addressAt }: { language: string; addressAt: (path: string) => string },
  say: Report,
): Node {
  const title = textOf(node).trim();
  if (title === '') say(node, '<Video> has no title. Write it between <Video …> and </Video>.');
  if (file && !/^\/(?!\/).*\.(?:mp4|webm)$/i.test(file))
    say(
      node,
      `<Video file="${file}"> must be a film in public/ that ends in .mp4 or .webm, such as /downloads/film.mp4.`,
    );
  if (captions && !/^\/(?!\/).*\.vtt$/i.test(captions))
    say(
      node,
      `<Video captions="${captions}"> must be a file in public/ that ends in .vtt, such as /downloads/film.vtt.`,
    );
  const label = language && new Intl.DisplayNames([language], { type: 'language' }).of(language);
  const track = element(
    'track',
    {
      kind: 'captions',
      src: addressAt(captions),
      ...(language && { srcLang: language }),
      ...(label && { label }),
      default: true,
    },
    [],
  );
  return element('figure', {}, [
    element('video', { controls: true, preload: 'none', src: addressAt(file), ariaLabel: title }, [track]),
    element('figcaption', {}, [{ type: 'text', value: title }]),
  ]);
}
