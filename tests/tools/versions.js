// Serves the built program on a port of its own, then a newer version of it in its place, as a host does that deploys.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILD = fileURLToPath(new URL('../../build', import.meta.url));

/**
 * Copies the build into a folder as another version: with another name in it, at other addresses.
 * @param {string} folder
 */
export function writeNewerVersion(folder) {
  const { version } = JSON.parse(readFileSync(join(BUILD, 'client/_app/version.json'), 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  cpSync(BUILD, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  const immutable = join(folder, 'client/_app/immutable');
  const kinds = readdirSync(immutable);
  for (const kind of kinds) renameSync(join(immutable, kind), join(immutable, `newer-${kind}`));
  const addresses = new RegExp(`(_app/immutable/)(?=(${kinds.join('|')})/)`, 'g');
  const relative = new RegExp(`((?:\\.\\.?/)+)(?=(${kinds.join('|')})/)`, 'g');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!/\.(js|css|json|html)$/.test(name) || !statSync(path).isFile()) continue;
    const text = readFileSync(path, 'utf8')
      .replaceAll(version, 'newer-version')
      .replace(addresses, '$1newer-');
    writeFileSync(path, path.startsWith(immutable) ? text.replace(relative, '$1newer-') : text);
  }
}

/** A place at which one version is served after another. */
export async function place() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
  probe.close();
  await once(probe, 'close');
  const origin = `http://127.0.0.1:${port}`;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let server;
  const end = async () => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  return {
    origin,
    end,
    /** Lets it take requests, but answer none. */
    hang: () => server?.kill('SIGSTOP'),
    /** Serves a build in place of the one before. */
    async serve(folder = BUILD) {
      await end();
      const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', ORIGIN: origin };
      server = spawn(process.execPath, [join(folder, 'index.js')], {
        env,
        stdio: ['ignore', 'pipe', 'inherit']
      });
      await once(/** @type {import('node:stream').Readable} */ (server.stdout), 'data');
    }
  };
}
