import { type DocumentNode, Kind, parse } from 'graphql'

/** The part of the federation specification that a subgraph's SDL may use without defining it. */
const definitions = parse(/* GraphQL */ `
  scalar federation__FieldSet
  scalar link__Import
  enum link__Purpose { SECURITY EXECUTION }
  directive @link(url: String!, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
  directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  directive @external on OBJECT | FIELD_DEFINITION
  directive @composeDirective(name: String!) repeatable on SCHEMA
`).definitions

/** An SDL document that stands alone: with a `Query` and with the federation directives it uses. */
export function withFederation(document: DocumentNode): DocumentNode {
  const defined = new Set(
    document.definitions.flatMap((node) => ('name' in node && node.name ? [`${node.kind}:${node.name.value}`] : [])),
  )
  const missing = definitions.filter(
    (node) => !('name' in node && node.name && defined.has(`${node.kind}:${node.name.value}`)),
  )
  const own = document.definitions.map((node) =>
    node.kind === Kind.SCHEMA_EXTENSION && node.operationTypes === undefined ? { ...node, operationTypes: [] } : node,
  )
  return { ...document, definitions: [...missing, ...own] }
}
