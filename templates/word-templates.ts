import type { TagTree, TagValues } from './_shared/contract.ts';
import { type AwardDecisionData, awardDecisionTags, awardDecisionValues } from './award-decision/fields.ts';
import { type CouncilMinutesData, councilMinutesTags, councilMinutesValues } from './council-minutes/fields.ts';
import { type CountSheetData, countSheetTags, countSheetValues } from './count-sheet/fields.ts';
import {
  type SessionInvitationData,
  sessionInvitationTags,
  sessionInvitationValues,
} from './session-invitation/fields.ts';
import { type SubmissionData, submissionTags, submissionValues } from './submission/fields.ts';

/** The Word documents of an award dossier and the data each is made from. */
export interface WordDocuments {
  readonly 'award-decision': AwardDecisionData;
  readonly 'council-minutes': CouncilMinutesData;
  readonly 'count-sheet': CountSheetData;
  readonly 'session-invitation': SessionInvitationData;
  readonly submission: SubmissionData;
}

export type WordDocumentName = keyof WordDocuments;

export interface WordTemplate<Data> {
  readonly file: URL;
  /** The contract: every placeholder the .docx may use. */
  readonly tags: TagTree;
  readonly values: (data: Data) => TagValues;
}

export const wordTemplates: { readonly [Name in WordDocumentName]: WordTemplate<WordDocuments[Name]> } = {
  'award-decision': {
    file: new URL('award-decision/template.docx', import.meta.url),
    tags: awardDecisionTags,
    values: awardDecisionValues,
  },
  'council-minutes': {
    file: new URL('council-minutes/template.docx', import.meta.url),
    tags: councilMinutesTags,
    values: councilMinutesValues,
  },
  'count-sheet': {
    file: new URL('count-sheet/template.docx', import.meta.url),
    tags: countSheetTags,
    values: countSheetValues,
  },
  'session-invitation': {
    file: new URL('session-invitation/template.docx', import.meta.url),
    tags: sessionInvitationTags,
    values: sessionInvitationValues,
  },
  submission: {
    file: new URL('submission/template.docx', import.meta.url),
    tags: submissionTags,
    values: submissionValues,
  },
};
