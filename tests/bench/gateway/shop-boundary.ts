import { boundaryDefinitions } from '@simpul/boundary'
import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql'
import type { WorkloadSubgraph } from '../reviews-workload.ts'

/** The agency that keeps each part of the shop. */
export const shopAgencies = {
  users: { id: 'disnaker-jember', kind: 'GOVERNMENT' },
  products: { id: 'p3mi-in-era-sejahtera', kind: 'RECRUITMENT' },
  inventory: { id: 'migrant-care-jember', kind: 'NGO' },
  reviews: { id: 'forum-pmi-jember', kind: 'FORUM' },
} as const

/** Who owns each type: in every other subgraph it is a stub, whose key tells nothing. */
const owners: Readonly<Record<string, string>> = { User: 'users', Product: 'products', Review: 'reviews' }

const link = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@composeDirective"])
  @link(url: "https://specs.simpul.example/boundary/v1.0", import: ["@agency", "@classified", "@subject", "@share", "@accepts", "@filters"])
  ${['agency', 'classified', 'subject', 'share', 'accepts', 'filters'].map((name) => `@composeDirective(name: "@${name}")`).join(' ')}`

/**
 * The schema of one part of the shop as an agency of the hub would sign it: every field is internal and offered to the
 * government under the frame agreement, so that a caller of its may read all of it, by what the others signed.
 */
export function shopSdl({ name, sdl }: WorkloadSubgraph): string {
  const agency = shopAgencies[name as keyof typeof shopAgencies]
  const document = visit(parse(sdl), {
    SchemaExtension: () => null,
    ObjectTypeDefinition: (type) => (type.name.value === 'Query' ? undefined : classified(type, name)),
  })
  const said = `@agency(subgraph: "${name}", id: "${agency.id}", kind: ${agency.kind})`
  return `${link} ${said}\n${boundaryDefinitions}\n${print(document)}`
}

function classified(type: ObjectTypeDefinitionNode, subgraph: string): ObjectTypeDefinitionNode {
  const isStub = owners[type.name.value] !== subgraph
  const fields = type.fields?.map((field) => (isStub && isKey(field) ? field : withRules(field)))
  return fields === undefined ? type : { ...type, fields }
}

function isKey({ name, type }: FieldDefinitionNode): boolean {
  return (name.value === 'id' || name.value === 'upc') && type.kind === Kind.NON_NULL_TYPE
}

function withRules(field: FieldDefinitionNode): FieldDefinitionNode {
  return { ...field, directives: [...(field.directives ?? []), ...rules] }
}

const rules: readonly ConstDirectiveNode[] = directivesOf(
  '@classified(as: INTERNAL) @share(with: GOVERNMENT, for: [GOVERNANCE], on: PUBLIC_TASK, rows: ALL, under: "mou-jember")',
)

function directivesOf(text: string): readonly ConstDirectiveNode[] {
  const [definition] = parse(`type T { f: Int ${text} }`, { noLocation: true }).definitions
  return definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.fields?.[0]?.directives ?? []) : []
}
