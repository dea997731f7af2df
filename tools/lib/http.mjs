import { get } from 'node:http';

/** The HTTP status of a GET, or undefined when nobody answers within two seconds. */
export function httpStatus(url) {
  return new Promise((resolve) => {
    const request = get(url, { timeout: 2000, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(undefined));
  });
}
