import type { AgencyContext, PageArguments } from '@simpul/agency'
import { checklistTemplates } from './checklist-template-table.ts'

interface ChecklistTemplatesArguments extends PageArguments<never> {
  readonly scheme?: string | null
  readonly destinationCountry?: string | null
}

/** The checklists, in pages. */
export const checklistTemplateResolvers = {
  Query: {
    checklistTemplates: (
      _: unknown,
      { scheme, destinationCountry, first, after }: ChecklistTemplatesArguments,
      { rows }: AgencyContext,
    ) => rows(checklistTemplates).page({ where: { scheme, destinationCountry }, first, after }),
  },
}
