import { type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql'
import { fieldSetsOf, graphOf, namesOfFieldSet } from './join-directives.ts'

/** A supergraph without the external fields that their subgraph no longer needs for anything; the planner refuses them. */
export function withoutIdleExternals(document: DocumentNode): DocumentNode {
  const used = usedNames(document)
  const inInterfaces = interfaceFields(document)
  return visit(document, {
    FieldDefinition: (field) => ({
      ...field,
      directives: field.directives?.filter((one) => {
        const name = field.name.value
        return !isExternal(one) || used.has(`${graphOf(one)} ${name}`) || inInterfaces.has(name)
      }),
    }),
  })
}

/** The names that a subgraph's field sets hold. */
function usedNames(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>()
  visit(document, {
    Directive(directive) {
      const sets = fieldSetsOf(directive, ['key', 'requires', 'provides'])
      for (const name of sets.flatMap(namesOfFieldSet)) used.add(`${graphOf(directive)} ${name}`)
    },
  })
  return used
}

/** An external field may stand there for an interface. */
function interfaceFields(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>()
  visit(document, {
    InterfaceTypeDefinition: ({ fields = [] }) => {
      for (const { name } of fields) names.add(name.value)
    },
  })
  return names
}

function isExternal({ name, arguments: args = [] }: DirectiveNode): boolean {
  if (name.value !== 'join__field') return false
  return args.some((one) => one.name.value === 'external' && one.value.kind === Kind.BOOLEAN && one.value.value)
}
