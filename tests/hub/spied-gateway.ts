import type { MatrixCaller } from '../boundary/callers.ts'
import { faultsOf, leaksIn } from '../boundary/check-answer.ts'
import { type AgreementCircumstance, type MatrixHub, matrixHub } from '../boundary/matrix-hub.ts'
import { type Question, questionsOf } from '../boundary/questions.ts'
import { type TestGateway, testGateway } from './test-gateway.ts'

/** The hub of the matrix test with its gateway, and what each owner's subgraph answered. */
export interface SpiedGateway {
  readonly hub: MatrixHub
  readonly gateway: TestGateway
  /** Everything that any subgraph answered since it was last emptied. */
  readonly answers: { readonly subgraph: string; readonly text: string }[]
  close(): Promise<void>
}

/** Starts the hub with a spy on every answer of an owner. */
export async function spiedGateway(): Promise<SpiedGateway> {
  const answers: { readonly subgraph: string; readonly text: string }[] = []
  const hub = await matrixHub((subgraph, text) => answers.push({ subgraph, text }))
  const gateway = await testGateway(hub)
  return {
    hub,
    gateway,
    answers,
    async close() {
      await gateway.close()
      await hub.close()
    },
  }
}

export interface JudgeOptions {
  readonly callers: readonly MatrixCaller[]
  readonly agreements: AgreementCircumstance
  readonly isAsked?: (question: Question) => boolean
}

/** Asks every question of all owners at the gateway, and tells what was wrong: in an answer, or in what left an owner for it. */
export async function judgeGateway(spied: SpiedGateway, options: JudgeOptions): Promise<string[]> {
  const { callers, agreements, isAsked = () => true } = options
  spied.hub.use(agreements)
  const faults: string[] = []
  for (const caller of callers) {
    const circumstance = { caller: caller.reference, agreements: agreements.reference }
    for (const { definition, judged } of spied.hub.subgraphs) {
      for (const question of questionsOf(definition.sdl, { isSplit: true, depth: 1 }).filter(isAsked)) {
        spied.answers.length = 0
        const { body } = await spied.gateway.ask(caller.test, question.query)
        const place = `${definition.name}, ${caller.name}, ${agreements.name}, ${question.name}`
        const unexpected = (body.errors ?? []).filter(({ extensions }) => extensions?.code !== 'BOUNDARY_CLOSED')
        const found = [
          ...unexpected.map(({ message }) => message),
          ...faultsOf(question, body.data, judged, circumstance),
          ...leaksOf(spied, circumstance),
        ]
        faults.push(...found.map((fault) => `${place}: ${fault}`))
      }
    }
  }
  return faults
}

function leaksOf({ hub, answers }: SpiedGateway, circumstance: Parameters<typeof leaksIn>[2]): string[] {
  return answers.flatMap(({ subgraph, text }) => {
    const owner = hub.subgraphs.find((one) => one.definition.name === subgraph)
    return owner === undefined
      ? []
      : leaksIn(text, owner.judged, circumstance).map((leak) => `spied at ${subgraph}: ${leak}`)
  })
}
