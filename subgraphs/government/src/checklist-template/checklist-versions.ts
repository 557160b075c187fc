import { readFileSync } from 'node:fs'
import type { NewRow } from '@simpul/agency'
import { z } from 'zod'
import { placementSchemes } from '../filed-placement/filed-placement-table.ts'
import { type ChecklistTemplateRow, requiredDocuments } from './checklist-template-table.ts'

const versionSchema = z.object({
  scheme: z.enum(placementSchemes),
  country: z.string().length(2).nullable(),
  version: z.number().int().positive(),
  validFrom: z.iso.date(),
  required: z.array(z.enum(requiredDocuments)).min(1),
  source: z.string(),
  proposal: z.string(),
})

const fileSchema = z.object({
  companyCollects: z.object({ documents: z.array(z.enum(requiredDocuments)) }),
  versions: z.array(versionSchema),
})

const file = fileSchema.parse(JSON.parse(readFileSync(new URL('../../data/checklists.json', import.meta.url), 'utf8')))

/** Every version of every checklist that this agency's data holds. */
export const checklistVersions: readonly NewRow<ChecklistTemplateRow>[] = file.versions.map(rowOf)

function rowOf({ scheme, country, version, validFrom, ...list }: z.infer<typeof versionSchema>) {
  const place = country === null ? [] : [country]
  return {
    id: ['checklist', scheme.replaceAll('_', '-'), ...place, version].join('-').toLowerCase(),
    scheme,
    destinationCountry: country,
    version,
    validFrom,
    requiredDocuments: list.required,
    companyCollects: list.required.filter((type) => file.companyCollects.documents.includes(type)),
    legalBasis: list.source,
    proposal: list.proposal,
  }
}
