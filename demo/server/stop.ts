/** Stops without losing a comment: no new connections, open requests finish, then the database closes. */
import type { Server } from 'node:http';

const PATIENCE_MS = 5000;

export function stopOnSignal(server: Server, closeDatabase: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    // Whoever presses Ctrl+C twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    server.close(() => {
      clearTimeout(impatient);
      closeDatabase().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error instanceof Error ? error.message : String(error));
          process.exit(1);
        },
      );
    });
    // A kept-alive connection without a request would hold the door open.
    server.closeIdleConnections();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
