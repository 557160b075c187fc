import type { FetchNode, FlattenNode, PlanNode } from '@apollo/query-planner'
import { OperationTypeNode } from 'graphql'
import { mutationsApart } from './mutations-apart.ts'

const mutation = (operation: string, variableUsages: string[] = []): FetchNode => ({
  kind: 'Fetch',
  serviceName: 'a',
  operationKind: OperationTypeNode.MUTATION,
  operationName: undefined,
  variableUsages,
  operation,
})
const follow = (key: string): FlattenNode => ({
  kind: 'Flatten',
  path: [key],
  node: { ...mutation('{_entities}'), operationKind: OperationTypeNode.QUERY },
})

function apart(node: PlanNode, ...keys: string[]): unknown {
  return mutationsApart({ kind: 'QueryPlan', node }, keys).node
}

describe('the fields of a mutation', () => {
  it('stay together where no other subgraph adds anything', () => {
    const node = mutation('mutation{one two}')
    expect(apart(node, 'one', 'two')).toBe(node)
  })

  it('are each followed by what completes them, with their own variables', () => {
    const both = mutation('mutation($n:Int,$m:Int){one(n:$n){id}two(m:$m){id}}', ['n', 'm'])
    const node: PlanNode = {
      kind: 'Sequence',
      nodes: [both, { kind: 'Parallel', nodes: [follow('one'), follow('two')] }],
    }
    expect(apart(node, 'one', 'two')).toEqual({
      kind: 'Sequence',
      nodes: [
        {
          kind: 'Sequence',
          nodes: [mutation('mutation($n:Int){one(n:$n){id}}', ['n']), { kind: 'Parallel', nodes: [follow('one')] }],
        },
        {
          kind: 'Sequence',
          nodes: [mutation('mutation($m:Int){two(m:$m){id}}', ['m']), { kind: 'Parallel', nodes: [follow('two')] }],
        },
      ],
    })
  })

  it('come in the order of the question, not of the plan', () => {
    const node = mutation('mutation{one ...on Mutation@include(if:true){three}two}')
    expect(apart(node, 'one', 'two', 'three')).toEqual({
      kind: 'Sequence',
      nodes: [
        mutation('mutation{one}'),
        mutation('mutation{two}'),
        mutation('mutation{...on Mutation@include(if:true){three}}'),
      ],
    })
  })
})
