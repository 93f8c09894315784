import { Router } from 'express';
import { only } from '../http/errors.ts';
import type { Log } from '../log.ts';

/** What the application needs, by name; a check throws if it does not answer. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

/** Tells whether the application works: 200 if all it needs answers, else 503. */
export function healthApi(checks: Checks, log: Log): Router {
  async function stateOf(name: string, check: () => Promise<void>): Promise<'ok' | 'error'> {
    try {
      await check();
      return 'ok';
    } catch (error) {
      log.warning(`the ${name} does not answer`, { reason: String(error) });
      return 'error';
    }
  }

  const router = Router({ strict: true, caseSensitive: true });
  router
    .route('/api/health')
    .get(async (_request, response) => {
      const states = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await stateOf(name, check)]),
      );
      const healthy = states.every(([, state]) => state === 'ok');
      response
        .status(healthy ? 200 : 503)
        .json({ status: healthy ? 'ok' : 'error', checks: Object.fromEntries(states) });
    })
    .all(only('GET', 'HEAD'));
  return router;
}
