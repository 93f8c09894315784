import { performance } from 'node:perf_hooks';
import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';

/** Logs every request when it has been answered, but for those who ask all the time whether all is well. */
export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const begin = performance.now();
    const { method, path } = request;
    response.on('close', () => {
      const { statusCode: status, writableFinished: answered } = response;
      if (path === '/api/health' && status === 200) {
        return;
      }
      const milliseconds = Math.round(performance.now() - begin);
      log.info(answered ? 'request' : 'request given up by the client', {
        method,
        path,
        status,
        milliseconds,
      });
    });
    next();
  };
}
