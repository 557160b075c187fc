import { type DocumentNode, type FieldNode, Kind, print, visit } from 'graphql'

/** How the response keys of a planned document differ from the client's. */
export interface SeparateKeys {
  /** Stands before a key that the client gave and that the planner could mistake for its own. */
  readonly prefix: string
  readonly names: ReadonlySet<string>
}

/** A document to plan, and how its keys differ; undefined where they do not. */
export interface SeparatedDocument {
  readonly document: DocumentNode
  readonly keys: SeparateKeys | undefined
}

/**
 * Keeps the client's aliases apart from the fields that a plan fetches for itself: `{ id: name }` would otherwise be
 * taken for the key. `names` are those of `plannerNames`. What is planned is the returned document; the answer still has
 * the shape of the given one.
 */
export function separateKeys(document: DocumentNode, names: ReadonlySet<string>): SeparatedDocument {
  let isMet = false
  visit(document, {
    Field(node) {
      isMet ||= meets(node, names)
    },
  })
  if (!isMet) return { document, keys: undefined }
  const keys = { names, prefix: freePrefix(document, names) }
  const separated = visit(document, {
    Field(node) {
      if (!meets(node, names)) return undefined
      return { ...node, alias: { kind: Kind.NAME, value: plannedKey(node, keys) } }
    },
  })
  return { document: separated, keys }
}

/** The key under which the fetched data holds a field of the client's document. */
export function plannedKey(node: FieldNode, keys: SeparateKeys | undefined): string {
  const key = (node.alias ?? node.name).value
  return keys !== undefined && meets(node, keys.names) ? `${keys.prefix}${key}` : key
}

/** A step of a path in the fetched data, as the client calls it. */
export function clientStep<Step extends string | number>(step: Step, keys: SeparateKeys | undefined): Step | string {
  if (keys === undefined || typeof step !== 'string' || !step.startsWith(keys.prefix)) return step
  return step.slice(keys.prefix.length)
}

function meets({ alias, name }: FieldNode, names: ReadonlySet<string>): boolean {
  return alias !== undefined && alias.value !== name.value && names.has(alias.value)
}

function freePrefix(document: DocumentNode, names: ReadonlySet<string>): string {
  const text = [print(document), ...names].join(' ')
  let prefix = 'own_'
  while (text.includes(prefix)) prefix += '_'
  return prefix
}
