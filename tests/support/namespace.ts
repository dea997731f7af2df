import { randomBytes } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { SEARCH_ATTRIBUTES } from '../../workflows/messages.ts';

/** The Temporal server that `npm test` started. */
export function temporalAddress(): string {
  const address = process.env.TEMPORAL_ADDRESS;
  if (!address) throw new Error('TEMPORAL_ADDRESS is not set: run the tests with “npm test”, which starts the servers');
  return address;
}

/**
 * A namespace of its own for one test file: files run side by side, and every worker of the product listens on the same
 * queues. Returns its name when it can be used.
 */
export async function createNamespace(purpose: string): Promise<string> {
  const namespace = `${purpose}-${randomBytes(4).toString('hex')}`;
  const connection = await Connection.connect({ address: temporalAddress() });
  try {
    const workflowExecutionRetentionPeriod = { seconds: 86_400 as never };
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
    const searchAttributes = Object.fromEntries(SEARCH_ATTRIBUTES.map(({ name }) => [name, 2]));
    // The server's parts hear of a new namespace one after another.
    for (let tries = 0; ; tries += 1) {
      try {
        await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
        await connection.workflowService.listWorkflowExecutions({ namespace, query: "GhiCongProcess = 'x'" });
        return namespace;
      } catch (error) {
        if (/already exists/i.test(String(error))) return namespace;
        if (tries > 100) throw error;
        await new Promise((resume) => setTimeout(resume, 200));
      }
    }
  } finally {
    await connection.close();
  }
}
