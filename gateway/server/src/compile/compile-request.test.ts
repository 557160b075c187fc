import type { FetchNode } from '@apollo/query-planner'
import { buildSchema, OperationTypeNode } from 'graphql'
import { compileFetch } from './compile-fetch.ts'
import { compileRequest } from './compile-request.ts'

const supergraph = {
  schema: buildSchema('type Query { e: E } type E { id: ID f: Int g: Int }'),
  keysOf: () => new Set<string>(),
}

const entities = (selection: string, variables = ''): FetchNode => ({
  kind: 'Fetch',
  serviceName: 's',
  operationKind: OperationTypeNode.QUERY,
  operationName: 'Ask',
  variableUsages: variables === '' ? [] : ['n'],
  requires: [
    {
      kind: 'InlineFragment',
      typeCondition: 'E',
      selections: [
        { kind: 'Field', name: '__typename' },
        { kind: 'Field', name: 'id' },
      ],
    },
  ],
  operation: `query Ask($representations:[_Any!]!${variables}){_entities(representations:$representations){${selection}}}`,
})

function request(...nodes: readonly FetchNode[]) {
  return compileRequest(
    nodes.map((node, index) => compileFetch(node, [`p${index}`], supergraph)),
    [],
  )
}

describe('a request', () => {
  it('of one fetch is what the plan wrote', () => {
    const node = entities('...on E{f}')
    expect(request(node).text([0]).query).toBe(node.operation)
  })

  it('of fetches that ask the same is one of them, with their representations together', () => {
    const { bundles, text } = request(entities('...on E{f}'), entities('...on E{f}'))
    expect(bundles.map(({ fetches, alias }) => [fetches.length, alias])).toEqual([[2, '_entities']])
    expect(text([0]).query).toBe(entities('...on E{f}').operation)
  })

  it('of fetches that ask differently has an alias for each, and their variables once', () => {
    const asked = request(
      entities('...on E{f}'),
      entities('...on E{g(n:$n)}', '$n:Int=2'),
      entities('...on E{h(n:$n)}', '$n:Int=2'),
    )
    expect(asked.text([0, 1, 2]).query).toBe(
      'query Ask($representations0:[_Any!]!,$representations1:[_Any!]!,$representations2:[_Any!]!,$n:Int=2)' +
        '{e0:_entities(representations:$representations0){...on E{f}} e1:_entities(representations:$representations1){...on E{g(n:$n)}}' +
        ' e2:_entities(representations:$representations2){...on E{h(n:$n)}}}',
    )
    expect(asked.variables([0, 1, 2])).toEqual(['n'])
  })

  it('leaves out what has nothing to ask', () => {
    const asked = request(entities('...on E{f}'), entities('...on E{g(n:$n)}', '$n:Int'))
    expect(asked.text([0]).query).toBe(
      'query Ask($representations0:[_Any!]!){e0:_entities(representations:$representations0){...on E{f}}}',
    )
    expect(asked.variables([0])).toEqual([])
  })
})
