import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import { OperationTypeNode, parse } from 'graphql'
import { unmetRequirements } from './unmet-requirements.ts'

const supergraph = parse(`
  enum join__Graph { A @join__graph(name: "a", url: "") B @join__graph(name: "b", url: "") }
  type Query @join__type(graph: A) @join__type(graph: B) {
    e: E @join__field(graph: A)
    rich: E @join__field(graph: A, provides: "c")
  }
  type E @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
    id: ID!
    b: Int @join__field(graph: A, requires: "c")
    c: Int @join__field(graph: A, external: true) @join__field(graph: B)
    next: E @join__field(graph: B)
  }
`)

const fetch = (serviceName: string, operation: string, ...names: readonly string[]): FetchNode => ({
  kind: 'Fetch',
  serviceName,
  operation,
  operationName: undefined,
  operationKind: OperationTypeNode.QUERY,
  ...(names.length > 0 && {
    requires: names.map((name): QueryPlanSelectionNode => ({ kind: 'Field', name })),
  }),
})
const entities = 'query($representations:[_Any!]!){_entities(representations:$representations)'

describe('a requirement', () => {
  it.each([
    ['met by the representation', fetch('a', `${entities}{...on E{b}}}`, 'id', 'c'), undefined],
    ['met by what a field brings along', fetch('a', '{rich{c b}}'), undefined],
    ['of another subgraph’s field', fetch('b', '{e{c}}'), undefined],
    ['not met below the root', fetch('a', '{e{b}}'), 'E.b'],
    ['not met by the representation', fetch('a', `${entities}{...on E{b}}}`, 'id'), 'E.b'],
    ['not met behind another object', fetch('a', `${entities}{...on E{next{b}}}}`, 'id', 'c'), 'E.b'],
    ['asked of a subgraph that only refers to it', fetch('a', '{e{c}}'), 'E.c'],
  ])('is seen: %s', (_, node, expected) => {
    expect(unmetRequirements(supergraph)({ kind: 'QueryPlan', node: { kind: 'Sequence', nodes: [node] } })).toBe(
      expected,
    )
  })
})
