#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { type Call, HELP, readArguments } from './arguments.ts';
import { check } from './check.ts';
import { because, Failure, isFolder, tell } from './files.ts';
import { render } from './render.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) is no failure.
  if (error.code !== 'EPIPE') end(new Failure(`Standard output cannot be written: ${because(error)}.`, 2));
});
process.stderr.on('error', () => undefined);
answer(process.argv.slice(2)).catch(end);

async function answer(args: readonly string[]): Promise<void> {
  const asked = readArguments(args, isFolder);
  if ('problem' in asked) throw new Failure(`${asked.problem}\nSee warrant --help.`, 2);
  const { call } = asked;
  if (!isLong(call)) beBrief();
  if (call.command === 'help') process.stdout.write(HELP);
  else if (call.command === 'version') process.stdout.write(`warrant ${import.meta.env.WARRANT_VERSION}\n`);
  else if (call.command === 'check') process.exitCode = await check(call);
  else if (call.command === 'convert') process.exitCode = await (await import('./convert.ts')).convert(call);
  else process.exitCode = await render(call);
}

/** Word documents, PDF and PNG files, and a watch do pay for V8's optimiser. */
function isLong(call: Call): boolean {
  return (
    call.command === 'render' &&
    (call.watch === true || call.picture.letters === 'outlines' || ['docx', 'pdf', 'png'].includes(call.kind))
  );
}

/**
 * A short run is over before the optimiser has paid for itself, and what it makes lives to its end: with these, 2,000 claims
 * take two thirds of the time and of the memory. From some 20,000 claims on they cost a third more time.
 */
function beBrief(): void {
  setFlagsFromString('--no-opt');
  setFlagsFromString('--semi-space-growth-factor=1');
}

function end(error: unknown): void {
  process.exitCode = tell(error);
}
