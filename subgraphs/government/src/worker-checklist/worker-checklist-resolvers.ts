import type { AgencyContext } from '@simpul/agency'
import { checklistTemplates } from '../checklist-template/checklist-template-table.ts'
import { moveRegistrationDocument } from '../registration-document/move-registration-document.ts'
import { openWorkerChecklist } from './open-worker-checklist.ts'
import type { WorkerChecklistRow } from './worker-checklist-table.ts'

/** The checklists of workers and what is done to their items. */
export const workerChecklistResolvers = {
  Mutation: { openWorkerChecklist, moveRegistrationDocument },
  WorkerChecklist: {
    template: ({ templateId }: WorkerChecklistRow, _: unknown, { rows }: AgencyContext) =>
      rows(checklistTemplates).byId(templateId),
  },
}
