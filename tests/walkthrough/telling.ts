import type { GatewayAnswer } from '../hub/test-gateway.ts'
import type { Labels } from './labels.ts'
import type { Speaker } from './people.ts'
import type { WalkthroughHub } from './walkthrough-hub.ts'

/** A question or an act at the gateway, with its answer. */
export interface AskedStep {
  readonly kind: 'asked'
  readonly title: string
  readonly who: string
  readonly purpose: string
  readonly query: string
  readonly variables: object
  readonly answer: GatewayAnswer['body']
}

/** An operation at the door of an agency's kit. */
export interface DoorStep {
  readonly kind: 'door'
  readonly title: string
  readonly who: string
  readonly command: string
  readonly input: object
  readonly answer: object
}

/** One question, as each of several callers sees its answer. */
export interface ComparedStep {
  readonly kind: 'compared'
  readonly title: string
  readonly query: string
  readonly answers: readonly {
    readonly who: string
    readonly purpose: string
    readonly answer: GatewayAnswer['body']
  }[]
}

export type Step = AskedStep | DoorStep | ComparedStep

/** A part of the story: a day, what happened, and the calls that it took. */
export interface Chapter {
  readonly title: string
  readonly day: string
  readonly words: string
  readonly steps: readonly Step[]
}

/** With what a story is told: it asks the hub, and keeps what was asked and answered. */
export interface Telling {
  readonly hub: WalkthroughHub
  readonly labels: Labels
  chapter(title: string, moment: string, words: string): Promise<void>
  /** Asks at the gateway and gives the data; an error that is no refusal stops the story. */
  ask(title: string, who: Speaker, query: string, variables?: object): Promise<Data>
  /** Does one act: the mutation of this name, with its input type's, choosing what it answers. */
  act(title: string, who: Speaker, act: Act): Promise<Data>
  /** Asks and keeps the error that the story is about. */
  refused(title: string, who: Speaker, act: Act): Promise<void>
  door(title: string, who: Speaker, operation: DoorOperation): Promise<Data>
  compare(title: string, speakers: readonly Speaker[], query: string, variables: object): Promise<void>
  chapters(): readonly Chapter[]
}

export type Data = Readonly<Record<string, unknown>>

export interface Act {
  readonly name: string
  readonly input: object
  /** The selection on the payload: `worker { id version }`. */
  readonly answers: string
}

export interface DoorOperation {
  readonly agency: string
  readonly operation: string
  /** How a person does it by the command line. */
  readonly command: string
  readonly input: object
}

/** Begins a story. */
export function telling(hub: WalkthroughHub, labels: Labels): Telling {
  const chapters: { title: string; day: string; words: string; steps: Step[] }[] = []
  let acts = 0
  const keep = (step: Step) => chapters.at(-1)?.steps.push(step)
  const asked = async (title: string, who: Speaker, query: string, variables: object) => {
    const { body: answer } = await hub.ask(who, query, variables)
    keep({ kind: 'asked', title, who: who.title, purpose: purposeOf(who), query, variables, answer })
    return answer
  }
  const doing = (title: string, who: Speaker, { name, input, answers }: Act) => {
    acts += 1
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const query = `mutation ($input: ${type}!) {\n  ${name}(input: $input) { ${answers} }\n}`
    return asked(title, who, query, { input: { clientKey: `the-act-${acts}`, ...input } })
  }
  return {
    hub,
    labels,
    async chapter(title, moment, words) {
      await hub.goTo(moment)
      chapters.push({ title, day: moment.slice(0, 10), words, steps: [] })
    },
    ask: async (title, who, query, variables = {}) => dataOf(title, await asked(title, who, query, variables)),
    act: async (title, who, act) => dataOf(title, await doing(title, who, act)),
    async refused(title, who, act) {
      const answer = await doing(title, who, act)
      if (answer.errors === undefined) throw new Error(`${title}: it was not refused.`)
    },
    async door(title, who, { agency, operation, command, input }) {
      const { status, body: answer } = await hub.staff(agency, who, operation, input)
      if (status !== 200) throw new Error(`${title}: ${JSON.stringify(answer)}`)
      keep({ kind: 'door', title, who: who.title, command, input, answer })
      return answer
    },
    async compare(title, speakers, query, variables) {
      const answers = []
      for (const who of speakers) {
        const { body: answer } = await hub.ask(who, query, variables)
        answers.push({ who: who.title, purpose: purposeOf(who), answer })
      }
      keep({ kind: 'compared', title, query, answers })
    },
    chapters: () => chapters,
  }
}

function purposeOf({ as }: Speaker): string {
  return as?.purpose ?? 'none: everybody may'
}

function dataOf(title: string, { data, errors = [] }: GatewayAnswer['body']): Data {
  const unexpected = errors.filter(({ extensions }) => extensions?.code !== 'BOUNDARY_CLOSED')
  if (unexpected.length > 0 || typeof data !== 'object' || data === null)
    throw new Error(`${title}: ${JSON.stringify(unexpected)}`)
  return data as Data
}

/** What stands at a place of an answer; a place that is not there stops the story. */
export function at(data: unknown, ...path: readonly (string | number)[]): unknown {
  let found = data
  for (const step of path) {
    if (typeof found !== 'object' || found === null) throw new Error(`There is nothing at ${path.join('.')}.`)
    found = (found as Readonly<Record<string | number, unknown>>)[step]
  }
  return found
}

/** The id at a place of an answer. */
export function idAt(data: unknown, ...path: readonly (string | number)[]): string {
  const id = at(data, ...path)
  if (typeof id !== 'string') throw new Error(`There is no id at ${path.join('.')}.`)
  return id
}
