#!/usr/bin/env node
import { HELP, readArguments } from './arguments.ts';
import { checkFile } from './check.ts';
import { because, Failure } from './files.ts';
import { renderFile } from './render.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) is no failure.
  if (error.code !== 'EPIPE') end(new Failure(`Standard output cannot be written: ${because(error)}.`, 2));
});
process.stderr.on('error', () => undefined);

const asked = readArguments(process.argv.slice(2));
if ('problem' in asked) {
  end(new Failure(`${asked.problem}\nSee warrant --help.`, 2));
} else if (asked.call.command === 'help') {
  process.stdout.write(HELP);
} else {
  try {
    await (asked.call.command === 'check' ? checkFile(asked.call.map) : renderFile(asked.call));
  } catch (error) {
    end(
      error instanceof Failure
        ? error
        : new Failure(`${asked.call.map}: Warrant failed here: ${because(error)}.`, 2)
    );
  }
}

function end({ message, exitCode }: Failure): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = exitCode;
}
