import type { MatrixCaller } from './callers.ts'
import { faultsOf, leaksIn } from './check-answer.ts'
import { type AgreementCircumstance, definitions, type MatrixSubgraph } from './matrix-hub.ts'
import { type Question, questionsOf } from './questions.ts'

/** What a run of the matrix found, and how much it asked. */
export interface Tally {
  readonly faults: string[]
  answers: number
}

/** Asks every question of a subgraph as one caller, and judges each answer by the reference. */
export async function judge(
  { subgraph, judged, definition }: MatrixSubgraph,
  caller: MatrixCaller,
  agreements: AgreementCircumstance,
  tally: Tally,
): Promise<void> {
  const circumstance = { caller: caller.reference, agreements: agreements.reference }
  for (const question of questionsFor(definition.name)) {
    const answer = await subgraph.ask({ as: caller.test, query: question.query })
    const place = `${definition.name}, ${caller.name}, ${agreements.name}, ${question.name}`
    const unexpected = (answer.body.errors ?? []).filter(({ extensions }) => extensions?.code !== 'BOUNDARY_CLOSED')
    for (const { message, path } of unexpected) tally.faults.push(`${place}: ${message} at ${path?.join('.')}`)
    for (const fault of faultsOf(question, answer.body.data, judged, circumstance))
      tally.faults.push(`${place}: ${fault}`)
    for (const leak of leaksIn(answer.text, judged, circumstance)) tally.faults.push(`${place}: ${leak}`)
    tally.answers += 1
  }
}

const questions = new Map(definitions.map(({ name, sdl }) => [name, questionsOf(sdl)]))

/** The questions of one subgraph, made once. */
export function questionsFor(subgraph: string): readonly Question[] {
  return questions.get(subgraph) ?? []
}
