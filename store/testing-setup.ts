import { announce, startTestServer } from './testing.ts';

/** Vitest's global setup: one server and one template for the whole run. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer();
  announce(server);
  return () => server.stop();
}
