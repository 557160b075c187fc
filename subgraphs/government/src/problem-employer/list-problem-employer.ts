import { randomUUID } from 'node:crypto'
import { type AgencyContext, refused, type Write } from '@simpul/agency'
import { z } from 'zod'
import { inTheWay } from '../input/refusals.ts'
import { told } from '../input/told.ts'
import { abroad, line, pastDay } from '../input/words.ts'
import { isAPerson } from './is-a-person.ts'
import { type ProblemEmployerRow, problemEmployers } from './problem-employer-table.ts'

export interface ListProblemEmployerInput {
  readonly clientKey: string
  readonly kind: ProblemEmployerRow['kind']
  readonly name: string
  readonly country: string
  readonly source: string
  readonly listedOn: string
}

/** An entry of the list. */
export interface ProblemEmployerPayload {
  readonly problemEmployer: { readonly id: string }
}

/**
 * Takes over an entry of a mission's list of problem employers (UU 18/2017 art. 10). It is public, so only companies and
 * agencies stand there, never a household. Own staff only.
 */
export async function listProblemEmployer(
  _: unknown,
  { input }: { readonly input: ListProblemEmployerInput },
  { today, write: writing }: AgencyContext,
): Promise<ProblemEmployerPayload> {
  const facts = told(factsOf(today), input)
  if (isAPerson(facts.name)) throw noPerson()
  const problemEmployer = await writing('listProblemEmployer', input, async (write) => {
    await refuseListed(write, facts)
    const row = { id: randomUUID(), kind: input.kind, ...facts, liftedOn: null, version: 1 }
    await write.insert(problemEmployers, row)
    return { id: row.id }
  })
  return { problemEmployer }
}

function factsOf(today: string) {
  return z.object({ name: line(200), country: abroad, source: line(300), listedOn: pastDay(today) })
}

interface Listed {
  readonly name: string
  readonly country: string
}

async function refuseListed(write: Write, { name, country }: Listed): Promise<void> {
  await write.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`problem employer ${country}`])
  const found = await write.query<readonly unknown[]>(
    'select from problem_employer where country = $1 and lower(name) = lower($2) and lifted_on is null',
    [country, name],
  )
  if (found.length === 0) return
  throw inTheWay('input.name', {
    en: 'This company stands on the list of this country already.',
    id: 'Perusahaan ini sudah ada di daftar negara tersebut.',
  })
}

function noPerson(): Error {
  return refused('input.name', {
    en: 'input.name must be a company or an agency: the list is public, and a household’s name does not stand in it. Nothing was written.',
    id: 'input.name harus nama perusahaan atau agensi: daftar ini terbuka, dan nama rumah tangga tidak dimuat. Tidak ada yang ditulis.',
  })
}
