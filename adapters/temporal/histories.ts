import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { HistorySource } from '../ports.ts';

/** Histories as Temporal keeps them, in its own JSON form. */
export const createHistorySource = (client: Client): HistorySource => ({
  async history(workflowId) {
    try {
      const handle = client.workflow.getHandle(workflowId);
      const { runId, status } = await handle.describe();
      const history = await handle.fetchHistory();
      return {
        workflowId,
        runId,
        running: status.name === 'RUNNING',
        events: history.events?.length ?? 0,
        json: historyToJSON(history),
      };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  },
});
