import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/sha';

/** In a worker: takes a challenge, and gives back challenge and solution as the desk takes them. */
addEventListener('message', ({ data: challenge }: MessageEvent) => {
  void solveChallenge({ challenge, deriveKey }).then((solution) =>
    postMessage(btoa(JSON.stringify({ challenge, solution }))),
  );
});
