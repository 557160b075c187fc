import { type DocumentNode, type FieldNode, Kind, print, visit } from 'graphql'

/** How the response keys of a planned document differ from the client's. */
export interface SeparateKeys {
  /** Stands before every key that is a separate one; no other begins so. */
  readonly prefix: string
  /** The keys, by what each is asked for: the client's key, the field and its arguments. */
  readonly keys: ReadonlyMap<string, string>
}

/** A document to plan, and how its keys differ; undefined where they do not. */
export interface SeparatedDocument {
  readonly document: DocumentNode
  readonly keys: SeparateKeys | undefined
}

/**
 * Keeps the client's response keys apart from the fields that a plan fetches for itself, `names` by `plannerNames`, and
 * from each other: to the planner `{ id: name }` is the key, and what two types have under one key is one field. What is
 * planned is the returned document; the answer still has the shape of the given one.
 */
export function separateKeys(document: DocumentNode, names: ReadonlySet<string>): SeparatedDocument {
  const wanted = separateOnes(document, names)
  if (wanted.size === 0) return { document, keys: undefined }
  const prefix = freePrefix(document, names)
  const found = new Map([...wanted].map(([what, key], index) => [what, `${prefix}${index}_${key}`] as const))
  const keys = { prefix, keys: found }
  const separated = visit(document, {
    Field(node) {
      const value = found.get(whatIsAsked(node))
      return value === undefined ? undefined : { ...node, alias: { kind: Kind.NAME, value } }
    },
  })
  return { document: separated, keys }
}

/** The key under which the fetched data holds a field of the client's document. */
export function plannedKey(node: FieldNode, separate: SeparateKeys | undefined): string {
  const key = clientKey(node)
  return separate === undefined ? key : (separate.keys.get(whatIsAsked(node)) ?? key)
}

/** A step of a path in the fetched data, as the client calls it. */
export function clientStep<Step extends string | number>(
  step: Step,
  separate: SeparateKeys | undefined,
): Step | string {
  if (separate === undefined || typeof step !== 'string' || !step.startsWith(separate.prefix)) return step
  return step.slice(step.indexOf('_', separate.prefix.length) + 1)
}

/** What needs a key of its own, with the client's: aliases by a planner's name, and what another shares its key with. */
function separateOnes(document: DocumentNode, names: ReadonlySet<string>): ReadonlyMap<string, string> {
  const separate = new Map<string, string>()
  const firstBy = new Map<string, string>()
  visit(document, {
    Field(node) {
      const [key, what] = [clientKey(node), whatIsAsked(node)]
      const first = firstBy.get(key)
      if (first === undefined) firstBy.set(key, what)
      const isMet = key !== node.name.value && names.has(key)
      if (isMet || (first !== undefined && first !== what)) separate.set(what, key)
    },
  })
  return separate
}

function clientKey({ alias, name }: FieldNode): string {
  return (alias ?? name).value
}

function whatIsAsked(node: FieldNode): string {
  const { name, arguments: args = [] } = node
  if (args.length === 0) return `${clientKey(node)}:${name.value}`
  return `${clientKey(node)}:${name.value}(${args.map(print).sort().join()})`
}

function freePrefix(document: DocumentNode, names: ReadonlySet<string>): string {
  const text = [print(document), ...names].join(' ')
  let prefix = 'own_'
  while (text.includes(prefix)) prefix += '_'
  return prefix
}
