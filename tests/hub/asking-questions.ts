import fc from 'fast-check'
import { situations, workerOf } from '../boundary/canary-seed.ts'
import { definitions } from '../boundary/matrix-hub.ts'
import { questionsOf } from '../boundary/questions.ts'

/** One question at the gateway. */
export interface AskingQuestion {
  readonly name: string
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** Every question of the matrix, several workers' mixed parts, and lists that lead to workers of other agencies. */
export function askingQuestions(count: number): readonly AskingQuestion[] {
  const ofOwners = definitions.flatMap(({ sdl }) => questionsOf(sdl, { isSplit: true, depth: 1 }))
  return [...ofOwners, ...mixedQuestions(count), ...leadingQuestions]
}

const parts = [
  'id',
  '__typename',
  'fullName',
  'kecamatan nikStatus',
  'addressDetail birthDate',
  'lifecycleStatus proceduralStatus',
  'registrationDocuments { id state }',
  'governmentContacts { phone isSafe }',
  'filedPlacements { status company { name sip3miStatus } worker { id kecamatan } }',
  'complaints { severity worker { cases { severity } } clarificationRequests { question } }',
  'repatriations { status worker { placements { status } } }',
  'placements { id status jobOrder { position } worker { fullName } contractVersions { monthlyWage } }',
  'placementDocuments { state }',
  'passports { number }',
  'recruitmentContacts { phone }',
  'cases { types worker { fullName passports { number } } riskAssessments { level } }',
  'ngoContacts { phone }',
] as const

const worker = fc.record({
  situation: fc.constantFrom(...situations),
  parts: fc.uniqueArray(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 }),
  /** The id as a variable, as a literal, or with its parts behind a fragment or a condition. */
  form: fc.constantFrom('variable', 'literal', 'fragment', 'skipped'),
})

/** Questions about one to four workers at once, always the same ones. */
function mixedQuestions(count: number): readonly AskingQuestion[] {
  const asked = fc.uniqueArray(worker, { minLength: 1, maxLength: 4, selector: ({ situation }) => situation })
  return fc.sample(asked, { numRuns: count, seed: 7 }).map((workers, number) => {
    const fields = workers.map(({ situation, parts: chosen, form }, index) => {
      const id = form === 'literal' ? `"${workerOf(situation)}"` : `$id${index}`
      return `w${index}: worker(id: ${id}) { ${selected(chosen.join(' '), form)} }`
    })
    const parameters = workers.flatMap(({ form }, index) => (form === 'literal' ? [] : [`$id${index}: ID!`]))
    const head = parameters.length === 0 ? 'query' : `query (${parameters.join(' ')})`
    const variables = Object.fromEntries(workers.map(({ situation }, index) => [`id${index}`, workerOf(situation)]))
    return { name: `mixed ${number}`, query: `${head} { ${fields.join(' ')} }`, variables }
  })
}

function selected(text: string, form: string): string {
  if (form === 'fragment') return `... on Worker { ${text} }`
  return form === 'skipped' ? `id ... @skip(if: true) { fullName cases { id } } ${text}` : text
}

const fromElsewhere =
  'worker { id fullName addressDetail placements { status } cases { severity } ngoContacts { phone } }'

const leadingQuestions: readonly AskingQuestion[] = [
  ...['cases', 'complaints', 'repatriations', 'filedPlacements', 'placements'].map((list) => ({
    name: `${list} to workers`,
    query: `{ ${list}(first: 50) { edges { node { id ${fromElsewhere} } } } }`,
  })),
  { name: 'workers to partners', query: `{ workers(first: 50) { edges { node { id ${inner(fromElsewhere)} } } } }` },
  ...situations.map((situation) => ({
    name: `a repatriation for ${situation}`,
    query: `mutation ($id: ID!) { requestRepatriation(input: { clientKey: "${situation}-key", workerId: $id, country: "HK" }) { repatriation { id worker { id fullName placements { status } } } } }`,
    variables: { id: workerOf(situation) },
  })),
]

function inner(text: string): string {
  return text.slice(text.indexOf('{') + 1, text.lastIndexOf('}'))
}
