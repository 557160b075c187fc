import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import { OperationTypeNode } from 'graphql'
import { planTree } from './plan-tree.ts'

const fetch = (serviceName: string, operation = '{ a }'): FetchNode => ({
  kind: 'Fetch',
  serviceName,
  operation,
  operationName: undefined,
  operationKind: OperationTypeNode.QUERY,
})
const shown = (serviceName: string, path = '') => ({
  kind: 'fetch',
  subgraph: serviceName,
  path,
  operation: '{\n  a\n}',
})
const treeOf = (node?: PlanNode) => planTree({ kind: 'QueryPlan', ...(node === undefined ? {} : { node }) })

describe('planTree', () => {
  it('shows the steps, and where in the answer each fetch has its place', () => {
    const node: PlanNode = {
      kind: 'Sequence',
      nodes: [
        fetch('government'),
        {
          kind: 'Parallel',
          nodes: [
            { kind: 'Flatten', path: ['workers', '@', 'cases'], node: fetch('ngo') },
            { kind: 'Condition', condition: 'withPlacement', ifClause: fetch('recruitment') },
          ],
        },
      ],
    }
    expect(treeOf(node)).toEqual({
      isCut: false,
      tree: {
        kind: 'sequence',
        nodes: [
          shown('government'),
          {
            kind: 'parallel',
            nodes: [
              shown('ngo', 'workers[].cases'),
              { kind: 'if', variable: 'withPlacement', nodes: [shown('recruitment')] },
            ],
          },
        ],
      },
    })
  })

  it.each([
    ['nothing to ask', undefined, null],
    ['a group of one', { kind: 'Parallel', nodes: [fetch('a')] }, shown('a')],
    ['a group of none', { kind: 'Sequence', nodes: [] }, null],
    [
      'what is left out where a variable is true',
      { kind: 'Condition', condition: 'v', elseClause: fetch('a') },
      { kind: 'unless', variable: 'v', nodes: [shown('a')] },
    ],
    [
      'a deferred part',
      {
        kind: 'Defer',
        primary: { node: fetch('a') },
        deferred: [{ depends: [], queryPath: [], node: { kind: 'Flatten', path: ['x'], node: fetch('b') } }],
      },
      { kind: 'sequence', nodes: [shown('a'), { kind: 'deferred', nodes: [shown('b', 'x')] }] },
    ],
  ] as const)('shows %s', (_, node, tree) => {
    expect(treeOf(node as PlanNode | undefined)).toEqual({ tree, isCut: false })
  })

  it('leaves out what the caller wrote into the operation about somebody', () => {
    const operation = 'query Q($x: ID = "w-1") { a(id: "3509-secret", nik: 3509000000000001, first: 20, rate: 35.09) }'
    expect(treeOf(fetch('a', operation)).tree).toEqual({
      kind: 'fetch',
      subgraph: 'a',
      path: '',
      operation: 'query Q($x: ID = "…") {\n  a(id: "…", nik: 0, first: 20, rate: 0)\n}',
    })
  })

  it('is bounded: in fetches, in the length of each operation, and it says so', () => {
    const long = `{ ${Array.from({ length: 2_000 }, (_, index) => `field${index}`).join(' ')} }`
    const { tree, isCut } = treeOf({ kind: 'Parallel', nodes: Array.from({ length: 300 }, () => fetch('a', long)) })
    const nodes = tree?.kind === 'parallel' ? tree.nodes : []
    const [first] = nodes
    expect([nodes.length, isCut, first?.kind === 'fetch' && first.operation.length]).toEqual([100, true, 2_000])
  })

  it('is made once a plan', () => {
    const plan: QueryPlan = { kind: 'QueryPlan', node: fetch('a') }
    expect(planTree(plan)).toBe(planTree(plan))
  })
})
