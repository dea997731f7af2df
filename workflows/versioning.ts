import type { VersioningBehavior, WorkflowDefinitionOptions } from '@temporalio/common';
import { workflowInfo } from '@temporalio/workflow';

/**
 * How a process moves to newer code: PINNED finishes on the code it began with, AUTO_UPGRADE follows deployments. Only a
 * worker that belongs to a deployment may say so (the server refuses the word from others); see `worker/deployment.ts`.
 */
export const versioned =
  (versioningBehavior: VersioningBehavior): (() => WorkflowDefinitionOptions) =>
  () =>
    workflowInfo().currentDeploymentVersion?.deploymentName ? { versioningBehavior } : {};
