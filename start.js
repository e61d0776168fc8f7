// Serves the built app and says where. HOST, PORT and ORIGIN are taken from the environment where they are set.
process.env.PORT ??= '3000';
process.env.HOST ??= '127.0.0.1';
process.env.ORIGIN ??= `http://localhost:${process.env.PORT}`;

const { server } = await import('./build/index.js');

server.server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  const taken = error.code === 'EADDRINUSE';
  console.error(
    taken
      ? `Port ${process.env.PORT} is taken by another program. Choose another: PORT=3001 npm start`
      : `Warrant cannot be served: ${error.message}`
  );
  process.exit(1);
});
// Files are served past the hooks, which set this header on pages.
server.server.prependListener('request', (_, response) => {
  response.setHeader('X-Content-Type-Options', 'nosniff');
});
server.server.on('listening', () => {
  console.log(`\nWarrant is at ${process.env.ORIGIN}\n`);
});
