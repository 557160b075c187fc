import { compileOperation, engineSchemas, planHere, readAnswer, type SendToSubgraph } from '@simpul/gateway'
import { type DocumentNode, execute, parse } from 'graphql'
import { honest, hostileSupergraph } from './hostile-graph.ts'

/** Changes the text of what a subgraph answers at one call; the calls of an operation are counted from 0. */
export type Tamper = (text: string, call: number) => string

/** An operation whose subgraphs lie. */
export interface HostileOperation {
  /** The texts that honest subgraphs answer, in the order of the calls. */
  readonly answers: readonly string[]
  /** Runs it; everything that is wrong with what the engine then answers. `explains`: also a null that nobody explains. */
  faultsOf(tamper: Tamper, explains?: 'explains'): Promise<readonly string[]>
  run(send: SendToSubgraph): Promise<{ readonly data: unknown; readonly errors: readonly unknown[] }>
}

const supergraph = hostileSupergraph()
const schemas = engineSchemas(supergraph)
const planner = planHere(supergraph)

/** Prepares an operation over the graph, and asks it of honest subgraphs once. */
export async function hostileOperation(query: string): Promise<HostileOperation> {
  const document = parse(query)
  const plan = await planner.plan(query, undefined)
  const operation = compileOperation(schemas, { document, operationName: undefined, plan })
  const answers: string[] = []
  const whole = await operation.run({}, async (request) => {
    const text = await honestAnswer(request)
    answers.push(text)
    return reading(text)
  })
  if (whole.errors.length > 0) throw new Error(`The honest answer has errors: ${JSON.stringify(whole.errors)}`)
  return {
    answers,
    async faultsOf(tamper, explains) {
      let calls = 0
      const send: SendToSubgraph = async (request) => {
        const call = calls++
        return reading(tamper(await honestAnswer(request), call))
      }
      try {
        const { data: written, errors } = await operation.run({}, send)
        const data = JSON.parse(written.toString())
        const isSilent = explains !== undefined && errors.length === 0 && nulls(written) > nulls(whole.data)
        return [
          ...faultsOfData(document, data),
          ...faultsOfErrors(errors, data),
          ...(isSilent ? ['nulls that no error explains'] : []),
        ]
      } catch (error) {
        return [`it throws ${error}`]
      }
    },
    async run(send) {
      const { data, errors } = await operation.run({}, send)
      return { data: JSON.parse(data.toString()), errors }
    },
  }
}

const told = new Map<string, string>()

/** What an honest subgraph answers: as text, as over the wire; to the same question the same. */
export async function honestAnswer({ subgraph, body }: Parameters<SendToSubgraph>[0]): Promise<string> {
  const known = told.get(`${subgraph} ${body}`)
  if (known !== undefined) return known
  const schema = honest.find(({ name }) => name === subgraph)?.schema
  if (schema === undefined) throw new Error(`There is no subgraph ${subgraph}.`)
  const { query, variables } = JSON.parse(body)
  const text = JSON.stringify(await execute({ schema, document: parse(query), variableValues: variables }))
  if (body.length < 10_000) told.set(`${subgraph} ${body}`, text)
  return text
}

/** As a sender of the gateway reads it. */
function reading(text: string): Awaited<ReturnType<SendToSubgraph>> {
  try {
    return readAnswer({ status: 200, text, contentType: 'application/json' })
  } catch {
    return { data: null, errors: [{ message: 'No usable answer.' }] }
  }
}

function nulls(data: Buffer): number {
  return data.toString().split('null').length
}

/** The answer is shaped once more by graphql-js: what conforms to the schema stays as it is. */
function faultsOfData(document: DocumentNode, data: unknown): readonly string[] {
  if (data === null) return []
  const again = execute({
    schema: schemas.api,
    document,
    rootValue: data,
    fieldResolver: (source, _args, _context, { path }) => own(source, String(path.key)),
    typeResolver: (source) => String(own(source, '__typename')),
  })
  if ('then' in again) return ['the answer cannot be read at once']
  const faults = (again.errors ?? []).map(({ message, path }) => `${message} at ${path?.join('.')}`)
  return JSON.stringify(again.data) === JSON.stringify(data)
    ? faults
    : [...faults, 'the data is not of the shape asked for']
}

function faultsOfErrors(errors: readonly unknown[], data: unknown): readonly string[] {
  const text: { readonly message?: unknown; readonly path?: unknown }[] = JSON.parse(JSON.stringify(errors))
  const faults = data === null && text.length === 0 ? ['null without an error'] : []
  return text.every(isError) ? faults : [...faults, 'an error that is none']
}

function isError({ message, path = [] }: { readonly message?: unknown; readonly path?: unknown }): boolean {
  const isStep = (step: unknown) => typeof step === 'string' || Number.isInteger(step)
  return typeof message === 'string' && Array.isArray(path) && path.every(isStep)
}

function own(source: unknown, key: string): unknown {
  return typeof source === 'object' && source !== null && Object.hasOwn(source, key) ? Reflect.get(source, key) : null
}

const watched = [Object, Array, Function, String, Number, Boolean, Promise, Map, RegExp, Error].map(
  (one) => [one.name, one.prototype] as const,
)

/** What all objects have in common, as text; a hostile answer must not change it. */
export function prototypes(): string {
  const own = watched.map(([name, prototype]) => [name, ...Object.getOwnPropertyNames(prototype)].join(' '))
  return [...own, Object.getPrototypeOf(Object.prototype), ...Object.keys({}), Reflect.get({}, 'polluted')].join('\n')
}
