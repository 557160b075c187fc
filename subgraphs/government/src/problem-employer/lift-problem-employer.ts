import type { AgencyContext } from '@simpul/agency'
import { z } from 'zod'
import { heldVersion } from '../case-acts/held-row.ts'
import { inTheWay } from '../input/refusals.ts'
import { refuseBefore } from '../input/refuse-day.ts'
import { told } from '../input/told.ts'
import { id, pastDay, version } from '../input/words.ts'
import type { ProblemEmployerPayload } from './list-problem-employer.ts'
import { problemEmployers } from './problem-employer-table.ts'

export interface LiftProblemEmployerInput {
  readonly clientKey: string
  readonly problemEmployerId: string
  readonly expectedVersion: number
  readonly liftedOn: string
}

/** Notes that a mission took an employer or agency off its list. Own staff only. */
export async function liftProblemEmployer(
  _: unknown,
  { input }: { readonly input: LiftProblemEmployerInput },
  { today, write: writing }: AgencyContext,
): Promise<ProblemEmployerPayload> {
  told(z.object({ problemEmployerId: id, expectedVersion: version, liftedOn: pastDay(today) }), input)
  const { liftedOn, expectedVersion } = input
  const problemEmployer = await writing('liftProblemEmployer', input, async (write) => {
    const asked = { field: 'problemEmployerId', id: input.problemEmployerId, expectedVersion }
    const found = await heldVersion(write, problemEmployers, asked)
    if (found.liftedOn !== null) throw liftedAlready(found.liftedOn)
    refuseBefore('input.liftedOn', liftedOn, found.listedOn)
    await write.change(problemEmployers, found.id, expectedVersion, { liftedOn })
    return { id: found.id }
  })
  return { problemEmployer }
}

function liftedAlready(on: string): Error {
  return inTheWay('input.problemEmployerId', {
    en: `The entry was taken off the list on ${on} already.`,
    id: `Nama ini sudah dikeluarkan dari daftar pada ${on}.`,
  })
}
