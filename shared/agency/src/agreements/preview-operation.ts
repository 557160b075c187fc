import type { AgreementLine, Class } from '@simpul/boundary'
import { type AgreementDocument, agreementDocumentSchema, documentIdSchema } from '@simpul/trust'
import { z } from 'zod'
import { type KitContext, staffOperation } from '../doors/operation.ts'
import { documentFault } from './document-fault.ts'
import { knownAgreement } from './known-agreement.ts'
import { type Offers, offersBetween } from './offers.ts'
import { isOutdated } from './outdated.ts'
import { effectsOf, isOpenElsewhere, type LineEffect } from './preview-lines.ts'
import { readingRoles } from './reading-roles.ts'
import { rowsToday } from './rows-today.ts'

const previewSchema = z.union([
  z.strictObject({ document: agreementDocumentSchema }),
  z.strictObject({ agreement: documentIdSchema }),
])

/** Before anybody signs: which field opens to whom, on which basis, and to the owner alone how many rows today. */
export const previewOperation = staffOperation({
  name: 'agreementPreview',
  roles: readingRoles,
  input: previewSchema,
  run: async (input, context) => {
    if ('document' in input) return previewOf(input.document, documentFault(input.document, context), context)
    return previewOf(knownAgreement(input.agreement, context).document, undefined, context)
  },
})

async function previewOf(document: AgreementDocument, fault: string | undefined, context: KitContext) {
  const { rules, services, definition, state } = context
  const effects = effectsOf(document, rules, state)
  const counts = await rowsToday(effects, { database: services.database, tables: definition.tables, rules })
  const own = new Map(effects.map((effect, index) => [effect.line, { effect, rows: counts[index] ?? null }]))
  const theirs = await offersOfOthers(document, context)
  const opens = document.lines.map((line) => {
    const known = own.get(line)
    const today =
      line.owner === rules.agency.id
        ? ownToday(line, known?.effect, context)
        : theirToday(line, theirs.get(pairOf(line)))
    return {
      coordinate: line.coordinate,
      owner: line.owner,
      recipient: line.recipient,
      purpose: line.purpose,
      basis: line.basis,
      rows: line.rows,
      retainDays: line.retainDays,
      duty: line.duty,
      rowsToday: known?.rows ?? null,
      ...today,
      wasOpen: isOpenElsewhere(line, today.digest, document.id, state),
    }
  })
  return { opens: opens.map(({ digest: _, ...shown }) => shown), fault: fault ?? null }
}

interface LineToday {
  readonly class: Class | null
  readonly isOutdated: boolean
  /** Why the line would open nothing; null where it opens its field, or where its owner did not say. */
  readonly closedBecause: string | null
  readonly digest: string
}

function ownToday(line: AgreementLine, effect: LineEffect | undefined, { rules }: KitContext): LineToday {
  const field = rules.fields.get(line.coordinate)
  if (field === undefined || field.kind === 'edge')
    return { class: null, isOutdated: true, closedBecause: 'NOT_OFFERED', digest: line.digest }
  return {
    class: field.classification,
    isOutdated: isOutdated(line, rules),
    closedBecause: effect?.closedBecause ?? null,
    digest: field.digest,
  }
}

/** What another owner says of its field today; where it does not answer, the line is shown as it is written. */
function theirToday(line: AgreementLine, offers: Offers | undefined): LineToday {
  const written = { class: null, isOutdated: false, closedBecause: null, digest: line.digest }
  if (offers === undefined) return written
  const offered = offers.lines.find(
    (one) =>
      one.coordinate === line.coordinate &&
      one.purpose === line.purpose &&
      one.basis === line.basis &&
      one.rows === line.rows,
  )
  if (offered === undefined) return { ...written, closedBecause: 'NOT_OFFERED' }
  const hasChanged = offered.digest !== line.digest
  return {
    class: offers.fields[line.coordinate]?.class ?? null,
    isOutdated: hasChanged,
    closedBecause: hasChanged ? 'LINE_OUTDATED' : null,
    digest: offered.digest,
  }
}

async function offersOfOthers(
  { form, lines }: AgreementDocument,
  context: KitContext,
): Promise<ReadonlyMap<string, Offers>> {
  const pairs = new Map(lines.filter(({ owner }) => owner !== context.agency).map((line) => [pairOf(line), line]))
  const asked = [...pairs].map(async ([name, { owner, recipient }]) => {
    const offers = await offersBetween({ owner, recipient, form }, context).catch(() => undefined)
    return offers === undefined ? [] : [[name, offers] as const]
  })
  return new Map((await Promise.all(asked)).flat())
}

function pairOf({ owner, recipient }: AgreementLine): string {
  return `${owner} ${recipient}`
}
