import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { RefusedError } from '../errors.ts';

const OWN = join(dirname(fileURLToPath(import.meta.url)), '..', 'assets');
const BLIND_RSA = dirname(fileURLToPath(import.meta.resolve('@cloudflare/blindrsa-ts')));
const SWAGGER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** Everything that is served as a file, by address. Nothing else on the disk can be asked for. */
const FILES: Readonly<Record<string, string>> = {
  '/assets/ghi-cong.css': join(OWN, 'ghi-cong.css'),
  '/assets/refresh.js': join(OWN, 'refresh.js'),
  '/assets/secret-ballot.js': join(OWN, 'secret-ballot.js'),
  // The library's own modules as they are published: what the browser blinds with is what the package lock names.
  '/assets/blindrsa/blindrsa.js': join(BLIND_RSA, 'blindrsa.js'),
  '/assets/blindrsa/util.js': join(BLIND_RSA, 'util.js'),
  '/assets/blindrsa/sjcl/index.js': join(BLIND_RSA, 'sjcl', 'index.js'),
  '/assets/mark.svg': join(OWN, 'mark.svg'),
  '/assets/fonts/be-vietnam-pro-400.woff2': join(OWN, 'fonts', 'be-vietnam-pro-400.woff2'),
  '/assets/fonts/be-vietnam-pro-600.woff2': join(OWN, 'fonts', 'be-vietnam-pro-600.woff2'),
  '/api/docs/start.js': join(OWN, 'api-docs.js'),
  '/api/docs/swagger-ui.css': join(SWAGGER, 'swagger-ui.css'),
  '/api/docs/swagger-ui-bundle.js': join(SWAGGER, 'swagger-ui-bundle.js'),
};

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export function assetRoutes() {
  const app = new Hono();
  for (const [address, path] of Object.entries(FILES)) {
    app.get(address, async (c) => {
      const bytes = await readFile(path);
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
      c.header('ETag', etag);
      c.header('Cache-Control', 'public, max-age=3600');
      if (c.req.header('if-none-match') === etag) return c.body(null, 304);
      c.header('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
      return c.body(new Uint8Array(bytes));
    });
  }
  app.get('/assets/*', () => {
    throw new RefusedError('PAGE_NOT_FOUND');
  });
  return app;
}
