import { serve } from '@hono/node-server';
import { pageCount, previewPage } from '../../../adapters/pdf/preview.ts';
import { createWorld, type World } from '../../api/support/world.ts';

export interface Site {
  readonly url: string;
  readonly world: World;
  close(): Promise<void>;
}

/** The site on a port of this machine, with the engine in memory. */
export async function openSite(): Promise<Site> {
  const world = await createWorld({}, { pages: pageCount, webp: (pdf, page) => previewPage(pdf, page - 1) });
  return new Promise((resolve) => {
    const server = serve({ fetch: world.app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      resolve({
        url: `http://127.0.0.1:${port}`,
        world,
        async close() {
          await new Promise((done) => server.close(done));
          await world.close();
        },
      });
    });
  });
}
