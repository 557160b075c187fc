import { randomUUID } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import { held } from '../input/held.ts'
import { caseOfWorker, type Kept, readKept, refuseOtherWorker } from '../input/kept.ts'
import { readWorker } from '../input/read-codes.ts'
import { readPastDay } from '../input/read-day.ts'
import { optional, readName } from '../input/read-text.ts'
import { wrong } from '../input/wrong.ts'
import { ngoChildren } from './ngo-child-table.ts'

interface KeepChildInput {
  readonly clientKey: string
  readonly childId?: string | null
  readonly expectedVersion?: number | null
  readonly workerId: string
  readonly caseId?: string | null
  readonly name: string
  readonly bornOn: string
  readonly caredForBy?: string | null
  readonly permittedBy: string
}

const named = { field: 'childId', en: 'child', id: 'anak' }

/** Notes a child of a client, or changes what was noted; a parent or guardian permits it. Own staff only. */
export async function keepChild(
  _: unknown,
  { input }: { readonly input: KeepChildInput },
  context: AgencyContext,
): Promise<{ readonly child: { readonly id: string } }> {
  const kept = readKept('childId', input.childId, input.expectedVersion)
  const given = givenOf(input, context.today)
  const child = await context.write('keepChild', input, async (write) => {
    const caseId = await caseOfWorker(write, input.caseId, given.workerId)
    return kept === undefined ? made(write, { ...given, caseId }) : changed(write, kept, { ...given, caseId })
  })
  return { child }
}

function givenOf(input: KeepChildInput, today: string) {
  return {
    workerId: readWorker('workerId', input.workerId),
    name: readName('name', input.name),
    bornOn: readBirthOfChild('bornOn', input.bornOn, today),
    caredForBy: optional(input.caredForBy, (given) => readName('caredForBy', given)),
    permittedBy: readName('permittedBy', input.permittedBy),
  }
}

/** A day of birth within the last eighteen years. */
function readBirthOfChild(field: string, day: string, today: string): string {
  const eighteenYearsAgo = `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`
  if (readPastDay(field, day, today) > eighteenYearsAgo) return day
  throw wrong(field, {
    en: 'must be less than 18 years ago; note a grown-up with keepFamilyContact',
    id: 'harus kurang dari 18 tahun lalu; catat orang dewasa dengan keepFamilyContact',
  })
}

type Given = ReturnType<typeof givenOf> & { readonly caseId: string | null }

async function made(write: Write, given: Given): Promise<{ readonly id: string }> {
  const id = randomUUID()
  await write.insert(ngoChildren, { id, ...given, version: 1 })
  return { id }
}

async function changed(write: Write, { id, expectedVersion }: Kept, given: Given): Promise<{ readonly id: string }> {
  const found = await held(write, ngoChildren, id, named)
  refuseOtherWorker(found, given.workerId)
  // where it was learned stays: a respondent of that case is not to find it later
  await write.change(ngoChildren, id, expectedVersion, { ...given, caseId: given.caseId ?? found.caseId })
  return { id }
}
