import { type DocumentNode, execute, type GraphQLSchema } from 'graphql'

/** A result as the client asked for it: what was pruned is null again, and nulls bubble as the schema says. */
export function restoreNulls(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>> | undefined,
  data: unknown,
): unknown {
  const result = execute({
    schema,
    document,
    rootValue: data ?? {},
    variableValues: variables ?? {},
    operationName: operationName ?? null,
    fieldResolver: (source, _args, _context, info) => source?.[info.path.key] ?? null,
    typeResolver: (value) => value.__typename,
  })
  return 'then' in result ? null : result.data
}
