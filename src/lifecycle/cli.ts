import { Mistake } from './command.ts';
import { runContent } from './run.ts';

// Whoever reads may stop early, as `head` does.
process.stdout.on('error', () => undefined);

runContent(process.argv.slice(2)).then(
  (text) => console.log(text),
  (error: Error) => {
    console.error(
      error instanceof Mistake ? error.message : `It did not work, and nothing was changed: ${error.message}`,
    );
    process.exitCode = error instanceof Mistake ? 2 : 1;
  },
);
