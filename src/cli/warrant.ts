#!/usr/bin/env node
import { HELP, readArguments } from './arguments.ts';
import { checkFile } from './check.ts';
import { Failure } from './files.ts';
import { renderFile } from './render.ts';

const asked = readArguments(process.argv.slice(2));
if ('problem' in asked) {
  process.stderr.write(`${asked.problem}\nSee warrant --help.\n`);
  process.exitCode = 2;
} else if (asked.call.command === 'help') {
  process.stdout.write(HELP);
} else {
  try {
    await (asked.call.command === 'check' ? checkFile(asked.call.map) : renderFile(asked.call));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
