import type { ResponseTree } from './response-tree.ts'
import { compileSharing, type SharingFetch } from './share-equals.ts'

/** A tree of keys as `{ id: 1, product: { upc: 1 } }` writes it. */
function tree(keys: object): ResponseTree {
  const entries = Object.entries(keys).map(([key, below]) => [key, below === 1 ? undefined : tree(below)] as const)
  return { keys: new Map(entries) }
}

function fetch(path: string, keys: object, isRewritten = false): SharingFetch {
  return { path: path === '' ? [] : path.split('.'), tree: tree(keys), isRewritten }
}

const product = { __typename: 1, upc: 1, name: 1 }
const shop = fetch('', { shelves: { id: 1, products: product } })

const answer = () => ({
  shelves: [
    { id: 's1', products: [{ __typename: 'Product', upc: 'a', name: 'Meja' }] },
    { id: 's2', products: [{ __typename: 'Product', upc: 'a', name: 'Meja' }, null] },
    { id: 's1', products: [{ __typename: 'Product', upc: 'a', name: 'Meja' }] },
    { id: 's3', products: [{ __typename: 'Product', upc: 'a', name: 'Kursi' }] },
  ],
})

describe('sharing', () => {
  it('makes equal objects of one path one, from the leaves up, and leaves the data as it was', () => {
    const [share] = compileSharing([shop])
    const data = answer()
    share?.(data)
    expect(JSON.stringify(data)).toBe(JSON.stringify(answer()))
    const [first, second, third, fourth] = data.shelves
    expect(third).toBe(first)
    expect(second?.products[0]).toBe(first?.products[0])
    expect(fourth?.products[0]).not.toBe(first?.products[0])
  })

  it.each([
    [
      'of which another fetch brings a part by way of their parents',
      [shop, fetch('shelves.@', { products: { rank: 1 } })],
    ],
    ['that the plan renames', [fetch('', { shelves: { id: 1, products: product } }, true)]],
    ['without a plain value to tell them by', [fetch('', { shelves: { id: 1, products: { maker: { id: 1 } } } })]],
  ])('leaves objects alone %s', (_, fetches) => {
    const data = answer()
    compileSharing(fetches)[0]?.(data)
    const products = data.shelves.slice(0, 3).map((shelf) => shelf.products[0])
    expect(new Set(products).size).toBe(3)
  })

  it('takes no key of an answer for a property of every object', () => {
    const [share] = compileSharing([fetch('', { list: { id: 1, constructor: 1 } })])
    const data = { list: [JSON.parse('{"id":"1","__proto__":{"a":1}}'), { id: '1' }] }
    share?.(data)
    expect(data.list[0]).not.toBe(data.list[1])
    expect(Reflect.get({}, 'a')).toBeUndefined()
  })
})
