import type { AgencyContext } from '@simpul/agency'
import { z } from 'zod'
import { heldVersion } from '../case-acts/held-row.ts'
import { inTheWay } from '../input/refusals.ts'
import { refuseBefore } from '../input/refuse-day.ts'
import { told } from '../input/told.ts'
import { id, line, pastDay, version } from '../input/words.ts'
import { companySanctions } from './company-sanction-table.ts'
import { followLicence } from './follow-licence.ts'

export interface LiftSanctionInput {
  readonly clientKey: string
  readonly sanctionId: string
  readonly expectedVersion: number
  readonly liftedOn: string
  readonly liftNumber: string
}

/** Records the decision that lifted a sanction; that it was imposed stays public, and the licence follows. Own staff only. */
export async function liftSanction(
  _: unknown,
  { input }: { readonly input: LiftSanctionInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly sanction: { readonly id: string } }> {
  const { liftedOn, liftNumber, ...asked } = told(factsOf(today), input)
  const { expectedVersion } = asked
  const sanction = await writing('liftSanction', input, async (write) => {
    const found = await heldVersion(write, companySanctions, {
      field: 'sanctionId',
      id: asked.sanctionId,
      expectedVersion,
    })
    if (found.liftedOn !== null) throw liftedAlready(found.liftedOn)
    refuseBefore('input.liftedOn', liftedOn, found.decidedOn)
    await write.change(companySanctions, found.id, expectedVersion, { liftedOn, liftNumber })
    await followLicence(write, found.companyId, today)
    return { id: found.id }
  })
  return { sanction }
}

function factsOf(today: string) {
  return z.object({ sanctionId: id, expectedVersion: version, liftedOn: pastDay(today), liftNumber: line(100) })
}

function liftedAlready(on: string): Error {
  return inTheWay('input.sanctionId', {
    en: `The sanction was lifted on ${on} already.`,
    id: `Sanksi ini sudah dicabut pada ${on}.`,
  })
}
